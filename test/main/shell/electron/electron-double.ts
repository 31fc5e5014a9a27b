import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import type { ElectronApi } from '../../../../main/shell/electron/electron-shell.ts';

type Handler = (...args: never[]) => unknown;

/**
 * A recorded double of the part of Electron that the adapter uses. It runs no page: it keeps what was asked of it
 * and lets a test play what Electron would say. The adapter is typed against Electron itself, so a call that Electron
 * does not have fails tsc. Like Electron it announces the contents of each window, asks a window before it closes, and
 * tells nothing of a window that is destroyed but that it is closed.
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
      setZoomFactor: keep('setZoomFactor'),
      setVisualZoomLevelLimits: async (...limits: unknown[]) =>
        void calls.push(['setVisualZoomLevelLimits', ...limits]),
      closeDevTools: keep('closeDevTools'),
      loadURL: async (url: string) => void calls.push(['loadURL', url]),
      /** Answers every command, and tells what a test plays as `message`. */
      debugger: Object.assign(new EventEmitter(), {
        attach: keep('attach'),
        async sendCommand(method: string, params: unknown = {}, session = ''): Promise<unknown> {
          calls.push([method, params, session]);
          return method === 'Page.getFrameTree' ? { frameTree: { frame: { id: 'top' } } } : {};
        },
      }),
    });
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    setPath: keep('setPath'),
    enableSandbox: keep('enableSandbox'),
    requestSingleInstanceLock: (): boolean => true,
    commandLine: { appendSwitch: keep('appendSwitch'), hasSwitch: (_name: string): boolean => false },
    whenReady: async () => {},
    setAsDefaultProtocolClient: keep('setAsDefaultProtocolClient'),
    quit: keep('quit'),
  });
  const windows: DoubleWindow[] = [];
  class DoubleWindow extends EventEmitter {
    readonly webContents = makeContents();
    readonly removeMenu = keep('removeMenu');
    readonly restore = keep('restore');
    readonly show = keep('show');
    readonly setKiosk = keep('setKiosk');
    readonly setBounds = keep('setBounds');
    readonly focus = keep('focus');
    isMinimized = () => false;
    isVisible = () => true;
    constructor(options: unknown) {
      super();
      calls.push(['BrowserWindow', options]);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    destroy(): void {
      calls.push(['destroy']);
      this.emit('closed');
    }
    /** As a person closes a window. Answers whether it closed. */
    close(): boolean {
      const preventDefault = vi.fn();
      this.emit('close', { preventDefault });
      const closes = preventDefault.mock.calls.length === 0;
      if (closes) this.emit('closed');
      return closes;
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
    clearStorageData: async () => void calls.push(['clearStorageData']),
    setPermissionRequestHandler: (handler: Handler) => {
      handlers.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: Handler) => {
      handlers.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: Handler) => {
      handlers.devicePermission = handler;
    },
    setBluetoothPairingHandler: (handler: Handler) => {
      handlers.bluetoothPairing = handler;
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
  const screen = Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => ({ bounds: { x: 0, y: 0, width: 3840, height: 2160 } }),
  });
  const ipcMain = new EventEmitter();
  const desktopCapturer = { getSources: async () => [{ id: 'screen:0', name: 'Screen' }] };
  const api = {
    app,
    BrowserWindow: DoubleWindow,
    Menu: { setApplicationMenu: keep('setApplicationMenu') },
    session: {
      fromPartition(name: string) {
        calls.push(['fromPartition', name]);
        return session;
      },
    },
    screen,
    ipcMain,
    desktopCapturer,
  };
  return {
    api: api as unknown as ElectronApi,
    handlers,
    calls,
    windows,
    session,
    screen,
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
