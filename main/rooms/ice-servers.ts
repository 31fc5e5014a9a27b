import { createHmac } from 'node:crypto';
import type { IceServer } from '../contract/room.ts';

/** Where media finds its way: as in the settings. */
export type IceSettings = {
  readonly stun: readonly string[];
  readonly turn?:
    | {
        readonly urls: readonly string[];
        /** The secret shared with coturn (`static-auth-secret`); each party then gets a name and a password of its own. */
        readonly secret?: string | undefined;
        /** A name and a password for all, for a server that knows no shared secret. */
        readonly username?: string | undefined;
        readonly password?: string | undefined;
      }
    | undefined;
};

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
export function iceServers(settings: IceSettings, client: string, now: number): IceServer[] {
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
      ...(turn.password === undefined ? {} : { credential: turn.password }),
    });
  }
  return servers;
}
