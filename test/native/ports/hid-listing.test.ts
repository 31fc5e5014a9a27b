import { expect, test } from 'vitest';
import { entriesOf, type HidLine } from '../../../native/ports/hid-listing.ts';

const line = (path: string, more: Partial<HidLine> = {}): HidLine => ({
  path,
  vendorId: 0x0b0e,
  productId: 0x0420,
  serialNumber: '50C2ED',
  product: 'Jabra SPEAK 510 USB',
  manufacturer: '',
  interface: 3,
  ...more,
});

test('Linux: the collections of an interface share a path and are one', () => {
  const entries = entriesOf([
    line('/dev/hidraw10', { usagePage: 0x0c }),
    line('/dev/hidraw10', { usagePage: 0x0b }),
    line('/dev/hidraw9', { interface: 2, usagePage: 1 }),
  ]);
  expect(entries.map(({ paths, interfaceNumber }) => [paths, interfaceNumber])).toEqual([
    [['/dev/hidraw9'], 2],
    [['/dev/hidraw10'], 3],
  ]);
});

test('Windows: each collection has a path; they are one interface, the telephony one first', () => {
  const paths = [
    String.raw`\\?\HID#VID_0B0E&PID_0420&MI_03&Col01#7&1a2b3c&0&0000#{4d1e55b2-f16f-11cf-88cb-001111000030}`,
    String.raw`\\?\HID#VID_0B0E&PID_0420&MI_03&Col02#7&1a2b3c&0&0001#{4d1e55b2-f16f-11cf-88cb-001111000030}`,
  ] as const;
  const other = String.raw`\\?\HID#VID_0B0E&PID_0420&MI_03&Col01#7&9f9f9f&0&0000#{4d1e55b2-f16f-11cf-88cb-001111000030}`;
  const entries = entriesOf([
    line(paths[0], { usagePage: 0x0c }),
    line(paths[1], { usagePage: 0x0b }),
    line(other, { usagePage: 0x0c }),
  ]);
  expect(entries.map((entry) => entry.paths)).toEqual([[paths[1], paths[0]], [other]]);
});

test('macOS: one path for each device', () => {
  const entries = entriesOf([
    line('DevSrvsID:4294969001', { interface: -1, usagePage: 0x0b }),
    line('DevSrvsID:4294969001', { interface: -1, usagePage: 0x0c }),
  ]);
  expect(entries.map(({ paths }) => paths)).toEqual([['DevSrvsID:4294969001']]);
});

test('what a firmware leaves out or puts into its names does no harm', () => {
  const [entry, ...more] = entriesOf([
    line('/dev/hidraw0', { serialNumber: undefined, product: `Speak\u0000\u0007${'x'.repeat(500)} ` }),
    { vendorId: 1, productId: 2, interface: 0 },
  ]);
  expect(more).toEqual([]);
  expect(entry?.serialNumber).toBe('');
  expect(entry?.product).toMatch(/^Speakx{121}$/);
});

test('a list without end is cut', () => {
  expect(entriesOf(Array.from({ length: 5000 }, (_, count) => line(`/dev/hidraw${count}`)))).toHaveLength(
    256,
  );
});
