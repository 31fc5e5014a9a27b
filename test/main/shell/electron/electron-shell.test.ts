import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { silentLog } from '../../../../main/log.ts';
import { makeElectronShell } from '../../../../main/shell/electron/electron-shell.ts';
import { serveFolder } from '../../../../main/shell/serve-folder.ts';
import type { ShellTrouble } from '../../../../main/shell/shell.ts';
import { makeVirtualClock } from '../../../renderer/calls/virtual-clock.ts';
import { makeElectronDouble } from './electron-double.ts';

async function opened(more: { windowed?: boolean; simulatedDevices?: boolean } = {}) {
  const double = makeElectronDouble();
  const clock = makeVirtualClock();
  const shell = makeElectronShell(
    double.api,
    {
      clock,
      log: silentLog,
      serve: serveFolder(join(import.meta.dirname, '..', 'page'), () => []),
      profileFolder: '/tmp/profile',
      windowed: more.windowed ?? false,
      headless: false,
      simulatedDevices: more.simulatedDevices ?? false,
      size: { width: 1366, height: 768 },
    },
    '/app/preload.cjs',
  );
  const troubles: ShellTrouble[] = [];
  shell.onTrouble((trouble) => troubles.push(trouble));
  await shell.open();
  return { ...double, shell, clock, troubles };
}

test('the window is a kiosk, sandboxed and isolated, without Node', async () => {
  const { calls } = await opened();
  expect(calls.find(([name]) => name === 'BrowserWindow')?.[1]).toMatchObject({
    kiosk: true,
    webPreferences: {
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  expect(calls).toContainEqual(['setPath', 'userData', '/tmp/profile']);
  expect(calls).toContainEqual(['loadURL', 'rundbord://kiosk/index.html']);
});

test('a laptop has an ordinary window, and simulated devices are a switch', async () => {
  const { calls } = await opened({ windowed: true, simulatedDevices: true });
  expect(calls.find(([name]) => name === 'BrowserWindow')?.[1]).toMatchObject({ kiosk: false, width: 1366 });
  expect(calls).toContainEqual(['appendSwitch', 'use-fake-device-for-media-stream', 'fps=30']);
});

test('our scheme serves the page with its content policy, and nothing else is loaded', async () => {
  const { handlers } = await opened();
  const get = (path: string) =>
    handlers.serve?.({ url: `rundbord://kiosk${path}` } as never) as Response | undefined;
  const response = get('/index.html');
  expect(response?.status).toBe(200);
  expect(response?.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await response?.text()).toContain("A page for the shells' suite");
  expect(get('/..%2fx.ts')?.status).toBe(404);
  const answer = vi.fn();
  handlers.beforeRequest?.({} as never, answer as never);
  expect(answer).toHaveBeenCalledWith({ cancel: true });
});

test.each([
  ['media', 'rundbord://kiosk/index.html', true],
  ['media', 'https://evil.example/', false],
  ['media', 'rundbord://kiosk.evil.example/', false],
  ['geolocation', 'rundbord://kiosk/index.html', false],
])('permission %s for %s: %s', async (permission, url, allowed) => {
  const { handlers } = await opened();
  const answer = vi.fn();
  handlers.permissionRequest?.(...([null, permission, answer, { requestingUrl: url }] as never[]));
  expect(answer).toHaveBeenCalledWith(allowed);
  expect(handlers.permissionCheck?.(...([null, permission, url] as never[]))).toBe(allowed);
});

test('no second window, no other page, no webview, no download', async () => {
  const { handlers, contents, session } = await opened();
  expect(handlers.windowOpen?.()).toEqual({ action: 'deny' });
  const prevented = (emitter: { emit(name: string, event: unknown): unknown }, name: string, url = '') => {
    const preventDefault = vi.fn();
    emitter.emit(name, { url, preventDefault });
    return preventDefault.mock.calls.length === 1;
  };
  expect(prevented(contents, 'will-navigate', 'https://evil.example/')).toBe(true);
  expect(prevented(contents, 'will-navigate', 'rundbord://kiosk/index.html')).toBe(false);
  expect(prevented(contents, 'will-attach-webview')).toBe(true);
  expect(prevented(session, 'will-download')).toBe(true);
});

test('a message comes with who sent it, and goes over the same channel', async () => {
  const { shell, ipcMain, calls } = await opened();
  const heard: unknown[] = [];
  shell.onMessage((message, sender) => heard.push([message, sender]));
  const top = { origin: 'rundbord://kiosk', parent: null };
  ipcMain.emit('rundbord', { senderFrame: top }, 'hello');
  ipcMain.emit('rundbord', { senderFrame: { origin: 'https://evil.example', parent: top } }, 'boo');
  ipcMain.emit('rundbord', { senderFrame: null }, 'ghost');
  expect(heard).toEqual([
    ['hello', { origin: 'rundbord://kiosk', topFrame: true }],
    ['boo', { origin: 'https://evil.example', topFrame: false }],
    ['ghost', { origin: 'unknown', topFrame: false }],
  ]);
  shell.send('{"a":1}');
  expect(calls).toContainEqual(['send', 'rundbord', '{"a":1}']);
});

/** What the page says first, so that it is taken to be up. */
const speak = (ipcMain: { emit(name: string, ...args: unknown[]): boolean }): void => {
  ipcMain.emit('rundbord', { senderFrame: { origin: 'rundbord://kiosk', parent: null } }, 'page is up');
};

test('a dead window is loaded again, then opened anew, and that it is stuck is said once', async () => {
  const double = await opened();
  const { calls, clock, troubles, windows } = double;
  const loads = () => calls.filter(([name]) => name === 'loadURL').length;
  for (let time = 1; time <= 9; time += 1) {
    windows.at(-1)?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await clock.advance(60_000);
    expect(loads()).toBeGreaterThan(time);
  }
  expect(windows.length).toBeGreaterThan(5);
  expect(troubles.filter(({ kind }) => kind === 'stuck')).toHaveLength(1);
  expect(troubles.filter(({ kind }) => kind === 'window-crashed')).toHaveLength(9);
});

test('a window that does not answer is ended and loaded again, and is no second trouble', async () => {
  const { ipcMain, contents, calls, clock, troubles } = await opened();
  speak(ipcMain);
  await clock.advance(20_000);
  expect(troubles).toEqual([{ kind: 'window-hung' }]);
  expect(calls).toContainEqual(['forcefullyCrashRenderer']);
  contents.emit('render-process-gone', {}, { reason: 'killed' });
  await clock.advance(10);
  expect(troubles).toEqual([{ kind: 'window-hung' }]);
  expect(calls.filter(([name]) => name === 'loadURL')).toHaveLength(2);
});

test('the death of what draws is told, and the window stays', async () => {
  const { app, troubles, windows } = await opened();
  app.emit('child-process-gone', {}, { type: 'Utility' });
  app.emit('child-process-gone', {}, { type: 'GPU' });
  expect(troubles).toEqual([{ kind: 'gpu-gone' }]);
  expect(windows).toHaveLength(1);
});

test('a locked window that was closed is opened again; one made anew is no trouble', async () => {
  const { windows, troubles, clock, shell, calls } = await opened();
  windows[0]?.emit('closed');
  await clock.advance(10);
  expect(windows).toHaveLength(2);
  expect(troubles).toEqual([{ kind: 'browser-gone' }]);
  await shell.renew();
  windows[1]?.emit('closed');
  await clock.advance(10);
  expect(windows).toHaveLength(3);
  expect(calls).toContainEqual(['destroy']);
  expect(troubles).toHaveLength(1);
});

test('closed by a person is said; closed by us is not', async () => {
  const first = await opened({ windowed: true });
  first.windows[0]?.emit('closed');
  expect(first.troubles).toEqual([{ kind: 'closed' }]);
  const second = await opened();
  await second.shell.close();
  second.windows[0]?.emit('closed');
  expect(second.troubles).toEqual([]);
  expect(second.calls).toContainEqual(['quit']);
});
