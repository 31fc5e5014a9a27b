import { expect, test } from 'vitest';
import type { DialReading } from '../../../main/contract/dialling.ts';
import { noDirectory } from '../../../main/contract/directory.ts';
import type { KioskFacts } from '../../../main/contract/kiosk.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { factsWith, meetingIn } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const pexip = (address: string): JoinTarget => ({
  engine: 'pexip',
  provider: 'pexip',
  address,
  source: 'typed',
});
const readingOf = (text: string): DialReading => ({
  kind: 'alias',
  shown: text,
  route: { engine: 'pexip', at: 'node' },
  target: pexip(text),
});

function setUp(change: Partial<KioskFacts> = {}, routes = true) {
  const rig = kioskRig({
    answers: {
      'dial.read': (({ text }: { text: string }) =>
        text.startsWith('?') ? bad('join-not-understood') : good(readingOf(text))) as never,
      'directory.search': (({ text }: { text: string }) =>
        good({ entries: [{ id: text }], more: false })) as never,
      'join.understand': (({ text }: { text: string }) =>
        text === '' ? bad('join-empty') : good({ ...pexip(text), pin: '4711' })) as never,
      'dial.route': (({ target }: { target: JoinTarget }) =>
        routes
          ? good({ engine: 'pexip', provider: 'pexip', address: `${target.address}@house`, source: 'typed' })
          : bad('join-engine-missing')) as never,
      'directory.favour': () => good(null),
    },
  });
  rig.main.setState('kiosk', factsWith(change));
  rig.main.setState('directory', { ...noDirectory, has: true });
  rig.actions.goJoin();
  return rig;
}

test('what is typed is read and searched for; while main is busy only the newest follows', async () => {
  const { actions, asks, state } = setUp();
  for (const text of ['w', 'wa', 'war', 'ward']) actions.typeJoin(text);
  expect(asks('dial.read')).toEqual([{ text: 'w' }]);
  await settled();
  await settled();
  expect(asks('dial.read')).toEqual([{ text: 'w' }, { text: 'ward' }]);
  expect(asks('directory.search')).toEqual([
    { text: 'w', kind: null },
    { text: 'ward', kind: null },
  ]);
  expect(state().place).toMatchObject({
    reading: { shown: 'ward' },
    found: { entries: [{ id: 'ward' }] },
  });
});

test('an answer to what stands there no more is dropped', async () => {
  const { actions, state } = setUp();
  actions.typeJoin('ward');
  actions.typeJoin('');
  await settled();
  expect(state().place).toMatchObject({ text: '', reading: null, found: null });
  actions.typeJoin('ward');
  actions.goHome();
  await settled();
  expect(state().place).toEqual({ kind: 'home' });
});

test('what is shown as understood is always of the text that stands there', async () => {
  const { actions, store } = setUp();
  const shown: boolean[] = [];
  store.subscribe(({ place }) => {
    if (place.kind === 'join' && place.reading) shown.push(place.reading.shown === place.text);
  });
  for (const text of ['ward', 'ward 1', 'ward 12']) {
    actions.typeJoin(text);
    actions.typeJoin(`${text}0`);
    await settled();
    await settled();
  }
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).not.toContain(false);
});

test('what is not understood has no reading, and without a directory nothing is searched', async () => {
  const { actions, state, main, asks } = setUp();
  main.setState('directory', noDirectory);
  actions.typeJoin('?');
  await settled();
  expect(state().place).toMatchObject({ reading: null, found: null });
  expect(asks('directory.search')).toEqual([]);
});

test('what is dialled goes the way that main says, and keeps its PIN', async () => {
  const { actions, engine, state } = setUp();
  actions.typeJoin('ward');
  actions.submitJoin();
  expect(state().place).toMatchObject({ kind: 'join', busy: true });
  await settled();
  expect(engine.dialled.map(([dialled]) => dialled)).toEqual([
    { engine: 'pexip', provider: 'pexip', address: 'ward@house', source: 'typed', pin: '4711' },
  ]);
  expect(state().place.kind).toBe('home');
});

test('what nothing here can take says so where it was typed', async () => {
  const { actions, engine, state } = setUp({}, false);
  actions.typeJoin('ward');
  actions.submitJoin();
  await settled();
  expect(engine.dialled).toEqual([]);
  expect(state().place).toMatchObject({
    kind: 'join',
    busy: false,
    problem: { code: 'join-engine-missing' },
  });
});

test('whoever goes home meanwhile is not called back into it', async () => {
  const { actions, engine, state } = setUp();
  actions.typeJoin('ward');
  actions.submitJoin();
  actions.goHome();
  await settled();
  expect(engine.dialled).toEqual([]);
  expect(state().place.kind).toBe('home');
});

test('whoever begins another call meanwhile stays in that', async () => {
  const { actions, engine } = setUp();
  actions.joinMeeting(meetingIn(0, 'one', 0, 60), pexip('ward'));
  actions.joinOwnRoom();
  await settled();
  expect(engine.dialled.map(([{ engine: name }]) => name)).toEqual(['room']);
});

test('an entry of the directory is dialled from home, once, and not in a call', async () => {
  const { actions, engine } = setUp();
  actions.goHome();
  actions.dialAddress('gp@practice');
  actions.dialAddress('gp@practice');
  await settled();
  expect(engine.dialled.map(([{ address }]) => address)).toEqual(['gp@practice@house']);
  actions.dialAddress('other');
  await settled();
  expect(engine.dialled).toHaveLength(1);
});

test('somebody dials elsewhere on the computer: it is filled in and read, not dialled', async () => {
  const { main, engine, state } = setUp();
  main.emit('dial.asked', { text: 'ward' });
  await settled();
  expect(state().place).toMatchObject({ kind: 'join', text: 'ward', reading: { shown: 'ward' } });
  expect(engine.dialled).toEqual([]);
});

test('a scanned code fills the field, and the camera is let go', async () => {
  const { actions, media, looks, sees, state } = setUp();
  actions.scan(true);
  expect(media.opened).toEqual([{ microphone: false, camera: true }]);
  expect(looks()).toBe(true);
  expect(state().place).toMatchObject({ scanning: true });
  sees(' ward ');
  await settled();
  expect(state().place).toMatchObject({ text: 'ward', scanning: false, reading: { shown: 'ward' } });
  expect(looks()).toBe(false);
  expect(media.closed()).toBe(1);
  actions.scanned('late');
  expect(state().place).toMatchObject({ text: 'ward' });
});

test.each(['stopped', 'home', 'ringing', 'dialled'] as const)(
  'a camera that scans is let go: %s',
  async (why) => {
    const { actions, engine, looks, media, state } = setUp();
    actions.typeJoin('ward');
    actions.scan(true);
    if (why === 'stopped') actions.scan(false);
    if (why === 'home') actions.goHome();
    if (why === 'dialled') {
      actions.submitJoin();
      await settled();
    }
    if (why === 'ringing')
      engine.say({ kind: 'ring', target: pexip('x'), from: { name: 'Ward', role: '' }, at: 1 });
    expect(looks()).toBe(false);
    if (why === 'ringing') expect(state().place).toMatchObject({ text: 'ward', scanning: false });
    // A call that was dialled has opened the camera for itself.
    if (why !== 'dialled') expect(media.closed()).toBeGreaterThan(0);
  },
);

test('beside a door no camera looks for codes', () => {
  const { actions, looks, media } = setUp({ posture: 'door' });
  actions.scan(true);
  expect(looks()).toBe(false);
  expect(media.opened).toEqual([]);
});

test('a simulated call is dialled in a demo only, and main is not asked what it means', async () => {
  const demo = setUp({ calls: ['room', 'fake'] });
  demo.actions.typeJoin('Fake:pin');
  await settled();
  expect(demo.state().place).toMatchObject({ reading: { route: { engine: 'fake' } } });
  demo.actions.submitJoin();
  await settled();
  expect(demo.engine.dialled.map(([{ engine, address }]) => [engine, address])).toEqual([
    ['fake', 'fake:pin'],
  ]);
  const real = setUp();
  real.actions.typeJoin('fake:pin');
  real.actions.submitJoin();
  await settled();
  expect(real.engine.dialled.map(([{ engine }]) => engine)).toEqual(['pexip']);
});

test('favourites are main’s', () => {
  const { actions, asks } = setUp();
  actions.favour('gp', true);
  expect(asks('directory.favour')).toEqual([{ entry: 'gp', on: true }]);
});
