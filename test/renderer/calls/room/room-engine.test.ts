import { beforeEach, expect, test } from 'vitest';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { good } from '../../../../main/contract/result.ts';
import type { Party } from '../../../../renderer/calls/call.ts';
import type { CallEngine } from '../../../../renderer/calls/engine.ts';
import { makeRoomEngine } from '../../../../renderer/calls/room/room-engine.ts';
import { asTrack, makePretendMedia, type PretendMedia, PretendTrack } from '../pretend-tracks.ts';
import { makeVirtualClock, type VirtualClock } from '../virtual-clock.ts';
import { makePretendHub, type PretendHub } from './pretend-hub.ts';
import { makePretendLinks, type PretendLink, type PretendLinks } from './pretend-links.ts';

const target: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:abc', source: 'own' };
const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

type Somebody = {
  readonly name: string;
  readonly engine: CallEngine;
  readonly media: PretendMedia;
  /** The links of this one that were ever connected. */
  readonly links: readonly PretendLink[];
  readonly screen: PretendTrack;
  /** The process of this one dies. */
  die(): void;
  parties(): readonly Party[];
};

let clock: VirtualClock;
let hub: PretendHub;
let links: PretendLinks;

beforeEach(() => {
  clock = makeVirtualClock();
  hub = makePretendHub(clock);
  links = makePretendLinks();
});

function make(name: string): Somebody {
  const mine: PretendLink[] = [];
  let dead = false;
  const media = makePretendMedia();
  const screen = new PretendTrack('video', `${name}-screen`);
  const engine = makeRoomEngine({
    clock,
    log: quiet,
    ticket: hub.ticket(name),
    parts: {
      random: () => 0.5,
      // A dead process neither hears nor says anything.
      connect: (options) => (dead ? { publish: () => {}, end: async () => {} } : hub.connect(options)),
      openLink(options) {
        const link = links.openLink(options);
        const newest = links.all.at(-1);
        if (newest) mine.push(newest);
        return link;
      },
      placeholders: () => ({
        audio: asTrack(new PretendTrack('audio', 'silence')),
        video: asTrack(new PretendTrack('video', 'nothing')),
        close: () => {},
      }),
      certificates: { next: () => () => null },
      openScreen: async () => good(asTrack(screen)),
      canShare: true,
    },
  });
  return {
    name,
    engine,
    media,
    get links() {
      return mine.filter(({ connected }) => connected);
    },
    screen,
    die() {
      dead = true;
      for (const link of mine) link.freeze();
      hub.kill(name);
    },
    parties() {
      const { state } = engine;
      return state.kind === 'connected' || state.kind === 'reconnecting' ? state.parties : [];
    },
  };
}

async function join(name: string): Promise<Somebody> {
  const somebody = make(name);
  somebody.engine.dial(target, somebody.media, { muted: false, camera: true });
  await clock.advance(500);
  return somebody;
}

const met = (somebody: Somebody): readonly string[] =>
  somebody.parties().map(({ name, link }) => `${name} ${link}`);
const sending = (somebody: Somebody): readonly string[] => {
  const link = somebody.links.filter(({ open }) => open).at(-1);
  return [link?.outgoing.audio.id ?? '', link?.outgoing.video.id ?? ''];
};

test('the newcomer offers, and each knows the other', async () => {
  const one = await join('one');
  expect(one.engine.state).toMatchObject({ kind: 'lobby', met: false });
  const two = await join('two');
  expect(met(one)).toEqual(['two connected']);
  expect(met(two)).toEqual(['one connected']);
  expect(two.links.map(({ initiator }) => initiator)).toEqual([true]);
  expect(one.parties()[0]).toMatchObject({
    id: 'two',
    role: 'role',
    kind: 'kiosk',
    muted: false,
    camera: true,
  });
  expect(sending(two)).toEqual(['microphone', 'camera']);
});

test('everybody sends less when more are there', async () => {
  const one = await join('one');
  await join('two');
  expect(one.links[0]?.outgoing.quality).toMatchObject({ height: 720, framesPerSecond: 30 });
  await join('three');
  const four = await join('four');
  for (const link of [...one.links, ...four.links]) {
    expect(link.outgoing.quality).toMatchObject({ height: 360, framesPerSecond: 15 });
  }
  four.engine.hangUp();
  await clock.advance(100);
  expect(one.links[0]?.outgoing.quality).toMatchObject({ height: 360, framesPerSecond: 30 });
});

test('a fifth is told that the room is full, and troubles nobody', async () => {
  const four = [await join('one'), await join('two'), await join('three'), await join('four')];
  const count = links.all.length;
  const five = await join('five');
  expect(five.engine.state).toMatchObject({ kind: 'ended', reason: 'room-full', met: false });
  expect(links.all.slice(count).every(({ connected }) => !connected)).toBe(true);
  for (const somebody of four) expect(somebody.parties()).toHaveLength(3);
  expect(five.media.microphone).toBeNull();
  expect([...hub.retained.keys()].some((topic) => topic.endsWith('/five'))).toBe(false);
  four[3]?.engine.hangUp();
  await clock.advance(100);
  five.engine.dial(target, five.media, { muted: true, camera: false });
  await clock.advance(500);
  expect(five.parties()).toHaveLength(3);
});

test('five at almost the same moment: four remain', async () => {
  const all = ['one', 'two', 'three', 'four', 'five'].map(make);
  for (const { engine, media } of all) {
    engine.dial(target, media, { muted: true, camera: false });
    await clock.advance(1);
  }
  await clock.advance(30_000);
  const inside = all.filter(({ engine }) => engine.state.kind === 'connected');
  expect(inside).toHaveLength(4);
  for (const somebody of inside)
    expect(somebody.parties().every(({ link }) => link === 'connected')).toBe(true);
  for (const somebody of inside) expect(somebody.parties()).toHaveLength(3);
});

test('a fifth who hears late that the room is full leaves all the same', async () => {
  const four = [await join('one'), await join('two'), await join('three'), await join('four')];
  const said = [...hub.retained];
  // A busy hub: what is retained reaches the fifth only after seconds.
  hub.retained.clear();
  const five = await join('five');
  await clock.advance(10_000);
  expect(five.engine.state.kind).toBe('lobby');
  for (const [topic, payload] of said) hub.publish(topic, payload, true);
  await clock.advance(100);
  expect(five.engine.state).toMatchObject({ kind: 'ended', reason: 'room-full' });
  for (const somebody of four) expect(met(somebody)).toHaveLength(3);
});

test('whose place was taken while the network was gone is told so, and troubles nobody', async () => {
  const four = [await join('one'), await join('two'), await join('three'), await join('four')];
  hub.cut('four');
  for (const link of links.all) if (four[3]?.links.includes(link)) link.freeze();
  for (const link of four[3]?.links ?? []) link.fail('cut');
  for (const somebody of four.slice(0, 3)) somebody.links.at(-1)?.fail('cut');
  await clock.advance(12_000);
  const five = await join('five');
  expect(five.parties()).toHaveLength(3);
  hub.mend('four');
  await clock.advance(60_000);
  expect(four[3]?.engine.state).toMatchObject({ kind: 'ended', reason: 'room-full' });
  for (const somebody of [...four.slice(0, 3), five]) expect(met(somebody)).toHaveLength(3);
});

test('one too many who says that it was there first drives nobody out', async () => {
  const four = [await join('one'), await join('two'), await join('three'), await join('four')];
  await clock.advance(5000);
  const [, payload] = [...hub.retained][0] ?? [];
  const first = { ...JSON.parse(payload ?? '{}'), name: 'evil', session: 'evil', joinedAt: 0 };
  hub.publish('rundbord/rooms/abc/presence/evil', JSON.stringify(first), true);
  await clock.advance(60_000);
  for (const somebody of four) expect(met(somebody)).toHaveLength(3);
});

test('muting is so at once, is told, and unmuting needs a microphone', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.setMuted(true);
  expect(two.engine.own.muted).toEqual({ wanted: true, actual: true });
  expect(two.media.microphone?.enabled).toBe(false);
  expect(sending(two)[0]).toBe('silence');
  await clock.advance(10);
  expect(one.parties()[0]?.muted).toBe(true);
  two.engine.setMuted(false);
  await clock.advance(10);
  expect(two.media.microphone?.enabled).toBe(true);
  expect(one.parties()[0]?.muted).toBe(false);

  two.engine.setMuted(true);
  two.media.microphone?.endByBrowser();
  two.media.microphone = null;
  two.media.changed();
  two.engine.setMuted(false);
  expect(two.engine.own.muted).toEqual({ wanted: false, actual: true });
  await clock.advance(3100);
  expect(two.engine.own.muted).toEqual({ wanted: true, actual: true });
});

test('muting does not need the hub, and is told when it is back', async () => {
  const one = await join('one');
  const two = await join('two');
  hub.stop();
  await clock.advance(1000);
  expect(two.engine.state.kind).toBe('reconnecting');
  two.engine.setMuted(true);
  expect(two.engine.own.muted.actual).toBe(true);
  expect(sending(two)[0]).toBe('silence');
  await clock.advance(10_000);
  expect(met(one)).toEqual(['two connected']);
  hub.start();
  await clock.advance(10_000);
  expect(one.engine.state.kind).toBe('connected');
  expect(one.parties()[0]?.muted).toBe(true);
  await clock.advance(60_000);
  expect(met(one)).toEqual(['two connected']);
  expect(one.links).toHaveLength(1);
});

test('a microphone that is swapped while muted stays silent', async () => {
  const two = await join('two');
  two.engine.setMuted(true);
  two.media.microphone = new PretendTrack('audio', 'another');
  two.media.changed();
  expect(two.media.microphone.enabled).toBe(false);
  two.engine.setMuted(false);
  expect(two.media.microphone.enabled).toBe(true);
});

test('camera off closes it and is told; on again it is told only once there is a picture', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.setCamera(false);
  await clock.advance(10);
  expect(two.media.camera).toBeNull();
  expect(two.media.opened).toEqual({ microphone: true, camera: false });
  expect(one.parties()[0]?.camera).toBe(false);
  expect(sending(two)[1]).toBe('nothing');
  two.media.has.camera = false;
  two.engine.setCamera(true);
  await clock.advance(10);
  expect(two.engine.own.camera).toEqual({ wanted: true, actual: false });
  expect(one.parties()[0]?.camera).toBe(false);
  await clock.advance(3100);
  expect(two.engine.own.camera).toEqual({ wanted: false, actual: false });
  expect(two.media.opened.camera).toBe(false);
});

test('a camera that is pulled and comes back is seen again without a touch', async () => {
  const one = await join('one');
  const two = await join('two');
  two.media.camera?.endByBrowser();
  two.media.camera = null;
  two.media.changed();
  await clock.advance(5000);
  expect(one.parties()[0]?.camera).toBe(false);
  two.media.camera = new PretendTrack('video', 'camera-again');
  two.media.changed();
  await clock.advance(10);
  expect(one.parties()[0]?.camera).toBe(true);
  expect(sending(two)[1]).toBe('camera-again');
});

test('a shared screen takes the place of the picture until the browser stops it', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.setSharing(true);
  expect(two.engine.own.sharing).toEqual({ wanted: true, actual: false });
  await clock.advance(10);
  expect(sending(two)[1]).toBe('two-screen');
  expect(one.parties()[0]).toMatchObject({ sharing: true, camera: true });
  two.screen.endByBrowser();
  await clock.advance(10);
  expect(two.engine.own.sharing).toEqual({ wanted: false, actual: false });
  expect(sending(two)[1]).toBe('camera');
  expect(one.parties()[0]?.sharing).toBe(false);
});

test('a held call sends nothing and says so; resumed, it is as it was', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.setHeld(true);
  expect(two.engine.own).toMatchObject({
    held: { wanted: true, actual: true },
    muted: { wanted: false, actual: true },
    camera: { wanted: true, actual: false },
  });
  expect(two.media.microphone?.enabled).toBe(false);
  expect(sending(two)).toEqual(['silence', 'nothing']);
  await clock.advance(10);
  expect(one.parties()[0]).toMatchObject({ muted: true, camera: false });
  // Longer than a wish waits for what is so.
  await clock.advance(10_000);
  two.engine.setHeld(false);
  expect(sending(two)).toEqual(['microphone', 'camera']);
  expect(two.media.microphone?.enabled).toBe(true);
  await clock.advance(10);
  expect(one.parties()[0]).toMatchObject({ muted: false, camera: true });
  expect(two.engine.own.held).toEqual({ wanted: false, actual: false });
});

test('what is wished while a call is held comes true when it is resumed, and nothing of it before', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.setMuted(true);
  two.engine.setHeld(true);
  two.engine.setMuted(false);
  two.engine.setCamera(false);
  two.media.microphone = new PretendTrack('audio', 'another');
  two.media.changed();
  await clock.advance(10_000);
  expect(two.media.microphone.enabled).toBe(false);
  expect(sending(two)).toEqual(['silence', 'nothing']);
  expect(one.parties()[0]).toMatchObject({ muted: true, camera: false });
  two.engine.setHeld(false);
  await clock.advance(10);
  expect(sending(two)).toEqual(['another', 'nothing']);
  expect(one.parties()[0]).toMatchObject({ muted: false, camera: false });
});

test('a shared screen is not seen while the call is held, and is shared again after', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.setSharing(true);
  await clock.advance(10);
  two.engine.setHeld(true);
  await clock.advance(10);
  expect(sending(two)[1]).toBe('nothing');
  expect(one.parties()[0]).toMatchObject({ sharing: false, camera: false });
  two.engine.setHeld(false);
  await clock.advance(10);
  expect(sending(two)[1]).toBe('two-screen');
  expect(one.parties()[0]?.sharing).toBe(true);
});

test('somebody who comes while the call is held hears and sees nothing; the next call is not held', async () => {
  const one = await join('one');
  one.engine.setHeld(true);
  const two = await join('two');
  expect(sending(one)).toEqual(['silence', 'nothing']);
  expect(two.parties()[0]).toMatchObject({ muted: true, camera: false });
  one.engine.hangUp();
  one.engine.clear();
  one.engine.dial(target, one.media, { muted: false, camera: true });
  await clock.advance(500);
  expect(one.engine.own.held).toEqual({ wanted: false, actual: false });
  expect(sending(one)).toEqual(['microphone', 'camera']);
});

test('a wish that was given up waiting is given up after a hold too, in its own time', async () => {
  const two = await join('two');
  two.media.has.camera = false;
  two.engine.setCamera(false);
  await clock.advance(10);
  two.engine.setCamera(true);
  two.engine.setHeld(true);
  await clock.advance(10_000);
  expect(two.engine.own.camera.wanted).toBe(true);
  two.engine.setHeld(false);
  await clock.advance(3100);
  expect(two.engine.own.camera).toEqual({ wanted: false, actual: false });
});

test('what is wished of microphone and camera is so from the first word of a call on, and quiet when it is over', async () => {
  const one = make('one');
  const seen: string[] = [];
  one.engine.watch(() => {
    const { muted, camera } = one.engine.own;
    seen.push(`${one.engine.state.kind} ${muted.wanted} ${camera.wanted}`);
  });
  one.engine.dial(target, one.media, { muted: false, camera: true });
  await clock.advance(500);
  one.engine.hangUp();
  expect([...new Set(seen)]).toEqual(['dialling false true', 'lobby false true', 'ended true false']);
});

test('who leaves is gone at once; who dies is gone as soon as nothing flows', async () => {
  const one = await join('one');
  const two = await join('two');
  two.engine.hangUp();
  expect(two.engine.state).toMatchObject({ kind: 'ended', reason: 'left', met: true });
  await clock.advance(10);
  expect(one.engine.state).toMatchObject({ kind: 'lobby', met: true });
  const three = await join('three');
  three.die();
  await clock.advance(1500);
  expect(one.engine.state.kind).toBe('lobby');
});

test('somebody whose line to the hub broke stays while their sound and picture flow', async () => {
  const one = await join('one');
  await join('two');
  hub.publish('rundbord/rooms/abc/presence/two', '', true);
  // Two says again that it is there, since its last will came late; until then and after, it is seen.
  await clock.advance(5000);
  expect(met(one)).toEqual(['two connected']);
  expect(one.links).toHaveLength(1);
});

test('who did not come back to the hub is gone after a while, and not before', async () => {
  const one = await join('one');
  const two = await join('two');
  hub.stop();
  await clock.advance(1000);
  two.die();
  hub.start();
  await clock.advance(3000);
  expect(one.parties()).toHaveLength(1);
  await clock.advance(30_000);
  expect(one.engine.state.kind).toBe('lobby');
});

test('the same party in a new session is linked anew, and the last picture stays meanwhile', async () => {
  const one = await join('one');
  const two = await join('two');
  two.die();
  const picture = one.parties()[0]?.stream;
  const back = make('two');
  back.engine.dial(target, back.media, { muted: false, camera: true });
  await clock.advance(6);
  expect(one.parties()[0]).toMatchObject({ link: 'reconnecting', stream: picture });
  await clock.advance(1000);
  expect(met(one)).toEqual(['two connected']);
  expect(one.parties()[0]?.stream).not.toBe(picture);
});

test('nonsense from the wire changes nothing', async () => {
  const one = await join('one');
  await join('two');
  const before = one.engine.state;
  hub.publish('rundbord/rooms/abc/presence/evil', '{"v":1,"name":"<b>"}', true);
  hub.publish('rundbord/rooms/abc/presence/evil', 'x', false);
  hub.publish('rundbord/rooms/abc/signal/one/two', '{"v":1}', false);
  hub.publish('rundbord/rooms/abc/signal/one/nobody', '{}', false);
  await clock.advance(1000);
  expect(one.engine.state).toBe(before);
});

test('dialling again ends the call before; clearing forgets it', async () => {
  const one = await join('one');
  const seen: string[] = [];
  one.engine.watch(() => seen.push(one.engine.state.kind));
  one.engine.dial({ ...target, address: 'rundbord:other' }, one.media, { muted: true, camera: false });
  await clock.advance(100);
  expect([...new Set(seen)]).toEqual(['ended', 'idle', 'dialling', 'lobby']);
  expect([...hub.retained.keys()]).toEqual(['rundbord/rooms/other/presence/one']);
  one.engine.hangUp();
  one.engine.clear();
  expect(one.engine.state).toEqual({ kind: 'idle' });
  expect(one.engine.own.camera).toEqual({ wanted: false, actual: false });
});

test('a hundred calls leave nothing behind', async () => {
  const one = make('one');
  let kept = 0;
  const counting = {
    ...one.media,
    watch: (listener: () => void) => {
      kept += 1;
      const stop = one.media.watch(listener);
      return () => {
        kept -= 1;
        stop();
      };
    },
  };
  for (let call = 0; call < 100; call += 1) {
    one.engine.dial(target, counting, { muted: false, camera: true });
    await clock.advance(50);
    one.engine.hangUp();
    one.engine.clear();
  }
  await clock.advance(60_000);
  expect(kept).toBe(0);
  expect(hub.retained.size).toBe(0);
  expect(links.all.every(({ open }) => !open)).toBe(true);
});
