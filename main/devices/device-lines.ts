import type { CallDevice } from '../contract/devices.ts';

const hex4 = (id: number): string => id.toString(16).padStart(4, '0');

/**
 * What is to stand in the log when the devices are others than before: a line for each whose status changed. By its maker's and
 * product's numbers, since a name may be one that a person gave it. `before` is null the first time.
 */
export function deviceLines(
  before: readonly CallDevice[] | null,
  devices: readonly CallDevice[],
): readonly string[] {
  if (before === null && devices.length === 0) return ['no device with keys or lamps for calls is here'];
  return devices.flatMap((device) => {
    const { id, vendorId, productId, kind, status, keys, lamps } = device;
    if (before?.find((one) => one.id === id)?.status === status) return [];
    const has = status === 'ready' ? ` (keys: ${listed(keys)}; lamps: ${listed(lamps)})` : '';
    return [`${hex4(vendorId)}:${hex4(productId)}, ${kind}: ${status}${has}`];
  });
}

const listed = (names: readonly string[]): string => names.join(', ') || 'none';
