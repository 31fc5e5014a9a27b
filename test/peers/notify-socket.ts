import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';

/** The end of systemd that services speak to (sd_notify(3)): a real datagram socket, in perl since Node has none. */
export type NotifySocket = {
  readonly path: string;
  /** Every assignment that was received, such as `READY=1`, in order. */
  readonly heard: string[];
  stop(): void;
};

const program = `
  use IO::Socket::UNIX;
  $| = 1;
  my $socket = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => $ARGV[0]) or die $!;
  while (defined $socket->recv(my $text, 65536)) { print "$text\\n"; }
`;

/** Opens the socket. */
export async function openNotifySocket(): Promise<NotifySocket> {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-notify-'));
  const path = join(folder, 'socket');
  const child = spawn('perl', ['-e', program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const heard: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    // How systemd-notify waits until it was heard (sd_notify_barrier(3)).
    if (line !== 'BARRIER=1') heard.push(line);
  });
  await vi.waitFor(
    () => {
      if (!existsSync(path)) throw new Error('perl has not opened its socket');
    },
    { timeout: 20_000 },
  );
  return {
    path,
    heard,
    stop() {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
