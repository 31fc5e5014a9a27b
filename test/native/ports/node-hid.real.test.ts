import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { watchDeviceNodes } from '../../../native/ports/device-hints.ts';
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

test('a node for a HID device that comes or goes is a hint; others are not, and what cannot be watched gives none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-dev-'));
  let hints = 0;
  const stop = watchDeviceNodes(
    /^hidraw/,
    () => {
      hints += 1;
    },
    folder,
  );
  try {
    for (const name of ['null', 'tty0']) writeFileSync(join(folder, name), '');
    const node = join(folder, 'hidraw7');
    writeFileSync(node, '');
    await vi.waitFor(() => expect(hints).toBe(1));
    // A write to the device is no plug.
    writeFileSync(node, 'x');
    rmSync(node);
    await vi.waitFor(() => expect(hints).toBe(2));
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
  watchDeviceNodes(/^hidraw/, () => {}, join(folder, 'not-there'))();
});
