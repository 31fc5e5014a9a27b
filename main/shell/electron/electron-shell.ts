import type * as Electron from 'electron';
import { makeMessages } from '../messages.ts';
import { type Silence, watchPage } from '../page-watch.ts';
import { makeReopening } from '../reopening.ts';
import { sandboxHere } from '../sandbox.ts';
import type { Shell, ShellOptions, ShellTrouble } from '../shell.ts';

/** The part of Electron that the adapter uses; the tests' double is of this shape. */
export type ElectronApi = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'session' | 'ipcMain' | 'desktopCapturer'
>;

/** A scheme of our own, standard and secure, which never leaves the machine; prepare-electron.ts gives it its privileges. */
export const scheme = 'rundbord';
const origin = `${scheme}://kiosk`;

/** The IPC channel that carries the contract, both ways. The preload knows it too. */
export const channel = 'rundbord';

/** Electron's names for what a meeting needs (electron docs, session.setPermissionRequestHandler). */
const permissions: ReadonlySet<string> = new Set([
  'media',
  'display-capture',
  'speaker-selection',
  'fullscreen',
  'screen-wake-lock',
]);

const isOurs = (url: string): boolean => url === origin || url.startsWith(`${origin}/`);

/** Makes the kiosk's window from Electron, before or after `app` is ready. `preload` is the built preload script. */
export function makeElectronShell(electron: ElectronApi, options: ShellOptions, preload: string): Shell {
  const { app, BrowserWindow, ipcMain, desktopCapturer } = electron;
  const { clock, log } = options;
  const sandbox = sandboxHere(log);
  const messages = makeMessages();
  const troubleListeners: ((trouble: ShellTrouble) => void)[] = [];
  let window: Electron.BrowserWindow | null = null;
  let closing = false;
  /** Set while a page that hung is being ended, so that its end is not told as a second trouble. */
  let endsHung = false;

  const tell = (trouble: ShellTrouble): void => {
    for (const listener of troubleListeners) listener(trouble);
  };

  app.setPath('userData', options.profileFolder);
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
  if (options.simulatedDevices) app.commandLine.appendSwitch('use-fake-device-for-media-stream', 'fps=30');
  // Closing the one window must not end main before it has said so.
  app.on('window-all-closed', () => {});
  ipcMain.on(channel, (event, message: unknown) => {
    const frame = event.senderFrame;
    const sender = { origin: frame?.origin ?? 'unknown', topFrame: frame !== null && frame.parent === null };
    messages.hear(String(message), sender);
    if (!sender.topFrame || sender.origin !== origin) return;
    watch.spoke();
    reopening.spoke();
  });
  app.on('child-process-gone', (_event, { type }) => {
    if (type !== 'GPU' || closing) return;
    log.warn('a process of the browser was started anew by it (gpu-gone)');
    tell({ kind: 'gpu-gone' });
  });

  const load = async (): Promise<void> => {
    watch.loading();
    await window?.loadURL(`${origin}/index.html`);
  };

  const onSilence = (silence: Silence): void => {
    log.warn(`the window does not answer (${silence}) and is loaded again`);
    tell({ kind: silence });
    // Loading waits for a page that hangs; its end is a death like any other.
    if (silence === 'window-silent') reopening.died('page');
    else {
      endsHung = true;
      window?.webContents.forcefullyCrashRenderer();
    }
  };

  const watch = watchPage({
    clock,
    askPage: () => window?.webContents.executeJavaScript('1') ?? Promise.resolve(),
    // The browser is this process.
    askBrowser: () => Promise.resolve(),
    found: onSilence,
  });

  const guardSession = (session: Electron.Session): void => {
    session.protocol.handle(scheme, (request) => {
      const { status, headers, body } = options.serve(decodeURIComponent(new URL(request.url).pathname));
      return new Response(new Uint8Array(body), { status, headers });
    });
    session.setPermissionRequestHandler((_contents, permission, answer, details) => {
      answer(permissions.has(permission) && isOurs(details.requestingUrl));
    });
    session.setPermissionCheckHandler(
      (_contents, permission, requestingOrigin) => permissions.has(permission) && isOurs(requestingOrigin),
    );
    session.setDisplayMediaRequestHandler(
      (_request, answer) => {
        desktopCapturer
          .getSources({ types: ['screen'] })
          .then(([screen]) => answer(screen ? { video: screen } : {}))
          .catch(() => answer({}));
      },
      { useSystemPicker: true },
    );
    // WebSockets are held by the page's own content policy; everything else comes over our scheme.
    session.webRequest.onBeforeRequest(
      { urls: ['http://*/*', 'https://*/*', 'file://*/*', 'ftp://*/*'] },
      (_details, answer) => {
        log.warn('the page asked for something from elsewhere and did not get it');
        answer({ cancel: true });
      },
    );
    session.on('will-download', (event) => event.preventDefault());
  };

  const guardContents = (contents: Electron.WebContents): void => {
    contents.setWindowOpenHandler(() => {
      log.warn('a second window was asked for and refused');
      return { action: 'deny' };
    });
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('render-process-gone', () => {
      if (closing || window?.webContents !== contents) return;
      watch.off();
      if (!endsHung) {
        log.warn('the window died and is loaded again');
        tell({ kind: 'window-crashed' });
      }
      endsHung = false;
      reopening.died('page');
    });
  };

  const openWindow = async (): Promise<void> => {
    const before = window;
    window = null;
    before?.destroy();
    window = new BrowserWindow({
      ...options.size,
      show: !options.headless,
      kiosk: !options.windowed && !options.headless,
      autoHideMenuBar: true,
      backgroundColor: '#0b0f1a',
      title: 'Rundbord',
      webPreferences: {
        preload,
        session: electron.session.defaultSession,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        backgroundThrottling: false,
      },
    });
    window.removeMenu();
    guardContents(window.webContents);
    const opened = window;
    window.on('closed', () => {
      if (window !== opened) return;
      window = null;
      watch.off();
      if (closing) return;
      if (options.windowed) tell({ kind: 'closed' });
      else {
        log.warn('the window was closed and is opened again');
        tell({ kind: 'browser-gone' });
        reopening.died('browser');
      }
    });
    await load();
  };

  const reopening = makeReopening({
    clock,
    log,
    load,
    start: openWindow,
    stuck: () => tell({ kind: 'stuck' }),
  });

  return {
    name: 'electron',
    origin,
    sandbox,
    describe: () => `Electron ${process.versions.electron ?? ''}`.trim(),
    async open() {
      await app.whenReady();
      guardSession(electron.session.defaultSession);
      await reopening.open();
    },
    renew: reopening.renew,
    send(message) {
      if (window && !window.webContents.isCrashed()) window.webContents.send(channel, message);
    },
    onMessage: messages.listen,
    onTrouble: (listener) => void troubleListeners.push(listener),
    reload: load,
    async picture() {
      if (!window) throw new Error('there is no window');
      return (await window.webContents.capturePage()).toPNG();
    },
    async close() {
      closing = true;
      watch.off();
      window?.destroy();
      await reopening.close();
      window = null;
      app.quit();
    },
  };
}
