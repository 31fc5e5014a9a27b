import { expect, test } from 'vitest';
import { tellsOfKeys } from '../../../native/devices/tells-of-keys.ts';
import { hex, parsed, recordedBytes } from '../protocols/hid-report/recordings.ts';

const descriptor = parsed(recordedBytes('0b0e_2453_jabra-biz-2400-ii'));
const tells = tellsOfKeys(descriptor);

test('keys, lamps and volume are told', () => {
  expect(tells({ direction: 'in', bytes: hex('02 01 00') })).toBe(true);
  expect(tells({ direction: 'out', bytes: hex('02 01 00') })).toBe(true);
  expect(tells({ direction: 'in', bytes: hex('01 01') })).toBe(true);
});

test("a maker's own long report, in which a serial number may travel, is not", () => {
  // Report 5 is 63 bytes of page FF00.
  const own = new Uint8Array(64).fill(0x41);
  own[0] = 5;
  expect(tells({ direction: 'in', bytes: own })).toBe(false);
  expect(tells({ direction: 'out', bytes: own })).toBe(false);
});

test("a maker's short copy of the keys is told", () => {
  const twin = parsed(hex('06 30 ff 09 01 a1 01 85 04 15 00 25 01 75 01 95 08 09 20 81 02 c0'));
  expect(tellsOfKeys(twin)({ direction: 'in', bytes: hex('04 01') })).toBe(true);
});

test('what somebody types is not', () => {
  const keyboard = hex(`05 01 09 06 a1 01 85 07 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02
    95 06 75 08 15 00 25 65 19 00 29 65 81 00 c0`);
  expect(tellsOfKeys(parsed(keyboard))({ direction: 'in', bytes: hex('07 00 04 00 00 00 00 00') })).toBe(
    false,
  );
});

test('what was not declared is not', () => {
  expect(tells({ direction: 'in', bytes: hex('63 01') })).toBe(false);
  expect(tells({ direction: 'in', bytes: new Uint8Array() })).toBe(false);
});
