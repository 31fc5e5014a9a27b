import type { HidEntry } from './hid-port.ts';

/** One line of what hidapi lists: on Windows and macOS one for each top-level collection, on Linux too, with the same path. */
export type HidLine = {
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | undefined;
  readonly product?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly interface: number;
  /** Left out where it is 0. */
  readonly usagePage?: number | undefined;
};

/** More interfaces than that are left out: no room has so many. */
const mostEntries = 256;
const telephonyPage = 0x0b;

/** USB strings are at most 126 characters; what else stands in them is a firmware's mistake. */
const plain = (text: string | undefined): string =>
  (text ?? '').replaceAll(/\p{C}/gu, '').trim().slice(0, 126);

/**
 * The interfaces behind hidapi's lines. Lines of one path are one interface, and on Windows, where each collection has a path
 * of its own, those whose instance differs in `Col…` alone. The path of a telephony collection comes first, since a report
 * for lamps most likely goes there; interfaces are in the order of their paths, `hidraw10` after `hidraw9`.
 */
export function entriesOf(lines: readonly HidLine[]): readonly HidEntry[] {
  const interfaces = new Map<string, HidLine[]>();
  for (const line of lines) {
    if (!line.path) continue;
    const key = [line.vendorId, line.productId, line.interface, withoutCollection(line.path)].join(' ');
    const same = interfaces.get(key);
    if (same) same.push(line);
    else if (interfaces.size < mostEntries) interfaces.set(key, [line]);
  }
  return [...interfaces.values()].flatMap(entryOf).sort(byPath);
}

function entryOf(lines: readonly HidLine[]): readonly HidEntry[] {
  const ordered = [...lines].sort((a, b) => Number(isTelephony(b)) - Number(isTelephony(a)));
  const [path, ...more] = new Set(ordered.flatMap((line) => line.path ?? []));
  const [first] = ordered;
  if (!first || path === undefined) return [];
  return [
    {
      paths: [path, ...more],
      vendorId: first.vendorId,
      productId: first.productId,
      serialNumber: plain(first.serialNumber),
      product: plain(first.product),
      manufacturer: plain(first.manufacturer),
      interfaceNumber: first.interface,
    },
  ];
}

const isTelephony = ({ usagePage }: HidLine): boolean => usagePage === telephonyPage;

/** `\\?\HID#VID_0B0E&PID_0420&MI_03&Col02#7&1a2b3c&0&0001#{…}` is one interface with `…Col01#7&1a2b3c&0&0000#{…}`. */
const withoutCollection = (path: string): string =>
  path.replace(/&col[0-9a-f]+(#[^#]*)&[0-9a-f]+(?=#)/i, '$1');

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const firstPath = ({ paths }: HidEntry): string => [...paths].sort(inOrder)[0] ?? '';

const byPath = (a: HidEntry, b: HidEntry): number => inOrder(firstPath(a), firstPath(b));
