import type { HidEntry } from './ports/hid-port.ts';

/** A vendor's or product's id as it is usually written. */
export const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

/** Who a device is, wherever it is plugged in: its ids, its serial number where it has one, and which of its interfaces. */
function baseOf({ vendorId, productId, serialNumber, interfaceNumber }: HidEntry): string {
  const product = `${hex4(vendorId)}:${hex4(productId)}`;
  const serial = serialNumber === '' ? '' : `:${serialNumber}`;
  return `${product}${serial}${interfaceNumber < 0 ? '' : `@${interfaceNumber}`}`;
}

/**
 * The id of each entry. Where several are the same by all they tell, they are numbered: one that stays where it was (`before`:
 * ids by path) stays who it was, and the others take the lowest numbers that are left, in the order of the list.
 */
export function deviceIds(
  entries: readonly HidEntry[],
  before: ReadonlyMap<string, string>,
): ReadonlyMap<string, HidEntry> {
  const ids = new Map<string, HidEntry>();
  const later: HidEntry[] = [];
  for (const entry of entries) {
    const id = before.get(entry.paths[0]);
    if (id !== undefined && !ids.has(id) && isOf(baseOf(entry), id)) ids.set(id, entry);
    else later.push(entry);
  }
  for (const entry of later) {
    const base = baseOf(entry);
    let number = 1;
    while (ids.has(numbered(base, number, entry))) number += 1;
    ids.set(numbered(base, number, entry), entry);
  }
  return ids;
}

const isOf = (base: string, id: string): boolean => id === base || id.startsWith(`${base}#`);

/** A serial number says enough, unless a maker gave the same to all. */
const numbered = (base: string, number: number, { serialNumber }: HidEntry): string =>
  number === 1 && serialNumber !== '' ? base : `${base}#${number}`;
