import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { LineAddress } from '../../../native/line.ts';
import { realLines } from '../../../native/ports/lines.ts';
import type { FakeLineDevice } from '../../peers/lines/fake-lines.ts';
import { ptyEnd, type RealEnd, sshEnd, tcpEnd, udpEnd } from '../../peers/lines/real-ends.ts';
import { freePort } from '../../peers/mosquitto.ts';
import { heardDevice, type LineUnderTest, lineSuite, openLine, outcomeOf, until } from './line-suite.ts';

type Address = Exclude<LineAddress, { kind: 'cec' }>;

const ends = new Set<() => Promise<void>>();
afterEach(async () => {
  for (const end of ends) await end();
  ends.clear();
});
const kept = async <E extends RealEnd<unknown>>(making: Promise<E>): Promise<E> => {
  const made = await making;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= made.close();
    return closing;
  };
  ends.add(close);
  return { ...made, close };
};

const codec = { user: 'admin', password: 'secret', way: 'password' } as const;
const serial = (port: string): Address => ({ kind: 'serial', port, baudRate: 9600 });
const nobody = async (): Promise<{ host: string; port: number }> => ({
  host: '127.0.0.1',
  port: await freePort(),
});

/** Each kind with how its other end is made, and an address of it at which nobody is. */
const kinds: readonly {
  readonly kind: Address['kind'];
  readonly plug: (device: FakeLineDevice) => Promise<{ readonly address: Address; close(): Promise<void> }>;
  readonly absent: () => Promise<LineUnderTest['absent']>;
}[] = [
  {
    kind: 'tcp',
    plug: (device) => kept(tcpEnd(device)),
    absent: async () => ({ address: { kind: 'tcp', ...(await nobody()) }, reason: 'not-answering' }),
  },
  { kind: 'udp', plug: (device) => kept(udpEnd(device)), absent: async () => null },
  {
    kind: 'ssh',
    async plug(device) {
      const end = await kept(sshEnd(device, codec));
      return { ...end, address: { ...end.address, ...codec, hostKey: null } };
    },
    absent: async () => ({
      address: { kind: 'ssh', ...(await nobody()), ...codec, hostKey: null },
      reason: 'not-answering',
    }),
  },
  {
    kind: 'serial',
    async plug(device) {
      const end = await kept(ptyEnd(device));
      return { ...end, address: serial(end.address) };
    },
    absent: async () => ({ address: serial('/dev/ttyUSB999'), reason: 'gone' }),
  },
];

describe.each(kinds)('$kind', ({ kind, plug, absent }) => {
  test.each(lineSuite)('$name', async ({ run }) => {
    let close = async (): Promise<void> => {};
    await run({
      lines: realLines(),
      async plug(device) {
        const end = await plug(device);
        close = end.close;
        return end.address;
      },
      unplug: () => close(),
      datagrams: kind === 'udp',
      exclusive: kind === 'serial',
      absent: await absent(),
    });
  });
});

test('what is no address is a value', async () => {
  const lines = realLines();
  expect(await outcomeOf(lines, { kind: 'tcp', host: '127.0.0.1', port: 70_000 })).toBe('not-answering');
  expect(await outcomeOf(lines, { kind: 'udp', host: '', port: -1 })).not.toBe('busy');
  expect(await outcomeOf(lines, { kind: 'tcp', host: 'no-such-host.invalid', port: 1 })).toBe(
    'not-answering',
  );
  expect(await outcomeOf(lines, { ...serial('usb-0000:0000-none') })).toBe('gone');
  expect(await outcomeOf(lines, { kind: 'serial', port: '/dev/null', baudRate: 0 })).toBe('not-supported');
  expect(await outcomeOf(lines, serial('/dev/null'))).toBe('not-supported');
  expect(await outcomeOf(lines, serial('/dev/\0'))).toBe('gone');
});

test('a datagram of the host from another port is taken, and of another host is not', async () => {
  const { address, from } = await kept(udpEnd(heardDevice()));
  const { port, got } = await openLine(realLines(), address);
  await port.write(Uint8Array.of(1));
  await until('it is heard', () => from() !== null);
  const to = from() ?? 0;
  const [friend, stranger] = [createSocket('udp4'), createSocket('udp4')];
  await once(stranger.bind(0, '127.0.0.2'), 'listening');
  await new Promise((sent) => stranger.send(Uint8Array.of(9), to, '127.0.0.1', sent));
  await new Promise((sent) => friend.send(Uint8Array.of(2), to, '127.0.0.1', sent));
  await until('the friend is heard', () => got.length > 0);
  expect(got).toEqual([2]);
  for (const socket of [friend, stranger]) socket.close();
  await port.close();
});

describe('a remote shell', () => {
  const shell = async (way: 'password' | 'keyboard-interactive') => {
    const end = await kept(sshEnd(heardDevice(), { ...codec, way }));
    return { end, address: { ...end.address, ...codec, hostKey: null } as const };
  };
  const hashOf = (key: Buffer): string =>
    createHash('sha256').update(key).digest('base64').replace(/=+$/, '');

  test.each(['password', 'keyboard-interactive'] as const)('asks once: %s', async (way) => {
    const { end, address } = await shell(way);
    const lines = realLines();
    expect(await outcomeOf(lines, address)).toBe('open');
    expect(await outcomeOf(lines, { ...address, password: 'another' })).toBe('refused');
    expect(await outcomeOf(lines, { ...address, user: 'nobody' })).toBe('refused');
    expect(end.tries.count).toBe(3);
  });

  test('is only one whose key is the expected one, or the one that was seen first', async () => {
    const { end, address } = await shell('password');
    const hash = hashOf(end.key);
    const lines = realLines();
    expect(await outcomeOf(lines, { ...address, hostKey: hash })).toBe('open');
    expect(await outcomeOf(lines, { ...address, hostKey: `SHA256:${hash}` })).toBe('open');
    expect(end.tries.count).toBe(2);
    const strange = await lines.open(
      { ...address, hostKey: hashOf(Buffer.from('another')) },
      { bytes: () => {}, closed: () => {} },
    );
    expect(strange).toMatchObject({ ok: false, reason: 'refused', detail: expect.stringContaining(hash) });
    await end.close();
    const { end: other } = await shell('password');
    // It never hears the password.
    const first = realLines();
    expect(await outcomeOf(first, { ...address, port: other.address.port })).toBe('open');
    expect(await outcomeOf(first, { ...address, port: other.address.port, hostKey: hash })).toBe('refused');
    expect(other.tries.count).toBe(1);
  });
});

test('a close ends also where the other end reads nothing', async () => {
  const server = createServer((socket) => void socket.pause().on('error', () => {}));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port: number } = server.address() as AddressInfo;
  const { port, ends: told } = await openLine(realLines(), { kind: 'tcp', host: '127.0.0.1', port: number });
  const written = port.write(new Uint8Array(50_000_000));
  await port.close();
  expect([await written, told]).toEqual([false, []]);
  server.close();
});

test('a serial port that another program has locked is busy, and free again after it', async () => {
  const end = await kept(ptyEnd(heardDevice()));
  const [one, other] = [realLines(), realLines()];
  const { port } = await openLine(one, serial(end.address));
  expect(await outcomeOf(other, serial(end.address))).toBe('busy');
  await port.close();
  expect(await outcomeOf(other, serial(end.address))).toBe('open');
});

test('what is no serial port is not opened as one, and the ports are listed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-line-'));
  try {
    writeFileSync(join(folder, 'plain'), '');
    expect(await outcomeOf(realLines(), serial(join(folder, 'plain')))).toBe('not-supported');
    expect(await outcomeOf(realLines(), serial(folder))).toBe('not-supported');
    expect(await realLines().serialPorts()).toBeInstanceOf(Array);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
