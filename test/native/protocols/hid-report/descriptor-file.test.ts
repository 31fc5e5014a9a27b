import { expect, test } from 'vitest';
import { descriptorBytesIn } from '../../../../native/protocols/hid-report/descriptor-file.ts';

const text = (content: string) => {
  const found = descriptorBytesIn(new TextEncoder().encode(content));
  return found.ok ? [...found.bytes] : `${found.offset}: ${found.reason}`;
};
const four = [0x05, 0x0b, 0x09, 0x05];

test('hex with comments, in any lines and either case', () => {
  expect(text('05 0b 09 05')).toEqual(four);
  expect(text('# Jabra å\r\n050B\t# page\r\n\r\n0905')).toEqual(four);
});

test('a line descriptor: says where it begins, the next such line where it ends', () => {
  expect(text('anything: 12\ndescriptor:\n05 0b\n09 05\nreports:\nin 01 01 | hook')).toEqual(four);
  expect(text('  descriptor:  # below\n05 0b 09 05\ndecoded:\nff')).toEqual(four);
  expect(text('05 0b 09 05\nreports:\nin 01')).toEqual(four);
});

test('bytes as they are', () => {
  const bytes = Uint8Array.of(0x05, 0x0b, 0xa1, 0x01);
  expect(descriptorBytesIn(bytes)).toEqual({ ok: true, bytes });
});

test('what is no hex is said with its line, after so many bytes', () => {
  expect(text('# a\n05 0b\n09 zz')).toBe('3: "zz" in line 3 is no byte in hex');
  expect(text('05 0')).toBe('1: "0" in line 1 is no byte in hex');
  expect(text('x'.repeat(50))).toBe(`0: "${'x'.repeat(20)}…" in line 1 is no byte in hex`);
});

test('nothing is no bytes', () => expect(text('')).toEqual([]));
