import { expect, test } from 'vitest';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { makeEngines } from '../../../renderer/calls/engines.ts';
import { makeEngineDouble, makeMediaDouble } from '../kiosk/doubles.ts';

const start = { muted: false, camera: true };
const targetOf = (engine: JoinTarget['engine']): JoinTarget => ({
  engine,
  provider: 'any',
  address: `${engine}-address`,
  source: 'text',
});
const ring = { kind: 'ring', target: targetOf('codec'), from: { name: 'Ward', role: '' }, at: 1 } as const;

function setUp() {
  const room = makeEngineDouble('room');
  const codec = makeEngineDouble('codec');
  const engine = makeEngines([room.engine, codec.engine]);
  const seen: string[] = [];
  engine.watch(() => seen.push(`${engine.name} ${engine.state.kind}`));
  return { room, codec, engine, seen, media: makeMediaDouble().media };
}

test('a target goes to the engine that it names, and what is told is of that one', () => {
  const { room, codec, engine, media } = setUp();
  engine.dial(targetOf('codec'), media, start);
  expect(codec.dialled).toHaveLength(1);
  expect(room.dialled).toHaveLength(0);
  expect(engine.name).toBe('codec');
  expect(engine.state.kind).toBe('dialling');
  engine.sendTone('5');
  expect([codec.tones, room.tones]).toEqual([['5'], []]);
});

test('one call at a time: another engine’s call is ended first', () => {
  const { room, codec, engine, media } = setUp();
  engine.dial(targetOf('room'), media, start);
  engine.dial(targetOf('codec'), media, start);
  expect(room.engine.state.kind).toBe('idle');
  expect(codec.engine.state.kind).toBe('dialling');
  expect(engine.name).toBe('codec');
});

test('a target that no engine joins is not dialled, and a call that is on goes on', () => {
  const { room, engine, media } = setUp();
  engine.dial(targetOf('room'), media, start);
  engine.dial(targetOf('web'), media, start);
  expect(room.engine.state.kind).toBe('dialling');
});

test('whoever rings while nothing is on is answered', () => {
  const { codec, room, engine, media, seen } = setUp();
  codec.say(ring);
  expect(seen).toEqual(['codec ringing']);
  engine.answer(media, start);
  expect(codec.engine.state.kind).toBe('dialling');
  expect(room.engine.state.kind).toBe('idle');
});

test('a ring after a call that ended takes the screen, and the call that ended is cleared', () => {
  const { codec, room, engine, media } = setUp();
  engine.dial(targetOf('room'), media, start);
  engine.hangUp();
  codec.say(ring);
  expect(engine.state.kind).toBe('ringing');
  expect(room.engine.state.kind).toBe('idle');
});

test('a ring in another’s call is a second call, and rings on when that one ends', () => {
  const { codec, engine, media, seen } = setUp();
  engine.dial(targetOf('room'), media, start);
  seen.length = 0;
  codec.say(ring);
  expect(seen).toEqual(['room dialling']);
  expect(engine.second).toEqual({ from: ring.from, since: 1 });
  engine.decline();
  expect(codec.engine.state.kind).toBe('ringing');
  seen.length = 0;
  engine.hangUp();
  expect(seen).toContain('room ended');
  expect(`${engine.name} ${engine.state.kind}`).toBe('codec ringing');
  expect(engine.second).toBeNull();
});

test('a second call is declined, or given up, and the first goes on', () => {
  const { codec, engine, media, seen } = setUp();
  engine.dial(targetOf('room'), media, start);
  codec.say(ring);
  engine.declineSecond?.();
  expect(engine.second).toBeNull();
  codec.say(ring);
  seen.length = 0;
  codec.say({ kind: 'silent' });
  expect(seen).toEqual(['room dialling']);
  expect(engine.second).toBeNull();
});

test('a second call is taken, and ends the first', () => {
  const { room, codec, engine, media, seen } = setUp();
  engine.dial(targetOf('room'), media, start);
  codec.say(ring);
  seen.length = 0;
  engine.answerSecond?.(media, { muted: true, camera: false });
  expect(`${engine.name} ${engine.state.kind}`).toBe('codec dialling');
  expect(room.engine.state.kind).toBe('idle');
  expect(codec.answered).toEqual([{ muted: true, camera: false }]);
  expect(engine.second).toBeNull();
  // It never rings as a call of its own in between.
  expect(seen).not.toContain('codec ringing');
});

test('a second call of the same engine is that engine’s own, and comes before another’s', () => {
  const { room, codec, engine, media } = setUp();
  const third = { from: { name: 'Third', role: '' }, since: 3 };
  engine.dial(targetOf('room'), media, start);
  codec.say(ring);
  room.callsSecond(third);
  expect(engine.second).toEqual(third);
  engine.declineSecond?.();
  expect(room.told).toEqual([['decline-second']]);
  expect(codec.engine.state.kind).toBe('ringing');
  room.callsSecond(null);
  engine.declineSecond?.();
  expect(codec.engine.state.kind).toBe('idle');
});

test('dialling elsewhere while somebody rings beside begins that call, not theirs', () => {
  const { room, codec, media } = setUp();
  const sip = makeEngineDouble('sip');
  const engine = makeEngines([room.engine, codec.engine, sip.engine]);
  engine.dial(targetOf('room'), media, start);
  sip.say(ring);
  engine.dial(targetOf('codec'), media, start);
  expect(`${engine.name} ${engine.state.kind}`).toBe('codec dialling');
  expect(engine.second).toEqual({ from: ring.from, since: 1 });
});
