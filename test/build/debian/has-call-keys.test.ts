import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { parseReportDescriptor } from '../../../native/protocols/hid-report/parse-report-descriptor.ts';
import { type Collection, controlsOf } from '../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../native/protocols/hid-report/telephony.ts';
import { hex, recordedBytes, recordings } from '../../native/protocols/hid-report/recordings.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'build', 'debian', 'has-call-keys');
const folder = mkdtempSync(join(tmpdir(), 'rundbord-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the program says of a descriptor. */
function gives(bytes: Uint8Array, ...more: string[]): boolean {
  const file = join(folder, 'descriptor');
  writeFileSync(file, bytes);
  const { status, stderr } = spawnSync('/bin/sh', [program, file, ...more], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return status === 0;
}

const dell = recordedBytes('413c_8223_dell-sp325');
/** A boot keyboard (USB HID 1.11 appendix E.6), with a report id so that it can stand beside other collections. */
const keyboard =
  hex(`05 01 09 06 a1 01 85 f0 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01
  05 08 19 01 29 05 95 05 75 01 91 02 95 01 75 03 91 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0`);
/** A boot mouse (appendix E.10). */
const mouse =
  hex(`05 01 09 02 a1 01 85 f1 09 01 a1 00 05 09 19 01 29 03 15 00 25 01 95 03 75 01 81 02 95 01 75 05 81 01
  05 01 09 30 09 31 15 81 25 7f 75 08 95 02 81 06 c0 c0`);
const after = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

test.each(recordings)('%s is given exactly when it has keys for calls', (name) => {
  const bytes = recordedBytes(name);
  const read = parseReportDescriptor(bytes);
  expect(gives(bytes)).toBe(read.ok && telephonyIn(read.descriptor) !== null);
});

test.each([
  ['a keyboard', keyboard],
  ['a mouse', mouse],
  ['a speakerphone with a keyboard in it', after(dell, keyboard)],
  ['a keyboard with keys for calls', after(keyboard, dell)],
  ['a speakerphone with a mouse in it', after(dell, mouse)],
  // The page is bound where the collection begins.
  ['a keyboard whose usage comes before its page', after(dell, hex('09 06 05 01 a1 01 c0'))],
  ['a keyboard with extended usages', after(dell, hex('0b 06 00 01 00 a1 01 c0'))],
  [
    'keys of a keyboard in a collection of another kind',
    after(dell, hex('05 0c 09 01 a1 01 1b 00 00 07 00 2b 65 00 07 00 75 08 95 06 81 00 c0')),
  ],
  ['a page that was pushed and comes back', after(dell, hex('05 01 a4 05 0b b4 09 06 a1 01 c0'))],
])('%s is refused', (_what, bytes) => {
  expect(gives(bytes)).toBe(false);
});

test('one that is known by its number may have a keyboard beside its keys, but a keyboard alone is refused also then', () => {
  expect(gives(after(dell, keyboard), 'known')).toBe(true);
  expect(gives(keyboard, 'known')).toBe(false);
  expect(gives(mouse, 'known')).toBe(false);
});

test('keys that are declared in other ways are found', () => {
  const around = (text: string): Uint8Array => hex(`05 0c 09 01 a1 01 15 00 25 01 75 01 95 01 ${text} c0`);
  expect(gives(around('0b 20 00 0b 00 81 02'))).toBe(true);
  expect(gives(around('05 0b 19 20 29 2f 81 02'))).toBe(true);
  expect(gives(around('06 0b 00 29 2f 19 20 81 02'))).toBe(true);
  expect(gives(around('a4 05 0b b4 09 20 81 02'))).toBe(false);
  expect(gives(around('05 08 09 17 91 02'))).toBe(true);
  // A long item, of whose data none is an item.
  expect(gives(around('fe 04 f0 05 0b 09 20 81 02'))).toBe(false);
  // A telephony collection with nothing in it, and the page's number as data.
  expect(gives(hex('05 0b 09 05 a1 01 c0'))).toBe(false);
  expect(gives(around('26 05 0b 09 20 81 02'))).toBe(false);
});

test('what is no whole descriptor is refused', () => {
  expect(gives(new Uint8Array())).toBe(false);
  expect(gives(after(dell, hex('26')))).toBe(false);
  expect(gives(after(dell, hex('27 00 00')))).toBe(false);
  expect(gives(after(...Array.from({ length: 20 }, () => dell)))).toBe(false);
  const { status } = spawnSync('/bin/sh', [program, join(folder, 'nothing-here')]);
  expect(status).not.toBe(0);
});

test('whatever a descriptor is like, nothing that our parser takes for a keyboard or a mouse is given', () => {
  const whole = after(dell, keyboard, mouse);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
  let given = 0;
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(dell, whole),
      (changes, from) => {
        const bytes = Uint8Array.from(from);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const read = parseReportDescriptor(bytes);
        if (!gives(bytes) || !read.ok) return;
        given += 1;
        expect(usagesOf(read.descriptor.collections).filter((usage) => /^01:0[1267]$/.test(usage))).toEqual(
          [],
        );
        expect(controlsOf(read.descriptor, 'input').filter(({ usage }) => usage.startsWith('07:'))).toEqual(
          [],
        );
      },
    ),
    { numRuns: 80, seed: 1 },
  );
  expect(given).toBeGreaterThan(10);
});

const usagesOf = (collections: readonly Collection[]): readonly string[] =>
  collections.flatMap(({ usage, collections: inner }) => [usage ?? '', ...usagesOf(inner)]);
