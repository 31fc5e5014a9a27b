import type * as Electron from 'electron';
import type { ShellOptions } from '../shell.ts';
import type { SignInEnd, SignInWish } from '../sign-in/sign-in.ts';
import { showSignIn } from '../sign-in/sign-in-page.ts';
import { ownWindow, shutPage } from './own-window.ts';

/** The part of Electron with which a page to sign in is shown. */
export type SignInApi = Pick<typeof Electron, 'BrowserWindow' | 'session'>;

let made = 0;

/** A session for one sign-in, in memory only, that allows nothing; see `guardSession` for the kiosk's own. */
function sessionForOne({ session }: SignInApi): Electron.Session {
  made += 1;
  const own = session.fromPartition(`sign-in-${made}`, { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  return own;
}

const signIns = new WeakSet<object>();

/** Whether these are the contents of a page to sign in, which goes from the provider's pages to the node's. */
export const isSignIn = (contents: object): boolean => signIns.has(contents);

/**
 * Shows the page in a window of its own over the kiosk's, driven over the DevTools protocol as in the other shell, with no preload.
 * Never rejects.
 */
export async function showElectronSignIn(
  electron: SignInApi,
  options: Pick<ShellOptions, 'clock' | 'log' | 'windowed' | 'headless' | 'size'>,
  parent: Electron.BrowserWindow,
  wish: SignInWish,
  signal: AbortSignal,
): Promise<SignInEnd> {
  const own = sessionForOne(electron);
  const window = new electron.BrowserWindow({
    ...ownWindow(options),
    parent,
    minimizable: false,
    webPreferences: { ...shutPage, session: own },
  });
  const { webContents: contents } = window;
  signIns.add(contents);
  window.removeMenu();
  const gone = new Promise<void>((resolve) => {
    window.on('closed', () => resolve());
    contents.on('render-process-gone', () => resolve());
  });
  try {
    const wire = contents.debugger;
    wire.attach('1.3');
    await contents.loadURL('about:blank');
    const { frameTree } = (await wire.sendCommand('Page.getFrameTree')) as {
      frameTree: { frame: { id: string } };
    };
    return await showSignIn({
      wire: {
        command: (method, params, session) =>
          session === '' ? wire.sendCommand(method, params) : wire.sendCommand(method, params, session),
        onEvent: (listener) =>
          wire.on('message', (_event, method: string, params: Record<string, unknown>, session?: string) =>
            listener(method, params, session ?? ''),
          ),
      },
      session: '',
      frame: frameTree.frame.id,
      wish,
      windowed: options.windowed,
      clock: options.clock,
      log: options.log,
      signal,
      gone,
    });
  } catch (error) {
    options.log.warn(
      `there is no window to sign in: ${error instanceof Error ? error.message : String(error)}`,
    );
    return { kind: 'failed' };
  } finally {
    window.destroy();
    await own.clearStorageData().catch(() => {});
  }
}
