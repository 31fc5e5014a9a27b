import { type Command, commands } from './commands.ts';
import { type InquiryId, inquiries, type Reply } from './inquiries.ts';
import { type ErrorName, errorName, linkMessages } from './link-messages.ts';
import { broadcast, encodePacket, type Packet } from './packet.ts';

/** One message of VISCA, whoever says it. `id` is null where the bytes are in no table: they are kept as they are. */
export type Message =
  | Command
  | { readonly kind: 'command'; readonly id: null; readonly body: Uint8Array }
  | { readonly kind: 'inquiry'; readonly id: InquiryId }
  | { readonly kind: 'inquiry'; readonly id: null; readonly body: Uint8Array }
  | { readonly kind: 'address-set'; readonly next: number }
  | { readonly kind: 'cancel'; readonly socket: number }
  | { readonly kind: 'network-change' }
  | { readonly kind: 'ack'; readonly socket: number }
  | { readonly kind: 'completion'; readonly socket: number }
  | {
      readonly kind: 'error';
      readonly socket: number;
      readonly code: number;
      readonly error: ErrorName | null;
    }
  | Reply
  /** An answer to a question that is not known here, or another answer than it can have. */
  | { readonly kind: 'reply'; readonly id: null; readonly socket: number; readonly payload: Uint8Array }
  /** Told by a camera without being asked: a remote control was used, an alarm (EVI-D70 p. 42). */
  | { readonly kind: 'notice'; readonly body: Uint8Array }
  | {
      readonly kind: 'unknown';
      readonly direction: Packet['direction'];
      readonly body: Uint8Array;
    };

/**
 * What a packet says. A reply says only values: `asked` is the question of this camera that waits for its answer. Never
 * throws.
 */
export function decodeMessage({ direction, body }: Packet, asked: InquiryId | null = null): Message {
  return direction === 'to-camera' ? fromController(body) : fromCamera(body, asked);
}

function fromController(body: Uint8Array): Message {
  const address = linkMessages['address-set'].decode(body);
  if (address) return { kind: 'address-set', ...address };
  const cancel = linkMessages.cancel.decode(body);
  if (cancel) return { kind: 'cancel', ...cancel };
  if (body[0] === 0x09) {
    const id = entriesOf(inquiries).find(([, { ask }]) => ask.decode(body))?.[0];
    return id ? { kind: 'inquiry', id } : { kind: 'inquiry', id: null, body };
  }
  for (const [id, { decode }] of entriesOf(commands)) {
    const values = decode(body);
    // An entry of the table gives the values of its own id.
    if (values) return { kind: 'command', id, values } as Command;
  }
  // 01 commands, 0A commands with a speed of their own, 0B and above those of other makers.
  const isCommand = (body[0] ?? 0) > 0 && (body[0] ?? 0) < 0x20 && body.length > 1;
  return isCommand ? { kind: 'command', id: null, body } : { kind: 'unknown', direction: 'to-camera', body };
}

function fromCamera(body: Uint8Array, asked: InquiryId | null): Message {
  if (linkMessages['network-change'].decode(body)) return { kind: 'network-change' };
  for (const kind of ['ack', 'completion'] as const) {
    const values = linkMessages[kind].decode(body);
    if (values) return { kind, ...values };
  }
  const error = linkMessages.error.decode(body);
  if (error) return { kind: 'error', ...error, error: errorName(error.code) };
  const first = body[0] ?? 0;
  if (first >> 4 === 5) return replyOf(first & 15, body.subarray(1), asked);
  return first === 0x07 ? { kind: 'notice', body } : { kind: 'unknown', direction: 'from-camera', body };
}

function replyOf(socket: number, payload: Uint8Array, asked: InquiryId | null): Message {
  const question = asked && inquiries[asked].ask.encode({});
  for (const [id, { ask, reply }] of entriesOf(inquiries)) {
    // More than one form of reply may answer a question.
    if (!(question instanceof Uint8Array) || !ask.decode(question)) continue;
    const values = reply.decode(payload);
    if (values) return { kind: 'reply', id, socket, values } as Reply;
  }
  return { kind: 'reply', id: null, socket, payload };
}

/** The whole packet of a message to or from this camera, or why it cannot be. `address-set` always goes to all. */
export function encodeMessage(message: Message, camera: number): Uint8Array | string {
  const body = bodyOf(message);
  if (typeof body === 'string') return body;
  const direction = directionOf(message);
  return encodePacket({ camera: message.kind === 'address-set' ? broadcast : camera, direction, body });
}

function directionOf(message: Message): Packet['direction'] {
  switch (message.kind) {
    case 'command':
    case 'inquiry':
    case 'address-set':
    case 'cancel':
      return 'to-camera';
    case 'unknown':
      return message.direction;
    case 'network-change':
    case 'ack':
    case 'completion':
    case 'error':
    case 'reply':
    case 'notice':
      return 'from-camera';
  }
}

function bodyOf(message: Message): Uint8Array | string {
  switch (message.kind) {
    case 'command':
      return message.id === null ? message.body : encodeValues(commands[message.id], message.values);
    case 'inquiry':
      return message.id === null ? message.body : inquiries[message.id].ask.encode({});
    case 'reply': {
      const payload =
        message.id === null ? message.payload : encodeValues(inquiries[message.id].reply, message.values);
      return typeof payload === 'string' ? payload : Uint8Array.of(0x50 | (message.socket & 15), ...payload);
    }
    case 'notice':
    case 'unknown':
      return message.body;
    case 'network-change':
      return linkMessages['network-change'].encode({});
    case 'address-set':
      return linkMessages['address-set'].encode(message);
    case 'cancel':
    case 'ack':
    case 'completion':
      return linkMessages[message.kind].encode(message);
    case 'error':
      return linkMessages.error.encode(message);
  }
}

/** The id and the values belong together in the message, which the compiler cannot follow through a table. */
const encodeValues = (
  { encode }: { encode(values: never): Uint8Array | string },
  values: unknown,
): Uint8Array | string => encode(values as never);

/** The rows of a table with their ids. */
const entriesOf = <Table extends object>(
  table: Table,
): { [Id in keyof Table]: [Id, Table[Id]] }[keyof Table][] =>
  Object.entries(table) as { [Id in keyof Table]: [Id, Table[Id]] }[keyof Table][];
