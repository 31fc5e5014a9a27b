import { expect, test } from 'vitest';
import {
  type Datagram,
  datagramType,
  decodeDatagram,
  encodeDatagram,
  sequenceReset,
  sonyUdpPort,
} from '../../../../native/protocols/visca/sony-udp.ts';
import { bytes, hex } from './hex.ts';

/** Sony SRG-300H p. 31; AVer's example for a preset. */
const cases: readonly (readonly [string, Datagram])[] = [
  [
    '01 00 00 09 00 00 00 00 81 01 06 01 05 03 02 02 FF',
    { type: 'command', sequence: 0, packet: bytes('81 01 06 01 05 03 02 02 FF') },
  ],
  [
    '01 10 00 05 00 00 00 01 81 09 04 47 FF',
    { type: 'inquiry', sequence: 1, packet: bytes('81 09 04 47 FF') },
  ],
  ['01 11 00 03 FF FF FF FF 90 41 FF', { type: 'reply', sequence: 0xffff_ffff, packet: bytes('90 41 FF') }],
  [
    '01 20 00 05 00 00 00 02 81 01 00 01 FF',
    { type: 'device-setting', sequence: 2, packet: bytes('81 01 00 01 FF') },
  ],
  ['02 00 00 01 00 00 00 00 01', sequenceReset],
  [
    '02 01 00 01 00 00 00 00 01',
    { type: 'control-reply', sequence: 0, control: 'acknowledged', payload: bytes('01') },
  ],
  [
    '02 01 00 02 00 00 00 07 0F 01',
    { type: 'control-reply', sequence: 7, control: 'sequence-error', payload: bytes('0F 01') },
  ],
  [
    '02 01 00 02 00 01 00 00 0F 02',
    { type: 'control-reply', sequence: 65536, control: 'message-type-error', payload: bytes('0F 02') },
  ],
  [
    '02 01 00 01 00 00 00 00 0F',
    { type: 'control-reply', sequence: 0, control: 'unknown', payload: bytes('0F') },
  ],
  ['02 00 00 01 00 00 00 00 09', { type: 'control', sequence: 0, control: 'unknown', payload: bytes('09') }],
];

test.each(cases)('%s, both ways', (text, datagram) => {
  const all = bytes(text);
  expect(decodeDatagram(all)).toEqual({ ok: true, datagram, next: all.length });
  expect(hex(encodeDatagram(datagram))).toBe(text);
});

test('every type has a case', () => {
  const types: Record<Datagram['type'], true> = {
    command: true,
    inquiry: true,
    reply: true,
    'device-setting': true,
    control: true,
    'control-reply': true,
  };
  expect(new Set(cases.map(([, { type }]) => type))).toEqual(new Set(Object.keys(types)));
});

test('one behind another, also in a view of a larger buffer', () => {
  const both = bytes('AA 01 11 00 03 00 00 00 01 90 41 FF 01 11 00 03 00 00 00 01 90 51 FF').subarray(1);
  const first = decodeDatagram(both);
  expect(first).toMatchObject({ ok: true, next: 11, datagram: { packet: bytes('90 41 FF') } });
  expect(decodeDatagram(both, 11)).toMatchObject({ ok: true, next: 22, datagram: { sequence: 1 } });
});

test('what is no datagram has a reason', () => {
  expect(decodeDatagram(bytes('01 00 00 01 00 00 00'))).toMatchObject({ ok: false });
  expect(decodeDatagram(bytes('01 00 00 02 00 00 00 00 81'))).toMatchObject({
    reason: 'its payload is cut off',
  });
  expect(decodeDatagram(bytes(`01 00 00 11 00 00 00 00${' 81'.repeat(17)}`))).toMatchObject({
    reason: 'its payload would have 17 bytes',
  });
  expect(decodeDatagram(bytes('01 00 00 00 00 00 00 00 81'))).toMatchObject({
    reason: 'its payload would have 0 bytes',
  });
  expect(decodeDatagram(bytes('81 01 04 00 02 FF 00 00 00'))).toMatchObject({
    reason: 'its type is in no list',
  });
  expect(decodeDatagram(bytes('01 11 00 03 00 00 00 00 90 41 00'))).toMatchObject({ ok: false });
  const packet = bytes('90 41 FF');
  expect(encodeDatagram({ type: 'reply', sequence: -1, packet })).toContain('0 to 4294967295');
  expect(encodeDatagram({ type: 'reply', sequence: 2 ** 32, packet })).toContain('0 to 4294967295');
  expect(encodeDatagram({ type: 'reply', sequence: 0, packet: new Uint8Array(17) })).toContain('16 bytes');
});

test('a packet travels as what it is', () => {
  expect(datagramType(bytes('81 01 04 00 02 FF'))).toBe('command');
  expect(datagramType(bytes('81 21 FF'))).toBe('command');
  expect(datagramType(bytes('81 09 04 47 FF'))).toBe('inquiry');
  expect(datagramType(bytes('81 01 00 01 FF'))).toBe('device-setting');
  expect(datagramType(bytes('90 41 FF'))).toBe('reply');
  expect(sonyUdpPort).toBe(52381);
});
