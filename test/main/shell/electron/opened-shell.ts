import { join } from 'node:path';
import { vi } from 'vitest';
import { type Log, silentLog } from '../../../../main/log.ts';
import { makeElectronShell } from '../../../../main/shell/electron/electron-shell.ts';
import { serveFolder } from '../../../../main/shell/serve-folder.ts';
import type { ShellTrouble } from '../../../../main/shell/shell.ts';
import { makeVirtualClock } from '../../../renderer/calls/virtual-clock.ts';
import { makeElectronDouble } from './electron-double.ts';

export type Double = ReturnType<typeof makeElectronDouble>;

/** A shell on a double; `prepare` makes the double behave otherwise before the shell is made. */
export function made(
  more: { windowed?: boolean; simulatedDevices?: boolean; log?: Log } = {},
  prepare: (double: Double) => void = () => {},
) {
  const double = makeElectronDouble();
  prepare(double);
  const clock = makeVirtualClock();
  const shell = makeElectronShell(
    double.api,
    {
      clock,
      log: more.log ?? silentLog,
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
  // Not spread, since the double's newest page is another one after each opening.
  return Object.assign(double, { shell, clock, troubles });
}

/** The same, with its window open. */
export async function opened(...given: Parameters<typeof made>) {
  const double = made(...given);
  await double.shell.open();
  return double;
}

/** Whether a listener refused what is announced by `name`; `more` are its further arguments. */
export function refuses(
  emitter: { emit(name: string, ...args: unknown[]): unknown },
  name: string,
  event: object = {},
  ...more: unknown[]
): boolean {
  const preventDefault = vi.fn();
  emitter.emit(name, { ...event, preventDefault }, ...more);
  return preventDefault.mock.calls.length > 0;
}
