import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  encodeMessage,
  type Found,
  type Message,
  properties,
  readMessages,
} from '../../../../native/protocols/lg/message.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array | string) => (typeof of === 'string' ? of : new TextDecoder().decode(of));

/** LG 42LS75A p. 61, 70UL3E p. 21, M3701C p. 48. */
const sent: readonly (readonly [string, Message])[] = [
  ['ka 01 01\r', { kind: 'set', set: 1, id: 'power', value: 'on' }],
  ['ka 00 00\r', { kind: 'set', set: 0, id: 'power', value: 'off' }],
  ['ka 01 ff\r', { kind: 'get', set: 1, id: 'power' }],
  ['xb 01 90\r', { kind: 'set', set: 1, id: 'input', value: 'hdmi-1-dtv' }],
  ['kf 0a 64\r', { kind: 'set', set: 10, id: 'volume', value: 100 }],
  ['ke 01 00\r', { kind: 'set', set: 1, id: 'mute', value: 'on' }],
  ['kc 01 02\r', { kind: 'unknown', set: 1, from: 'controller', text: 'kc 01 02' }],
  ['sv 01 02 ff\r', { kind: 'unknown', set: 1, from: 'controller', text: 'sv 01 02 ff' }],
];
const answered: readonly (readonly [string, Message])[] = [
  ['a 01 OK01x', { kind: 'is', set: 1, id: 'power', value: 'on' }],
  ['b 01 OK91x', { kind: 'is', set: 1, id: 'input', value: 'hdmi-2-dtv' }],
  ['f 01 OK1ex', { kind: 'is', set: 1, id: 'volume', value: 30 }],
  ['e 01 OK01x', { kind: 'is', set: 1, id: 'mute', value: 'off' }],
  ['a 01 NG00x', { kind: 'refused', set: 1, id: 'power', code: 0 }],
  ['a 3e8 NGx', { kind: 'refused', set: 1000, id: 'power', code: null }],
  ['v 01 OK0201x', { kind: 'unknown', set: 1, from: 'display', text: 'v 01 OK0201' }],
  ['a 01 NG0102x', { kind: 'unknown', set: 1, from: 'display', text: 'a 01 NG0102' }],
  ['b 01 OK77x', { kind: 'unknown', set: 1, from: 'display', text: 'b 01 OK77' }],
];

test.each([
  ...sent.map((one) => [...one, 'controller'] as const),
  ...answered.map((one) => [...one, 'display'] as const),
])('%j, both ways', (said, message, from) => {
  expect(readMessages('', bytes(said), from)).toEqual({
    found: [{ kind: 'message', message, text: said.slice(0, -1) }],
    held: '',
  });
  expect(text(encodeMessage(message))).toBe(said);
});

test('every property has a case each way', () => {
  for (const cases of [sent, answered])
    expect(new Set(cases.flatMap(([, message]) => ('id' in message ? [message.id] : [])))).toEqual(
      new Set(Object.keys(properties)),
    );
});

test('what cannot be has a reason', () => {
  expect(encodeMessage({ kind: 'set', set: 1, id: 'volume', value: 101 })).toBe('volume cannot be 101');
  expect(encodeMessage({ kind: 'get', set: 1001, id: 'power' })).toContain('set 1001 cannot be');
});

test('an echo, capitals, noise and what has no end', () => {
  const read = (said: string) => readMessages('', bytes(said), 'display');
  expect(read('xb 01 90\rb 01 OK90x')).toEqual({
    found: [
      { kind: 'skipped', bytes: 9 },
      {
        kind: 'message',
        message: { kind: 'is', set: 1, id: 'input', value: 'hdmi-1-dtv' },
        text: 'b 01 OK90',
      },
    ],
    held: '',
  });
  expect(read('A 01 ok01x').found).toMatchObject([{ message: { kind: 'is', id: 'power', value: 'on' } }]);
  expect(read('\0\u0080xa 01 OK0')).toEqual({ found: [{ kind: 'skipped', bytes: 4 }], held: 'a 01 OK0' });
  expect(readMessages('', new Uint8Array(100_000), 'display').held).toHaveLength(64);
});

test('any bytes, cut anywhere: nothing throws, the messages are the same', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.constantFrom(...[...sent, ...answered].map(([said]) => bytes(said))),
  );
  const from = fc.constantFrom('controller', 'display');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.nat(), from, (parts, cut, side) => {
      const all = Uint8Array.from(parts.flatMap((one) => [...one]));
      const place = cut % (all.length + 1);
      const whole = readMessages('', all, side);
      const first = readMessages('', all.slice(0, place), side);
      const second = readMessages(first.held, all.slice(place), side);
      const messages = (found: readonly Found[]) => found.filter(({ kind }) => kind === 'message');
      expect(messages([...first.found, ...second.found])).toEqual(messages(whole.found));
      const total = whole.found.reduce(
        (sum, found) => sum + (found.kind === 'skipped' ? found.bytes : found.text.length + 1),
        whole.held.length,
      );
      expect(total).toBe(all.length);
      for (const found of whole.found)
        if (found.kind === 'message') expect(text(encodeMessage(found.message))).toMatch(/[x\r]$|cannot be/);
    }),
  );
});
