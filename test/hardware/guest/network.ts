import { execFileSync } from 'node:child_process';

/** Gives the virtual machine an address of its own, on a line that leads nowhere: browsers make no call over loopback alone. */
export function bringUpNetwork(): void {
  execFileSync('modprobe', ['dummy']);
  const ip = (...words: readonly string[]): void => void execFileSync('busybox', ['ip', ...words]);
  ip('link', 'add', 'room0', 'type', 'dummy');
  ip('addr', 'add', '192.0.2.1/24', 'dev', 'room0');
  ip('link', 'set', 'room0', 'up');
  ip('route', 'add', 'default', 'via', '192.0.2.254', 'dev', 'room0');
}
