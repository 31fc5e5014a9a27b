/**
 * VISCA over IP as Sony has it, on UDP port 52381: one packet in a datagram behind a header of 8 bytes, all big-endian.
 * Sony SRG-300H p. 31, BRC-X400 p. 10. The camera is always 1.
 */
export type Datagram = {
  /** The number that the controller counts; a reply has that of what it answers. 0 to 4294967295. */
  readonly sequence: number;
} & (
  | {
      readonly type: 'command' | 'inquiry' | 'reply' | 'device-setting';
      /** A whole packet of VISCA, with its header and FF. */
      readonly packet: Uint8Array;
    }
  /** The controller sets the count to 0; it begins a session with it. */
  | { readonly type: 'control'; readonly control: 'reset' | 'unknown'; readonly payload: Uint8Array }
  | {
      readonly type: 'control-reply';
      readonly control: 'acknowledged' | 'sequence-error' | 'message-type-error' | 'unknown';
      readonly payload: Uint8Array;
    }
);

/** Where cameras listen. */
export const sonyUdpPort = 52381;
export const lastSequence = 0xffff_ffff;

const headerBytes = 8;
const longestPayload = 16;
const types = {
  command: 0x0100,
  inquiry: 0x0110,
  reply: 0x0111,
  'device-setting': 0x0120,
  control: 0x0200,
  'control-reply': 0x0201,
} as const;

/** The datagram at `offset`, and the byte after it; or why there is none. */
export function decodeDatagram(
  bytes: Uint8Array,
  offset = 0,
):
  | { readonly ok: true; readonly datagram: Datagram; readonly next: number }
  | { readonly ok: false; readonly reason: string } {
  const refused = (reason: string) => ({ ok: false, reason }) as const;
  if (bytes.length - offset < headerBytes) return refused('it is shorter than a header of 8 bytes');
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
  const type = typeOf(view.getUint16(0));
  const length = view.getUint16(2);
  if (!type) return refused('its type is in no list');
  if (length < 1 || length > longestPayload) return refused(`its payload would have ${length} bytes`);
  const next = offset + headerBytes + length;
  if (next > bytes.length) return refused('its payload is cut off');
  const payload = bytes.slice(offset + headerBytes, next);
  const isPacket = type !== 'control' && type !== 'control-reply';
  if (isPacket && payload.at(-1) !== 0xff)
    return refused('its payload is no packet: it does not end with FF');
  const datagram = { sequence: view.getUint32(4), ...contentOf(type, payload) };
  return { ok: true, datagram, next };
}

type Content = Datagram extends infer D ? (D extends Datagram ? Omit<D, 'sequence'> : never) : never;

function contentOf(type: keyof typeof types, payload: Uint8Array): Content {
  const number = payload.reduce((sum, byte) => sum * 256 + byte, 0);
  if (type === 'control') return { type, control: number === 1 ? 'reset' : 'unknown', payload };
  if (type !== 'control-reply') return { type, packet: payload };
  const names = { 1: 'acknowledged', 3841: 'sequence-error', 3842: 'message-type-error' } as const;
  const control = Object.hasOwn(names, number) ? names[number as keyof typeof names] : 'unknown';
  return { type, control, payload };
}

const typeOf = (number: number): keyof typeof types | null =>
  (Object.keys(types) as (keyof typeof types)[]).find((name) => types[name] === number) ?? null;

/** The bytes of a datagram, or why it cannot be one. */
export function encodeDatagram(datagram: Datagram): Uint8Array | string {
  const payload = 'packet' in datagram ? datagram.packet : datagram.payload;
  const { sequence } = datagram;
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > lastSequence)
    return `sequence is ${sequence}: it can be 0 to ${lastSequence}`;
  if (payload.length < 1 || payload.length > longestPayload) return 'a payload has 1 to 16 bytes';
  const bytes = new Uint8Array(headerBytes + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, types[datagram.type]);
  view.setUint16(2, payload.length);
  view.setUint32(4, sequence);
  bytes.set(payload, headerBytes);
  return bytes;
}

/** How a session begins; the camera answers `acknowledged`. */
export const sequenceReset: Datagram = {
  sequence: 0,
  type: 'control',
  control: 'reset',
  payload: Uint8Array.of(1),
};

/** As what a packet travels: IF_Clear and addresses are device settings, the rest is by what it says. */
export function datagramType(packet: Uint8Array): 'command' | 'inquiry' | 'reply' | 'device-setting' {
  const [header = 0, first, second] = packet;
  if (header >= 0x90) return 'reply';
  if (first === 0x09) return 'inquiry';
  return first === 0x30 || (first === 0x01 && second === 0x00) ? 'device-setting' : 'command';
}
