import { describe, expect, test } from 'vitest';
import { makeFakeLines } from '../../peers/lines/fake-lines.ts';
import { heardDevice, type LineUnderTest, lineSuite, openLine, outcomeOf, until } from './line-suite.ts';

type Address = Parameters<LineUnderTest['lines']['open']>[0];
const serial = { kind: 'serial', port: 'usb-0403:6001-A1', baudRate: 9600 } as const;
const ssh: Address = { kind: 'ssh', host: 'codec', port: 22, user: 'admin', password: 'p', hostKey: 'k' };
const tcp: Address = { kind: 'tcp', host: 'display', port: 4352 };
const udp: Address = { kind: 'udp', host: 'camera', port: 52381 };

const under = (address: Address, chunks: 'whole' | 'one by one'): LineUnderTest => {
  const lines = makeFakeLines();
  lines.system.chunks = chunks;
  return {
    lines,
    plug: async (device) => {
      lines.plug(address, device);
      return address;
    },
    unplug: async () => lines.unplug(address),
    datagrams: address.kind === 'udp',
    exclusive: address.kind === 'serial',
    absent: {
      udp: null,
      serial: { address: { ...serial, port: 'none' }, reason: 'gone' },
      tcp: { address: { ...tcp, port: 1 }, reason: 'not-answering' },
      ssh: { address: { ...ssh, port: 1 }, reason: 'not-answering' },
    }[address.kind],
  };
};

// The lines in memory keep the promises of the real ones: the same suite runs over those in lines.real.test.ts.
describe.each(
  [serial, ssh, tcp, udp].flatMap((address) => [
    { address, chunks: 'whole' as const },
    { address, chunks: 'one by one' as const },
  ]),
)('$address.kind, $chunks', ({ address, chunks }) => {
  test.each(lineSuite)('$name', async ({ run }) => {
    await run(under(address, chunks));
  });
});

test('what the system does to a serial port is told as a value, and a plug is hinted at', async () => {
  const lines = makeFakeLines();
  let hints = 0;
  const stop = lines.watch(() => {
    hints += 1;
  });
  lines.plug(serial.port, heardDevice(), { path: '/dev/ttyUSB0', name: 'An adapter' });
  expect(await lines.serialPorts()).toMatchObject([
    { id: serial.port, path: '/dev/ttyUSB0', name: 'An adapter', allowed: true },
  ]);
  expect(await outcomeOf(lines, { ...serial, port: '/dev/ttyUSB0' })).toBe('open');
  lines.lock(serial, true);
  expect(await outcomeOf(lines, serial)).toBe('busy');
  lines.lock(serial, false);
  lines.forbid(serial, true);
  expect(await outcomeOf(lines, serial)).toBe('not-allowed');
  expect((await lines.serialPorts())?.[0]?.allowed).toBe(false);
  lines.unplug(serial);
  expect(await lines.serialPorts()).toEqual([]);
  lines.system.supported = false;
  expect(await outcomeOf(lines, serial)).toBe('not-supported');
  expect(hints).toBe(2);
  stop();
  expect([lines.watchers, lines.opens]).toEqual([0, 4]);
});

test('a shell is for who has the password and expects its key', async () => {
  const lines = makeFakeLines();
  lines.plug(ssh, heardDevice());
  expect(await outcomeOf(lines, ssh)).toBe('open');
  expect(await outcomeOf(lines, { ...ssh, hostKey: null })).toBe('open');
  expect(await outcomeOf(lines, { ...ssh, hostKey: 'another' })).toBe('refused');
  expect(await outcomeOf(lines, { ...ssh, password: 'another' })).toBe('refused');
});

test('a device may hang up, and what it says at once comes after the opening', async () => {
  const lines = makeFakeLines();
  lines.plug(tcp, {
    connected(send, hangUp) {
      send(Uint8Array.of(1, 2));
      return { bytes: () => hangUp(), gone: () => {} };
    },
  });
  const { port, got, ends } = await openLine(lines, tcp);
  expect(got).toEqual([]);
  await until('it greets', () => got.length === 2);
  await port.write(Uint8Array.of(1));
  await until('it hung up', () => ends.length === 1);
  expect(lines.openers(tcp)).toBe(0);
});
