import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { silentLog } from '../../../main/log.ts';
import { aclOfParty } from '../../../main/rooms/room-acl.ts';
import { openRoomTokens, type RoomTokens } from '../../../main/rooms/room-tokens.ts';
import { openStore, type Store } from '../../../main/store/store.ts';
import { makeMovingClock } from './moving-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-tokens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clock = makeMovingClock();
const storeIn = (name: string): Store => openStore(join(folder, name), silentLog);
const party = { room: 'egeskov', client: 'kiosk-1', minutes: 5 };
const invalid = { ok: false, error: { code: 'token-invalid' } };

let store: Store;
let tokens: RoomTokens;
beforeAll(async () => {
  store = storeIn('one');
  tokens = await openRoomTokens(store, clock);
});

/** A token signed with the hub's own key, with claims and header that a test chooses. */
async function signed(claims: JWTPayload, header: { alg?: string; kid?: string } = {}): Promise<string> {
  const kept = store.read('room-key', z.object({ kid: z.string(), jwk: z.record(z.string(), z.string()) }));
  if (!kept) throw new Error('no key');
  const key = await importJWK(kept.jwk, 'ES256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: kept.kid, ...header }).sign(key);
}
const claimsNow = () => ({
  aud: 'egeskov',
  sub: 'kiosk-1',
  exp: Math.floor(clock.now() / 1000) + 60,
  acl: [...aclOfParty('egeskov', 'kiosk-1')],
});

test('what is issued is what is read, until it ends', async () => {
  const { token, expiresAt } = await tokens.issue(party);
  expect(expiresAt - clock.now()).toBeGreaterThan(299_000 - 1);
  expect(await tokens.check(token)).toEqual({
    ok: true,
    value: { room: 'egeskov', client: 'kiosk-1', expiresAt, acl: aclOfParty('egeskov', 'kiosk-1') },
  });
});

test('a token ends when its minutes are over', async () => {
  const { token, expiresAt } = await tokens.issue(party);
  const at = (now: number) => openRoomTokens(store, { ...clock, now: () => now });
  expect((await (await at(expiresAt - 1000)).check(token)).ok).toBe(true);
  expect(await (await at(expiresAt)).check(token)).toEqual({ ok: false, error: { code: 'token-expired' } });
});

test('the key stays in the store, so that tokens outlive a restart', async () => {
  const { token } = await tokens.issue(party);
  expect((await (await openRoomTokens(store, clock)).check(token)).ok).toBe(true);
});

test('a token of another hub is invalid', async () => {
  const { token } = await (await openRoomTokens(storeIn('two'), clock)).issue(party);
  expect(await tokens.check(token)).toMatchObject(invalid);
});

test('a token without a signature, or signed with the public key as a secret, is invalid', async () => {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  expect(await tokens.check(`${encode({ alg: 'none' })}.${encode(claimsNow())}.`)).toMatchObject(invalid);
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  for (const secret of [await exportSPKI(publicKey), JSON.stringify(await exportJWK(publicKey))]) {
    const token = await new SignJWT(claimsNow())
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
    expect(await tokens.check(token)).toMatchObject(invalid);
  }
});

test('a token of ours that is not for a room is invalid', async () => {
  expect((await tokens.check(await signed(claimsNow()))).ok).toBe(true);
  for (const change of [
    { aud: 'Not A Room' },
    { aud: ['egeskov', 'rosenholm'] },
    { aud: undefined },
    { sub: undefined },
    { sub: '' },
    { exp: undefined },
    { acl: undefined },
    { acl: 'all' },
    { acl: [{ permission: 'allow', action: 'everything', topic: '#' }] },
  ]) {
    // As JSON, so that what is undefined is absent.
    const claims: JWTPayload = JSON.parse(JSON.stringify({ ...claimsNow(), ...change }));
    expect({ change, checked: await tokens.check(await signed(claims)) }).toMatchObject({ checked: invalid });
  }
});

test('any change of any character makes it invalid', async () => {
  const { token } = await tokens.issue(party);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(token.length - 1),
      fc.constantFrom('A', 'b', '0', '.', '-', 'é'),
      async (at, sign) => {
        const changed = token.slice(0, at) + sign + token.slice(at + 1);
        // The last character of the signature carries bits that mean nothing (RFC 4648 §3.5).
        fc.pre(changed !== token && at < token.length - 1);
        expect(await tokens.check(changed)).toMatchObject(invalid);
      },
    ),
    { numRuns: 100 },
  );
});

test('anything else is invalid, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
      expect(await tokens.check(text)).toMatchObject(invalid);
    }),
    { numRuns: 100 },
  );
  expect(await tokens.check('a'.repeat(10_000_000))).toMatchObject(invalid);
});
