import type { NativeClock } from './clock.ts';
import type { FromHost } from './host-messages.ts';
import type { Watch } from './watch.ts';

/** Reports of one recording; the rest is not told. */
export const mostRecorded = 20_000;

/**
 * Tells every report of a device, both ways, until the answer is called; first what it is. A device that is not there has a
 * descriptor of null, and nothing follows.
 */
export function startTap(
  watch: Watch,
  device: string,
  clock: NativeClock,
  send: (message: FromHost) => void,
): () => void {
  const begun = clock.now();
  let told = 0;
  const entry = watch.find(device)?.entry;
  send({
    kind: 'descriptor',
    device,
    bytes: watch.find(device)?.bytes ?? null,
    vendorId: entry?.vendorId ?? 0,
    productId: entry?.productId ?? 0,
    product: entry?.product ?? '',
    manufacturer: entry?.manufacturer ?? '',
    interfaceNumber: entry?.interfaceNumber ?? -1,
  });
  watch.tap(device, (direction, bytes) => {
    if (told >= mostRecorded) return;
    told += 1;
    send({ kind: 'recorded', device, atMs: clock.now() - begun, direction, bytes });
  });
  return () => void watch.tap(device, null);
}
