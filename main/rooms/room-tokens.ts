import { errors, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { roomName } from '../contract/room.ts';
import type { Store } from '../store/store.ts';
import { aclOfParty, type RoomAcl, roomAcl } from './room-acl.ts';

/** What a token that holds says: who may do what in which room until when (ms). */
export type Claims = {
  readonly room: string;
  readonly client: string;
  readonly expiresAt: number;
  readonly acl: RoomAcl;
};

/** Makes and checks the tokens with which parties enter rooms: JWT (RFC 7519), ES256, of a key that only this hub has. */
export type RoomTokens = {
  /** A token for `client` in `room`. `aud` is the room, `sub` the client, `acl` what it may do. */
  issue(party: {
    readonly room: string;
    readonly client: string;
    readonly minutes: number;
  }): Promise<{ readonly token: string; readonly expiresAt: number }>;
  /**
   * The claims of a token of ours. Problems: `token-expired`; `token-invalid` for every other one, whoever made it
   * and whatever is wrong with it.
   */
  check(token: string): Promise<Result<Claims>>;
};

const storeName = 'room-key';
const algorithm = 'ES256';
/** Characters of the longest token that is looked at; ours have about 900. */
const longestToken = 4096;

const storedKey = z.strictObject({
  kid: z.string(),
  /** JWK (RFC 7518 §6.2) of a P-256 key, with its private part. */
  jwk: z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
});

const payload = z.object({ aud: roomName, sub: z.string().min(1), exp: z.number(), acl: roomAcl });

/** Opens the key in the store, made at the first start. With a disk that takes nothing the key lasts until the end. */
export async function openRoomTokens(store: Store, clock: Clock): Promise<RoomTokens> {
  let kept = store.read(storeName, storedKey);
  if (!kept) {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    kept = storedKey.parse({
      kid: crypto.randomUUID(),
      jwk: { ...(await exportJWK(privateKey)) },
    });
    store.write(storeName, kept);
  }
  const { kid, jwk } = kept;
  const { d: _, ...publicJwk } = jwk;
  const privateKey = await importJWK(jwk, algorithm);
  const publicKey = await importJWK(publicJwk, algorithm);
  return {
    async issue({ room, client, minutes }) {
      // `exp` is in whole seconds (RFC 7519 §2), and so is what the party is told.
      const issuedAt = Math.floor(clock.now() / 1000);
      const expires = issuedAt + Math.round(minutes * 60);
      const token = await new SignJWT({ acl: aclOfParty(room, client) })
        .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
        .setAudience(room)
        .setSubject(client)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expires)
        .sign(privateKey);
      return { token, expiresAt: expires * 1000 };
    },
    async check(token) {
      if (token.length > longestToken) return bad('token-invalid', { detail: 'too long' });
      try {
        const verified = await jwtVerify(token, publicKey, {
          algorithms: [algorithm],
          currentDate: new Date(clock.now()),
        });
        const claims = payload.safeParse(verified.payload);
        if (!claims.success) return bad('token-invalid', { detail: 'its claims are not those of a room' });
        const { aud, sub, exp, acl } = claims.data;
        return good({ room: aud, client: sub, expiresAt: exp * 1000, acl });
      } catch (error) {
        if (error instanceof errors.JWTExpired) return bad('token-expired');
        return bad('token-invalid', {
          detail: error instanceof errors.JOSEError ? error.code : 'not a token',
        });
      }
    },
  };
}
