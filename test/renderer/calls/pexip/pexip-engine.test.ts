import { expect, test, vi } from 'vitest';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { bad, good } from '../../../../main/contract/result.ts';
import { makePexipEngine } from '../../../../renderer/calls/pexip/pexip-engine.ts';
import { asTrack, makePretendMedia, PretendTrack } from '../pretend-tracks.ts';
import { makeVirtualClock } from '../virtual-clock.ts';
import { makePretendClients, somebody } from './pretend-client.ts';
import { makePretendNode } from './pretend-node.ts';

// The client itself is for browsers.
vi.mock('../../../../renderer/calls/pexip/infinity-client.ts', () => ({ openInfinityClient: () => null }));

class PretendStream {
  tracks: MediaStreamTrack[] = [];
  getTracks(): MediaStreamTrack[] {
    return [...this.tracks];
  }
  addTrack(track: MediaStreamTrack): void {
    this.tracks.push(track);
  }
  removeTrack(track: MediaStreamTrack): void {
    this.tracks = this.tracks.filter((one) => one !== track);
  }
}

const target: JoinTarget = {
  engine: 'pexip',
  provider: 'pexip',
  address: 'a@example.org',
  source: 'typed',
  pin: '2345',
};
const one = 'https://one.example.org';
const two = 'https://two.example.org';
const placeAt = (...nodes: string[]) => good({ alias: 'a@example.org', nodes, displayName: 'Egeskov' });

function arrange() {
  const clock = makeVirtualClock();
  const node = makePretendNode();
  const clients = makePretendClients();
  const log: string[] = [];
  const write = (text: string): void => void log.push(text);
  const engine = makePexipEngine({
    main: node.main,
    clock,
    log: { error: write, warn: write, info: write, debug: write },
    parts: {
      openClient: clients.open,
      placeholders: () => ({
        audio: asTrack(new PretendTrack('audio', 'silence')),
        video: asTrack(new PretendTrack('video', 'black')),
        close() {},
      }),
      openScreen: async () => bad('share-not-allowed'),
      random: () => 0,
      makeStream: () => new PretendStream() as unknown as MediaStream,
    },
  });
  const client = () => {
    const last = clients.all.at(-1);
    if (!last) throw new Error('no client was opened');
    return last;
  };
  const dial = async (to = target): Promise<void> => {
    engine.dial(to, makePretendMedia(), { muted: false, camera: true });
    await clock.settle();
  };
  return { clock, node, clients, engine, client, dial, log };
}

test("the nodes are tried in their order, and the last one's reason is told", async () => {
  const { node, clients, engine, client, dial, clock } = arrange();
  node.place = placeAt(one, two);
  await dial();
  expect(client().calls).toEqual([{ node: 'one.example.org', by: { pin: '2345' } }]);
  client().events.refused('System in maintenance mode');
  await clock.advance(0);
  expect(clients.all).toHaveLength(2);
  expect(client().calls[0]?.node).toBe('two.example.org');
  client().events.refused('503 Service Unavailable');
  await clock.advance(0);
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'pexip-unreachable' });
});

test('a refusal that is meant ends it at once', async () => {
  const { node, engine, client, dial } = arrange();
  node.place = placeAt(one, two);
  await dial();
  client().events.refused('Participant limit reached');
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'pexip-full', met: false });
});

test('a meeting that is not found has its reason', async () => {
  const { node, engine, dial } = arrange();
  node.place = bad('pexip-unreachable');
  await dial();
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'pexip-unreachable' });
});

test('a sign-in brings its token along; one that is left leaves the call, one that fails is told', async () => {
  const signIn = async (signsIn: ReturnType<typeof makePretendNode>['signsIn']) => {
    const { node, engine, client, dial, clock } = arrange();
    node.signsIn = signsIn;
    await dial();
    client().events.providers([{ id: 'region', name: 'Region' }]);
    client().events.signInAt('https://idp.example.org/', 'Region');
    expect(engine.state).toMatchObject({
      kind: 'asking',
      question: { kind: 'signing-in', provider: 'Region' },
    });
    await clock.settle();
    return { state: engine.state, by: client().calls.at(-1)?.by };
  };
  expect(await signIn(good({ token: 'T' }))).toMatchObject({
    state: { kind: 'dialling' },
    by: { provider: 'region', signInToken: 'T' },
  });
  const left = await signIn(bad('pexip-sign-in-failed', { detail: 'cancelled' }));
  expect(left.state).toMatchObject({ kind: 'ended', reason: 'left' });
  const failed = await signIn(bad('pexip-sign-in-failed'));
  expect(failed.state).toMatchObject({ kind: 'ended', reason: 'pexip-sign-in-failed' });
});

test('a node that ends it says why; one that fails is left for another, with the same PIN', async () => {
  const { clients, engine, client, dial, clock } = arrange();
  await dial();
  client().enter();
  expect(engine.state.kind).toBe('connected');
  client().events.ended('Media node disconnected');
  expect(engine.state.kind).toBe('reconnecting');
  await clock.advance(0);
  expect(clients.all[0]?.left).toBe(true);
  expect(client().calls).toEqual([{ node: 'one.example.org', by: { pin: '2345' } }]);
  client().enter();
  expect(engine.state).toMatchObject({ kind: 'connected', parties: [{ name: 'Ward' }] });
  // Whoever was left has no word any more.
  clients.all[0]?.events.ended('Disabled');
  expect(engine.state.kind).toBe('connected');
  client().events.ended('Disconnected by another participant');
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-removed', met: true });
});

test('a meeting that cannot be joined again is given up after a while, and not before', async () => {
  const { node, engine, client, dial, clock } = arrange();
  await dial();
  client().enter();
  node.place = bad('pexip-unreachable');
  client().events.ended('Invalid token');
  await clock.advance(170_000);
  expect(engine.state.kind).toBe('reconnecting');
  await clock.advance(20_000);
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-lost', met: true });
});

test('nobody is asked anything in the middle of a meeting', async () => {
  const { engine, client, dial, clock } = arrange();
  await dial();
  client().enter();
  client().events.ended('Invalid token');
  await clock.advance(0);
  client().events.refused('Invalid PIN');
  client().events.pinNeeded({ host: true, guest: true });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'pexip-pin-wrong' });
});

test('media that never begins is made anew twice, and then told', async () => {
  const { engine, client, dial, clock } = arrange();
  await dial();
  client().mine = null;
  client().far = [];
  client().events.service('conference');
  client().events.entered({ name: '' });
  await clock.advance(20_000);
  expect(client().restarts).toBe(1);
  await clock.advance(10_000);
  expect(client().restarts).toBe(2);
  await clock.advance(10_000);
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'pexip-media-failed', met: false });
});

test('alone where media goes from one to the other it is waited for, and whoever comes has time to begin', async () => {
  const { engine, client, dial, clock } = arrange();
  await dial();
  client().far = [];
  client().direct = true;
  client().events.service('conference');
  client().events.entered({ name: '' });
  client().events.roster();
  await clock.advance(600_000);
  expect(engine.state.kind).toBe('lobby');
  client().far = [somebody('Ward')];
  client().events.roster();
  await clock.advance(20_000);
  expect(client().restarts).toBe(0);
  await clock.advance(5000);
  expect(client().restarts).toBe(1);
});

test('media that is lost is lost at once, has a while to come back, and is made anew', async () => {
  const { engine, client, dial, clock } = arrange();
  await dial();
  client().enter();
  client().connection.turn('disconnected');
  expect(engine.state.kind).toBe('reconnecting');
  client().connection.turn('connected');
  expect(engine.state.kind).toBe('connected');
  client().connection.turn('failed');
  await clock.advance(4000);
  expect(client().restarts).toBe(1);
  client().connection.turn('connected');
  expect(engine.state.kind).toBe('connected');
});

test('a call through a gateway rings until somebody is there', async () => {
  const { engine, client, dial } = arrange();
  await dial();
  client().far = [somebody('Room', { connecting: true })];
  client().enter('gateway');
  expect(engine.state).toMatchObject({ kind: 'dialling', rings: true });
  client().far = [somebody('Room')];
  client().events.roster();
  expect(engine.state).toMatchObject({ kind: 'connected', parties: [{ name: 'Room' }] });
  expect(engine.conference?.may).toEqual(['say']);
  client().events.ended('Call disconnected');
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
});

test('whoever waited in vain is told whether for a host or at a locked door', async () => {
  const timeout = 'Timeout waiting for conference host to join or permit access to locked conference';
  for (const locked of [false, true]) {
    const { engine, client, dial } = arrange();
    await dial();
    client().enter('waiting_room');
    expect(engine.state).toMatchObject({ kind: 'lobby', forHost: true });
    client().events.status({ locked, guestsMuted: false, recording: false });
    client().events.ended(timeout);
    const reason = locked ? 'pexip-locked' : 'pexip-host-not-there';
    expect(engine.state).toMatchObject({ kind: 'ended', reason });
  }
});

test('a service that answers by itself is met', async () => {
  const { engine, client, dial } = arrange();
  await dial();
  client().far = [];
  client().enter('test_call');
  expect(engine.state).toMatchObject({ kind: 'connected', parties: [{ name: 'Meeting' }] });
});

test('direct and transcoded are the same meeting; what was said stays', async () => {
  const { engine, client, dial, clock } = arrange();
  await dial();
  client().enter();
  client().events.chat({ from: 'Ward', party: 'Ward', text: 'Hello' });
  client().events.transferred({ alias: 'a@example.org', token: 'once', target: 'transcoded' });
  await clock.advance(0);
  expect(client().calls[0]?.by).toEqual({ pin: '2345', token: 'once' });
  client().enter();
  expect(engine.conference?.chat.map(({ text }) => text)).toEqual(['Hello']);
  client().events.transferred({ alias: 'b@example.org', token: 'again', target: 'conference' });
  await clock.advance(0);
  expect(client().calls[0]?.by).toEqual({ token: 'again' });
  client().enter();
  expect(engine.conference?.chat).toEqual([]);
  expect(engine.state).toMatchObject({ kind: 'connected', target: { address: 'b@example.org' } });
});

test('a transfer that fails has its own words', async () => {
  const { engine, client, dial, clock } = arrange();
  await dial();
  client().enter();
  client().events.transferred({ alias: 'b@example.org', token: 'once', target: 'conference' });
  await clock.advance(0);
  client().events.refused('Neither conference nor gateway found');
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-transferred-badly' });
});

test('what comes from a client that was left says nothing', async () => {
  const { engine, client, dial } = arrange();
  await dial();
  client().enter();
  const before = client();
  engine.hangUp();
  before.events.roster();
  before.events.ended('Disabled');
  before.events.chat({ from: 'x', party: 'x', text: 'x' });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
  expect(engine.conference).toBeNull();
});

test('the next call waits until the last one has left, though not for ever', async () => {
  const { clients, client, dial, clock } = arrange();
  await dial();
  client().enter();
  client().leaving = new Promise(() => {});
  await dial();
  expect(clients.all[0]?.left).toBe(true);
  expect(clients.all).toHaveLength(1);
  await clock.advance(1500);
  expect(clients.all).toHaveLength(2);
});

test('no name, alias, PIN or word of a meeting is in the log', async () => {
  const { client, dial, clock, engine, log } = arrange();
  await dial();
  client().enter();
  client().events.chat({ from: 'Ward', party: 'Ward', text: 'Hello' });
  client().events.ended('Invalid token');
  await clock.advance(5000);
  engine.hangUp();
  expect(log.length).toBeGreaterThan(3);
  expect(log.join('\n')).not.toMatch(/Ward|Hello|example|2345|Egeskov|Meeting/);
});

test('who goes back from the page to sign in has left; any other end of it is a sign-in that failed', async () => {
  for (const [detail, reason] of [
    ['cancelled', 'left'],
    ['refused', 'pexip-sign-in-failed'],
  ] as const) {
    const { node, engine, client, dial, clock } = arrange();
    const { ask } = node.main;
    const refuses: typeof ask = async (name, argument) =>
      name === 'pexip.signIn' ? bad('pexip-sign-in-failed', { detail }) : ask(name, argument);
    Object.assign(node.main, { ask: refuses });
    await dial();
    client().events.signInAt('https://provider.example.org/', 'House');
    expect(engine.state).toMatchObject({ kind: 'asking', question: { kind: 'signing-in' } });
    await clock.settle();
    expect(engine.state).toMatchObject({ kind: 'ended', reason, met: false });
  }
});
