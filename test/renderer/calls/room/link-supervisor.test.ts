import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinkSupervisor, superviseLink } from '../../../../renderer/calls/room/link-supervisor.ts';
import { qualityFor } from '../../../../renderer/calls/room/quality.ts';
import type { Signal } from '../../../../renderer/calls/room/signals.ts';
import { asTrack, PretendTrack } from '../pretend-tracks.ts';
import { makeVirtualClock } from '../virtual-clock.ts';
import { makePretendLinks, type PretendLink } from './pretend-links.ts';

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const outgoing = {
  audio: asTrack(new PretendTrack('audio', 'a')),
  video: asTrack(new PretendTrack('video', 'v')),
  quality: qualityFor(1, 'camera'),
};

/** What becomes of the signal number `n`: after how many milliseconds each copy of it arrives. */
type Network = (n: number) => readonly number[];

/** Two supervisors with a network between them. `offerer` offers. */
function makePair(network: Network = () => [1]) {
  const clock = makeVirtualClock();
  const links = makePretendLinks();
  const signals: Signal[] = [];
  const ends: { offerer?: LinkSupervisor; answerer?: LinkSupervisor } = {};
  let through = network;
  const side = (me: 'offerer' | 'answerer', them: 'offerer' | 'answerer'): LinkSupervisor =>
    superviseLink({
      clock,
      random: () => 0.5,
      log: quiet,
      mine: me,
      theirs: them,
      offers: me === 'offerer',
      before: null,
      open: (initiator, events) =>
        links.openLink({
          clock,
          initiator,
          iceServers: [],
          relayOnly: false,
          certificate: null,
          outgoing,
          events,
        }),
      send(signal) {
        signals.push(signal);
        for (const delay of through(signals.length)) clock.after(delay, () => ends[them]?.receive(signal));
      },
      changed: () => {},
    });
  const answerer = side('answerer', 'offerer');
  const offerer = side('offerer', 'answerer');
  ends.answerer = answerer;
  ends.offerer = offerer;
  return {
    clock,
    links,
    signals,
    offerer,
    answerer,
    network(next: Network) {
      through = next;
    },
    /** The links of now, newest first. */
    open: (): readonly PretendLink[] => links.all.filter((link) => link.open),
    isWhole(): boolean {
      const open = links.all.filter((link) => link.open && link.connected);
      return offerer.link === 'connected' && answerer.link === 'connected' && open.length === 2;
    },
  };
}

test('connects with one offer and one answer, and says nothing more', async () => {
  const pair = makePair();
  await pair.clock.advance(30_000);
  expect(pair.isWhole()).toBe(true);
  expect(pair.links.all).toHaveLength(2);
  expect(pair.signals.map(({ message }) => message.kind).sort()).toEqual(['answer', 'candidate', 'offer']);
});

test('signals that come twice are read once', async () => {
  const pair = makePair(() => [1, 3, 9]);
  await pair.clock.advance(5000);
  expect(pair.isWhole()).toBe(true);
  expect(pair.links.all).toHaveLength(2);
});

test('a lost offer is said again long before the link is given up', async () => {
  const pair = makePair((n) => (n <= 2 ? [] : [1]));
  await pair.clock.advance(2000);
  expect(pair.isWhole()).toBe(true);
  expect(pair.links.all).toHaveLength(2);
});

test.each(['the offering', 'the answering'])(
  'a link that fails on %s side is built anew, and the last stream stays',
  async (who) => {
    const pair = makePair();
    await pair.clock.advance(100);
    const before = pair.answerer.stream;
    expect(before).not.toBeNull();
    const failing = pair.open().find((link) => link.initiator === (who === 'the offering'));
    pair.network(() => []);
    failing?.fail('disconnected');
    await pair.clock.advance(100);
    expect(who === 'the offering' ? pair.offerer.link : pair.answerer.link).toBe('reconnecting');
    expect(pair.answerer.stream).toBe(before);
    pair.network(() => [1]);
    await pair.clock.advance(20_000);
    expect(pair.isWhole()).toBe(true);
    expect(pair.answerer.stream).not.toBe(before);
  },
);

test('a signal of an older generation is not read', async () => {
  const pair = makePair();
  await pair.clock.advance(100);
  const old = pair.signals.find(({ message }) => message.kind === 'offer');
  pair.open()[0]?.fail('failed');
  await pair.clock.advance(5000);
  expect(pair.isWhole()).toBe(true);
  const count = pair.links.all.length;
  if (old) pair.answerer.receive({ ...old, n: 77 });
  await pair.clock.advance(5000);
  expect(pair.isWhole()).toBe(true);
  expect(pair.links.all).toHaveLength(count);
});

test('while nothing comes through it goes on trying, ever more slowly, and nothing is left over', async () => {
  const pair = makePair(() => []);
  await pair.clock.advance(10 * 60_000);
  expect(pair.offerer.link).toBe('connecting');
  const built = pair.links.all.filter((link) => link.initiator).length;
  expect(built).toBeGreaterThan(20);
  expect(built).toBeLessThan(80);
  expect(pair.open().length).toBeLessThanOrEqual(2);
  pair.network(() => [1]);
  await pair.clock.advance(20_000);
  expect(pair.isWhole()).toBe(true);
});

test('closed, it is silent', async () => {
  const pair = makePair();
  await pair.clock.advance(100);
  pair.offerer.close();
  pair.answerer.close();
  const said = pair.signals.length;
  await pair.clock.advance(60_000);
  expect(pair.signals).toHaveLength(said);
  expect(pair.open()).toHaveLength(0);
});

test('whatever the network does to signals, and whichever links fail, both are whole again once it is good', async () => {
  const fate = fc.oneof(
    { weight: 3, arbitrary: fc.constant([1]) },
    { weight: 1, arbitrary: fc.constant([] as number[]) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 1, max: 15_000 }), { minLength: 1, maxLength: 3 }) },
  );
  const failure = fc.record({ afterMs: fc.integer({ min: 0, max: 9000 }), which: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { minLength: 1, maxLength: 12 }),
      fc.array(failure, { maxLength: 4 }),
      async (fates, failures) => {
        const pair = makePair((n) => fates[n % fates.length] ?? [1]);
        for (const { afterMs, which } of failures) {
          await pair.clock.advance(afterMs);
          pair.open()[which]?.fail('failed');
        }
        pair.network(() => [1]);
        // Late copies are all in after 15 s; after that, the longest delay, and the limit of one attempt, twice.
        await pair.clock.advance(60_000);
        expect(pair.isWhole()).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
