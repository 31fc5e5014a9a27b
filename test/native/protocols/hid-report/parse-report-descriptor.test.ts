import { expect, test } from 'vitest';
import { parseReportDescriptor } from '../../../../native/protocols/hid-report/parse-report-descriptor.ts';
import { controlsOf, limits } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { hex, parsed } from './recordings.ts';

/** Inputs as `id.bit:size usage`. */
const inputs = (text: string): string[] =>
  controlsOf(parsed(hex(text)), 'input').map(
    ({ reportId, bit, size, usage }) => `${reportId}.${bit}:${size} ${usage}`,
  );
const warnings = (text: string): readonly string[] => parsed(hex(text)).warnings;
const refused = (text: string | Uint8Array) => {
  const answer = parseReportDescriptor(typeof text === 'string' ? hex(text) : text);
  return answer.ok ? 'good' : `${answer.offset}: ${answer.reason}`;
};

const headset = '05 0b 09 05 a1 01';
const bits = '15 00 25 01 75 01';

test('usages one by one, each with a bit; the last holds for all that are left', () => {
  expect(inputs(`${headset} ${bits} 95 04 09 20 09 2f 81 02 c0`)).toEqual([
    '0.0:1 0b:20',
    '0.1:1 0b:2f',
    '0.2:1 0b:2f',
    '0.3:1 0b:2f',
  ]);
});

test('more usages than controls: the first ones count', () => {
  expect(inputs(`${headset} ${bits} 95 01 09 20 09 2f 81 02 c0`)).toEqual(['0.0:1 0b:20']);
});

test('a range of usages, its ends in either order, also mixed with single ones', () => {
  const three = ['0.0:1 0b:20', '0.1:1 0b:21', '0.2:1 0b:2f'];
  expect(inputs(`${headset} ${bits} 95 03 19 20 29 21 09 2f 81 02 c0`)).toEqual(three);
  expect(inputs(`${headset} ${bits} 95 03 29 21 19 20 09 2f 81 02 c0`)).toEqual(three);
});

test('a range as wide as a page costs only what is used of it', () => {
  expect(inputs(`${headset} ${bits} 95 02 19 00 2a ff ff 81 02 c0`)).toEqual(['0.0:1 0b:00', '0.1:1 0b:01']);
});

test('the page that holds at the main item is bound to usages before it', () => {
  expect(inputs(`${headset} ${bits} 95 02 09 07 05 09 09 01 81 02 c0`)).toEqual([
    '0.0:1 09:07',
    '0.1:1 09:01',
  ]);
});

test('an extended usage brings its own page, alone and in a range', () => {
  expect(inputs(`${headset} ${bits} 95 01 0b e9 00 0c 00 81 02 09 20 81 02 c0`)).toEqual([
    '0.0:1 0c:e9',
    '0.1:1 0b:20',
  ]);
  const pair = ['0.0:1 0c:e9', '0.1:1 0c:ea'];
  expect(inputs(`${headset} ${bits} 95 02 1b e9 00 0c 00 2b ea 00 0c 00 81 02 c0`)).toEqual(pair);
  expect(inputs(`${headset} ${bits} 95 02 1b e9 00 0c 00 29 ea 81 02 c0`)).toEqual(pair);
});

test('push keeps the globals, the report id too, and pop brings them back', () => {
  expect(inputs(`85 02 ${headset} ${bits} 95 01 a4 05 0c 85 01 75 08 09 e9 81 02 b4 09 20 81 02 c0`)).toEqual(
    ['1.0:8 0c:e9', '2.0:1 0b:20'],
  );
});

test('each direction and each report id counts its own bits; padding moves them on', () => {
  const text = `${headset} ${bits} 85 01 95 01 09 20 81 02 95 03 81 01 85 02 95 01 09 21 81 02 85 01 09 2f 81 02
    05 08 09 17 91 02 95 02 09 09 b1 02 c0`;
  expect(inputs(text)).toEqual(['1.0:1 0b:20', '1.4:1 0b:2f', '2.0:1 0b:21']);
  const { reports, usesReportIds } = parsed(hex(text));
  expect(usesReportIds).toBe(true);
  expect(controlsOf(parsed(hex(text)), 'output')).toMatchObject([{ usage: '08:17', reportId: 1, bit: 0 }]);
  expect([...reports.feature.values()].map(({ id, bytes }) => [id, bytes])).toEqual([[1, 1]]);
});

test('a long item, a reserved item and an unknown local item are passed over', () => {
  const text = `${headset} fe 03 f0 01 02 03 0d 00 c9 05 ${bits} 95 01 09 20 81 02 c0`;
  expect(inputs(text)).toEqual(['0.0:1 0b:20']);
  expect(warnings(text)).toEqual([
    'byte 6: a long item, passed over',
    'byte 12: a reserved item, passed over',
  ]);
});

test('strings, designators, physical range and unit change nothing', () => {
  expect(
    inputs(
      `${headset} ${bits} 95 01 35 00 45 64 55 0e 65 11 09 20 39 01 49 01 59 02 79 04 89 04 99 05 81 02 c0`,
    ),
  ).toEqual(['0.0:1 0b:20']);
});

test('of a delimited set the first usage is the control', () => {
  const text = `${headset} ${bits} 95 02 a9 01 09 20 09 24 a9 00 09 2f 81 02 c0`;
  expect(inputs(text)).toEqual(['0.0:1 0b:20', '0.1:1 0b:2f']);
});

test('constant fields with usages are live, those without are padding', () => {
  const text = `${headset} ${bits} 95 01 09 20 81 23 95 06 81 01 95 01 09 00 81 01 c0`;
  expect(inputs(text)).toEqual(['0.0:1 0b:20']);
  expect(warnings(text)).toEqual(['byte 16: constant, but it has usages (0b:20 …): taken as live']);
  expect(parsed(hex(text)).reports.input.get(0)?.bytes).toBe(1);
});

test('an array lists each key at its place; usage 0 is none', () => {
  expect(
    inputs(
      `${headset} 15 00 25 0c 75 04 95 02 19 b0 29 b1 81 40 75 08 95 01 26 ff 00 05 07 19 00 29 05 81 00 c0`,
    ),
  ).toEqual(['0.0:4 0b:b0', '0.0:4 0b:b1', ...['01', '02', '03', '04', '05'].map((id) => `0.8:8 07:${id}`)]);
});

test('an array of a whole page is listed up to the limit, and says so', () => {
  const text = `05 0c 09 01 a1 01 15 00 27 ff ff 00 00 19 00 2a ff ff 75 10 95 01 81 00 c0`;
  expect(inputs(text)).toHaveLength(limits.selectorsOfArray - 1);
  expect(warnings(text)[0]).toContain('the others are left out');
});

test('collections lie within each other, with type and usage', () => {
  const text = `${headset} 09 06 a1 02 c0 a1 00 a1 80 c0 c0 c0 06 00 ff 09 01 a1 01 c0`;
  expect(parsed(hex(text)).collections).toEqual([
    {
      usage: '0b:05',
      type: 'application',
      collections: [
        { usage: '0b:06', type: 'logical', collections: [] },
        { usage: null, type: 'physical', collections: [{ usage: null, type: 'vendor', collections: [] }] },
      ],
    },
    { usage: 'ff00:01', type: 'application', collections: [] },
  ]);
});

test('a maximum is signed only where the minimum is below zero', () => {
  const fieldOf = (text: string) =>
    parsed(hex(`${headset} ${text} 75 08 95 01 09 20 81 02 c0`)).reports.input.get(0)?.fields[0];
  expect(fieldOf('15 00 25 ff')).toMatchObject({ min: 0, max: 255 });
  expect(fieldOf('15 81 25 7f')).toMatchObject({ min: -127, max: 127 });
  expect(fieldOf('25 ff 15 80')).toMatchObject({ min: -128, max: -1 });
  expect(fieldOf('15 00 27 ff ff ff ff')).toMatchObject({ min: 0, max: 4_294_967_295 });
});

test('what is odd but plain is read, with a warning', () => {
  expect(warnings(`${headset} ${bits} 95 01 81 02 c0`)).toEqual([
    'byte 14: an input item of data without a usage',
  ]);
  expect(warnings(`${bits} 95 01 05 0b 09 20 81 02 ${headset} c0`)).toEqual([
    'byte 12: an input item outside every collection',
  ]);
  expect(warnings(`${headset} ${bits} 95 00 09 20 81 02 c0`)).toEqual(['byte 16: an input item of no bits']);
  expect(warnings(`${headset} ${bits} 95 01 19 20 09 2f 81 02 c0`)).toEqual([
    'byte 18: a range of usages has one end only and is left out',
  ]);
  expect(warnings(`${headset} 15 00 25 01 75 40 95 01 09 20 81 02 c0`)).toEqual([
    'byte 16: controls of 64 bits are passed over: 32 is the most',
  ]);
  expect(warnings(`${headset} a4 c0`)).toEqual(['byte 8: a push without a pop']);
  expect(warnings(`${headset} ${bits} 95 01 09 20 81 02 85 01 09 2f 81 02 c0`)).toEqual([
    'some reports have an id and some have none',
  ]);
  expect(warnings(`${headset} c0 00 00`)).toEqual([
    'byte 7: main item 0 is unknown and passed over',
    'byte 8: main item 0 is unknown and passed over',
  ]);
});

test.each([
  ['nothing', '', '0: there are no bytes'],
  ['data cut off', '05 0b 09 05 a1', '4: the item is cut off: it has 1 byte of data and 0 of them are there'],
  [
    'four bytes cut off',
    `${headset} 27 ff ff ff`,
    '6: the item is cut off: it has 4 bytes of data and 3 of them are there',
  ],
  [
    'a long item cut off',
    `${headset} fe 05 f0 01`,
    '6: the item is cut off: it has 5 bytes of data and 1 of them is there',
  ],
  ['a long item without its tag', `${headset} fe 05`, '6: a long item is cut off before its size and tag'],
  [
    'an open collection',
    `${headset} ${bits} 95 01 09 20 81 02`,
    '18: it ends within the collection that begins at byte 4',
  ],
  ['an end too many', `${headset} c0 c0`, '7: a collection ends that never began'],
  ['items left over', `${headset} c0 05 0c 09 01`, '9: it ends with items that belong to nothing'],
  ['globals left over', `${headset} c0 05 0c`, '7: it ends with items that belong to nothing'],
  ['no collection', '00 00', '2: it has no collection'],
  ['report id 0', `${headset} 85 00 c0`, '6: a report id is 1 to 255, this is 0'],
  ['report id 256', `${headset} 86 00 01 c0`, '6: a report id is 1 to 255, this is 256'],
  ['a pop too many', `${headset} b4 c0`, '6: a pop without a push'],
  ['a reserved global', `${headset} c5 00 c0`, '6: global item 12 is reserved'],
  ['a range backwards', `${headset} 19 21 29 20 c0`, '8: a range of usages ends (20) before it begins (21)'],
  [
    'a range on two pages',
    `${headset} 1b 00 00 0b 00 2b 00 00 0c 00 c0`,
    '11: a range of usages lies on two pages',
  ],
  [
    'a logical range backwards',
    `${headset} 15 05 25 01 75 01 95 01 09 20 81 02 c0`,
    '16: the logical range ends (1) before it begins (5)',
  ],
  ['a set within a set', `${headset} a9 01 a9 01`, '8: a delimited set within another'],
  ['a set that never began', `${headset} a9 00`, '6: a delimited set ends that never began'],
  ['a delimiter of 2', `${headset} a9 02`, '6: a delimiter is 1 or 0, this is 2'],
  [
    'a report too long',
    `${headset} 75 08 96 01 40 81 01 c0`,
    '11: report 0 becomes longer than 16384 bytes: 16385 times 8 bits more',
  ],
  [
    'sizes that overflow',
    `${headset} 77 ff ff ff ff 97 ff ff ff ff 81 01 c0`,
    '16: report 0 becomes longer than 16384 bytes: 4294967295 times 4294967295 bits more',
  ],
  ['too many controls', `${headset} ${bits} 96 01 40 09 20 81 02 c0`, '17: more than 16384 controls'],
])('refused with its byte: %s', (_, text, said) => {
  expect(refused(text)).toBe(said);
});

test('depth, pushes, usages and length are bounded', () => {
  const times = (count: number, text: string): string => `${text} `.repeat(count);
  expect(refused(`${headset} ${times(32, 'a1 02')}`)).toBe('68: collections within more than 32 others');
  expect(refused(`${headset} ${times(33, 'a4')}`)).toBe('38: more than 32 pushes');
  expect(refused(`${headset} ${times(1025, '09 20')}`)).toBe(
    '2054: more than 1024 usages before a main item',
  );
  expect(refused(new Uint8Array(65_536))).toBe('65535: it is longer than 65535 bytes');
  expect(warnings(`${headset} ${times(500, '81 02')} c0`)).toHaveLength(limits.warnings + 1);
  // Many arrays of a page each: what they select is counted.
  expect(
    refused(`05 0c 09 01 a1 01 15 00 27 ff ff 00 00 75 10 95 01 ${times(9, '19 00 2a ff ff 81 00')} c0`),
  ).toContain('more than 16384 controls');
});
