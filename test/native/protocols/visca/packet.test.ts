import { expect, test } from 'vitest';
import { type Found, readPackets } from '../../../../native/protocols/visca/packet.ts';
import { bytes, hex } from './hex.ts';

const shown = (found: readonly Found[]): string[] =>
  found.map(({ kind, bytes: of }) => (kind === 'packet' ? hex(of) : `(${hex(of)})`));
const read = (text: string) => {
  const { found, held } = readPackets(new Uint8Array(), bytes(text));
  return { found: shown(found), held: hex(held) };
};

test('several packets in a row, and the beginning of the next', () => {
  expect(read('90 41 FF 90 51 FF A0 50 02 FF 90')).toEqual({
    found: ['90 41 FF', '90 51 FF', 'A0 50 02 FF'],
    held: '90',
  });
  expect(read('')).toEqual({ found: [], held: '' });
});

test('noise before, between and after is skipped and told in its place', () => {
  expect(read('00 13 81 01 04 00 02 FF 7F FF FF 90 41 FF 55').found).toEqual([
    '(00 13)',
    '81 01 04 00 02 FF',
    '(7F FF FF)',
    '90 41 FF',
  ]);
});

test('noise that looks like a header gives way to what follows it', () => {
  // 90 as noise, and a packet that lost its end.
  expect(read('90 81 01 04 00 02 FF').found).toEqual(['(90)', '81 01 04 00 02 FF']);
  expect(read('90 41 90 51 FF').found).toEqual(['(90 41)', '90 51 FF']);
  expect(read('81 21 90 60 03 FF').found).toEqual(['(81 21)', '90 60 03 FF']);
  expect(read('90 60 90 41 FF').found).toEqual(['(90 60)', '90 41 FF']);
  expect(read('87 90 41 FF').found).toEqual(['(87)', '90 41 FF']);
  expect(read('87 90 38 FF').found).toEqual(['(87)', '90 38 FF']);
  // Never from a camera to a camera, and never from the controller to two at once.
  expect(read('A5 01 FF 89 01 FF 98 38 FF').found).toEqual(['(A5 01 FF 89 01 FF 98 38 FF)']);
});

test('a packet has 3 to 16 bytes', () => {
  expect(read('81 FF 90 41 FF').found).toEqual(['(81 FF)', '90 41 FF']);
  const longest = '81 01 06 02 18 00 00 08 0A 05 08 0E 07 09 06 FF';
  expect(read(longest).found).toEqual([longest]);
  expect(read(`81 01${' 00'.repeat(14)} FF 90 41 FF`).found).toEqual([
    `(81 01${' 00'.repeat(14)} FF)`,
    '90 41 FF',
  ]);
});

test('a header of an address that cannot be known is a packet all the same', () => {
  expect(read('80 01 04 00 02 FF').found).toEqual(['80 01 04 00 02 FF']);
  expect(read('81 55 01 FF').found).toEqual(['81 55 01 FF']);
});

test('nothing grows with what a line sends: at most 15 bytes are held', () => {
  let held: Uint8Array = new Uint8Array();
  let skipped = 0;
  for (let round = 0; round < 1000; round += 1) {
    const step = readPackets(held, Uint8Array.of(0x81, 1, 4));
    held = step.held;
    expect(held.length).toBeLessThanOrEqual(15);
    for (const found of step.found) if (found.kind === 'skipped') skipped += found.bytes.length;
  }
  expect(skipped + held.length).toBe(3000);
  const { found, held: rest } = readPackets(new Uint8Array(), new Uint8Array(3_000_000).fill(0x81));
  expect(rest).toHaveLength(15);
  expect(found).toHaveLength(1);
});
