import { expect, test } from 'vitest';
import { type HidLayout, hidLayout } from '../../../main/contract/web-hid.ts';
import { fromWebHid } from '../../../native/protocols/hid-report/from-web-hid.ts';
import { telephonyIn } from '../../../native/protocols/hid-report/telephony.ts';
import { type BrowserHid, tellLayouts } from '../../../renderer/kiosk/web-hid-layouts.ts';
import { hex, parsed, recordedBytes, recordings } from '../../native/protocols/hid-report/recordings.ts';
import { asChromiumTells } from '../../native/protocols/hid-report/web-hid-model.ts';

const device = (bytes: Uint8Array, productId = 1) => ({
  ...{ vendorId: 0x1209, productId },
  collections: asChromiumTells(bytes),
});

/** A browser with devices, and what is told of them. */
function browser(devices: Awaited<ReturnType<BrowserHid['getDevices']>>) {
  const told: HidLayout[] = [];
  let plugged = (): void => {};
  const all = [...devices];
  const hid: BrowserHid = {
    getDevices: async () => all,
    addEventListener: (_kind, heard) => {
      plugged = heard;
    },
  };
  tellLayouts(hid, (layout) => told.push(layout));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    told,
    settled,
    async plug(one: (typeof all)[number]) {
      all.push(one);
      plugged();
      await settled();
    },
  };
}

const keyboard = hex('05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 c0');

test.each(recordings)('main takes what is told of %s, and it means the same there', async (name) => {
  const bytes = recordedBytes(name);
  const { told, settled } = browser([device(bytes)]);
  await settled();
  for (const layout of told) {
    const taken = hidLayout.parse(JSON.parse(JSON.stringify(layout)));
    const read = fromWebHid(taken.collections);
    expect(read.ok && telephonyIn(read.descriptor)).toEqual(telephonyIn(parsed(bytes)));
    expect(JSON.stringify(layout).length).toBeLessThan(150_000);
  }
  expect(told).toHaveLength(1);
});

test('a device is told of once, one that is plugged in later too, and one without keys for calls never', async () => {
  const { told, settled, plug } = browser([
    device(recordedBytes('413c_8223_dell-sp325')),
    device(keyboard, 2),
  ]);
  await settled();
  expect(told.map(({ productId }) => productId)).toEqual([1]);
  await plug(device(recordedBytes('0d8c_0014_cmedia-hs100b-kernel-fixed'), 3));
  expect(told.map(({ productId }) => productId)).toEqual([1, 3]);
});

test('where the browser has no HID, or the page may not see it, nothing is told', async () => {
  const told: HidLayout[] = [];
  const refuses: BrowserHid = {
    getDevices: () => Promise.reject(new DOMException('refused', 'SecurityError')),
    addEventListener: () => {},
  };
  tellLayouts(refuses, (layout) => told.push(layout));
  tellLayouts(undefined, (layout) => told.push(layout));
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
});

test('collections deeper than main takes are left out, and a browser that tells less than it should is no harm', async () => {
  const deep = (levels: number): object => ({
    usagePage: 0x0b,
    children: levels > 0 ? [deep(levels - 1)] : [],
  });
  const odd = [{ vendorId: 1, productId: 2, collections: [deep(9)] }];
  const { told, settled } = browser(odd as Awaited<ReturnType<BrowserHid['getDevices']>>);
  await settled();
  expect(told).toHaveLength(1);
  expect(hidLayout.safeParse(told[0]).success).toBe(true);
});

test('main takes nothing that is larger or deeper than devices are', () => {
  const layout = { vendorId: 1, productId: 2, collections: [device(keyboard).collections[0]] };
  const nested = (levels: number): unknown => ({
    ...layout.collections[0],
    children: levels > 1 ? [nested(levels - 1)] : [],
  });
  const takes = (value: unknown): boolean => hidLayout.safeParse(value).success;
  expect(takes(layout)).toBe(true);
  expect(takes({ ...layout, collections: [nested(5)] })).toBe(true);
  expect(takes({ ...layout, collections: [nested(6)] })).toBe(false);
  expect(takes({ ...layout, collections: Array.from({ length: 33 }, () => layout.collections[0]) })).toBe(
    false,
  );
  expect(takes({ ...layout, vendorId: 0x1_0000 })).toBe(false);
  expect(takes({ ...layout, serialNumber: '4711' })).toBe(false);
});
