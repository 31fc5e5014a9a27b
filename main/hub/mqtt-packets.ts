import mqttPacket, {
  type IConnectPacket,
  type IPacket,
  type ISubscribePacket,
  type Packet,
} from 'mqtt-packet';

export type { IConnectPacket, IPacket, ISubscribePacket, Packet };

/**
 * mqtt-packet 9 keeps the few bytes that stand for each length of a packet it ever met. They are cut from Node's pool for
 * small buffers, and a piece of that stays as long as anything cut from it: 64 kB for each new length, by the default.
 */
Buffer.poolSize = 512;

/** Bytes of the largest packet that is read: an SDP offer has about 10 kB. */
export const largestPacketBytes = 256 * 1024;

/**
 * Reads MQTT 3.1.1 packets out of bytes that come in any portions. `packet` gets each whole one; `bad` says once why
 * the rest cannot be read, and then nothing more comes. Never throws.
 */
export function readPackets(listener: {
  readonly packet: (packet: Packet) => void;
  readonly bad: (reason: string) => void;
}): (bytes: Buffer) => void {
  const parser = mqttPacket.parser();
  let failed = false;
  const fail = (reason: string): void => {
    if (failed) return;
    failed = true;
    listener.bad(reason);
  };
  // What the listener throws is a bug of ours and must not pass for bad bytes, so packets are collected first.
  let packets: Packet[] = [];
  parser.on('packet', (packet) => packets.push(packet));
  parser.on('error', (error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  return (bytes) => {
    if (failed) return;
    let waiting = 0;
    try {
      waiting = parser.parse(bytes);
    } catch (error) {
      fail(String(error));
    }
    const read = packets;
    packets = [];
    for (const packet of read) listener.packet(packet);
    if (waiting > largestPacketBytes) fail(`a packet of more than ${largestPacketBytes} bytes`);
  };
}

/** The packet as bytes (MQTT 3.1.1), or null when it says what no packet can say. */
export function packetBytes(packet: Packet): Buffer | null {
  try {
    return mqttPacket.generate(packet, { protocolVersion: 4 });
  } catch {
    return null;
  }
}
