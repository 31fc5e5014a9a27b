import { createSocket } from 'node:dgram';
import { freePorts, startGrouped } from './grouped-child.ts';

/** rtpengine from Debian, in user space: it turns a browser's encrypted media into a room's plain RTP, and back. */
export type Rtpengine = {
  /** Where Kamailio tells it what to do (the NG protocol over UDP). */
  readonly control: number;
  said(): string;
  stop(): Promise<void>;
};

const mediaPorts = 80;

/** Starts rtpengine, which has its media at the address `at`. Throws with what to install when it is not there. */
export async function startRtpengine(at = '127.0.0.1'): Promise<Rtpengine> {
  const control = await freePorts(1);
  const first = await freePorts(mediaPorts);
  const child = startGrouped('/usr/bin/rtpengine', 'rtpengine-daemon', [
    // Debian's opens further ports, the same for all who start it.
    '--config-file=none',
    '--foreground',
    `--interface=${at}`,
    `--listen-ng=127.0.0.1:${control}`,
    `--port-min=${first}`,
    `--port-max=${first + mediaPorts - 1}`,
    '--table=-1',
    '--log-stderr',
    '--log-level=6',
  ]);
  await untilPongs(control).catch(async (error) => {
    await child.kill();
    throw new Error(`${String(error)}; rtpengine said:\n${child.said().slice(-3000)}`);
  });
  return { control, said: child.said, stop: child.kill };
}

/** Asks until it answers a ping (bencoded, after a cookie). */
async function untilPongs(port: number): Promise<void> {
  const socket = createSocket('udp4');
  const answered = new Promise<void>((resolve) => socket.once('message', () => resolve()));
  const ask = setInterval(() => socket.send('1 d7:command4:pinge', port, '127.0.0.1'), 30);
  socket.on('error', () => {});
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('rtpengine does not answer')), 10_000);
  });
  try {
    await Promise.race([answered, tooLate]);
  } finally {
    clearInterval(ask);
    clearTimeout(late);
    socket.close();
  }
}
