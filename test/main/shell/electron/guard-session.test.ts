import { expect, test, vi } from 'vitest';
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
