import { refusals } from '../contract/room.ts';
import { mayPublish } from '../rooms/room-acl.ts';
import type { Claims, RoomTokens } from '../rooms/room-tokens.ts';
import type { IConnectPacket } from './mqtt-packets.ts';

/** CONNACK return codes (MQTT 3.1.1 §3.2.2.3) that are not in the contract's `refusals`. */
export const brokerAwayCode = 3;
const wrongVersionCode = 1;

const codeOf = (problem: string): number =>
  Number(Object.entries(refusals).find(([, code]) => code === problem)?.[0] ?? 4);

/** Whether a client is let in, and if not, the return code it is told and the reason for the log. */
export type Admission =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly returnCode: number; readonly reason: string };

/** The most clients of one room and of all; a mesh holds fewer, but a phone may come back before it was missed. */
export const roomLimit = 12;
const clientLimit = 500;

/**
 * Who is let in, whatever the broker: the token is the password, its `sub` is the client id, and the last will goes
 * where the token's rules let it go. `present` are the claims of those who are in.
 */
export async function admit(
  packet: IConnectPacket,
  tokens: RoomTokens,
  present: () => Iterable<Claims>,
): Promise<Admission> {
  const refuse = (returnCode: number, reason: string): Admission => ({ ok: false, returnCode, reason });
  if (packet.protocolVersion !== 4) return refuse(wrongVersionCode, 'not MQTT 3.1.1');
  if (!packet.password) return refuse(codeOf('token-invalid'), 'no token');
  const checked = await tokens.check(packet.password.toString('utf8'));
  if (!checked.ok) {
    const { code, detail } = checked.error;
    return refuse(codeOf(code), detail ? `${code} (${detail})` : code);
  }
  const claims = checked.value;
  if (packet.clientId !== claims.client)
    return refuse(codeOf('token-invalid'), 'the token is for another client');
  const { will } = packet;
  if (will && (will.qos === 2 || !mayPublish(claims.acl, will.topic, will.retain === true)))
    return refuse(codeOf('token-invalid'), 'a last will that the token does not allow');
  const others = [...present()].filter(({ client }) => client !== claims.client);
  if (others.length >= clientLimit) return refuse(brokerAwayCode, `${clientLimit} clients are in`);
  if (others.filter(({ room }) => room === claims.room).length >= roomLimit)
    return refuse(brokerAwayCode, `${roomLimit} clients are in the room`);
  return { ok: true, claims };
}
