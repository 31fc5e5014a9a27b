import { connect } from 'node:net';
import { isAbsolute, join } from 'node:path';

/** The socket of the display that a window would open on, or null where none can be told (X.org, Xserver(1); wl_display_connect(3)). */
export function displaySocket(env: NodeJS.ProcessEnv, platform: string): string | null {
  if (platform !== 'linux') return null;
  const { DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR } = env;
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(DISPLAY ?? '')?.[1];
  if (number !== undefined) return `/tmp/.X11-unix/X${number}`;
  if (DISPLAY || !WAYLAND_DISPLAY) return null;
  if (isAbsolute(WAYLAND_DISPLAY)) return WAYLAND_DISPLAY;
  return XDG_RUNTIME_DIR ? join(XDG_RUNTIME_DIR, WAYLAND_DISPLAY) : null;
}

/** Whether the display of this environment still takes connections; true where that cannot be told. */
export function displayAnswers(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): Promise<boolean> {
  const path = displaySocket(env, platform);
  if (path === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => end(true));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      end(code !== 'ENOENT' && code !== 'ECONNREFUSED'),
    );
  });
}
