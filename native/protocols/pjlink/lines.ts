/** What was found in what a device sends. */
export type Found =
  | { readonly kind: 'line'; readonly text: string }
  /** Longer than a line can be. */
  | { readonly kind: 'skipped'; readonly bytes: number };

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** The longest line of PJLink has 136 bytes, a digest before it 32 more. */
const longest = 256;

export const encodeLine = (text: string): Uint8Array => new TextEncoder().encode(`${text}\r`);

/** What is kept between two pieces of a stream: at most 256 bytes, and how many too many came before them. */
export type Held = { readonly bytes: Uint8Array; readonly tooMany: number };
export const nothingHeld: Held = { bytes: new Uint8Array(), tooMany: 0 };

/** Finds the lines in what comes; each ends with CR, a line feed behind it is left out. However it is cut, they are the same. */
export function readLines(
  held: Held,
  bytes: Uint8Array,
): { readonly found: readonly Found[]; readonly held: Held } {
  const found: Found[] = [];
  let line = [...held.bytes];
  let { tooMany } = held;
  for (const byte of bytes) {
    if (byte === lineFeed && line.length === 0 && tooMany === 0) continue;
    if (byte !== carriageReturn) {
      if (line.length < longest) line.push(byte);
      else tooMany += 1;
      continue;
    }
    if (tooMany > 0) found.push({ kind: 'skipped', bytes: line.length + tooMany });
    else found.push({ kind: 'line', text: new TextDecoder().decode(Uint8Array.from(line)) });
    line = [];
    tooMany = 0;
  }
  return { found, held: { bytes: Uint8Array.from(line), tooMany } };
}
