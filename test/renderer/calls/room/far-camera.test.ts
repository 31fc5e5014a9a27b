import { beforeEach, expect, test } from 'vitest';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { bad } from '../../../../main/contract/result.ts';
import { topics } from '../../../../main/contract/room.ts';
import type { Party } from '../../../../renderer/calls/call.ts';
import type { CallEngine, FarMove } from '../../../../renderer/calls/engine.ts';
import { makeOwnCamera, type OwnCamera } from '../../../../renderer/calls/own-camera.ts';
import { makeRoomEngine } from '../../../../renderer/calls/room/room-engine.ts';
import { asTrack, makePretendMedia, PretendTrack } from '../pretend-tracks.ts';
import { makeVirtualClock, type VirtualClock } from '../virtual-clock.ts';
import { makePretendHub, type PretendHub } from './pretend-hub.ts';
import { makePretendLinks, type PretendLinks } from './pretend-links.ts';

const target: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:abc', source: 'own' };
const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const right: FarMove = { pan: 1, tilt: 0, zoom: 0 };
const stop: FarMove = { pan: 0, tilt: 0, zoom: 0 };

let clock: VirtualClock;
let hub: PretendHub;
let links: PretendLinks;
beforeEach(() => {
  clock = makeVirtualClock();
  hub = makePretendHub(clock);
  links = makePretendLinks();
});

type Somebody = {
  readonly engine: CallEngine;
  readonly camera: OwnCamera;
  readonly driven: readonly FarMove[];
  sees(name: string): Party | undefined;
};

/** Somebody in the room; a guest's page gives the engine no camera to lend. */
async function join(name: string, lends = false): Promise<Somebody> {
  const camera = makeOwnCamera(clock);
  const driven: FarMove[] = [];
  camera.drivenBy((move) => void driven.push(move));
  camera.letBeMoved(lends);
  const engine = makeRoomEngine({
    clock,
    log: quiet,
    ticket: hub.ticket(name),
    ...(name.startsWith('kiosk-') && { ownCamera: camera }),
    parts: {
      random: () => 0.5,
      connect: hub.connect,
      openLink: links.openLink,
      placeholders: () => ({
        audio: asTrack(new PretendTrack('audio', 'silence')),
        video: asTrack(new PretendTrack('video', 'nothing')),
        close: () => {},
      }),
      certificates: { next: () => () => null },
      openScreen: async () => bad('share-not-allowed'),
      canShare: false,
    },
  });
  engine.dial(target, makePretendMedia(), { muted: false, camera: true });
  await clock.advance(500);
  return {
    engine,
    camera,
    driven,
    sees(other) {
      const { state } = engine;
      return state.kind === 'connected' ? state.parties.find(({ id }) => id === other) : undefined;
    },
  };
}

test('a room that lends its camera is moved by another, which is known by its name', async () => {
  const one = await join('kiosk-one', true);
  const two = await join('kiosk-two');
  expect(two.sees('kiosk-one')?.farCamera).toBe(true);
  expect(one.sees('kiosk-two')?.farCamera).toBe(false);
  two.engine.moveFarCamera('kiosk-one', right);
  await clock.advance(10);
  expect(one.driven).toEqual([right]);
  expect(one.camera.movedBy).toBe('kiosk-two');
  two.engine.moveFarCamera('kiosk-one', stop);
  await clock.advance(10);
  expect(one.driven).toEqual([right, stop]);
});

test('lent and taken back in the call: the others are told, and what moved stands still', async () => {
  const one = await join('kiosk-one');
  const two = await join('kiosk-two');
  one.camera.letBeMoved(true);
  await clock.advance(10);
  expect(two.sees('kiosk-one')?.farCamera).toBe(true);
  two.engine.moveFarCamera('kiosk-one', right);
  await clock.advance(10);
  one.camera.letBeMoved(false);
  await clock.advance(10);
  expect(two.sees('kiosk-one')?.farCamera).toBe(false);
  expect(one.driven).toEqual([right, stop]);
  two.engine.moveFarCamera('kiosk-one', right);
  await clock.advance(10);
  expect(one.driven).toEqual([right, stop]);
});

test('whoever moved and is gone moves no more', async () => {
  const one = await join('kiosk-one', true);
  const two = await join('kiosk-two');
  two.engine.moveFarCamera('kiosk-one', right);
  await clock.advance(10);
  hub.cut('kiosk-two');
  await clock.advance(1500);
  expect(one.driven).toEqual([right, stop]);
});

test('a guest neither moves nor is moved', async () => {
  const one = await join('kiosk-one', true);
  const guest = await join('guest-two', true);
  expect(guest.sees('kiosk-one')?.farCamera).toBe(false);
  expect(one.sees('guest-two')?.farCamera).toBe(false);
  guest.engine.moveFarCamera('kiosk-one', right);
  one.engine.moveFarCamera('guest-two', right);
  await clock.advance(10);
  expect([one.driven, guest.driven]).toEqual([[], []]);
});

test('what a guest says with its own hands is not believed: neither a move, nor that it is a room', async () => {
  const one = await join('kiosk-one', true);
  await join('guest-two');
  const presenceOf = (id: string) => JSON.parse(hub.retained.get(topics.presence('abc', id)) ?? '{}');
  const room = topics.signal('abc', 'kiosk-one', 'guest-two');
  hub.publish(
    topics.presence('abc', 'guest-two'),
    JSON.stringify({ ...presenceOf('guest-two'), kind: 'kiosk', farCamera: true }),
    true,
  );
  await clock.advance(10);
  expect(one.sees('guest-two')?.farCamera).toBe(false);
  const { session: to } = presenceOf('kiosk-one');
  const { session: from } = presenceOf('guest-two');
  hub.publish(room, JSON.stringify({ v: 1, from, to, n: 1, move: right }), false);
  await clock.advance(10);
  expect(one.driven).toEqual([]);
});
