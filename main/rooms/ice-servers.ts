import { createHmac } from 'node:crypto';
import type { IceServer } from '../contract/room.ts';
import type { Settings } from '../settings/schema.ts';

/**
 * How long a party's TURN password holds. coturn asks for it again whenever a relay is refreshed, so it must outlast
 * the longest call, whatever the life of the room's token.
 */
const turnForMs = 12 * 3_600_000;

/**
 * The STUN and TURN servers for one party. With a secret the name is `<unix time of its end>:<client>` and the password
 * base64(HMAC-SHA1(secret, name)), as coturn's REST interface wants it (draft-uberti-behave-turn-rest-00 §2.2).
 * `now` in ms.
 */
export function iceServers(
  settings: Pick<Settings['calls'], 'stun' | 'turn'>,
  client: string,
  now: number,
): IceServer[] {
  const servers: IceServer[] = settings.stun.length > 0 ? [{ urls: [...settings.stun] }] : [];
  const { turn } = settings;
  if (!turn) return servers;
  if (turn.secret !== undefined) {
    const username = `${Math.floor((now + turnForMs) / 1000)}:${client}`;
    const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
    servers.push({ urls: [...turn.urls], username, credential });
  } else {
    servers.push({
      urls: [...turn.urls],
      ...(turn.username === undefined ? {} : { username: turn.username }),
      ...(turn.credential === undefined ? {} : { credential: turn.credential }),
    });
  }
  return servers;
}
