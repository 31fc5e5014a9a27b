import { expect, test } from 'vitest';
import { parseReportDescriptor } from '../../../../native/protocols/hid-report/parse-report-descriptor.ts';
import { controlsOf } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { parsed, recordedBytes, recordings, recordingText } from './recordings.ts';

// Below `decoded:` a recording may hold what another parser made of it: the layout is compared with that.
type Place = { usage: string; reportId: number; bit: number; size: number };

const short = { In: 'input', Out: 'output', Feat: 'feature' } as const;

/** The controls that a line of the other parser speaks of. */
function placesIn(line: string): { direction: string; places: Place[] } | null {
  const match =
    /^#\s+(In|Out|Feat)\s+rid=0x(..)\s+bit(\d+)\s+(\d+)x(\d+)b (\S+) \[(-?\d+)\.\.(-?\d+)\] ?(.*)$/.exec(
      line,
    );
  if (!match) return null;
  const [, kind, id = '', bitText, countText, sizeText, flags = '', min, max, list = ''] = match;
  const usages = list
    .split(' ')
    .map((usage) => usage.replace(/\(.*/, '').toLowerCase())
    .filter(Boolean);
  const [reportId, bit, size] = [Number.parseInt(id, 16), Number(bitText), Number(sizeText)];
  const direction = short[kind as keyof typeof short];
  const padding = flags.startsWith('Const') && usages.every((usage) => usage.endsWith(':00'));
  if (padding) return { direction, places: [] };
  if (flags.includes('Arr')) {
    const selectable = usages.slice(0, Number(max) - Number(min) + 1);
    return { direction, places: selectable.map((usage) => ({ usage, reportId, bit, size })) };
  }
  const places = Array.from({ length: usages.length === 0 ? 0 : Number(countText) }, (_, index) => ({
    usage: usages[Math.min(index, usages.length - 1)] ?? '',
    reportId,
    bit: bit + index * size,
    size,
  }));
  return { direction, places };
}

const decoded = recordings.filter((name) => recordingText(name).includes('\ndecoded:'));

test('nine recordings can be compared', () => expect(decoded.length).toBeGreaterThanOrEqual(9));

test.each(decoded)('%s: every control, place and length is as another parser read it', (name) => {
  const descriptor = parsed(recordedBytes(name));
  const lines = recordingText(name).split('\n');
  const said = lines.flatMap((line) => placesIn(line) ?? []);
  expect(said.length).toBeGreaterThan(0);
  const inOrder = (places: readonly Place[]) =>
    places
      .map(({ usage, reportId, bit, size }) => `${reportId}.${bit} ${usage} ${size}`)
      .sort((a, b) => a.localeCompare(b));
  for (const direction of ['input', 'output', 'feature'] as const) {
    const expected = said.filter((line) => line.direction === direction).flatMap(({ places }) => places);
    expect(inOrder(controlsOf(descriptor, direction))).toEqual(inOrder(expected));
  }
  const sizes = lines.find((line) => line.includes('sizes(bytes excl id)')) ?? '';
  const lengths = [...sizes.matchAll(/(In|Out|Feat)0x(..)=(\d+)/g)].map(
    ([, kind, id = '', bytes]) => `${short[kind as keyof typeof short]} ${Number.parseInt(id, 16)} ${bytes}`,
  );
  const ours = (['input', 'output', 'feature'] as const).flatMap((direction) =>
    [...descriptor.reports[direction].values()].map(({ id, bytes }) => `${direction} ${id} ${bytes}`),
  );
  expect(ours.sort()).toEqual(lengths.sort());
});

test.each(recordings)('%s: cut anywhere but after a whole outer collection, it gives a place', (name) => {
  const bytes = recordedBytes(name);
  for (let length = 0; length < bytes.length; length += 1) {
    const answer = parseReportDescriptor(bytes.subarray(0, length));
    if (answer.ok) {
      // What was cut off begins a collection of its own: nothing shows that there was more.
      expect(bytes[length - 1]).toBe(0xc0);
      expect(parseReportDescriptor(bytes.subarray(length)).ok).toBe(true);
      continue;
    }
    expect(answer.reason).not.toBe('');
    expect(answer.offset).toBeLessThanOrEqual(length);
  }
});
