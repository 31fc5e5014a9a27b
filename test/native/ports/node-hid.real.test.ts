import { expect, test } from 'vitest';
import { loadNodeHid } from '../../../native/ports/node-hid.ts';

// With real devices the suite runs in the virtual room; here is what holds on a computer with none.
test('the addon loads, lists, and says of what is not there that it is gone', async () => {
  const loaded = await loadNodeHid();
  if (!loaded.ok) throw new Error(loaded.detail);
  const { bus } = loaded;
  expect(await bus.list()).toBeInstanceOf(Array);
  const answer = await bus.open(
    {
      paths: ['/dev/hidraw999'],
      ...{ vendorId: 1, productId: 2, serialNumber: '', product: '', manufacturer: '', interfaceNumber: 0 },
    },
    { report: () => {}, closed: () => {} },
  );
  expect(answer).toMatchObject({ ok: false, reason: 'gone' });
  bus.watch(() => {})();
});
