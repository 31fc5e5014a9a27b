import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { type FarDoors, openFarDoors } from '../../../main/dialling/far-doors.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { startPexipNode } from '../../peers/pexip/pexip-node.ts';
import type { PexipNode } from '../../peers/pexip/pexip-script.ts';

// A kiosk that is registered at a simulated node, of two.
const within = { timeout: 10_000, interval: 20 };
const alias = 'egeskov@example.org';
const account = { alias, username: 'egeskov', password: 'sødt:kodeord' };
let first: PexipNode;
let second: PexipNode;
let doors: FarDoors;
let password = account.password;

beforeAll(async () => {
  const options = { registrars: [account], conferences: [{ alias: 'vagt@example.org' }] };
  first = await startPexipNode(options);
  second = await startPexipNode(options);
  doors = openFarDoors({
    clock: systemClock,
    log: silentLog,
    settings: () =>
      settingsSchema.parse({
        links: { pexip: ['example.org'] },
        dialling: { pexip: { nodes: [first.origin, second.origin], registration: { ...account, password } } },
      }),
    tell: { 'pexip.heard': () => {}, 'sip.heard': () => {}, 'sip.changed': () => {} },
  });
  doors.use();
});
afterAll(async () => {
  await doors.stop();
  await Promise.all([first.stop(), second.stop()]);
});

const ring = (node: PexipNode): string => {
  const call = { conference: 'vagt@example.org', name: 'Vagtcentralen', address: 'vagt@example.org' };
  const token = node.ring(alias, call);
  if (token === null) throw new Error('nobody is registered');
  return token;
};

test('it is registered at the first node, and a call is heard, and that it was given up', async () => {
  await vi.waitFor(() => expect(first.isRegistered(alias)).toBe(true), within);
  await vi.waitFor(
    () => expect(doors.pexipCalls.registration).toEqual({ status: 'registered', address: alias }),
    within,
  );
  expect(second.isRegistered(alias)).toBe(false);
  const token = ring(first);
  await vi.waitFor(
    () =>
      expect(doors.pexipCalls.callers).toMatchObject([
        {
          name: 'Vagtcentralen',
          address: 'vagt@example.org',
          alias: 'vagt@example.org',
          node: first.origin,
          token,
        },
      ]),
    within,
  );
  first.cancelRing(alias, token);
  await vi.waitFor(() => expect(doors.pexipCalls.callers).toEqual([]), within);
});

test('a call is answered with its token, and rings no longer', async () => {
  ring(first);
  await vi.waitFor(() => expect(doors.pexipCalls.callers).toHaveLength(1), within);
  const [caller] = doors.pexipCalls.callers;
  await doors.answers['pexip.find']({ address: caller?.alias ?? '' });
  const answered = await doors.answers['pexip.ask']({
    node: caller?.node ?? '',
    path: `/api/client/v2/conferences/${encodeURIComponent(caller?.alias ?? '')}/request_token`,
    method: 'POST',
    body: JSON.stringify({ display_name: 'Egeskov', token: caller?.token }),
  });
  expect(answered).toMatchObject({ ok: true, value: { status: 200 } });
  expect(doors.pexipCalls.callers).toEqual([]);
});

test('a stream that breaks, and tokens that hold no longer, are mended', async () => {
  first.cutEvents();
  await vi.waitFor(() => expect(first.isRegistered(alias)).toBe(false), within);
  await vi.waitFor(() => expect(first.isRegistered(alias)).toBe(true), within);
  first.expireTokens();
  await vi.waitFor(() => expect(doors.pexipCalls.registration.status).toBe('registering'), within);
  await vi.waitFor(() => expect(doors.pexipCalls.registration.status).toBe('registered'), within);
});

test('a node that dies gives way to the other one', async () => {
  const there = first.isRegistered(alias) ? first : second;
  const other = there === first ? second : first;
  await there.die();
  await vi.waitFor(() => expect(other.isRegistered(alias)).toBe(true), { ...within, timeout: 20_000 });
  ring(other);
  await vi.waitFor(() => expect(doors.pexipCalls.callers[0]?.node).toBe(other.origin), within);
  await there.comeBack();
});

test('a wrong password is told; stopping signs off', async () => {
  password = 'wrong';
  doors.use();
  await vi.waitFor(() => expect(doors.pexipCalls.registration.status).toBe('refused'), within);
  expect(doors.problems).toEqual([{ code: 'pexip-not-registered', at: 'dialling.pexip.registration' }]);
  expect([first, second].some((node) => node.isRegistered(alias))).toBe(false);
  password = account.password;
  doors.use();
  await vi.waitFor(() => expect(doors.pexipCalls.registration.status).toBe('registered'), within);
  expect(doors.problems).toEqual([]);
  await doors.stop();
  expect([first, second].some((node) => node.isRegistered(alias))).toBe(false);
});
