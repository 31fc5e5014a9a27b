import { afterEach, describe, expect, test, vi } from 'vitest';
import { silentLog } from '../../../../main/log.ts';
import { type Double, made, opened, refuses } from './opened-shell.ts';

test('the window is a kiosk, sandboxed and isolated, without Node', async () => {
  const { calls } = await opened();
  expect(calls.find(([name]) => name === 'BrowserWindow')?.[1]).toMatchObject({
    kiosk: true,
    webPreferences: {
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      devTools: false,
      additionalArguments: [],
    },
  });
  expect(calls).toContainEqual(['setPath', 'userData', '/tmp/profile']);
  // Without persist: in its name, so nothing of it is written.
  expect(calls).toContainEqual(['fromPartition', 'kiosk']);
  expect(calls).toContainEqual(['setApplicationMenu', null]);
  expect(calls).toContainEqual(['loadURL', 'rundbord://kiosk/index.html']);
});

test('a laptop has an ordinary window, and simulated devices are a switch', async () => {
  const { calls } = await opened({ windowed: true, simulatedDevices: true });
  expect(calls.find(([name]) => name === 'BrowserWindow')?.[1]).toMatchObject({ kiosk: false, width: 1366 });
  expect(calls).toContainEqual(['appendSwitch', 'use-fake-device-for-media-stream', 'fps=30']);
});

describe('the sandbox', () => {
  afterEach(() => vi.restoreAllMocks());
  const as = (uid: number) => vi.spyOn(process as { getuid(): number }, 'getuid').mockReturnValue(uid);
  const withoutSandbox = ({ app }: Double): void => {
    app.commandLine.hasSwitch = (name) => name === 'no-sandbox';
  };

  test('is on for every page, and an Electron without one is not used', async () => {
    as(1000);
    const { calls, shell } = await opened();
    expect(shell.sandbox).toBe('on');
    expect(calls).toContainEqual(['enableSandbox']);
    const off = made({}, withoutSandbox);
    await expect(off.shell.open()).rejects.toThrow(/sandbox is switched off/);
    expect(off.windows).toEqual([]);
  });

  test('is off for root alone, and said once', async () => {
    as(0);
    const said: string[] = [];
    const log = { ...silentLog, warn: (text: string) => void said.push(text) };
    const { calls, shell } = await opened({ log }, withoutSandbox);
    await shell.renew();
    expect(shell.sandbox).toBe('off');
    expect(calls).not.toContainEqual(['enableSandbox']);
    expect(
      said.filter((text) => text.includes('without its sandbox, since the kiosk was started as root')),
    ).toHaveLength(1);
  });
});

test('a second kiosk with the same folder is not started', async () => {
  const second = made({}, ({ app }) => {
    app.requestSingleInstanceLock = () => false;
  });
  await expect(second.shell.open()).rejects.toThrow(/runs already with the folder \/tmp\/profile/);
  expect(second.windows).toEqual([]);
});

test('a certificate that does not hold is refused, and none of this computer is shown', async () => {
  const { app, contents } = await opened();
  const trust = vi.fn();
  expect(
    refuses(app, 'certificate-error', {}, contents, 'https://x.example', 'net::ERR_CERT', {}, trust),
  ).toBe(true);
  expect(trust).toHaveBeenCalledWith(false);
  const choose = vi.fn();
  expect(refuses(app, 'select-client-certificate', {}, contents, 'https://x.example', [{}], choose)).toBe(
    true,
  );
  expect(choose).toHaveBeenCalledWith();
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

test('a page that says that it cannot draw itself is loaded again', async () => {
  const { shell, calls, clock, troubles } = await opened();
  shell.pageBroke();
  await clock.advance(10);
  expect(troubles).toEqual([{ kind: 'window-broken' }]);
  expect(calls.filter(([name]) => name === 'loadURL')).toHaveLength(2);
});

test('the death of what draws is told, and the window stays', async () => {
  const { app, troubles, windows } = await opened();
  app.emit('child-process-gone', {}, { type: 'Utility' });
  app.emit('child-process-gone', {}, { type: 'GPU' });
  app.emit('child-process-gone', {}, { type: 'Utility', serviceName: 'network.mojom.NetworkService' });
  expect(troubles).toEqual([{ kind: 'gpu-gone' }, { kind: 'network-service-gone' }]);
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

test('a link to a meeting is handed over by the system or by a second start; the last that came early waits', async () => {
  const { app, calls, shell } = await opened();
  const preventDefault = vi.fn();
  app.emit('open-url', { preventDefault }, 'rundbord:early');
  expect(preventDefault).toHaveBeenCalledOnce();
  const links: string[] = [];
  shell.onLink((link) => links.push(link));
  app.emit('second-instance', {}, ['rundbord.exe', '--', 'rundbord:egeskov'], '/', null);
  app.emit('second-instance', {}, ['rundbord.exe', 'https://example.org/'], '/', null);
  app.emit('second-instance', {}, ['rundbord.exe', `rundbord:${'x'.repeat(5000)}`], '/', null);
  expect(links).toEqual(['rundbord:early', 'rundbord:egeskov']);
  expect(calls.filter(([name]) => name === 'focus')).toHaveLength(3);
});
