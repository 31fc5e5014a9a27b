import { displayAnswers } from '../display-answers.ts';
import { writeProfilePreferences } from '../lock/profile-preferences.ts';
import { makeMessages } from '../messages.ts';
import { type Silence, watchPage } from '../page-watch.ts';
import { makeReopening } from '../reopening.ts';
import { sandboxHere } from '../sandbox.ts';
import type { Shell, ShellOptions, ShellTrouble } from '../shell.ts';
import { makeOneAtATime } from '../sign-in/one-at-a-time.ts';
import type { CdpValues } from './cdp-pipe.ts';
import { type ChromiumPage, openChromiumPage, origin } from './chromium-page.ts';
import { type ChromiumProcess, startChromium } from './chromium-process.ts';
import { makeSignInWindows, type SignInWindows } from './chromium-sign-in.ts';
import { watchHelpers } from './process-watch.ts';
import { chromiumSwitches } from './switches.ts';

/** What our page may do without being asked. Everything else, and everybody else, is refused. */
const permissions = [
  'audioCapture',
  'videoCapture',
  // Every camera that our page opens then tells what of it moves; to ask for it in opening one could only fail.
  'cameraPanTiltZoom',
  'displayCapture',
  'speakerSelection',
  'wakeLockScreen',
  // The room's signalling is a WebSocket to a hub on this computer or in the house.
  'loopbackNetwork',
  'localNetwork',
];

/** A page's process or a browser that was told to end and has not done so after this many ms is ended by force. */
const endWithinMs = 3000;

/** The Chromium adapter, with the page's DevTools session for tests and tools of the shell. */
export type ChromiumShell = Shell & {
  /** A command to the page's own session; rejects while there is no page. */
  devtools(method: string, params?: CdpValues): Promise<CdpValues>;
  /** Process id of the browser; 0 while there is none. */
  pid(): number;
};

/** Makes the kiosk's window from the Chromium at `program`. */
export function makeChromiumShell(program: string, options: ShellOptions): ChromiumShell {
  const { clock, log } = options;
  const sandbox = sandboxHere(log);
  const messages = makeMessages();
  const troubleListeners: ((trouble: ShellTrouble) => void)[] = [];
  const closing = new AbortController();
  let browser: ChromiumProcess | null = null;
  let page: ChromiumPage | null = null;
  let signIns: SignInWindows | null = null;
  const signIn = makeOneAtATime();
  let version = 'Chromium';
  /** Set while what hung is being ended, so that its end is not told as a second trouble. */
  let endsHung = false;

  const tell = (trouble: ShellTrouble): void => {
    for (const listener of troubleListeners) listener(trouble);
  };

  const inPage = (method: string, params: CdpValues = {}): Promise<CdpValues> =>
    page ? page.command(method, params) : Promise.reject(new Error(`${method}: there is no page`));

  const load = async (): Promise<void> => {
    if (!page) throw new Error('there is no page to load');
    await page.load();
  };

  const firstPageOf = (started: ChromiumProcess, windows: SignInWindows): Promise<string> => {
    const { pipe } = started;
    let own: string | null = null;
    const first = new Promise<string>((resolve, reject) => {
      pipe.onEvent(({ method, params }) => {
        if (method === 'Target.targetCreated') {
          const { targetInfo } = params as {
            targetInfo: { type: string; targetId: string; browserContextId?: string };
          };
          if (targetInfo.type !== 'page' || windows.owns(targetInfo.browserContextId)) return;
          // A second window is nobody's wish: links and scripts of ours open none.
          if (own !== null) {
            log.warn('a second window was opened and closed again');
            pipe.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
          } else {
            own = targetInfo.targetId;
            resolve(own);
          }
        }
        // A window that was closed takes its browser with it; should it not, the browser is ended.
        if (method === 'Target.targetDestroyed' && params.targetId === own)
          clock.after(endWithinMs, started.kill);
      });
      pipe.send('Target.setDiscoverTargets', { discover: true }).catch(reject);
      void started.ended.then((how) => reject(new Error(`the browser ended (${how})`)));
    });
    return first;
  };

  const onCrash = (): void => {
    watch.off();
    if (!endsHung) {
      log.warn('the window died and is loaded again');
      tell({ kind: 'window-crashed' });
    }
    endsHung = false;
    reopening.died('page');
  };

  const onSilence = (silence: Silence): void => {
    tell({ kind: silence });
    switch (silence) {
      case 'window-silent':
        log.warn('the window was loaded but says nothing, and is loaded again');
        reopening.died('page');
        return;
      case 'browser-hung':
        log.warn('the browser does not answer and is ended');
        endsHung = true;
        browser?.kill();
        return;
      case 'window-hung': {
        log.warn('the window does not answer and is ended');
        const hung = browser;
        endsHung = true;
        // Never answered: the process is gone before it could.
        page?.soon('Page.crash');
        clock.after(endWithinMs, () => {
          if (endsHung && browser === hung) hung?.kill();
        });
      }
    }
  };

  const watch = watchPage({
    clock,
    askPage: () => inPage('Runtime.evaluate', { expression: '1' }),
    askBrowser: () => browser?.pipe.send('Browser.getVersion') ?? Promise.resolve(),
    found: onSilence,
  });

  const onEnd = async (how: string): Promise<void> => {
    watch.off();
    if (closing.signal.aborted) return;
    if (options.windowed && how === 'exit code 0') {
      tell({ kind: 'closed' });
      return;
    }
    if (!endsHung) {
      log.warn(`the browser is gone (${how}) and is started again`);
      tell({ kind: 'browser-gone' });
    }
    endsHung = false;
    reopening.died('browser');
    if (options.headless || (await displayAnswers())) return;
    log.error('the display is gone');
    tell({ kind: 'display-gone' });
  };

  const start = async (): Promise<void> => {
    const before = browser;
    browser = null;
    page = null;
    watch.off();
    await before?.stop();
    writeProfilePreferences(options.profileFolder, !options.windowed);
    const started = await startChromium(program, chromiumSwitches(options, sandbox), closing.signal);
    if (closing.signal.aborted) {
      await started.stop();
      return;
    }
    browser = started;
    const { pipe } = started;
    const stopWatchingHelpers = watchHelpers({ clock, pipe, gone: onHelperGone });
    void started.ended.then((how) => {
      stopWatchingHelpers();
      // Another one when it was ended for a fresh start.
      if (browser !== started) return;
      browser = null;
      page = null;
      onEnd(how).catch((error: unknown) => log.error(`after the browser's end: ${String(error)}`));
    });
    const windows = makeSignInWindows(started, options);
    signIns = windows;
    const target = await firstPageOf(started, windows);
    const [about, opened] = await Promise.all([
      pipe.send('Browser.getVersion'),
      openChromiumPage({
        pipe,
        target,
        log,
        shell: options,
        events: {
          message(message, sender) {
            messages.hear(message, sender);
            if (!sender.topFrame || sender.origin !== origin) return;
            watch.spoke();
            reopening.spoke();
          },
          leaving: watch.loading,
          crashed: onCrash,
        },
      }),
      pipe.send('Browser.grantPermissions', { origin, permissions }),
      pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
    ]);
    page = opened;
    version = String(about.product).replace('/', ' ');
    await load();
  };

  const onHelperGone = (kind: 'gpu-gone' | 'network-service-gone'): void => {
    log.warn(`a process of the browser was started anew by it (${kind})`);
    tell({ kind });
  };

  const reopening = makeReopening({ clock, log, load, start, stuck: () => tell({ kind: 'stuck' }) });

  return {
    name: 'chromium',
    origin,
    describe: () => version,
    sandbox,
    open: reopening.open,
    send: (message) => page?.deliver(message),
    onMessage: messages.listen,
    onTrouble: (listener) => void troubleListeners.push(listener),
    // The system hands links to packaged programs only.
    onLink: () => {},
    pageBroke() {
      log.warn('the window cannot draw itself and is loaded again');
      tell({ kind: 'window-broken' });
      reopening.died('page');
    },
    reload: load,
    renew: reopening.renew,
    async signIn(wish, signal) {
      const windows = signIns;
      if (!windows || !page) return { kind: 'failed' };
      const ended = await signIn.run(signal, (own) => windows.show(wish, own));
      page.soon('Page.bringToFront');
      return ended;
    },
    async picture() {
      const { data } = await inPage('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(String(data), 'base64');
    },
    async close() {
      closing.abort();
      signIn.end();
      watch.off();
      const ended = browser?.stop();
      await reopening.close();
      await ended;
    },
    devtools: inPage,
    pid: () => browser?.pid ?? 0,
  };
}
