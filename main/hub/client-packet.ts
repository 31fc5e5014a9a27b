import { mayPublish, maySubscribe, type RoomAcl } from '../rooms/room-acl.ts';
import type { IPacket, ISubscribePacket, Packet } from './mqtt-packets.ts';

/**
 * What the door does with a packet of a client that is in: passes it on to the broker, answers it in the broker's
 * place, lets the client leave, or lets it go. `forbidden` when something in it was not allowed and so was left out.
 */
export type Verdict =
  | { readonly kind: 'pass'; readonly packet: Packet; readonly forbidden: boolean }
  | { readonly kind: 'answer'; readonly packet: Packet; readonly forbidden: boolean }
  | { readonly kind: 'drop' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'bad'; readonly reason: string };

/** SUBACK return code for a filter that is not granted (MQTT 3.1.1 §3.9.3). */
const notGranted = 128;

const idOf = ({ messageId }: IPacket): { messageId: number } => ({ messageId: messageId ?? 0 });

/** The filters of a SUBSCRIBE that are allowed, each once. */
const allowedIn = (packet: ISubscribePacket, acl: RoomAcl): ISubscribePacket['subscriptions'] =>
  packet.subscriptions
    .filter(({ topic }, index) => packet.subscriptions.findIndex((other) => other.topic === topic) === index)
    .filter(({ topic }) => maySubscribe(acl, topic))
    // Nothing here is said exactly once: ids in the payload make twice harmless.
    .map(({ topic, qos }) => ({ topic, qos: qos === 0 ? 0 : 1 }));

/** The verdict about `packet`, by the rules `acl` of the client's token. */
export function judgeClientPacket(packet: Packet, acl: RoomAcl): Verdict {
  switch (packet.cmd) {
    case 'publish':
      if (packet.qos === 2) return { kind: 'bad', reason: 'QoS 2' };
      if (mayPublish(acl, packet.topic, packet.retain)) return { kind: 'pass', packet, forbidden: false };
      // [MQTT-3.3.5-2]: MQTT 3.1.1 has no word for "not allowed", so it is taken and dropped.
      return packet.qos === 0
        ? { kind: 'drop' }
        : { kind: 'answer', packet: { cmd: 'puback', ...idOf(packet) }, forbidden: true };
    case 'subscribe': {
      const subscriptions = allowedIn(packet, acl);
      const forbidden = packet.subscriptions.some(({ topic }) => !maySubscribe(acl, topic));
      if (subscriptions.length > 0) return { kind: 'pass', packet: { ...packet, subscriptions }, forbidden };
      const granted = packet.subscriptions.map(() => notGranted);
      return { kind: 'answer', packet: { cmd: 'suback', ...idOf(packet), granted }, forbidden };
    }
    case 'unsubscribe': {
      const unsubscriptions = packet.unsubscriptions.filter((topic) => maySubscribe(acl, topic));
      return unsubscriptions.length > 0
        ? { kind: 'pass', packet: { ...packet, unsubscriptions }, forbidden: false }
        : { kind: 'answer', packet: { cmd: 'unsuback', ...idOf(packet), granted: [] }, forbidden: false };
    }
    case 'puback':
    case 'pingreq':
      return { kind: 'pass', packet, forbidden: false };
    case 'disconnect':
      return { kind: 'leave' };
    default:
      return { kind: 'bad', reason: `${packet.cmd} is not for a client to say now` };
  }
}

/** The broker's answer to what {@link judgeClientPacket} passed on of `asked`, as an answer to all of `asked`. */
export function grantedOf(asked: ISubscribePacket, acl: RoomAcl, granted: readonly unknown[]): number[] {
  const passed = allowedIn(asked, acl).map(({ topic }) => topic);
  return asked.subscriptions.map(({ topic }) => Number(granted[passed.indexOf(topic)] ?? notGranted));
}
