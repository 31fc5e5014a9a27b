/**
 * Packets of VISCA: a header with the addresses, 1 to 14 bytes, FF. The controller is 0, the cameras of a chain are 1 to
 * 7; 8 is all of them. Sony EVI-D70 p. 33.
 */
export type Packet = {
  /** The camera that it goes to or comes from; 8 is all, 0 a camera that has no address yet. */
  readonly camera: number;
  readonly direction: 'to-camera' | 'from-camera';
  readonly body: Uint8Array;
};

/** All cameras of a chain. */
export const broadcast = 8;
const terminator = 0xff;
const longestBody = 14;

/** The bytes of a packet, or why it cannot be one. */
export function encodePacket({ camera, direction, body }: Packet): Uint8Array | string {
  if (body.length < 1 || body.length > longestBody) return 'a body has 1 to 14 bytes';
  if (body.includes(terminator)) return 'a body cannot hold FF';
  const known = Number.isInteger(camera) && camera >= 0 && camera <= broadcast;
  if (!known) return `camera ${camera} cannot be: 1 to 7, or 8 for all`;
  if (direction === 'from-camera' && (camera < 1 || camera > 7)) return 'only cameras 1 to 7 can answer';
  return Uint8Array.of(direction === 'to-camera' ? 0x80 | camera : 0x80 | (camera << 4), ...body, terminator);
}

/** Who a header byte names: 80 to 88 to a camera, 90, A0 to F0 from one. Anything else is no header. */
function headerOf(byte: number): Pick<Packet, 'camera' | 'direction'> | null {
  if (byte >= 0x80 && byte <= 0x88) return { camera: byte & 15, direction: 'to-camera' };
  if (byte >= 0x90 && (byte & 15) === 0) return { camera: (byte >> 4) - 8, direction: 'from-camera' };
  return null;
}

/** What was found on the line, in its order. */
export type Found =
  | { readonly kind: 'packet'; readonly packet: Packet; readonly bytes: Uint8Array }
  /** Noise, or what is left of a packet that lost bytes. */
  | { readonly kind: 'skipped'; readonly bytes: Uint8Array };

/**
 * Finds the packets in what comes from a line. `held` is what is kept of the bytes before, at first none: never more
 * than 15 bytes. Noise before a header, packets that are too long or too short are skipped up to the next header, at the
 * latest up to the next FF. However the bytes are cut, the packets are the same; every byte is in a packet, skipped or held.
 */
export function readPackets(
  held: Uint8Array,
  bytes: Uint8Array,
): { readonly found: readonly Found[]; readonly held: Uint8Array } {
  const found: Found[] = [];
  const all = new Uint8Array(held.length + bytes.length);
  all.set(held);
  all.set(bytes, held.length);
  let begin = 0;
  let noise = 0;
  const skip = (end: number) => {
    if (end > noise) found.push({ kind: 'skipped', bytes: all.slice(noise, end) });
    noise = end;
  };
  for (let end = held.length; end < all.length; end += 1) {
    if (all[end] !== terminator) {
      begin = Math.max(begin, end - longestBody);
      continue;
    }
    const packet = packetIn(all, begin, end);
    if (packet) {
      const first = end - packet.body.length - 1;
      skip(first);
      found.push({ kind: 'packet', packet, bytes: all.slice(first, end + 1) });
      noise = end + 1;
    }
    begin = end + 1;
  }
  skip(begin);
  return { found, held: all.slice(begin) };
}

/** The packet that ends at `end`: the first header with a body that can be, else the first header. */
function packetIn(all: Uint8Array, begin: number, end: number): Packet | null {
  let poor: Packet | null = null;
  for (let at = begin; at < end - 1; at += 1) {
    const header = headerOf(all[at] ?? 0);
    if (!header) continue;
    const packet = { ...header, body: all.slice(at + 1, end) };
    if (isLikely(packet)) return packet;
    poor ??= packet;
  }
  return poor;
}

/** A header may be noise too: what follows tells. Commands begin below 20, answers with 4y, 5y, 6y, 38 or 07. */
function isLikely({ direction, body }: Packet): boolean {
  const first = body[0] ?? 0;
  const length = body.length;
  if (direction === 'to-camera')
    return first < 0x20 || (first < 0x30 && length === 1) || (first === 0x30 && length === 2);
  const class_ = first >> 4;
  if (class_ === 4 || first === 0x38) return length === 1;
  return class_ === 5 || first === 0x07 || (class_ === 6 && length === 2);
}
