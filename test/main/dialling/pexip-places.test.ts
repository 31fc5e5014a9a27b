import { expect, test } from 'vitest';
import type { NodeAnswer } from '../../../main/dialling/node-requests.ts';
import { makePexipPlaces, type PexipHouse } from '../../../main/dialling/pexip-places.ts';
import type { SrvRecord } from '../../../main/dialling/srv-records.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

const status = (code: number): NodeAnswer => ({ status: code, type: '', body: '' });

/** A finder in a world where hosts answer as `world` says: after so many ms with a status, or not at all. */
function arrange(
  world: Record<string, { readonly after?: number; readonly status: number | null }>,
  srv: Record<string, readonly SrvRecord[]> = {},
  house: Partial<PexipHouse> = {},
) {
  const clock = makeVirtualClock();
  const asked: string[] = [];
  const lookedUp: string[] = [];
  const places = makePexipPlaces({
    clock,
    random: () => 0.5,
    house: () => ({ nodes: [], hosts: [], displayName: 'Egeskov', ...house }),
    lookUpSrv: async (name) => {
      lookedUp.push(name);
      return srv[name] ?? [];
    },
    requests: {
      ask({ url }, withinMs) {
        asked.push(url.href);
        const one = world[url.host] ?? { status: null };
        return new Promise((resolve) => {
          const answer = one.status === null ? null : status(one.status);
          const after = one.after ?? 0;
          clock.after(Math.min(after, withinMs), () => resolve(after > withinMs ? null : answer));
        });
      },
    },
  });
  const find = async (address: string, ms = 6000) => {
    let found: unknown = 'not yet';
    const finding = places.find(address).then((result) => {
      found = result.ok
        ? result.value.nodes.map((node) => node.replace('https://', '')).join()
        : result.error.code;
    });
    await clock.advance(ms);
    if (ms >= 6000) await finding;
    return found;
  };
  return { clock, places, asked, lookedUp, find };
}
const srvOf = (domain: string, ...records: readonly [name: string, priority: number][]) => ({
  [`_pexapp._tcp.${domain}`]: records.map(([name, priority]) => ({ name, port: 443, priority, weight: 1 })),
});

test('an alias goes to the nodes that the DNS names for its domain, in their order', async () => {
  const { find, asked } = arrange(
    { 'b.example.org': { status: 200 }, 'a.example.org': { status: 200 } },
    srvOf('example.org', ['b.example.org', 20], ['a.example.org', 10]),
  );
  expect(await find('team@example.org')).toBe('a.example.org,b.example.org');
  expect(asked[0]).toBe('https://a.example.org/api/client/v2/status');
});

test('a domain that the DNS says nothing of is asked itself', async () => {
  const { find, lookedUp } = arrange({ 'example.org': { status: 200 } });
  expect(await find('team@example.org')).toBe('example.org');
  expect(lookedUp).toEqual(['_pexapp._tcp.example.org']);
});

test("the house's own hosts, and what has no domain, go to its nodes, and no DNS is asked", async () => {
  const { find, lookedUp } = arrange(
    { 'n1.house': { status: 200 }, 'n2.house': { status: 200 } },
    {},
    { nodes: ['https://n1.house/', 'https://n2.house'], hosts: ['Video.House', 'old.house:8443'] },
  );
  for (const address of [
    'team',
    'team@video.house',
    'https://video.house/webapp/m/team',
    'https://old.house:8443/team',
    'team@n2.house',
  ])
    expect(await find(address), address).toBe('n1.house,n2.house');
  expect(lookedUp).toEqual([]);
});

test('an alias alone leads nowhere in a house without nodes', async () => {
  expect(await arrange({}).find('team')).toBe('pexip-unreachable');
  expect(await arrange({}).find('two words')).toBe('join-not-understood');
});

test('a host of the house is asked itself where no nodes are named', async () => {
  const { find } = arrange({ 'video.house': { status: 200 } }, {}, { hosts: ['video.house'] });
  expect(await find('team@video.house')).toBe('video.house');
});

test('a web link opens at its own host, and at the nodes of its domain when that is gone', async () => {
  const srv = srvOf('join.example.org', ['n.example.org', 1]);
  const link = 'https://join.example.org/webapp/m/team';
  expect(await arrange({ 'join.example.org': { status: 200 } }, srv).find(link)).toBe(
    'join.example.org,n.example.org',
  );
  expect(await arrange({ 'n.example.org': { status: 200 } }, srv).find(link)).toBe('n.example.org');
});

test('links of the Danish portal lead to the national rooms', async () => {
  const { find, lookedUp } = arrange(
    { 'n.vconf.dk': { status: 200 } },
    srvOf('rooms.vconf.dk', ['n.vconf.dk', 1]),
  );
  expect(await find('https://portal.vconf.dk/?conference=1234')).toBe('n.vconf.dk');
  expect(lookedUp).toEqual(['_pexapp._tcp.rooms.vconf.dk']);
});

test('what is in maintenance, is no node, or does not answer is passed over', async () => {
  const { find } = arrange(
    {
      'a.example.org': { status: 503 },
      'b.example.org': { status: 404 },
      'c.example.org': { status: null },
      'd.example.org': { status: 200 },
    },
    srvOf(
      'example.org',
      ['a.example.org', 1],
      ['b.example.org', 2],
      ['c.example.org', 3],
      ['d.example.org', 4],
    ),
  );
  expect(await find('team@example.org')).toBe('d.example.org');
});

test('that all are in maintenance is another thing than that nobody answers', async () => {
  const srv = srvOf('example.org', ['a.example.org', 1], ['b.example.org', 2]);
  expect(await arrange({ 'a.example.org': { status: 503 } }, srv).find('t@example.org')).toBe(
    'pexip-maintenance',
  );
  expect(await arrange({ 'a.example.org': { status: 404 } }, srv).find('t@example.org')).toBe(
    'pexip-unreachable',
  );
});

test('a node that does not answer holds nobody up when another does, and stays the second choice', async () => {
  const late = () =>
    arrange(
      { 'slow.example.org': { after: 3000, status: 200 }, 'quick.example.org': { after: 20, status: 200 } },
      srvOf('example.org', ['slow.example.org', 1], ['quick.example.org', 2]),
    );
  expect(await late().find('team@example.org', 419)).toBe('not yet');
  expect(await late().find('team@example.org', 421)).toBe('quick.example.org,slow.example.org');
});

test('a node that failed comes last for a minute, at once and though it says that it is well', async () => {
  const { find, places, clock } = arrange(
    { 'a.example.org': { status: 200 }, 'b.example.org': { status: 200 } },
    srvOf('example.org', ['a.example.org', 1], ['b.example.org', 2]),
  );
  expect(await find('team@example.org')).toBe('a.example.org,b.example.org');
  places.failed('https://a.example.org');
  expect(await find('team@example.org')).toBe('b.example.org,a.example.org');
  await clock.advance(60_000);
  expect(await find('team@example.org')).toBe('a.example.org,b.example.org');
});

test('asked again at once, nobody is asked again', async () => {
  const { find, asked, places, clock } = arrange({ 'example.org': { status: 200 } });
  await find('team@example.org');
  expect(await find('other@example.org', 0)).toBe('example.org');
  expect(asked).toHaveLength(1);
  places.forget();
  await find('team@example.org');
  expect(asked).toHaveLength(2);
  await clock.advance(15_000);
  await find('team@example.org');
  expect(asked).toHaveLength(3);
});

test('only what was found is a node, with those that were found beside it', async () => {
  const { find, places } = arrange(
    { 'a.example.org': { status: 200 }, 'b.example.org': { status: 200 }, 'c.example.org': { status: 404 } },
    srvOf('example.org', ['c.example.org', 0], ['a.example.org', 1], ['b.example.org', 2]),
    { nodes: ['https://own.house'] },
  );
  await find('team@example.org');
  expect(
    ['a.example.org', 'b.example.org', 'c.example.org', 'own.house'].map((host) =>
      places.isNode(`https://${host}`),
    ),
  ).toEqual([true, true, false, true]);
  expect(places.siblings('https://a.example.org')).toEqual(['https://b.example.org']);
});

test('nothing is asked without encryption but this computer itself', async () => {
  const { find, asked } = arrange(
    { 'example.org': { status: 200 }, '127.0.0.1:8080': { status: 200 } },
    {},
    { nodes: ['http://127.0.0.1:8080'] },
  );
  await find('http://example.org/webapp/m/team');
  await find('team');
  expect(asked).toEqual([
    'https://example.org/api/client/v2/status',
    'http://127.0.0.1:8080/api/client/v2/status',
  ]);
});
