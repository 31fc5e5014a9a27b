import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, type Found, readFrames } from '../../../../native/protocols/samsung-mdc/frame.ts';
import {
  decodeMessage,
  encodeMessage,
  type Message,
  properties,
} from '../../../../native/protocols/samsung-mdc/message.ts';
import { bytes, hex } from '../visca/hex.ts';

/** Samsung UD55A p. 31 (AA 11 FF 01 01 12), UD55C p. 33-34, ME95C p. 37, 700DX-3 p. 26. */
const cases: readonly (readonly [string, Message])[] = [
  ['AA 11 FF 01 01 12', { kind: 'set', display: 0xff, id: 'power', value: 'on' }],
  ['AA 11 FE 01 00 10', { kind: 'set', display: 0xfe, id: 'power', value: 'off' }],
  ['AA 11 01 00 12', { kind: 'get', display: 1, id: 'power' }],
  ['AA FF 01 03 41 11 01 56', { kind: 'is', display: 1, id: 'power', value: 'on' }],
  ['AA FF 01 03 4E 11 00 62', { kind: 'refused', display: 1, id: 'power', code: 0 }],
  ['AA 12 01 01 64 78', { kind: 'set', display: 1, id: 'volume', value: 100 }],
  ['AA FF 01 03 41 12 1E 74', { kind: 'is', display: 1, id: 'volume', value: 30 }],
  ['AA 13 01 01 01 16', { kind: 'set', display: 1, id: 'mute', value: 'on' }],
  ['AA FF 01 03 41 13 00 57', { kind: 'is', display: 1, id: 'mute', value: 'off' }],
  ['AA 14 01 01 21 37', { kind: 'set', display: 1, id: 'input', value: 'hdmi-1' }],
  ['AA FF 01 03 41 14 22 7A', { kind: 'is', display: 1, id: 'input', value: 'hdmi-1-pc' }],
  ['AA FF 01 03 41 14 99 F1', { kind: 'unknown', display: 1, command: 0xff, data: bytes('41 14 99') }],
  ['AA FF 01 03 42 11 01 57', { kind: 'unknown', display: 1, command: 0xff, data: bytes('42 11 01') }],
  ['AA FF 01 02 41 11 54', { kind: 'unknown', display: 1, command: 0xff, data: bytes('41 11') }],
  ['AA 11 01 02 01 01 16', { kind: 'unknown', display: 1, command: 0x11, data: bytes('01 01') }],
  ['AA 5D 01 01 01 60', { kind: 'unknown', display: 1, command: 0x5d, data: bytes('01') }],
];

const read = (text: string) => readFrames(new Uint8Array(), bytes(text));

test.each(cases)('%s, both ways', (text, message) => {
  const [found, ...more] = read(text).found;
  expect(more).toEqual([]);
  if (found?.kind !== 'frame') throw new Error('no frame');
  expect(decodeMessage(found.frame)).toEqual(message);
  expect(hex(encodeMessage(message))).toBe(text);
});

test('every property and kind has a case', () => {
  expect(new Set(cases.flatMap(([, message]) => ('id' in message ? [message.id] : [])))).toEqual(
    new Set(Object.keys(properties)),
  );
  const kinds: Record<Message['kind'], true> = {
    get: true,
    set: true,
    is: true,
    refused: true,
    unknown: true,
  };
  expect(new Set(cases.map(([, { kind }]) => kind))).toEqual(new Set(Object.keys(kinds)));
});

test('what cannot be has a reason', () => {
  expect(encodeMessage({ kind: 'set', display: 1, id: 'volume', value: 101 })).toBe('volume cannot be 101');
  expect(encodeMessage({ kind: 'set', display: 1, id: 'input', value: 'vga' } as never)).toContain('vga');
});

test('a wrong checksum, a half frame and noise', () => {
  const shown = ({ found, held }: { found: readonly Found[]; held: Uint8Array }) => [
    ...found.map(({ kind, bytes: of }) => (kind === 'frame' ? hex(of) : `(${hex(of)})`)),
    ...(held.length > 0 ? [`${hex(held)} …`] : []),
  ];
  expect(shown(read('00 AA 11 01 00 13 AA 11 01 00 12 AA 11'))).toEqual([
    '(00 AA 11 01 00 13)',
    'AA 11 01 00 12',
    'AA 11 …',
  ]);
  expect(shown(read('AA AA 11 01 00 12'))).toEqual(['(AA)', 'AA 11 01 00 12']);
});

test('any bytes, cut anywhere: nothing throws, nothing is lost, the frames are the same', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.constantFrom(...cases.map(([text]) => bytes(text))),
    fc.constantFrom(bytes('AA'), bytes('AA FF 01 03'), bytes('AA 11 01 FF')),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.nat(), (parts, cut) => {
      const all = Uint8Array.from(parts.flatMap((one) => [...one]));
      const whole = readFrames(new Uint8Array(), all);
      const place = cut % (all.length + 1);
      const first = readFrames(new Uint8Array(), all.slice(0, place));
      const second = readFrames(first.held, all.slice(place));
      const frames = (found: readonly Found[]) => found.filter(({ kind }) => kind === 'frame');
      expect(frames([...first.found, ...second.found])).toEqual(frames(whole.found));
      const total = whole.found.reduce((sum, { bytes: of }) => sum + of.length, whole.held.length);
      expect(total).toBe(all.length);
      for (const found of whole.found)
        if (found.kind === 'frame')
          expect(hex(encodeMessage(decodeMessage(found.frame)))).toMatch(/cannot be|^AA/);
    }),
  );
  const frame = fc.record({
    command: fc.integer({ min: 0, max: 255 }),
    display: fc.integer({ min: 0, max: 255 }),
    data: fc.uint8Array({ maxLength: 255 }),
  });
  fc.assert(
    fc.property(frame, (of) => {
      expect(readFrames(new Uint8Array(), encodeFrame(of)).found).toMatchObject([
        { kind: 'frame', frame: of },
      ]);
    }),
  );
  expect(readFrames(new Uint8Array(), new Uint8Array(100_000).fill(0xaa)).held.length).toBeLessThanOrEqual(
    259,
  );
});
