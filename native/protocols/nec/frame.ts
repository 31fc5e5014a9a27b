/**
 * Frames of NEC's monitors: SOH '0' receiver sender type length, STX text ETX, check code, CR. The check code is the
 * exclusive or of all behind SOH up to ETX. RS-232 at 9600 8N1 or TCP 7142. NEC external control, § 4 (V423, V422, M40).
 */
export type Frame = {
  /** Monitor 1 to 100, or all of them. */
  readonly monitor: number | 'all';
  /** A, C and E are from the controller; B, D and F answer them. */
  readonly type: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  /** Between STX and ETX. */
  readonly text: string;
};

export type Found =
  | { readonly kind: 'frame'; readonly frame: Frame; readonly bytes: Uint8Array }
  | { readonly kind: 'skipped'; readonly bytes: Uint8Array };

const [soh, stx, etx, cr, zero, star] = [0x01, 0x02, 0x03, 0x0d, 0x30, 0x2a];
const types = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const isAnswer = (type: Frame['type']): boolean => 'BDF'.includes(type);
const headerBytes = 7;
/** A message with STX and ETX, of which a monitor sends at most 32 bytes as text of twice that. */
const longestMessage = 0x50;

const checkCode = (bytes: Uint8Array): number => bytes.reduce((code, byte) => code ^ byte, 0);

/** The bytes of a frame, or why it cannot be one. */
export function encodeFrame({ monitor, type, text }: Frame): Uint8Array | string {
  const known = monitor === 'all' || (Number.isInteger(monitor) && monitor >= 1 && monitor <= 100);
  if (!known) return `monitor ${monitor} cannot be: 1 to 100, or all`;
  if (monitor === 'all' && isAnswer(type)) return 'one monitor answers, not all';
  if (text.length + 2 > longestMessage || !/^[\x20-\x7e]*$/.test(text)) return 'its text cannot be sent';
  const address = monitor === 'all' ? star : 0x40 + monitor;
  const [receiver, sender] = isAnswer(type) ? [zero, address] : [address, zero];
  const length = (text.length + 2).toString(16).padStart(2, '0').toUpperCase();
  const ascii = new TextEncoder().encode(`${type}${length}\x02${text}\x03`);
  const checked = Uint8Array.of(zero, receiver, sender, ...ascii);
  return Uint8Array.of(soh, ...checked, checkCode(checked), cr);
}

/**
 * Finds the frames in what comes from a line; `held` is what is kept of the bytes before, at first none and never more
 * than 88 bytes.
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
    const end = endOf(all, at);
    if (end === 'not yet') break;
    const frame = end === null ? null : frameIn(all.subarray(at, end));
    if (end === null || !frame) {
      at += 1;
      continue;
    }
    skip();
    found.push({ kind: 'frame', frame, bytes: all.slice(at, end) });
    at = end;
    noise = end;
  }
  skip();
  return { found, held: all.slice(at) };
}

/** Where the frame that begins here would end; null where none begins. */
function endOf(all: Uint8Array, at: number): number | 'not yet' | null {
  if (all[at] !== soh) return null;
  if (at + headerBytes > all.length) return 'not yet';
  const length = Number.parseInt(String.fromCharCode(all[at + 5] ?? 0, all[at + 6] ?? 0), 16);
  if (Number.isNaN(length) || length < 2 || length > longestMessage) return null;
  const end = at + headerBytes + length + 2;
  return end > all.length ? 'not yet' : end;
}

function frameIn(bytes: Uint8Array): Frame | null {
  const last = bytes.length - 1;
  const checked = bytes.subarray(1, last - 1);
  if (bytes[last] !== cr || checkCode(checked) !== bytes[last - 1]) return null;
  if (bytes[1] !== zero || bytes[headerBytes] !== stx || bytes[last - 2] !== etx) return null;
  const type = types.find((one) => one.charCodeAt(0) === bytes[4]);
  if (!type) return null;
  const [address, controller] = isAnswer(type) ? [bytes[3], bytes[2]] : [bytes[2], bytes[3]];
  const monitor = address === star && !isAnswer(type) ? 'all' : (address ?? 0) - 0x40;
  if (controller !== zero || (monitor !== 'all' && (monitor < 1 || monitor > 100))) return null;
  const text = String.fromCharCode(...bytes.subarray(headerBytes + 1, last - 2));
  return /^[\x20-\x7e]*$/.test(text) ? { monitor, type, text } : null;
}
