import type { InquiryId } from '../../native/protocols/visca/inquiries.ts';
import { decodeMessage, type Message } from '../../native/protocols/visca/message.ts';
import { broadcast, readPackets } from '../../native/protocols/visca/packet.ts';
import { type Datagram, decodeDatagram } from '../../native/protocols/visca/sony-udp.ts';

/** One packet, or noise, as `rundbord visca decode --json` prints it. */
export type ViscaLine =
  | {
      readonly kind: Message['kind'] | 'control' | 'control-reply';
      readonly address: number | null;
      readonly name: string | null;
      readonly values: Readonly<Record<string, number | string>>;
      readonly socket: number | null;
      readonly error: string | null;
      readonly code: number | null;
      /** In hex, of what is in no table. */
      readonly payload: string | null;
      readonly datagram?: Datagram['type'];
      readonly sequence?: number;
      readonly hex: string;
    }
  | { readonly kind: 'skipped'; readonly bytes: number; readonly hex: string };

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');

const nothing = { name: null, values: {}, socket: null, error: null, code: null, payload: null };
const skipped = (bytes: Uint8Array): ViscaLine => ({
  kind: 'skipped',
  bytes: bytes.length,
  hex: hexOf(bytes),
});

function lineOf(message: Message, address: number, bytes: Uint8Array): ViscaLine {
  const raw = 'body' in message ? message.body : 'payload' in message ? message.payload : null;
  return {
    kind: message.kind,
    address,
    name: 'id' in message ? message.id : null,
    values:
      message.kind === 'address-set' ? { next: message.next } : 'values' in message ? message.values : {},
    socket: 'socket' in message ? message.socket : null,
    error: message.kind === 'error' ? message.error : null,
    code: message.kind === 'error' ? message.code : null,
    payload: raw && hexOf(raw),
    hex: hexOf(bytes),
  };
}

/** What each camera was asked last and has not answered; a camera that was asked nothing is taken to answer `first`. */
type Asked = { readonly byCamera: Map<number, InquiryId>; readonly first: InquiryId | null };

/** The packets in these bytes in their order, and the noise between them. */
export const packetLines = (bytes: Uint8Array, first: InquiryId | null): readonly ViscaLine[] =>
  linesOf(bytes, { byCamera: new Map(), first });

function linesOf(bytes: Uint8Array, { byCamera, first }: Asked): readonly ViscaLine[] {
  const { found } = readPackets(new Uint8Array(), bytes);
  const lines: ViscaLine[] = [];
  let at = 0;
  for (const one of found) {
    if (one.kind === 'packet') {
      const { camera } = one.packet;
      const message = decodeMessage(one.packet, byCamera.get(camera) ?? first);
      if (message.kind === 'inquiry' && message.id) byCamera.set(camera, message.id);
      if (message.kind === 'reply') byCamera.delete(camera);
      lines.push(lineOf(message, camera, one.bytes));
      at += one.bytes.length;
    } else if (one !== found.at(-1)) {
      lines.push(skipped(one.bytes));
      at += one.bytes.length;
    }
  }
  // What is after the last packet is noise, or a packet without its end.
  return at < bytes.length ? [...lines, skipped(bytes.subarray(at))] : lines;
}

/** The same of datagrams with Sony's header, one behind another. */
export function datagramLines(bytes: Uint8Array, first: InquiryId | null): readonly ViscaLine[] {
  const lines: ViscaLine[] = [];
  const asked: Asked = { byCamera: new Map(), first };
  let noise = 0;
  for (let at = 0; at < bytes.length; ) {
    const read = decodeDatagram(bytes, at);
    if (!read.ok) {
      at += 1;
      continue;
    }
    if (at > noise) lines.push(skipped(bytes.subarray(noise, at)));
    lines.push(lineOfDatagram(read.datagram, bytes.subarray(at, read.next), asked));
    at = read.next;
    noise = at;
  }
  return noise < bytes.length ? [...lines, skipped(bytes.subarray(noise))] : lines;
}

function lineOfDatagram(datagram: Datagram, bytes: Uint8Array, asked: Asked): ViscaLine {
  const { type, sequence } = datagram;
  const about = { datagram: type, sequence, hex: hexOf(bytes) };
  if ('packet' in datagram) {
    const [line, ...more] = linesOf(datagram.packet, asked);
    if (line && line.kind !== 'skipped' && more.length === 0) return { ...line, ...about };
    return { ...nothing, kind: 'unknown', address: null, payload: hexOf(datagram.packet), ...about };
  }
  const { control, payload } = datagram;
  const known = control === 'unknown' ? { payload: hexOf(payload) } : { name: control };
  return { ...nothing, ...known, kind: datagram.type, address: null, ...about };
}

/** The lines as a person reads them. */
export const viscaText = (lines: readonly ViscaLine[]): string =>
  lines.map((line) => `${line.hex}\n  ${saidBy(line).join(', ')}`).join('\n');

function saidBy(line: ViscaLine): readonly string[] {
  if (line.kind === 'skipped') return [`skipped, ${line.bytes} byte${line.bytes === 1 ? '' : 's'}`];
  const { kind, address, name, values, socket, error, code, payload, sequence } = line;
  const said: readonly (string | false | null)[] = [
    kind,
    name,
    ...Object.entries(values).map(([field, value]) => `${field} ${value}`),
    code !== null && (error ?? `code ${code}`),
    payload !== null && `not known: ${payload}`,
    socket !== null && `socket ${socket}`,
    address !== null && (address === broadcast ? 'all cameras' : `camera ${address}`),
    sequence !== undefined && `number ${sequence}`,
  ];
  return said.filter((part): part is string => typeof part === 'string');
}
