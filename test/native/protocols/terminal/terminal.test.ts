import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Found, nothingHeld, readLines } from '../../../../native/protocols/terminal/lines.ts';
import { readTelnet, telnetStart } from '../../../../native/protocols/terminal/telnet.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const lines = (text: string) => readLines(nothingHeld, bytesOf(text)).found;
const line = (text: string) => ({ kind: 'line', text }) as const;

test('lines end with CR, LF or both; empty ones and control codes are left out', () => {
  expect(lines('one\r\ntwo\rthree\nfour\r\n\r\n\0fi\u0007ve\r\nha')).toEqual(
    ['one', 'two', 'three', 'four', 'five'].map(line),
  );
});

test('prompts have no end, whatever host stands before them', () => {
  const user = { kind: 'prompt', asks: 'user' };
  const password = { kind: 'prompt', asks: 'password' };
  expect(lines('Password: ')).toEqual([password]);
  expect(lines('Welcome to room\r\n\r\ncodec-3.room login: admin\r\nPassword:\r\nin\r\n')).toEqual([
    line('Welcome to room'),
    user,
    line('admin'),
    password,
    line('in'),
  ]);
  expect(lines('Username: ')).toEqual([user]);
  expect(lines('User name : ')).toEqual([user]);
});

test('a name in a notice is no prompt', () => {
  expect(lines('notification:callstatus:incoming:3:Password:a:ringing:384:0:videocall\r\n')).toHaveLength(1);
  expect(lines('*s Call 3 DisplayName: "x login:"\r\n')).toEqual([line('*s Call 3 DisplayName: "x login:"')]);
  expect(lines('Hi, my name is : Password:\r\n')).toEqual([line('Hi, my name is : Password:')]);
});

test('a line that does not end is skipped, and no more than its beginning is kept', () => {
  const { found, held } = readLines(nothingHeld, new Uint8Array(100_000).fill(0x41));
  expect(found).toEqual([]);
  expect(held.bytes).toHaveLength(16_384);
  expect(readLines(held, bytesOf('B\r\nmute near on\r\n')).found).toEqual([
    { kind: 'skipped', bytes: 100_001 },
    line('mute near on'),
  ]);
});

test('telnet: what is asked and offered is refused, the rest is taken out (RFC 854, 855)', () => {
  const read = readTelnet(
    telnetStart,
    Uint8Array.of(
      ...[0xff, 0xfd, 0x18, 0xff, 0xfb, 0x01, 0xff, 0xfc, 0x01, 0xff, 0xfe, 0x03],
      ...[0x48, 0xff, 0xff, 0xff, 0xf1, 0x69],
      ...[0xff, 0xfa, 0x18, 0x01, 0xff, 0xff, 0x02, 0xff, 0xf0, 0x21],
    ),
  );
  expect([...read.data]).toEqual([0x48, 0xff, 0x69, 0x21]);
  expect([...read.reply]).toEqual([0xff, 0xfc, 0x18, 0xff, 0xfe, 0x01]);
  expect(read.held).toBe('data');
});

test('any bytes, cut anywhere, are read the same', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.constantFrom('Password: ', 'login: ', 'mute near on\r\n', '\r', '\n', ' ').map(bytesOf),
    fc.constantFrom([0xff, 0xfd, 0x18], [0xff, 0xfa, 1, 0xff, 0xf0]).map((one) => Uint8Array.from(one)),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), fc.nat(), (parts, cut) => {
      const all = Uint8Array.from(parts.flatMap((one) => [...one]));
      const place = cut % (all.length + 1);
      const whole = readTelnet(telnetStart, all);
      const first = readTelnet(telnetStart, all.slice(0, place));
      const second = readTelnet(first.held, all.slice(place));
      expect([...first.data, ...second.data]).toEqual([...whole.data]);
      expect([...first.reply, ...second.reply]).toEqual([...whole.reply]);
      const firstLines = readLines(nothingHeld, first.data);
      const secondLines = readLines(firstLines.held, second.data);
      const wholeLines = readLines(nothingHeld, whole.data);
      const found: readonly Found[] = [...firstLines.found, ...secondLines.found];
      expect(found).toEqual(wholeLines.found);
      expect(secondLines.held).toEqual(wholeLines.held);
    }),
  );
});
