import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLine, type Found, nothingHeld, readLines } from '../../../../native/protocols/pjlink/lines.ts';
import {
  authenticated,
  decodeMessage,
  encodeMessage,
  type Message,
} from '../../../../native/protocols/pjlink/message.ts';
import { properties } from '../../../../native/protocols/pjlink/properties.ts';

const none = 'none' as const;
/** PJLink specifications, class 1 and class 2; Panasonic PT-TMZ400 p. 145, PT-RZ570 p. 156, IDK MSD-501 p. 77. */
const cases: readonly (readonly [string, Message])[] = [
  ['PJLINK 0', { kind: 'greeting', salt: null }],
  ['PJLINK 1 498e4a67', { kind: 'greeting', salt: '498e4a67' }],
  ['PJLINK ERRA', { kind: 'refused-password' }],
  ['%1POWR 1', { kind: 'set', class: 1, id: 'power', value: 'on' }],
  ['%1POWR ?', { kind: 'get', class: 1, id: 'power', of: null }],
  ['%1POWR=OK', { kind: 'done', class: 1, id: 'power' }],
  ['%1POWR=2', { kind: 'is', class: 1, id: 'power', value: 'cooling' }],
  ['%1POWR=3', { kind: 'is', class: 1, id: 'power', value: 'warming-up' }],
  ['%1POWR=ERR1', { kind: 'refused', class: 1, id: 'power', why: 'undefined-command' }],
  ['%1INPT=ERR2', { kind: 'refused', class: 1, id: 'input', why: 'out-of-parameter' }],
  ['%1POWR=ERR3', { kind: 'refused', class: 1, id: 'power', why: 'unavailable-time' }],
  ['%1POWR=ERR4', { kind: 'refused', class: 1, id: 'power', why: 'device-failure' }],
  ['%1INPT 31', { kind: 'set', class: 1, id: 'input', value: '31' }],
  ['%2INPT=6A', { kind: 'is', class: 2, id: 'input', value: '6A' }],
  ['%1AVMT 31', { kind: 'set', class: 1, id: 'mute', value: 'both-muted' }],
  ['%1AVMT=20', { kind: 'is', class: 1, id: 'mute', value: 'sound-on' }],
  [
    '%1ERST=010200',
    {
      kind: 'is',
      class: 1,
      id: 'troubles',
      value: { fan: none, lamp: 'warning', temperature: none, cover: 'error', filter: none, other: none },
    },
  ],
  [
    '%1LAMP=22451 1 0 0',
    {
      kind: 'is',
      class: 1,
      id: 'lamps',
      value: [
        { hours: 22451, on: true },
        { hours: 0, on: false },
      ],
    },
  ],
  ['%1INST=11 12 21 31 32', { kind: 'is', class: 1, id: 'inputs', value: ['11', '12', '21', '31', '32'] }],
  ['%1NAME=Mødesal 3', { kind: 'is', class: 1, id: 'name', value: 'Mødesal 3' }],
  ['%1NAME=OK', { kind: 'is', class: 1, id: 'name', value: 'OK' }],
  ['%1INF1=Panasonic', { kind: 'is', class: 1, id: 'maker', value: 'Panasonic' }],
  ['%1INF2=RZ570', { kind: 'is', class: 1, id: 'product', value: 'RZ570' }],
  ['%1INFO=', { kind: 'is', class: 1, id: 'information', value: '' }],
  ['%1CLSS=2', { kind: 'is', class: 1, id: 'class', value: '2' }],
  ['%2SNUM=DA1234567', { kind: 'is', class: 2, id: 'serial-number', value: 'DA1234567' }],
  ['%2SVER=1.00', { kind: 'is', class: 2, id: 'software', value: '1.00' }],
  ['%2INNM ?31', { kind: 'get', class: 2, id: 'input-name', of: '31' }],
  ['%2INNM=HDMI1', { kind: 'is', class: 2, id: 'input-name', value: 'HDMI1' }],
  ['%2IRES=1920x1080', { kind: 'is', class: 2, id: 'resolution', value: '1920x1080' }],
  ['%2IRES=-', { kind: 'is', class: 2, id: 'resolution', value: '-' }],
  ['%2RRES=1920 x 1200', { kind: 'is', class: 2, id: 'best-resolution', value: '1920 x 1200' }],
  ['%2FILT=200', { kind: 'is', class: 2, id: 'filter-hours', value: '200' }],
  ['%2RLMP ?', { kind: 'get', class: 2, id: 'lamp-model', of: null }],
  ['%2RFIL=ET-RFL400', { kind: 'is', class: 2, id: 'filter-model', value: 'ET-RFL400' }],
  ['%2SVOL 1', { kind: 'set', class: 2, id: 'speaker-volume', value: 'up' }],
  ['%2MVOL 0', { kind: 'set', class: 2, id: 'microphone-volume', value: 'down' }],
  ['%2FREZ ?', { kind: 'get', class: 2, id: 'freeze', of: null }],
  ['%2FREZ=0', { kind: 'is', class: 2, id: 'freeze', value: 'off' }],
  ['%2SRCH', { kind: 'search' }],
  ['%2ACKN=02:11:22:33:44:55', { kind: 'found', mac: '02:11:22:33:44:55' }],
  ['%2LKUP=02:11:22:33:44:55', { kind: 'link-up', mac: '02:11:22:33:44:55' }],
  ['%1SVOL=0', { kind: 'unknown', text: '%1SVOL=0' }],
  ['%1POWR 7', { kind: 'unknown', text: '%1POWR 7' }],
  ['%3VOLM 1', { kind: 'unknown', text: '%3VOLM 1' }],
];

test.each(cases)('%s, both ways', (text, message) => {
  expect(decodeMessage(text)).toEqual(message);
  expect(encodeMessage(message)).toEqual({ ok: true, text });
});

test('every property has a case', () => {
  expect(new Set(cases.flatMap(([, message]) => ('id' in message ? [message.id] : [])))).toEqual(
    new Set(Object.keys(properties)),
  );
});

test('small letters are taken, what cannot be asked or set has a reason', () => {
  expect(decodeMessage('pjlink erra')).toEqual({ kind: 'refused-password' });
  expect(decodeMessage('%1powr=ok')).toEqual({ kind: 'done', class: 1, id: 'power' });
  expect(decodeMessage('%1powr=err3')).toMatchObject({ kind: 'refused', why: 'unavailable-time' });
  const reason = (message: Message) => encodeMessage(message);
  expect(reason({ kind: 'get', class: 1, id: 'freeze', of: null })).toEqual({
    ok: false,
    reason: 'freeze is of class 2',
  });
  expect(reason({ kind: 'get', class: 2, id: 'speaker-volume', of: null })).toMatchObject({ ok: false });
  expect(reason({ kind: 'get', class: 2, id: 'input-name', of: null })).toMatchObject({ ok: false });
  expect(reason({ kind: 'set', class: 1, id: 'input', value: '99' })).toMatchObject({ ok: false });
  expect(reason({ kind: 'is', class: 1, id: 'name', value: 'a\rb' })).toMatchObject({ ok: false });
  expect(reason({ kind: 'is', class: 1, id: 'lamps', value: [] })).toMatchObject({ ok: false });
});

test('the password, with the example of the specification', () => {
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  expect(authenticated('498e4a67', 'JBMIAProjectorLink', '%1POWR ?', md5)).toBe(
    '5d8409bc1c3fa39749434aa3a5c38682%1POWR ?',
  );
  expect(authenticated(null, 'JBMIAProjectorLink', '%1POWR ?', md5)).toBe('%1POWR ?');
});

test('lines: several in one, cut in two, with line feeds, too long', () => {
  const read = (text: string) => readLines(nothingHeld, new TextEncoder().encode(text));
  expect(read('PJLINK 0\r%1POWR=1\r\n%1NAM').found).toEqual([
    { kind: 'line', text: 'PJLINK 0' },
    { kind: 'line', text: '%1POWR=1' },
  ]);
  expect(read('%1NAME=a\nb\r').found).toEqual([{ kind: 'line', text: '%1NAME=a\nb' }]);
  const { found, held } = read(`${'x'.repeat(100_000)}`);
  expect(found).toEqual([]);
  expect(held.bytes).toHaveLength(256);
  expect(readLines(held, new TextEncoder().encode('yy\r%1POWR=1\r')).found).toEqual([
    { kind: 'skipped', bytes: 100_002 },
    { kind: 'line', text: '%1POWR=1' },
  ]);
});

test('any bytes, cut anywhere: nothing throws, the lines are the same, each is a message', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constantFrom(...cases.map(([text]) => encodeLine(text))),
    fc.constant(new Uint8Array(300).fill(0x41)),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.nat(), (parts, cut) => {
      const all = Uint8Array.from(parts.flatMap((one) => [...one]));
      const place = cut % (all.length + 1);
      const whole = readLines(nothingHeld, all);
      const first = readLines(nothingHeld, all.slice(0, place));
      const second = readLines(first.held, all.slice(place));
      const found: readonly Found[] = [...first.found, ...second.found];
      expect(found).toEqual(whole.found);
      expect(second.held).toEqual(whole.held);
      for (const one of found)
        if (one.kind === 'line') expect(encodeMessage(decodeMessage(one.text))).toMatchObject({ ok: true });
    }),
  );
});
