import type * as Electron from 'electron';
import { linkScheme, makeLinks } from '../meeting-link.ts';
import { makeMessages } from '../messages.ts';
import { type Silence, watchPage } from '../page-watch.ts';
import { makeReopening } from '../reopening.ts';
import { sandboxHere } from '../sandbox.ts';
import type { Shell, ShellOptions, ShellTrouble } from '../shell.ts';
import { makeOneAtATime } from '../sign-in/one-at-a-time.ts';
import { isSignIn, showElectronSignIn } from './electron-sign-in.ts';
import { guardContents } from './guard-contents.ts';
import { guardSession } from './guard-session.ts';
import { keepKiosk } from './keep-kiosk.ts';
import { origin } from './own-origin.ts';
import { isLocked, ownWindow, shutPage } from './own-window.ts';
import { channel, windowedArgument } from './preload-words.ts';

/** The part of Electron that the adapter uses; the tests' double is of this shape. */
export type ElectronApi = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'Menu' | 'session' | 'screen' | 'ipcMain' | 'desktopCapturer'
>;

/** A session without `persist:` in its name is kept in memory only (electron docs, session.fromPartition). */
const partition = 'kiosk';

/** What Chromium inside Electron is told; Electron has nothing that talks to the browser's maker. */
const electronSwitches = (
  options: Pick<ShellOptions, 'simulatedDevices'>,
): readonly (readonly [name: string, value?: string])[] => [
  ['autoplay-policy', 'no-user-gesture-required'],
  // With made-up names for this computer's addresses a call inside the house would need a resolver for them.
  ['disable-features', 'WebRtcHideLocalIpsWithMdns'],
  ['disable-quic'],
  // The third crash of the GPU process would otherwise end the program.
  ['disable-gpu-process-crash-limit'],
  ['overscroll-history-navigation', '0'],
  ['disable-pinch'],
  ...(options.simulatedDevices ? [['use-fake-device-for-media-stream', 'fps=30'] as const] : []),
];

/** Makes the kiosk's window from Electron, before or after `app` is ready. `preload` is the built preload script. */
export function makeElectronShell(electron: ElectronApi, options: ShellOptions, preload: string): Shell {
  const { app, BrowserWindow, ipcMain } = electron;
  const { clock, log } = options;
  const sandbox = sandboxHere(log);
  const messages = makeMessages();
  const troubleListeners: ((trouble: ShellTrouble) => void)[] = [];
  let window: Electron.BrowserWindow | null = null;
  const signIn = makeOneAtATime();
  let closing = false;
  /** Set while a page that hung is being ended, so that its end is not told as a second trouble. */
  let endsHung = false;

  const tell = (trouble: ShellTrouble): void => {
    for (const listener of troubleListeners) listener(trouble);
  };

  app.setPath('userData', options.profileFolder);
  if (sandbox === 'on') app.enableSandbox();
  for (const [name, value] of electronSwitches(options)) app.commandLine.appendSwitch(name, value);
  // Its own menu has keys for reload, zoom, closing and the developer tools.
  electron.Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, { log, windowed: options.windowed, leadsToWeb: isSignIn }),
  );
  app.on('certificate-error', (event, _contents, _url, error, _certificate, trust) => {
    log.warn(`a certificate was refused (${error})`);
    event.preventDefault();
    trust(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
  // The computer shuts down, or the session ends.
  app.on('before-quit', () => {
    closing = true;
  });
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
  const links = makeLinks(log);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    links.hear([url]);
  });
  app.on('second-instance', (_event, words) => {
    links.hear(words);
    window?.show();
    window?.focus();
  });
  app.on('child-process-gone', (_event, { type, serviceName }) => {
    const isNetwork = serviceName === 'network.mojom.NetworkService';
    if (closing || (type !== 'GPU' && !isNetwork)) return;
    const kind = isNetwork ? 'network-service-gone' : 'gpu-gone';
    log.warn(`a process of the browser was started anew by it (${kind})`);
    tell({ kind });
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

  const watchContents = (contents: Electron.WebContents): void => {
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
      ...ownWindow(options),
      minimizable: !isLocked(options),
      webPreferences: {
        ...shutPage,
        preload,
        session: electron.session.fromPartition(partition),
        backgroundThrottling: false,
        devTools: !app.isPackaged,
        additionalArguments: options.windowed ? [windowedArgument] : [],
      },
    });
    const opened = window;
    opened.removeMenu();
    opened.on('page-title-updated', (event) => event.preventDefault());
    watchContents(opened.webContents);
    if (isLocked(options)) keepKiosk(opened, { clock, screen: electron.screen, mayClose: () => closing });
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
      if (sandbox === 'on' && app.commandLine.hasSwitch('no-sandbox'))
        throw new Error(
          'Rundbord does not run in an Electron whose sandbox is switched off. Start it without --no-sandbox and without ELECTRON_DISABLE_SANDBOX.',
        );
      if (!app.requestSingleInstanceLock())
        throw new Error(`Another Rundbord runs already with the folder ${options.profileFolder}.`);
      // Linux and macOS are told by the package.
      if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme);
      await app.whenReady();
      guardSession({
        session: electron.session.fromPartition(partition),
        desktopCapturer: electron.desktopCapturer,
        serve: options.serve,
        log,
      });
      await reopening.open();
    },
    renew: reopening.renew,
    send(message) {
      if (window && !window.webContents.isCrashed()) window.webContents.send(channel, message);
    },
    onMessage: messages.listen,
    onTrouble: (listener) => void troubleListeners.push(listener),
    onLink: links.listen,
    pageBroke() {
      log.warn('the window cannot draw itself and is loaded again');
      tell({ kind: 'window-broken' });
      reopening.died('page');
    },
    reload: load,
    async signIn(wish, signal) {
      if (!window) return { kind: 'failed' };
      const over = window;
      const ended = await signIn.run(signal, (own) => showElectronSignIn(electron, options, over, wish, own));
      if (window === over) over.focus();
      return ended;
    },
    async picture() {
      if (!window) throw new Error('there is no window');
      return (await window.webContents.capturePage()).toPNG();
    },
    async close() {
      closing = true;
      signIn.end();
      watch.off();
      window?.destroy();
      await reopening.close();
      window = null;
      app.quit();
    },
  };
}
