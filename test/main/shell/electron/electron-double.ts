import { EventEmitter } from 'node:events';
import type { ElectronApi } from '../../../../main/shell/electron/electron-shell.ts';

type Handler = (...args: never[]) => unknown;

/**
 * A recorded double of the part of Electron that the adapter uses. It runs no page: it keeps what was asked of it
 * and lets a test play what Electron would say. Typed as Electron, so a call that Electron does not have fails tsc.
 */
export function makeElectronDouble() {
  const handlers: Record<string, Handler> = {};
  const calls: [string, ...unknown[]][] = [];
  const keep =
    (name: string) =>
    (...args: unknown[]): void =>
      void calls.push([name, ...args]);
  const makeContents = () =>
    Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: Handler) => {
        handlers.windowOpen = handler;
      },
      send: keep('send'),
      isCrashed: () => false,
      capturePage: async () => ({ toPNG: () => Buffer.from('\x89PNG') }),
      /** Never answered, as by a page that hangs, until a test says otherwise. */
      executeJavaScript: (): Promise<unknown> => new Promise(() => {}),
      forcefullyCrashRenderer: keep('forcefullyCrashRenderer'),
    });
  const windows: (EventEmitter & { webContents: ReturnType<typeof makeContents> })[] = [];
  class BrowserWindow extends EventEmitter {
    readonly webContents = makeContents();
    readonly removeMenu = keep('removeMenu');
    readonly destroy = keep('destroy');
    constructor(options: unknown) {
      super();
      calls.push(['BrowserWindow', options]);
      windows.push(this);
    }
    async loadURL(url: string): Promise<void> {
      calls.push(['loadURL', url]);
    }
  }
  const session = Object.assign(new EventEmitter(), {
    protocol: {
      handle: (_scheme: string, handler: Handler) => {
        handlers.serve = handler;
      },
    },
    setPermissionRequestHandler: (handler: Handler) => {
      handlers.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: Handler) => {
      handlers.permissionCheck = handler;
    },
    setDisplayMediaRequestHandler: (handler: Handler) => {
      handlers.displayMedia = handler;
    },
    webRequest: {
      onBeforeRequest: (filter: unknown, handler: Handler) => {
        calls.push(['onBeforeRequest', filter]);
        handlers.beforeRequest = handler;
      },
    },
  });
  const app = Object.assign(new EventEmitter(), {
    setPath: keep('setPath'),
    commandLine: { appendSwitch: keep('appendSwitch') },
    whenReady: async () => {},
    quit: keep('quit'),
  });
  const ipcMain = new EventEmitter();
  const desktopCapturer = { getSources: async () => [{ id: 'screen:0', name: 'Screen' }] };
  const api = { app, BrowserWindow, session: { defaultSession: session }, ipcMain, desktopCapturer };
  return {
    api: api as unknown as ElectronApi,
    handlers,
    calls,
    windows,
    session,
    ipcMain,
    app,
    /** The page of the newest window. */
    get contents() {
      const newest = windows.at(-1);
      if (!newest) throw new Error('no window was opened');
      return newest.webContents;
    },
  };
}
