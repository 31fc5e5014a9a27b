import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import type { CallState, Reply } from '../../../../renderer/calls/call.ts';
import type { ConferenceDeed } from '../../../../renderer/calls/conference.ts';
import type { ConferenceFacts } from '../../../peers/pexip/conference-facts.ts';
import { startPexipNode } from '../../../peers/pexip/pexip-node.ts';
import type { Conference, PexipNode } from '../../../peers/pexip/pexip-script.ts';
import { engineSuite } from '../engine-suite.ts';
import type { Told } from '../engine-told.ts';
import { type PexipRig, startPexipRig } from './pexip-rig.ts';

const registrar = { alias: 'egeskov@rooms.example.org', username: 'egeskov', password: 'secret' };
let first: PexipNode;
let second: PexipNode;
let rig: PexipRig;
let meetings = 0;
/** This test's part of each alias. */
let part = '';

beforeAll(async () => {
  [first, second] = await Promise.all([
    startPexipNode({ registrars: [registrar], conferences: [] }),
    startPexipNode({ conferences: [] }),
  ]);
  rig = await startPexipRig({ nodes: [first], registration: registrar });
});
afterAll(async () => {
  await rig?.stop();
  await first?.stop();
  await second?.stop();
});
beforeEach(() => {
  meetings += 1;
  part = `m${meetings}`;
});
afterEach(async (context) => {
  if (context.task.result?.state !== 'fail') return;
  console.log(await rig.page.evaluate(() => window.pexip.log.splice(0).join('\n')));
  console.log(rig.said.slice(-20).join('\n'));
  console.log(
    first.received.requests
      .slice(-30)
      .map(({ method, path, status }) => `${method} ${path} ${status}`)
      .join('\n'),
  );
});

const aliasOf = (name: string): string => `${name}.${part}@rooms.example.org`;
const meeting = (name: string, facts: Partial<ConferenceFacts> = {}, node = first): Conference =>
  node.addConference({ alias: aliasOf(name), name, ...facts });
const targetOf = (name: string, more: Partial<JoinTarget> = {}): JoinTarget => ({
  engine: 'pexip',
  provider: 'pexip',
  address: aliasOf(name),
  source: 'typed',
  ...more,
});

const told = (): Promise<Told> => rig.page.evaluate(() => window.pexip.told());
const until = async (what: string, fits: (told: Told) => boolean, withinMs = 20_000): Promise<Told> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const now = await told();
    if (fits(now)) return now;
    if (Date.now() > end) throw new Error(`${what} never came: ${JSON.stringify(now)}`);
    await rig.page.evaluate(() => window.pexip.turn(50));
  }
};
const untilIs = (kind: CallState['kind']) => until(kind, (now) => now.kind === kind);
const dial = (name: string, more: Partial<JoinTarget> = {}, start = { muted: false, camera: true }) =>
  rig.page.evaluate(([target, begin]) => window.pexip.verb({ do: 'dial', target, start: begin }), [
    targetOf(name, more),
    start,
  ] as const);
const reply = (answer: Reply) =>
  rig.page.evaluate((given) => window.pexip.verb({ do: 'reply', answer: given }), answer);
const conduct = (deed: ConferenceDeed) =>
  rig.page.evaluate((given) => window.pexip.engine.conduct?.(given), deed);
const kinds = () => rig.page.evaluate(() => window.pexip.kinds);
const frames = () => rig.page.evaluate(() => window.pexip.frames());
/** Pictures come, counted from now. */
const untilSeen = async (line: 'mixed' | 'slides' = 'mixed'): Promise<void> => {
  const before = (await frames())[line];
  await expect.poll(async () => (await frames())[line], { timeout: 20_000 }).toBeGreaterThan(before + 5);
};
/** In the meeting of this name, with somebody else. */
const meet = async (name: string, facts: Partial<ConferenceFacts> = {}): Promise<Conference> => {
  const conference = meeting(name, facts);
  conference.join({ name: 'Ward 7' });
  await dial(name);
  await untilIs('connected');
  return conference;
};
/** This side, as the node knows it. */
const mine = (conference: Conference) =>
  conference.participants().find(({ display_name }) => display_name === 'Egeskov');
const uuid = (conference: Conference): string => mine(conference)?.uuid ?? '';

engineSuite(
  'pexip',
  {
    farLeaves: 'lobby',
    failures: ['declined'],
    asksPin: true,
    ring: true,
    second: true,
    camera: true,
    hold: true,
    tones: true,
    loseLine: true,
    seesMute: true,
    seesCamera: true,
  },
  async () => {
    await rig.page.evaluate(() => window.pexip.fresh());
    const there = meeting('there');
    const ward = there.join({ name: 'Ward' });
    meeting('pin', { hostPin: '2345', guests: false });
    meeting('declined', { refuses: { status: 403, reason: 'Call rejected' } });
    const digitsBefore = first.received.digits.length;
    let rung: string | null = null;
    return {
      target: (goal) => targetOf(goal),
      told,
      verb: (verb) => rig.page.evaluate((given) => window.pexip.verb(given), verb),
      turn: () => rig.page.evaluate(() => window.pexip.turn(50)),
      far: {
        async ring(name) {
          const called = meeting(name === 'Ward' ? 'called' : 'called-second');
          called.join({ name });
          await expect.poll(() => first.isRegistered(registrar.alias)).toBe(true);
          rung = first.ring(registrar.alias, { conference: called.alias, name, address: 'ward@example.org' });
        },
        async giveUp() {
          first.cancelRing(registrar.alias, rung ?? '');
        },
        async hangUp() {
          there.leave(ward);
        },
        async sees() {
          const seen = mine(there);
          const digits = first.received.digits.slice(digitsBefore).map((one) => one.digits);
          return {
            muted: seen?.is_client_muted ?? null,
            camera: seen ? !seen.is_video_muted : null,
            held: null,
            tones: digits.join(''),
          };
        },
        loseLine: () => rig.page.evaluate(() => window.pexip.cut(true)),
        mendLine: () => rig.page.evaluate(() => window.pexip.cut(false)),
      },
      held: () => rig.page.evaluate(() => window.pexip.held()),
      toldInVain: async () => 0,
      stop: async () => {
        if (rung) first.cancelRing(registrar.alias, rung);
        await rig.page.evaluate(() => window.pexip.verb({ do: 'hang-up' }));
      },
    };
  },
);

describe('at a node', () => {
  beforeEach(() => rig.page.evaluate(() => window.pexip.fresh()));
  afterEach(async () => {
    await rig.page.evaluate(() => window.pexip.verb({ do: 'hang-up' }));
  });

  test('two see and hear what the node mixes, and are told of on both sides', async () => {
    const conference = await meet('mixed');
    await untilSeen();
    expect(await rig.page.evaluate(() => window.pexip.loudest(1500))).toBeGreaterThan(0.1);
    const heard = conference.heard(uuid(conference));
    expect(heard?.audio).toBeGreaterThan(20);
    expect(heard?.video).toBeGreaterThan(20);
    const flows = await rig.page.evaluate(() => window.pexip.engine.flows?.());
    expect(flows?.map(({ direction, kind }) => `${direction} ${kind}`).toSorted()).toEqual([
      'in audio',
      'in video',
      'out audio',
      'out video',
    ]);
    conference.burst(50);
    const { parties } = await until('all', (now) => now.parties.length === 51);
    expect(new Set(parties.map(({ id }) => id)).size).toBe(51);
  });

  test('a PIN of the invitation is tried; a guest comes in without one', async () => {
    const facts = { hostPin: '2345' };
    meeting('host', facts).join({ name: 'Ward 7' });
    await dial('host', { pin: '2345' });
    expect((await untilIs('connected')).conference?.role).toBe('host');
    meeting('guest', facts).join({ name: 'Ward 7' });
    await dial('guest', { role: 'guest' });
    const { conference } = await untilIs('connected');
    expect(conference?.role).toBe('guest');
    expect(conference?.may.toSorted()).toEqual(['raise-hand', 'say']);
    meeting('wrong', facts).join({ name: 'Ward 7' });
    await dial('wrong', { pin: '1111' });
    expect((await untilIs('asking')).question).toEqual({ kind: 'pin', guests: 'none', wrong: true });
    await reply({ kind: 'pin', pin: null });
    expect((await untilIs('connected')).conference?.role).toBe('guest');
  });

  test('a reception asks for the number of the meeting, and again for a wrong one', async () => {
    meeting('behind').join({ name: 'Ward 7' });
    meeting('reception', { reception: { kind: 'standard', extensions: { '12': aliasOf('behind') } } });
    await dial('reception');
    expect((await untilIs('asking')).question).toEqual({ kind: 'extension', wrong: false });
    await reply({ kind: 'extension', extension: '99' });
    await until('a second question', ({ question }) => question?.kind === 'extension' && question.wrong);
    await reply({ kind: 'extension', extension: '12' });
    expect((await untilIs('connected')).parties[0]?.name).toBe('Ward 7');
  });

  test('who vouches for the room is chosen, and signs it in', async () => {
    const identityProviders = [
      { name: 'Region', uuid: '0f1b2c3d-0000-4000-8000-000000000001' },
      { name: 'State', uuid: '0f1b2c3d-0000-4000-8000-000000000002' },
    ];
    meeting('vouched', { identityProviders }).join({ name: 'Ward 7' });
    await dial('vouched');
    const { question } = await untilIs('asking');
    expect(question?.kind === 'sign-in' && question.providers.map(({ name }) => name)).toEqual([
      'Region',
      'State',
    ]);
    // The page's own button, pressed at once.
    rig.signIn = async (url) => {
      const page = await (await fetch(url.replace('/sign-in?', '/done?'))).text();
      return /"token":"([^"]+)"/.exec(page)?.[1] ?? null;
    };
    await reply({ kind: 'sign-in', provider: identityProviders[0]?.uuid ?? '' });
    await untilIs('connected');
    rig.signIn = async () => null;
    await dial('vouched');
    await untilIs('asking');
    await reply({ kind: 'sign-in', provider: identityProviders[1]?.uuid ?? '' });
    expect((await untilIs('ended')).reason).toBe('pexip-sign-in-failed');
  });

  test('whoever is not let in yet waits for a host, and is let in', async () => {
    const conference = meeting('locked', { locked: true, hostPin: '2345' });
    conference.join({ name: 'Ward 7' });
    await dial('locked', { role: 'guest' });
    await untilIs('lobby');
    expect(await rig.page.evaluate(() => window.pexip.engine.state)).toMatchObject({ forHost: true });
    conference.admit(uuid(conference));
    await untilIs('connected');
    conference.disconnect(uuid(conference), 'Conference terminated by another participant');
    expect((await untilIs('ended')).reason).toBe('call-ended-by-host');
  });

  test('a host mutes this side, and its unmuting is a request', async () => {
    const conference = await meet('muted');
    await until('an open microphone', ({ own }) => !own.muted.actual);
    conference.mute(uuid(conference));
    const muted = await until('a muted side', ({ own }) => own.mutedByHost === true);
    expect(muted.own.muted).toEqual({ wanted: true, actual: true });
    conference.mute(uuid(conference), false);
    const asked = await until('a request', ({ own }) => own.asked === 'unmute');
    expect(asked.own.muted).toEqual({ wanted: true, actual: true });
    await rig.page.evaluate(() => window.pexip.verb({ do: 'mute', on: false }));
    await until('an open microphone', ({ own }) => !own.muted.actual && own.asked === null);
    // Muted by a host, and opened by this side itself.
    conference.mute(uuid(conference));
    await until('a muted side', ({ own }) => own.mutedByHost === true);
    await rig.page.evaluate(() => window.pexip.verb({ do: 'mute', on: false }));
    await until('an open microphone', ({ own }) => !own.muted.actual && !own.mutedByHost);
    expect(mine(conference)?.is_muted).toBe('NO');
  });

  test('words go both ways, and are gone with the meeting', async () => {
    const conference = await meet('chat');
    conference.sendChat(conference.uuidOf('Ward 7') ?? '', 'Good morning');
    await until('a line', (now) => now.conference?.chat.length === 1);
    await conduct({ do: 'say', text: 'Hello' });
    const { conference: told } = await until('another', (now) => now.conference?.chat.length === 2);
    expect(told?.chat.map(({ from, own, text }) => [from, own, text])).toEqual([
      ['Ward 7', false, 'Good morning'],
      ['', true, 'Hello'],
    ]);
    expect(first.received.messages.at(-1)?.payload).toBe('Hello');
    await rig.page.evaluate(() => window.pexip.verb({ do: 'hang-up' }));
    expect((await untilIs('ended')).conference).toBeNull();
  });

  test('what a host may do is done, and what fails has its word', async () => {
    const conference = await meet('host');
    const ward = conference.uuidOf('Ward 7') ?? '';
    const party = () => conference.participants().find((one) => one.uuid === ward);
    await conduct({ do: 'lock', on: true });
    await until('a lock', (now) => now.conference?.locked === true);
    await conduct({ do: 'mute-guests', on: true });
    await until('muted guests', (now) => now.conference?.guestsMuted === true);
    await conduct({ do: 'layout', layout: '4:0' });
    await until('a layout', (now) => now.conference?.layout === '4:0');
    await conduct({ do: 'raise-hand', on: true });
    await until('a hand', (now) => now.conference?.handRaised === true);
    await conduct({ do: 'mute', party: ward, on: true });
    await until('a muted party', ({ parties }) => parties[0]?.muted === true);
    await conduct({ do: 'role', party: ward, role: 'guest' });
    await expect.poll(() => party()?.role).toBe('guest');
    await conduct({ do: 'add', address: 'sip:ward8@example.org', protocol: 'sip', role: 'guest' });
    await until('a third', ({ parties }) => parties.length === 2);
    const waiting = conference.join({ name: 'Ward 9', waits: true });
    await until('one who waits', ({ parties }) => parties.length === 3);
    await conduct({ do: 'admit', party: waiting });
    await expect
      .poll(() => conference.participants().find((one) => one.uuid === waiting)?.service_type)
      .toBe('conference');
    const refusal = first.answerWith({
      path: `${ward}/disconnect`,
      status: 403,
      body: { status: 'failed', result: 'Invalid role' },
    });
    await conduct({ do: 'remove', party: ward });
    await until('a problem', (now) => now.conference?.problem?.code === 'not-allowed-here');
    refusal();
    await conduct({ do: 'remove', party: ward });
    await until('one less', (now) => now.parties.length === 2 && now.conference?.problem === null);
    await conduct({ do: 'end-for-all' });
    expect((await untilIs('ended')).met).toBe(true);
  });

  test('slides come and go, and the screen goes as slides until somebody else presents', async () => {
    const conference = await meet('slides');
    await untilSeen();
    const share = (on: boolean) => rig.page.evaluate((to) => window.pexip.engine.setSharing(to), on);
    await share(true);
    await until('sharing', ({ own }) => own.sharing.actual);
    await expect.poll(() => conference.heard(uuid(conference))?.slides ?? 0).toBeGreaterThan(5);
    conference.present(conference.uuidOf('Ward 7') ?? '');
    const stolen = await until('the end of sharing', ({ own }) => !own.sharing.wanted);
    expect(stolen.own.shareProblem).toBeNull();
    await expect.poll(async () => (await frames()).hasSlides).toBe(true);
    conference.stopPresenting(conference.uuidOf('Ward 7') ?? '');
    await expect.poll(async () => (await frames()).hasSlides).toBe(false);
    const refusal = first.answerWith({
      path: 'take_floor',
      status: 403,
      body: { status: 'failed', result: 'Presentation rejected' },
    });
    await share(true);
    await until('a refusal', ({ own }) => own.shareProblem?.code === 'presentation-refused');
    expect((await told()).own.sharing).toEqual({ wanted: false, actual: false });
    refusal();
    await share(true);
    await until('sharing', ({ own }) => own.sharing.actual && own.shareProblem === null);
    await share(false);
    await until('no sharing', ({ own }) => !own.sharing.actual);
  });

  test('a camera at the far side is moved, and this one from there', async () => {
    const conference = meeting('camera');
    const ward = conference.join({ name: 'Ward 7', camera: true });
    await dial('camera');
    await untilIs('connected');
    const before = first.received.fecc.length;
    await rig.page.evaluate((id) => {
      window.pexip.engine.moveFarCamera(id, { pan: 1, tilt: 0, zoom: 0 });
      window.pexip.engine.moveFarCamera(id, { pan: 0, tilt: 0, zoom: 0 });
    }, ward);
    await expect
      .poll(() => first.received.fecc.slice(before).map(({ target, action }) => [target, action]))
      .toEqual([
        [ward, 'start'],
        [ward, 'stop'],
      ]);
    const move = (action: 'start' | 'stop', movement: { axis: string; direction: string }[]) =>
      conference.fecc(uuid(conference), { action, movement, timeout: 1000 });
    move('start', [
      { axis: 'pan', direction: 'left' },
      { axis: 'zoom', direction: 'in' },
    ]);
    move('stop', []);
    await expect
      .poll(() => rig.page.evaluate(() => window.pexip.moves))
      .toEqual([
        { pan: -1, tilt: 0, zoom: 1 },
        { pan: 0, tilt: 0, zoom: 0 },
      ]);
  });

  test('a transfer is followed without an end', async () => {
    const conference = await meet('from');
    meeting('to').join({ name: 'Ward 8' });
    conference.refer(aliasOf('to'), { uuid: uuid(conference) });
    await until('the other meeting', ({ parties }) => parties[0]?.name === 'Ward 8');
    expect(await kinds()).toEqual(['dialling', 'lobby', 'connected']);
    expect((await told()).address).toBe(aliasOf('to'));
    await untilSeen();
  });

  test('a token that is refused is asked for once, and the meeting is joined anew', async () => {
    const conference = meeting('refused', { hostPin: '2345', guests: false });
    conference.join({ name: 'Ward 7' });
    await dial('refused');
    await untilIs('asking');
    await reply({ kind: 'pin', pin: '2345' });
    await untilIs('connected');
    const before = uuid(conference);
    const asked = () => first.received.requests.filter(({ path }) => path === 'refresh_token').length;
    const count = asked();
    first.refuseRefresh();
    first.askForRefresh();
    await expect.poll(() => uuid(conference), { timeout: 10_000 }).not.toBe(before);
    first.refuseRefresh(false);
    expect(asked() - count).toBe(1);
    await untilIs('connected');
    await untilSeen();
  });

  test('events that break off are heard again, and a stay that is deaf for good is joined anew', async () => {
    const conference = await meet('events');
    const before = uuid(conference);
    first.cutEvents();
    await untilIs('reconnecting');
    conference.join({ name: 'Ward 8' });
    await until('both', ({ kind, parties }) => kind === 'connected' && parties.length === 2);
    expect(uuid(conference)).toBe(before);
    first.dropEventsForGood(403);
    const refused = () =>
      first.received.requests.filter(
        ({ path, alias, status }) => path === 'events' && alias === conference.alias && status === 403,
      );
    await expect.poll(() => refused().length).toBeGreaterThan(1);
    first.allowEvents();
    await untilIs('connected');
    await expect.poll(() => conference.isListening(uuid(conference))).toBe(true);
    const another = uuid(conference);
    expect(another).not.toBe(before);
    // No token holds any more, as after a sleep; the node asks for new ones only so that nobody waits here.
    first.expireTokens();
    first.askForRefresh();
    await expect.poll(() => uuid(conference)).not.toBe(another);
    await untilIs('connected');
  });

  test('a network that is away for ten seconds is back with the same stay', async () => {
    const conference = await meet('cut');
    await untilSeen();
    const before = uuid(conference);
    await rig.cut();
    await untilIs('reconnecting');
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    await rig.mend();
    await untilIs('connected');
    await untilSeen();
    expect(uuid(conference)).toBe(before);
  });

  test('a node that dies is followed by the next', async () => {
    meeting('dies', {}, second).join({ name: 'Ward 8' });
    await meet('dies');
    await untilSeen();
    rig.use([first, second]);
    await first.die();
    await until(
      'the other node',
      ({ kind, parties }) => kind === 'connected' && parties[0]?.name === 'Ward 8',
    );
    expect((await kinds()).slice(-2)).toEqual(['reconnecting', 'connected']);
    await untilSeen();
  });
});
