import { expect, test } from 'vitest';
import { good } from '../../../main/contract/result.ts';
import type { NodeAnswer, NodeRequest, StreamListener } from '../../../main/dialling/node-requests.ts';
import { keepPexipRegistration } from '../../../main/dialling/pexip-registration.ts';
import { silentLog } from '../../../main/log.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

const account = { alias: 'egeskov@example.org', username: 'egeskov', password: 'sødt' };
const one = 'https://one.example.org';
const two = 'https://two.example.org';

const json = (status: number, result: unknown): NodeAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ status: 'success', result }),
});

/** A registration with two nodes that answer as `answers` says, by the end of the path. */
function arrange() {
  const clock = makeVirtualClock();
  const asked: NodeRequest[] = [];
  const streams: { url: URL; listener: StreamListener; ended: boolean }[] = [];
  const failed: string[] = [];
  let changes = 0;
  const answers: Record<string, (node: string) => NodeAnswer | null> = {
    request_token: () => json(200, { token: 'first', expires: '120' }),
    refresh_token: () => json(200, { token: 'second', expires: '120' }),
    release_token: () => json(200, true),
  };
  const registration = keepPexipRegistration({
    clock,
    log: silentLog,
    random: () => 0.5,
    changed: () => {
      changes += 1;
    },
    places: {
      find: async (alias) => good({ alias, nodes: [one, two], displayName: 'x' }),
      failed: (node) => void failed.push(node),
    },
    requests: {
      async ask(request) {
        asked.push(request);
        return answers[request.url.pathname.split('/').at(-1) ?? '']?.(request.url.origin) ?? null;
      },
      listen(url, _headers, listener) {
        const stream = { url, listener, ended: false };
        streams.push(stream);
        return () => {
          stream.ended = true;
        };
      },
      trust() {},
      stop() {},
    },
  });
  const say = (event: string, data: unknown): void =>
    streams.at(-1)?.listener.bytes(Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`, 'utf8'));
  return {
    clock,
    registration,
    asked,
    streams,
    failed,
    answers,
    say,
    get changes() {
      return changes;
    },
    async registered() {
      registration.use(account);
      await clock.settle();
      streams.at(-1)?.listener.answered(200);
    },
  };
}

const status = ({ registration }: ReturnType<typeof arrange>) => registration.calls.registration.status;
const verbs = ({ asked }: ReturnType<typeof arrange>) =>
  asked.map(({ url }) => url.pathname.split('/').at(-1));
const call = (token: string) => ({
  conference_alias: 'team@example.org',
  remote_alias: 'vagt@example.org',
  remote_display_name: 'Vagtcentralen',
  local_alias: account.alias,
  service_type: 'gateway',
  token,
});

test('without an account nothing is asked', async () => {
  const house = arrange();
  house.registration.use(undefined);
  await house.clock.advance(600_000);
  expect(house.asked).toEqual([]);
  expect(status(house)).toBe('none');
  expect(house.registration.missingSince).toBeNull();
});

test('it registers with the password, listens, and renews the token at half of its life', async () => {
  const house = arrange();
  await house.registered();
  expect(house.registration.calls.registration).toEqual({ status: 'registered', address: account.alias });
  const [first] = house.asked;
  expect(first?.url.href).toBe(
    'https://one.example.org/api/client/v2/registrations/egeskov%40example.org/request_token',
  );
  const said = first?.headers.authorization?.replace('x-pexip-basic ', '') ?? '';
  expect(Buffer.from(said, 'base64url').toString()).toBe('egeskov:sødt');
  expect(house.streams[0]?.url.search).toBe('?token=first');
  await house.clock.advance(60_000);
  expect(verbs(house)).toEqual(['request_token', 'refresh_token']);
  expect(house.asked[1]?.headers.token).toBe('first');
  await house.clock.advance(60_000);
  expect(house.asked[2]?.headers.token).toBe('second');
});

test('a call comes and is taken back; what is no call is passed over', async () => {
  const house = arrange();
  await house.registered();
  house.say('incoming', call('t1'));
  house.say('incoming', call('t1'));
  house.say('incoming', { nonsense: true });
  house.say('incoming', 'x'.repeat(20));
  house.streams[0]?.listener.bytes(Buffer.from('event: incoming\ndata: {broken\n\n'));
  expect(house.registration.calls.callers).toEqual([
    {
      id: expect.stringMatching(/./),
      name: 'Vagtcentralen',
      address: 'vagt@example.org',
      alias: 'team@example.org',
      node: one,
      token: 't1',
      since: house.clock.now(),
    },
  ]);
  house.say('incoming', call('t2'));
  house.say('incoming_cancelled', { token: 't1' });
  expect(house.registration.calls.callers.map(({ token }) => token)).toEqual(['t2']);
  await house.clock.advance(120_000);
  expect(house.registration.calls.callers).toEqual([]);
});

test('who answers is told to the node, and the call rings no longer', async () => {
  const house = arrange();
  await house.registered();
  house.say('incoming', call('t1'));
  const question = {
    node: one,
    path: '/api/client/v2/conferences/team%40example.org/request_token',
    method: 'POST' as const,
    body: JSON.stringify({ display_name: 'Egeskov', token: 't1' }),
  };
  expect(JSON.parse(house.registration.bodyFor(question) ?? '')).toEqual({
    display_name: 'Egeskov',
    token: 't1',
    registration_token: 'first',
  });
  expect(house.registration.bodyFor({ ...question, body: '{"token":"other"}' })).toBeUndefined();
  expect(house.registration.bodyFor({ ...question, body: 'no json' })).toBeUndefined();
  house.registration.answered(question);
  expect(house.registration.calls.callers).toEqual([]);
});

test('an event stream that ends is opened again, and callers that it told of are forgotten', async () => {
  const house = arrange();
  await house.registered();
  house.say('incoming', call('t1'));
  house.streams[0]?.listener.ended(true);
  expect(house.registration.calls.callers).toEqual([]);
  expect(status(house)).toBe('registering');
  await house.clock.advance(500);
  expect(house.streams).toHaveLength(2);
  house.streams[1]?.listener.answered(200);
  expect(status(house)).toBe('registered');
  expect(verbs(house)).toEqual(['request_token']);
});

test('a node that goes away while it is registered is given up when it is not reached again', async () => {
  const house = arrange();
  await house.registered();
  house.streams[0]?.listener.ended(true);
  await house.clock.advance(500);
  house.streams[1]?.listener.ended(true);
  await house.clock.settle();
  expect(house.failed).toEqual([one]);
  await house.clock.advance(1000);
  expect(verbs(house).at(-1)).toBe('request_token');
});

test('a node that is gone gives way to the next', async () => {
  const house = arrange();
  house.answers.request_token = (node) => (node === one ? null : json(200, { token: 't', expires: 120 }));
  await house.registered();
  expect(status(house)).toBe('registered');
  expect(house.failed).toEqual([one]);
  expect(house.streams[0]?.url.origin).toBe(two);
});

test('a token that the node does not know any more is asked for anew', async () => {
  const house = arrange();
  await house.registered();
  house.answers.refresh_token = () => json(403, 'Invalid token');
  await house.clock.advance(60_000);
  expect(status(house)).toBe('registering');
  expect(house.streams[0]?.ended).toBe(true);
  await house.clock.advance(1000);
  expect(verbs(house).at(-1)).toBe('request_token');
});

test('a renewal that gets no answer is tried again before the registration is given up', async () => {
  const house = arrange();
  await house.registered();
  house.answers.refresh_token = () => null;
  await house.clock.advance(65_000);
  expect(status(house)).toBe('registered');
  await house.clock.advance(5000);
  expect(status(house)).toBe('registering');
});

test('a wrong password is said and tried seldom; nobody answering is tried soon, and ever more seldom', async () => {
  const house = arrange();
  house.answers.request_token = () => json(401, 'no');
  house.registration.use(account);
  await house.clock.advance(60_000);
  expect(status(house)).toBe('refused');
  expect(house.asked).toHaveLength(1);
  expect(house.registration.missingSince).not.toBeNull();
  house.answers.request_token = () => null;
  await house.clock.advance(60_000);
  expect(status(house)).toBe('unreachable');
  const before = house.asked.length;
  await house.clock.advance(600_000);
  // Two nodes, every 30 s at the end.
  expect(house.asked.length - before).toBeLessThan(50);
  expect(house.asked.length - before).toBeGreaterThan(30);
});

test('another account signs the old one off first; stopping signs off', async () => {
  const house = arrange();
  await house.registered();
  house.registration.use({ ...account, alias: 'other@example.org' });
  await house.clock.settle();
  expect(verbs(house)).toEqual(['request_token', 'release_token', 'request_token']);
  expect(house.asked[1]?.headers.token).toBe('first');
  expect(house.streams[0]?.ended).toBe(true);
  await house.registration.stop();
  expect(verbs(house).at(-1)).toBe('release_token');
  const before = house.asked.length;
  await house.clock.advance(600_000);
  expect(house.asked).toHaveLength(before);
});

test('settings that say the same change nothing', async () => {
  const house = arrange();
  await house.registered();
  const before = house.changes;
  house.registration.use({ ...account });
  await house.clock.settle();
  expect(house.asked).toHaveLength(1);
  expect(house.changes).toBe(before);
});
