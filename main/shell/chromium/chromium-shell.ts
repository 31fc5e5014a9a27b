import type { Sender } from '../../contract/main-end.ts';
import { makeMessages } from '../messages.ts';
import { makeReopening, type Shell, type ShellOptions, type ShellTrouble } from '../shell.ts';
import type { CdpEvent, CdpValues } from './cdp-pipe.ts';
import { type ChromiumProcess, startChromium } from './chromium-process.ts';
import { bindingName, deliverName, pageScript } from './page-script.ts';
import { chromiumSwitches } from './switches.ts';

/** A private origin: `.localhost` never leaves the machine (RFC 6761 §6.3), and every request for it is answered over the pipe. */
const origin = 'https://kiosk.localhost';

/** What our page may do without being asked. Everything else, and everybody else, is refused. */
const permissions = [
  'audioCapture',
  'videoCapture',
  'displayCapture',
  'speakerSelection',
  'wakeLockScreen',
  // The room's signalling is a WebSocket to a hub on this computer or in the house.
  'loopbackNetwork',
  'localNetwork',
];

/** The Chromium adapter, with the page's DevTools session for tests and tools of the shell. */
export type ChromiumShell = Shell & {
  /** A command to the page's own session; rejects while there is no page. */
  devtools(method: string, params?: CdpValues): Promise<CdpValues>;
  /** Process id of the browser; 0 while there is none. */
  pid(): number;
};

type Page = {
  readonly session: string;
  readonly target: string;
  readonly frame: string;
  /** Who each execution context of the page is. */
  readonly contexts: Map<number, Sender>;
  /** The main frame's own context, when its document is ours. */
  ownContext: number | null;
};

/** Makes the kiosk's window from the Chromium at `program`. */
export function makeChromiumShell(program: string, options: ShellOptions): ChromiumShell {
  const { clock, log } = options;
  const messages = makeMessages();
  const troubleListeners: ((trouble: ShellTrouble) => void)[] = [];
  const nextReopening = makeReopening(clock);
  let browser: ChromiumProcess | null = null;
  let page: Page | null = null;
  let version = 'Chromium';
  let closing = false;

  const tell = (trouble: ShellTrouble): void => {
    for (const listener of troubleListeners) listener(trouble);
  };
  const inPage = (method: string, params: CdpValues = {}): Promise<CdpValues> =>
    browser && page
      ? browser.pipe.send(method, params, page.session)
      : Promise.reject(new Error(`${method}: there is no page`));
  /** For what is said without waiting; a page that is just dying may refuse it. */
  const inPageSoon = (method: string, params: CdpValues): void => {
    inPage(method, params).catch((error: unknown) => log.debug(`${method} was not taken: ${String(error)}`));
  };

  const answerRequest = (params: CdpValues): void => {
    const { requestId, request } = params as { requestId: string; request: { url: string } };
    const url = URL.parse(request.url);
    if (url?.origin !== origin) {
      log.warn('the page asked for something from elsewhere and did not get it');
      inPageSoon('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const { status, headers, body } = options.serve(decodeURIComponent(url.pathname));
    inPageSoon('Fetch.fulfillRequest', {
      requestId,
      responseCode: status,
      responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: body.toString('base64'),
    });
  };

  const recover = (again: () => Promise<void>): void => {
    const delay = nextReopening();
    if (delay === null) {
      tell({ kind: 'gave-up', detail: 'the window died too often in a short time' });
      return;
    }
    clock.after(delay, () => {
      if (!closing) again().catch(() => recover(again));
    });
  };

  const onPageEvent = ({ method, params }: CdpEvent, current: Page): void => {
    switch (method) {
      case 'Fetch.requestPaused':
        answerRequest(params);
        return;
      case 'Runtime.executionContextCreated': {
        const { context } = params as {
          context: { id: number; origin: string; auxData?: { frameId?: string; isDefault?: boolean } };
        };
        const topFrame = context.auxData?.frameId === current.frame;
        current.contexts.set(context.id, { origin: context.origin, topFrame });
        if (topFrame && context.auxData?.isDefault && context.origin === origin)
          current.ownContext = context.id;
        return;
      }
      case 'Runtime.executionContextDestroyed': {
        const id = Number(params.executionContextId);
        current.contexts.delete(id);
        if (current.ownContext === id) current.ownContext = null;
        return;
      }
      case 'Runtime.executionContextsCleared':
        current.contexts.clear();
        current.ownContext = null;
        return;
      case 'Runtime.bindingCalled': {
        const sender = current.contexts.get(Number(params.executionContextId));
        if (params.name !== bindingName) return;
        messages.hear(String(params.payload), sender ?? { origin: 'unknown', topFrame: false });
        return;
      }
      case 'Inspector.targetCrashed':
        current.contexts.clear();
        current.ownContext = null;
        log.warn('the window died and is loaded again');
        tell({ kind: 'window-crashed' });
        recover(load);
        return;
      case 'Page.javascriptDialogOpening':
        inPageSoon('Page.handleJavaScriptDialog', { accept: false });
        return;
      default:
    }
  };

  const load = async (): Promise<void> => {
    const { errorText } = await inPage('Page.navigate', { url: `${origin}/index.html` });
    if (errorText) throw new Error(`the kiosk's page could not be loaded: ${String(errorText)}`);
  };

  const start = async (): Promise<void> => {
    const asRoot = process.getuid?.() === 0;
    const started = await startChromium(program, chromiumSwitches(options, asRoot));
    if (closing) {
      await started.stop();
      return;
    }
    browser = started;
    started.ended
      .then((how) => {
        if (browser !== started) return;
        browser = null;
        page = null;
        if (closing) return;
        if (options.windowed && how === 'exit code 0') {
          tell({ kind: 'closed' });
          return;
        }
        log.warn(`the browser is gone (${how}) and is started again`);
        tell({ kind: 'browser-gone' });
        recover(start);
      })
      .catch((error: unknown) => log.error(`after the browser's end: ${String(error)}`));

    const { pipe } = started;
    const firstPage = new Promise<string>((resolve) => {
      pipe.onEvent((event) => {
        if (event.method === 'Target.targetCreated') {
          const { targetInfo } = event.params as { targetInfo: { type: string; targetId: string } };
          if (targetInfo.type !== 'page') return;
          // A second window is nobody's wish: links and scripts of ours open none.
          if (page && page.target !== targetInfo.targetId) {
            log.warn('a second window was opened and closed again');
            pipe.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
          } else resolve(targetInfo.targetId);
        } else if (page && event.session === page.session) onPageEvent(event, page);
      });
    });
    await pipe.send('Target.setDiscoverTargets', { discover: true });
    const target = await firstPage;
    const { sessionId } = await pipe.send('Target.attachToTarget', { targetId: target, flatten: true });
    const opened: Page = {
      session: String(sessionId),
      target,
      // A page's main frame has the page target's id.
      frame: target,
      contexts: new Map(),
      ownContext: null,
    };
    page = opened;
    const [about] = await Promise.all([
      pipe.send('Browser.getVersion'),
      pipe.send('Browser.grantPermissions', { origin, permissions }),
      pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
      inPage('Page.enable'),
      inPage('Runtime.enable'),
      inPage('Inspector.enable'),
      inPage('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      inPage('Runtime.addBinding', { name: bindingName }),
      inPage('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(origin) }),
    ]);
    version = String(about.product).replace('/', ' ');
    await load();
    // Otherwise Alt+Left would show the empty page that the browser began with.
    inPageSoon('Page.resetNavigationHistory', {});
  };

  return {
    name: 'chromium',
    origin,
    describe: () => version,
    open: start,
    send(message) {
      if (page?.ownContext == null) return;
      inPageSoon('Runtime.evaluate', {
        expression: `${deliverName}(${JSON.stringify(message)})`,
        contextId: page.ownContext,
        silent: true,
      });
    },
    onMessage: messages.listen,
    onTrouble: (listener) => void troubleListeners.push(listener),
    reload: load,
    async renew() {
      const before = browser;
      browser = null;
      page = null;
      await before?.stop();
      await start();
    },
    async picture() {
      const { data } = await inPage('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(String(data), 'base64');
    },
    async close() {
      closing = true;
      await browser?.stop();
    },
    devtools: inPage,
    pid: () => browser?.pid ?? 0,
  };
}
