import { expect, test } from 'vitest';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { makeFake } from './fake-arrangement.ts';

const target = (name: string): JoinTarget => ({
  engine: 'fake',
  provider: 'fake',
  address: `fake:${name}`,
  source: 'typed',
});

async function inCall(name: string, start = { muted: false, camera: true }) {
  const fake = makeFake();
  fake.engine.dial(target(name), fake.media, start);
  await fake.clock.advance(2000);
  const parties = () => (fake.engine.state.kind === 'connected' ? fake.engine.state.parties : []);
  return { ...fake, parties };
}

test('a conference has a roster, one picture of all, and a chat that answers', async () => {
  const { engine, clock, parties } = await inCall('conference');
  expect(parties().map(({ name, waiting = false }) => [name, waiting])).toEqual([
    ['Karen', false],
    ['Jens', false],
    ['Ward 3', false],
    ['Ingrid', true],
  ]);
  expect(engine.state).toMatchObject({ mixed: { slides: null } });
  engine.conduct?.({ do: 'say', text: 'hello' });
  await clock.advance(2000);
  expect(engine.conference?.chat.map(({ own, text }) => [own, text])).toEqual([
    [true, 'hello'],
    [false, '👍'],
  ]);
});

test('its host may do what hosts do', async () => {
  const { engine, parties } = await inCall('conference');
  engine.conduct?.({ do: 'admit', party: 'ingrid' });
  engine.conduct?.({ do: 'mute', party: 'karen', on: true });
  engine.conduct?.({ do: 'remove', party: 'jens' });
  engine.conduct?.({ do: 'layout', layout: '4:0' });
  engine.conduct?.({ do: 'layout', layout: 'no such' });
  engine.conduct?.({ do: 'lock', on: true });
  engine.conduct?.({ do: 'add', address: 'ward@house', protocol: 'auto', role: 'guest' });
  expect(parties().map(({ name, muted, waiting = false }) => [name, muted, waiting])).toEqual([
    ['Karen', true, false],
    ['Ward 3', false, false],
    ['Ingrid', false, false],
    ['ward@house', false, false],
  ]);
  expect(engine.conference).toMatchObject({ layout: '4:0', locked: true, problem: null });
  engine.conduct?.({ do: 'end-for-all' });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-ended-by-host' });
  expect(engine.conference).toBeNull();
});

test('a guest waits for the host, may not do what hosts do, and is asked to be heard', async () => {
  const { engine, clock } = await inCall('lobby', { muted: true, camera: false });
  expect(engine.state).toMatchObject({ kind: 'lobby', forHost: true });
  await clock.advance(6000);
  expect(engine.state.kind).toBe('connected');
  expect(engine.own).toMatchObject({ asked: 'unmute', muted: { wanted: true } });
  engine.conduct?.({ do: 'lock', on: true });
  expect(engine.conference).toMatchObject({ locked: false, problem: { code: 'not-allowed-here' } });
  engine.setMuted(false);
  expect(engine.own.asked ?? null).toBeNull();
});

test('somebody calls second in a conference, and rings on when that is left', async () => {
  const { engine, clock } = await inCall('conference');
  await clock.advance(20_000);
  expect(engine.second?.from.name).toBe('Ward 3');
  engine.hangUp();
  expect(engine.state).toMatchObject({ kind: 'ringing', from: { name: 'Ward 3' } });
});

test('whoever asks to be called is', async () => {
  const { engine, clock } = await inCall('rings');
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left', met: false });
  engine.clear();
  await clock.advance(4000);
  expect(engine.state.kind).toBe('ringing');
});

test('a poor network is told of in the flows, outside of a call there are none', async () => {
  const poor = await inCall('poor');
  expect((await poor.engine.flows?.())?.some(({ lossPercent }) => lossPercent === 14)).toBe(true);
  poor.engine.hangUp();
  expect(await poor.engine.flows?.()).toEqual([]);
});

test('a line that is lost comes back by itself', async () => {
  const { engine, clock } = await inCall('lost');
  await clock.advance(5000);
  expect(engine.state.kind).toBe('reconnecting');
  await clock.advance(5000);
  expect(engine.state.kind).toBe('connected');
});

test('a hundred calls leave nothing behind', async () => {
  const { engine, clock, media, held } = makeFake();
  for (let call = 0; call < 100; call += 1) {
    engine.dial(target(call % 2 === 0 ? 'there' : 'conference'), media, { muted: false, camera: true });
    await clock.advance(2000);
    engine.hangUp();
    engine.clear();
  }
  expect(held()).toEqual([]);
});
