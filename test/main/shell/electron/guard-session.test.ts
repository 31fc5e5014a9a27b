import { expect, test, vi } from 'vitest';
import { silentLog } from '../../../../main/log.ts';
import { guardSession } from '../../../../main/shell/electron/guard-session.ts';
import { makeElectronDouble } from './electron-double.ts';
import { opened, refuses } from './opened-shell.ts';

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
  ['fullscreen', 'rundbord://kiosk/index.html', false],
  ['hid', 'rundbord://kiosk/index.html', false],
  ['openExternal', 'rundbord://kiosk/index.html', false],
])('permission %s for %s: %s', async (permission, url, allowed) => {
  const { handlers } = await opened();
  const answer = vi.fn();
  handlers.permissionRequest?.(...([null, permission, answer, { requestingUrl: url }] as never[]));
  expect(answer).toHaveBeenCalledWith(allowed);
  expect(handlers.permissionCheck?.(...([null, permission, url] as never[]))).toBe(allowed);
});

test('no device of the computer is given to a page, in whatever way it asks', async () => {
  const { handlers, session, contents } = await opened();
  expect(handlers.devicePermission?.({ deviceType: 'hid', origin: 'rundbord://kiosk' } as never)).toBe(false);
  const paired = vi.fn();
  handlers.bluetoothPairing?.(...([{}, paired] as never[]));
  expect(paired).toHaveBeenCalledWith({ confirmed: false });
  const chosen = vi.fn();
  expect(refuses(session, 'select-hid-device', {}, { deviceList: [{ deviceId: '1' }] }, chosen)).toBe(true);
  expect(refuses(session, 'select-usb-device', {}, { deviceList: [{ deviceId: '1' }] }, chosen)).toBe(true);
  expect(refuses(session, 'select-serial-port', {}, [{ portId: '1' }], contents, chosen)).toBe(true);
  expect(refuses(contents, 'select-bluetooth-device', {}, [{ deviceId: '1' }], chosen)).toBe(true);
  expect(chosen.mock.calls).toEqual([[null], [], [''], ['']]);
});

test('where the system tells no layout our page sees devices with keys for calls, and nothing else', () => {
  const double = makeElectronDouble();
  const { session, desktopCapturer } = double.api as unknown as {
    session: { fromPartition(name: string): Electron.Session };
    desktopCapturer: Electron.DesktopCapturer;
  };
  guardSession({
    session: session.fromPartition('kiosk'),
    desktopCapturer,
    serve: () => ({ status: 404, headers: {}, body: Buffer.alloc(0) }),
    log: silentLog,
    platform: 'win32',
  });
  const { permissionCheck, permissionRequest, devicePermission } = double.handlers;
  const ours = 'rundbord://kiosk';
  expect(permissionCheck?.(...([null, 'hid', ours] as never[]))).toBe(true);
  expect(permissionCheck?.(...([null, 'hid', 'https://evil.example'] as never[]))).toBe(false);
  expect(permissionCheck?.(...([null, 'usb', ours] as never[]))).toBe(false);
  const answer = vi.fn();
  permissionRequest?.(...([null, 'hid', answer, { requestingUrl: `${ours}/index.html` }] as never[]));
  expect(answer).toHaveBeenCalledWith(false);
  const sees = (deviceType: string, origin: string, ...pages: number[]): unknown =>
    devicePermission?.({
      deviceType,
      origin,
      device: { collections: pages.map((usagePage) => ({ usagePage })) },
    } as never);
  expect(sees('hid', ours, 0x0c, 0x0b)).toBe(true);
  expect(sees('hid', ours, 0x01, 0xff00)).toBe(false);
  expect(sees('hid', 'https://evil.example', 0x0b)).toBe(false);
  expect(sees('usb', ours, 0x0b)).toBe(false);
  expect(devicePermission?.({ deviceType: 'hid', origin: ours, device: {} } as never)).toBe(true);
});
