/** One item of a report descriptor (USB HID 1.11 §6.2.2.2 and §6.2.2.3). */
export type Item = {
  /** Byte at which it begins. */
  readonly offset: number;
  readonly type: 'main' | 'global' | 'local' | 'reserved' | 'long';
  readonly tag: number;
  /** How many bytes of data it has: 0, 1, 2 or 4; more only in a long item. */
  readonly dataBytes: number;
  /** The data as a number, little-endian; 0 where there is none, and in a long item. */
  readonly unsigned: number;
  readonly signed: number;
  /** Byte after it. */
  readonly next: number;
};

const longItem = 0xfe;
const types = ['main', 'global', 'local', 'reserved'] as const;

/** The item at `offset`, or why there is no whole one. `offset` lies within the bytes. */
export function readItem(bytes: Uint8Array, offset: number): Item | string {
  const prefix = bytes[offset] ?? 0;
  const left = bytes.length - offset - 1;
  if (prefix === longItem) {
    const dataBytes = bytes[offset + 1];
    const tag = bytes[offset + 2];
    if (dataBytes === undefined || tag === undefined) return 'a long item is cut off before its size and tag';
    if (left < 2 + dataBytes) return cut(dataBytes, left - 2);
    return { offset, type: 'long', tag, dataBytes, unsigned: 0, signed: 0, next: offset + 3 + dataBytes };
  }
  const dataBytes = (prefix & 3) === 3 ? 4 : prefix & 3;
  if (left < dataBytes) return cut(dataBytes, left);
  let unsigned = 0;
  for (let at = dataBytes; at > 0; at -= 1) unsigned = unsigned * 256 + (bytes[offset + at] ?? 0);
  const full = 2 ** (8 * dataBytes);
  const signed = dataBytes > 0 && unsigned >= full / 2 ? unsigned - full : unsigned;
  const type = types[(prefix >> 2) & 3] ?? 'reserved';
  return { offset, type, tag: prefix >> 4, dataBytes, unsigned, signed, next: offset + 1 + dataBytes };
}

const cut = (wanted: number, left: number): string =>
  `the item is cut off: it has ${wanted} byte${wanted === 1 ? '' : 's'} of data and ${left} of them ${left === 1 ? 'is' : 'are'} there`;
