import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { displayAnswers, displaySocket } from '../../../main/shell/display-answers.ts';

test.each([
  [{ DISPLAY: ':7' }, '/tmp/.X11-unix/X7'],
  [{ DISPLAY: ':7.0', WAYLAND_DISPLAY: 'wayland-0' }, '/tmp/.X11-unix/X7'],
  [{ WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: '/run/user/9' }, '/run/user/9/wayland-1'],
  [{ WAYLAND_DISPLAY: '/run/w' }, '/run/w'],
  [{ DISPLAY: 'elsewhere:0' }, null],
  [{}, null],
])('the socket of %o is %s', (env, socket) => {
  expect(displaySocket(env, 'linux')).toBe(socket);
  expect(displaySocket(env, 'win32')).toBeNull();
});

test('a display answers while its socket is listened on', async () => {
  const socket = join(mkdtempSync(join(tmpdir(), 'rundbord-display-')), 'w');
  const env = { WAYLAND_DISPLAY: socket };
  expect(await displayAnswers(env, 'linux')).toBe(false);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  expect(await displayAnswers(env, 'linux')).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await displayAnswers(env, 'linux')).toBe(false);
  expect(await displayAnswers({}, 'linux')).toBe(true);
});
