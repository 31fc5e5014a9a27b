import { expect, test } from 'vitest';
import { knownDevice, knownDevices } from '../../../native/devices/known.ts';
import { parsed, recordedBytes, recordings, recordingText } from '../protocols/hid-report/recordings.ts';

const nameOf = (vendorId: number, productId: number, product = '') =>
  knownDevice({ vendorId, productId, product })?.name ?? null;

test('a device is known by its ids, or by its maker and a part of its name', () => {
  expect(nameOf(0x0b0e, 0x0412)).toBe('Jabra Speak 410');
  expect(knownDevice({ vendorId: 0x0b0e, productId: 0x9999, product: 'Jabra Engage 50' })?.quirks).toEqual({
    hookSecondReportMs: 2500,
  });
  expect(knownDevice({ vendorId: 0x0b0e, productId: 0x9999, product: 'Jabra SPEAK 750' })?.kind).toBe(
    'speakerphone',
  );
  expect(nameOf(0x045e, 0x1234, 'Microsoft RoundTable')).toBe('Microsoft RoundTable');
  expect(nameOf(0x045e, 0x1234, 'Comfort Mouse')).toBeNull();
  expect(nameOf(0x1209, 0x0001, 'Test Conference Cam')).toBeNull();
});

test('the table is plain data, each product once, and no number stands behind its maker’s family', () => {
  expect(JSON.parse(JSON.stringify(knownDevices))).toEqual(knownDevices);
  const seen = new Set<string>();
  const families = new Set<number>();
  for (const { vendorId, productIds, products, name } of knownDevices) {
    if (productIds === 'any') {
      families.add(vendorId);
      for (const part of products ?? []) expect(part).toBe(part.toLowerCase());
      continue;
    }
    expect(families.has(vendorId), `${name} after its maker’s family`).toBe(false);
    expect(name).not.toBe('');
    for (const productId of productIds) {
      const ids = `${vendorId}:${productId}`;
      expect(seen.has(ids), name).toBe(false);
      seen.add(ids);
    }
  }
});

test('a report that keeps a phone awake has the length that the phone declares', () => {
  for (const { vendorId, productIds, quirks, name } of knownDevices) {
    if (!quirks.keepAlive) continue;
    const [id = 0, ...data] = quirks.keepAlive.report;
    const recording = recordings.find(
      (one) =>
        recordingText(one).includes(`# vid: ${vendorId.toString(16).padStart(4, '0')}`) &&
        productIds !== 'any',
    );
    if (!recording) throw new Error(`${name} has no recording`);
    expect(parsed(recordedBytes(recording)).reports.feature.get(id)?.bytes).toBe(data.length);
  }
});

test('the cameras of a round-table cam are told apart by their names', () => {
  const { streams } = knownDevice({ vendorId: 0x095d, productId: 1, product: 'Polycom CX5100' }) ?? {
    streams: [],
  };
  const shows = (camera: string) => streams.find(({ label }) => camera.toLowerCase().includes(label))?.shows;
  expect(shows('Microsoft RoundTable Panoramic Video')).toBe('panorama');
  expect(shows('Microsoft RoundTable Active Speaker Video')).toBe('active-speaker');
});
