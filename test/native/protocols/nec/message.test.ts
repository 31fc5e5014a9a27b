import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, type Found, readFrames } from '../../../../native/protocols/nec/frame.ts';
import {
  decodeMessage,
  encodeMessage,
  type Message,
  properties,
} from '../../../../native/protocols/nec/message.ts';
import { bytes, hex } from '../visca/hex.ts';

/** NEC P702 p. 34, as it is printed there. */
const printed: readonly (readonly [string, Message])[] = [
  [
    '01 30 41 30 41 30 43 02 43 32 30 33 44 36 30 30 30 31 03 73 0D',
    { kind: 'set-power', monitor: 1, power: 'on' },
  ],
  [
    '01 30 41 30 41 30 43 02 43 32 30 33 44 36 30 30 30 34 03 76 0D',
    { kind: 'set-power', monitor: 1, power: 'off' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 36 30 30 30 30 46 03 04 0D',
    { kind: 'set', monitor: 1, id: 'input', value: 'display-port' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 36 30 30 30 30 33 03 71 0D',
    { kind: 'set', monitor: 1, id: 'input', value: 'dvi' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 36 30 30 30 30 31 03 73 0D',
    { kind: 'set', monitor: 1, id: 'input', value: 'vga' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 36 30 30 30 31 31 03 72 0D',
    { kind: 'set', monitor: 1, id: 'input', value: 'hdmi' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 36 30 30 30 30 43 03 01 0D',
    { kind: 'set', monitor: 1, id: 'input', value: 'component-1' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 36 30 30 30 30 44 03 06 0D',
    { kind: 'set', monitor: 1, id: 'input', value: 'option' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 38 44 30 30 30 31 03 09 0D',
    { kind: 'set', monitor: 1, id: 'mute', value: 'on' },
  ],
  [
    '01 30 41 30 45 30 41 02 30 30 38 44 30 30 30 32 03 0A 0D',
    { kind: 'set', monitor: 1, id: 'mute', value: 'off' },
  ],
];
/** The texts of external control § 5 and 7 (V423 p. 36, RS-232C p. 17, M40 p. 8), and the frame around them. */
const described: readonly (readonly [
  type: 'A' | 'B' | 'C' | 'D' | 'E' | 'F',
  text: string,
  message: Message,
])[] = [
  ['A', '01D6', { kind: 'get-power', monitor: 3 }],
  ['B', '0200D60000040001', { kind: 'power-is', monitor: 3, power: 'on' }],
  ['B', '0200D60000040002', { kind: 'power-is', monitor: 3, power: 'standby' }],
  ['B', '00C203D60004', { kind: 'power-set', monitor: 3, power: 'off' }],
  ['C', '0060', { kind: 'get', monitor: 3, id: 'input' }],
  ['D', '00006000000F0011', { kind: 'is', monitor: 3, id: 'input', type: 0, max: 15, value: 'hdmi' }],
  ['D', '0000620000640032', { kind: 'is', monitor: 3, id: 'volume', type: 0, max: 100, value: 50 }],
  ['D', '01006200FFFF0000', { kind: 'refused', monitor: 3, of: 'get', id: 'volume', rest: '00FFFF0000' }],
  ['E', '00620032', { kind: 'set', monitor: 3, id: 'volume', value: 50 }],
  ['F', '00008D0000020001', { kind: 'set-to', monitor: 3, id: 'mute', type: 0, max: 2, value: 'on' }],
  ['F', '0100600000000011', { kind: 'refused', monitor: 3, of: 'set', id: 'input', rest: '0000000011' }],
  ['D', '0200600000110011', { kind: 'unknown', monitor: 3, type: 'D', text: '0200600000110011' }],
  ['A', 'C22A', { kind: 'unknown', monitor: 3, type: 'A', text: 'C22A' }],
  ['A', 'C203D60002', { kind: 'unknown', monitor: 3, type: 'A', text: 'C203D60002' }],
  ['D', '0000600000110099', { kind: 'unknown', monitor: 3, type: 'D', text: '0000600000110099' }],
];

test.each(printed)('%s, both ways', (text, message) => {
  const [found, ...more] = readFrames(new Uint8Array(), bytes(text)).found;
  expect(more).toEqual([]);
  if (found?.kind !== 'frame') throw new Error('no frame');
  expect(decodeMessage(found.frame)).toEqual(message);
  expect(hex(encodeMessage(message))).toBe(text);
});

test.each(described)('%s %s, both ways', (type, text, message) => {
  const frame = encodeMessage(message);
  expect(hex(frame)).toBe(hex(encodeFrame({ monitor: 3, type, text })));
  expect(readFrames(new Uint8Array(), bytes(hex(frame))).found).toMatchObject([
    { kind: 'frame', frame: { monitor: 3, type, text } },
  ]);
  expect(decodeMessage({ monitor: 3, type, text })).toEqual(message);
});

test('every property and every kind has a case', () => {
  const all = [...printed.map(([, message]) => message), ...described.map(([, , message]) => message)];
  expect(new Set(all.flatMap((message) => ('id' in message ? [message.id] : [])))).toEqual(
    new Set(Object.keys(properties)),
  );
  const kinds: Record<Message['kind'], true> = {
    'get-power': true,
    'power-is': true,
    'set-power': true,
    'power-set': true,
    get: true,
    set: true,
    is: true,
    'set-to': true,
    refused: true,
    unknown: true,
  };
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
});

test('addresses: monitor 1 is A, all is *, and an answer comes from one', () => {
  expect(hex(encodeFrame({ monitor: 'all', type: 'A', text: '01D6' }))).toBe(
    '01 30 2A 30 41 30 36 02 30 31 44 36 03 1F 0D',
  );
  expect(hex(encodeFrame({ monitor: 100, type: 'C', text: '0060' })).split(' ')[2]).toBe('A4');
  expect(
    hex(encodeFrame({ monitor: 2, type: 'D', text: '' }))
      .split(' ')
      .slice(1, 5),
  ).toEqual(['30', '30', '42', '44']);
  expect(encodeFrame({ monitor: 'all', type: 'B', text: '' })).toBe('one monitor answers, not all');
  expect(encodeFrame({ monitor: 0, type: 'A', text: '' })).toContain('monitor 0 cannot be');
  expect(encodeFrame({ monitor: 1, type: 'A', text: 'æ' })).toContain('cannot be sent');
  expect(encodeMessage({ kind: 'set', monitor: 1, id: 'volume', value: 70_000 })).toBe(
    'volume cannot be 70000',
  );
});

test('what is not a frame to the last byte is none', () => {
  const good = '01 30 41 30 41 30 36 02 30 31 44 36 03 74 0D';
  const kinds = (text: string) => readFrames(new Uint8Array(), bytes(text)).found.map(({ kind }) => kind);
  expect(kinds(good)).toEqual(['frame']);
  // Each with a check code that holds, but the first: code, STX, ETX, sender, receiver, type, reserved, length.
  for (const text of [
    '01 30 41 30 41 30 36 02 30 31 44 36 03 75 0D',
    '01 30 41 30 41 30 36 04 30 31 44 36 03 72 0D',
    '01 30 41 30 41 30 36 02 30 31 44 36 04 73 0D',
    '01 30 41 31 41 30 36 02 30 31 44 36 03 75 0D',
    '01 30 30 30 41 30 36 02 30 31 44 36 03 05 0D',
    '01 30 41 30 47 30 36 02 30 31 44 36 03 72 0D',
    '01 31 41 30 41 30 36 02 30 31 44 36 03 75 0D',
    '01 30 41 30 41 30 36 02 30 31 44 36 03 74 0A',
  ])
    expect(kinds(text), text).toEqual(['skipped']);
  expect(kinds('01 30 41 30 41 46 46 02 30')).toEqual(['skipped']);
});

test('any bytes, cut anywhere: nothing throws, nothing is lost, the frames are the same', () => {
  const frame = fc.record({
    monitor: fc.integer({ min: 1, max: 100 }),
    type: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
    text: fc.stringMatching(/^[0-9A-F]{0,24}$/),
  });
  const frameBytes = frame.map((of) => bytes(hex(encodeFrame(of))));
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    frameBytes,
    fc.tuple(frameBytes, fc.nat(), fc.nat({ max: 255 })).map(([of, at, byte]) => {
      of[at % of.length] = byte;
      return of;
    }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.nat(), (parts, cut) => {
      const all = Uint8Array.from(parts.flatMap((one) => [...one]));
      const place = cut % (all.length + 1);
      const whole = readFrames(new Uint8Array(), all);
      const first = readFrames(new Uint8Array(), all.slice(0, place));
      const second = readFrames(first.held, all.slice(place));
      const frames = (found: readonly Found[]) => found.filter(({ kind }) => kind === 'frame');
      expect(frames([...first.found, ...second.found])).toEqual(frames(whole.found));
      expect(whole.found.reduce((sum, { bytes: of }) => sum + of.length, whole.held.length)).toBe(all.length);
      expect(whole.held.length).toBeLessThanOrEqual(88);
      for (const found of whole.found)
        if (found.kind === 'frame') expect(hex(encodeMessage(decodeMessage(found.frame)))).not.toBe('');
    }),
  );
  fc.assert(
    fc.property(frame, (of) => {
      const message = decodeMessage(of);
      expect(hex(encodeMessage(message))).toBe(hex(encodeFrame(of)));
    }),
  );
});
