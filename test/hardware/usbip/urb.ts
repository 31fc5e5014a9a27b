/**
 * The messages of USB/IP after a device is attached (kernel, Documentation/usb/usbip_protocol.rst): transfers that the kernel
 * hands to a device, and their answers. Bytes and values only.
 */

/** One packet of an isochronous transfer. */
export type Packet = { readonly offset: number; readonly length: number };

/** A transfer that the kernel asks for. */
export type Submit = {
  readonly kind: 'submit';
  readonly sequence: number;
  readonly endpoint: number;
  readonly isIn: boolean;
  /** How many bytes it takes at most (in) or brings (out). */
  readonly length: number;
  /** The eight bytes of a control transfer's request. */
  readonly setup: Uint8Array;
  readonly data: Uint8Array;
  /** Empty where it is not isochronous. */
  readonly packets: readonly Packet[];
};

/** The kernel no longer wants a transfer. */
export type Unlink = { readonly kind: 'unlink'; readonly sequence: number; readonly victim: number };

/** How a transfer ended. */
export type Answer = {
  /** 0, or a negative errno: -32 is a stall. */
  readonly status: number;
  /** What an in-transfer brings; of an isochronous one the packets' bytes one after another. */
  readonly data?: Uint8Array;
  /** Bytes taken of an out-transfer. */
  readonly taken?: number;
  /** Bytes in each packet of an isochronous transfer. */
  readonly filled?: readonly number[];
};

const headerBytes = 48;
const packetBytes = 16;
const commandSubmit = 1;
const commandUnlink = 2;
const answerSubmit = 3;
const answerUnlink = 4;

/** Reads the first whole message of `bytes`; null while it is not all there. A message that cannot be throws: the kernel sends none. */
export function readMessage(bytes: Buffer): { message: Submit | Unlink; used: number } | null {
  if (bytes.length < headerBytes) return null;
  const command = bytes.readUInt32BE(0);
  const sequence = bytes.readUInt32BE(4);
  if (command === commandUnlink)
    return { message: { kind: 'unlink', sequence, victim: bytes.readUInt32BE(20) }, used: headerBytes };
  if (command !== commandSubmit) throw new Error(`USB/IP: command ${command}`);
  const isIn = bytes.readUInt32BE(12) === 1;
  const length = bytes.readUInt32BE(24);
  // -1, and 0 from older kernels, where it is not isochronous.
  const count = Math.max(0, bytes.readInt32BE(32));
  const dataBytes = isIn ? 0 : length;
  const used = headerBytes + dataBytes + count * packetBytes;
  if (bytes.length < used) return null;
  const packets = Array.from({ length: count }, (_, index) => {
    const at = headerBytes + dataBytes + index * packetBytes;
    return { offset: bytes.readUInt32BE(at), length: bytes.readUInt32BE(at + 4) };
  });
  return {
    message: {
      kind: 'submit',
      sequence,
      endpoint: bytes.readUInt32BE(16),
      isIn,
      length,
      setup: Uint8Array.from(bytes.subarray(40, 48)),
      data: Uint8Array.from(bytes.subarray(headerBytes, headerBytes + dataBytes)),
      packets,
    },
    used,
  };
}

/** The bytes that end a transfer. */
export function writeAnswer(submit: Submit, { status, data, taken, filled }: Answer): Buffer {
  const bytes = submit.isIn ? (data ?? new Uint8Array(0)) : new Uint8Array(0);
  const { packets } = submit;
  const answer = Buffer.alloc(headerBytes + bytes.length + packets.length * packetBytes);
  answer.writeUInt32BE(answerSubmit, 0);
  answer.writeUInt32BE(submit.sequence, 4);
  answer.writeInt32BE(status, 20);
  answer.writeUInt32BE(submit.isIn ? bytes.length : (taken ?? submit.length), 24);
  answer.writeUInt32BE(packets.length, 32);
  answer.set(bytes, headerBytes);
  packets.forEach(({ offset, length }, index) => {
    const at = headerBytes + bytes.length + index * packetBytes;
    answer.writeUInt32BE(offset, at);
    answer.writeUInt32BE(length, at + 4);
    answer.writeUInt32BE(filled?.[index] ?? length, at + 8);
  });
  return answer;
}

/** The bytes that answer an unlink; `wasPending` when the transfer had not ended. */
export function writeUnlinked(sequence: number, wasPending: boolean): Buffer {
  const answer = Buffer.alloc(headerBytes);
  answer.writeUInt32BE(answerUnlink, 0);
  answer.writeUInt32BE(sequence, 4);
  answer.writeInt32BE(wasPending ? -104 : 0, 20);
  return answer;
}
