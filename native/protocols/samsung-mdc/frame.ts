/**
 * Frames of Samsung's Multiple Display Control: AA, command, display, length, data, checksum; the checksum is the low
 * byte of the sum of all but AA. RS-232 at 9600 8N1 or TCP 1515. MDC protocol 13.7c; SyncMaster manuals (UD55A p. 31).
 */
export type Frame = { readonly command: number; readonly display: number; readonly data: Uint8Array };

export type Found =
  | { readonly kind: 'frame'; readonly frame: Frame; readonly bytes: Uint8Array }
  | { readonly kind: 'skipped'; readonly bytes: Uint8Array };

const header = 0xaa;
const overhead = 5;

const checksum = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

export function encodeFrame({ command, display, data }: Frame): Uint8Array {
  const counted = Uint8Array.of(command, display, data.length, ...data);
  return Uint8Array.of(header, ...counted, checksum(counted));
}

/**
 * Finds the frames in what comes from a line; `held` is what is kept of the bytes before, at first none and never more
 * than 259 bytes. Noise may look like the beginning of a long frame: whoever reads drops what is held when the line has
 * been silent.
 */
export function readFrames(
  held: Uint8Array,
  bytes: Uint8Array,
): { readonly found: readonly Found[]; readonly held: Uint8Array } {
  const all = new Uint8Array(held.length + bytes.length);
  all.set(held);
  all.set(bytes, held.length);
  const found: Found[] = [];
  let noise = 0;
  let at = 0;
  const skip = () => {
    if (at > noise) found.push({ kind: 'skipped', bytes: all.slice(noise, at) });
  };
  while (at < all.length) {
    if (all[at] !== header) {
      at += 1;
      continue;
    }
    const end = at + overhead + (all[at + 3] ?? 0);
    if (end > all.length) break;
    const counted = all.subarray(at + 1, end - 1);
    if (checksum(counted) !== all[end - 1]) {
      at += 1;
      continue;
    }
    skip();
    const [command = 0, display = 0] = counted;
    const frame = { command, display, data: counted.slice(3) };
    found.push({ kind: 'frame', frame, bytes: all.slice(at, end) });
    at = end;
    noise = end;
  }
  skip();
  return { found, held: all.slice(at) };
}
