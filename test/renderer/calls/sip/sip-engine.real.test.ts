import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Baresip } from '../../../peers/sip/baresip.ts';
import { openFarMedia } from '../../../peers/sip/far-media.ts';
import type { SipAccountOptions } from '../../../peers/sip/sip-doors.ts';
import { refuses, untilHeard } from '../../../peers/sip/sip-far-end.ts';
import { headerOf } from '../../../peers/sip/sip-text.ts';
import { engineSuite } from '../engine-suite.ts';
import { arrangeSip, type SipPeers, startSipPeers } from './sip-peers.ts';
import { type SipSide, soon } from './sip-rig.ts';

let peers: SipPeers;
let { kamailio, farEnd, room, ward, classic } = {} as SipPeers;
let side: SipSide;

const sides: SipSide[] = [];
async function open(user: string, more?: SipAccountOptions): Promise<SipSide> {
  const opened = await peers.rig.open(kamailio, user, more);
  sides.push(opened);
  return opened;
}

beforeAll(async () => {
  peers = await startSipPeers();
  ({ kamailio, farEnd, room, ward, classic } = peers);
  side = await open('egeskov');
  await side.registered();
});
afterAll(() => peers?.stop());
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') {
    for (const one of sides) console.log(await one.story());
    console.log(kamailio.said().slice(-4000));
  }
  for (const one of sides.splice(1)) await one.close();
  sides[0] = side;
  // A call that a test left standing is no business of the next one.
  await side.verb({ do: 'hang-up' });
  await side.verb({ do: 'clear' });
  await Promise.all(peers.rooms.map((one) => one.hangUp()));
  for (const one of peers.rooms) one.forget();
  await side.story();
});

/** Louder than noise; the room's tone of 440 Hz and the browser's beeps are far above. */
const audible = 0.005;
const heardAt = (far: Baresip) => soon(() => far.hears(500)).toBeGreaterThan(audible);
// Longer than the time between two beeps.
const silentAt = (far: Baresip) => soon(() => far.hears(1200)).toBeLessThan(audible / 10);
const loud = (one: SipSide) => soon(() => one.page.evaluate(() => window.sip.hear(300))).toBeGreaterThan(0.4);
// baresip records no more after its media was negotiated anew; what is given to be sent tells it then.
const sends = async (): Promise<number> => {
  const sent = () => side.page.evaluate(() => window.sip.sent());
  const before = await sent();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  return (await sent()) - before;
};
const seenAt = async (far: Baresip): Promise<void> => {
  const before = await far.framesSeen();
  await soon(() => far.framesSeen()).toBeGreaterThan(before + 5);
};
const held = () => soon(async () => (await side.told()).own.held.actual);
const meet = async (far: Baresip = room): Promise<void> => {
  await side.dial(far.uri);
  await side.is('connected');
  await far.happens('CALL_ESTABLISHED');
};
/** The call still stands, in the very connection in which it began. */
const standsAsBefore = async (made: number): Promise<void> => {
  await side.sees();
  expect(await side.page.evaluate(() => window.sip.made())).toBe(made);
};
const made = () => side.page.evaluate(() => window.sip.made());

test('out: both see and hear each other, mute silences, keys arrive, and who hangs up has left', async () => {
  await meet();
  const { parties } = await side.told();
  expect(parties).toHaveLength(1);
  await Promise.all([side.sees(), loud(side), heardAt(room), seenAt(room)]);
  await side.verb({ do: 'mute', on: true });
  await silentAt(room);
  await side.verb({ do: 'mute', on: false });
  await heardAt(room);
  for (const key of '5#') await side.verb({ do: 'tone', key });
  await room.happens('CALL_DTMF_START', /5/);
  await room.happens('CALL_DTMF_START', /#/);
  await side.verb({ do: 'hang-up' });
  expect(await side.told()).toMatchObject({ kind: 'ended', reason: 'left' });
  await room.happens('CALL_CLOSED');
});

test('held, nothing of this side is sent, and the room is told; resumed, all is as before', async () => {
  await meet();
  await heardAt(room);
  const before = await made();
  await side.verb({ do: 'hold', on: true });
  await held().toBe(true);
  await soon(() => room.command('audio_debug')).toMatch(/audio dir=(?:recvonly|inactive)/);
  await soon(sends).toBe(0);
  await side.verb({ do: 'hold', on: false });
  await held().toBe(false);
  await soon(() => room.command('audio_debug')).toMatch(/audio dir=sendrecv/);
  await Promise.all([soon(sends).toBeGreaterThan(1e-4), seenAt(room), loud(side)]);
  await standsAsBefore(before);
});

test('in: it rings with the name, is answered, and ends when the caller hangs up; then it is declined', async () => {
  await ward.dial(side.uri);
  expect((await side.is('ringing')).from).toContain('Ward');
  await side.verb({ do: 'answer', start: { muted: false, camera: true } });
  await side.is('connected');
  await Promise.all([side.sees(), loud(side), heardAt(ward), seenAt(ward)]);
  await ward.hangUp();
  expect(await side.is('ended')).toMatchObject({ reason: 'left' });
  await side.verb({ do: 'clear' });
  ward.forget();

  await ward.dial(side.uri);
  await side.is('ringing');
  await side.verb({ do: 'decline' });
  await ward.happens('CALL_CLOSED', /603|486/);
  expect(await side.kind()).toBe('idle');
});

test('every way not to be taken has its reason', async () => {
  const ends = async (address: string): Promise<string | null> => {
    await side.dial(address);
    const { reason } = await side.is('ended');
    await side.verb({ do: 'clear' });
    return reason;
  };
  const said: Record<string, string | null> = {
    nobody: await ends(kamailio.uri('nobody')),
    overloaded: await ends(kamailio.uri('overloaded')),
  };
  for (const [status, words] of [
    [403, 'Forbidden'],
    [404, 'Not Found'],
    [407, 'Proxy Authentication Required'],
    [480, 'Temporarily Unavailable'],
    [486, 'Busy Here'],
    [488, 'Not Acceptable Here'],
    [500, 'Server Internal Error'],
    [603, 'Decline'],
  ] as const) {
    const challenge = [
      'Proxy-Authenticate',
      'Digest realm="elsewhere", nonce="again", algorithm=MD5',
    ] as const;
    farEnd.meets(`far-${status}`, refuses(status, words, status === 407 ? [challenge] : []));
    said[status] = await ends(kamailio.uri(`far-${status}`));
  }
  expect(said).toEqual({
    nobody: 'call-not-found',
    overloaded: 'sip-unreachable',
    403: 'sip-refused',
    404: 'call-not-found',
    407: 'sip-not-registered',
    480: 'call-no-answer',
    486: 'call-busy',
    488: 'sip-media-refused',
    500: 'call-failed',
    603: 'call-declined',
  });
});

test('a call that is sent elsewhere goes there', async () => {
  farEnd.meets('far-moved', refuses(302, 'Moved Temporarily', [['Contact', `<${room.uri}>`]]));
  await side.dial(kamailio.uri('far-moved'));
  await side.is('connected');
  await side.sees();
});

test('early media is heard before the answer; an answer that crosses the wish to leave is hung up', async () => {
  const media = openFarMedia();
  farEnd.meets('far-crossing', async (call) => {
    call.reply(180, 'Ringing');
    const body = await media.answer(call.invite.body);
    call.reply(183, 'Session Progress', { body });
    await call.takes('CANCEL', 200, 'OK');
    call.reply(200, 'OK', { body });
  });
  await side.dial(kamailio.uri('far-crossing'));
  await soon(() => media.connected).toBe(true);
  expect(await side.kind()).toBe('dialling');
  await side.verb({ do: 'hang-up' });
  expect(await side.told()).toMatchObject({ kind: 'ended', reason: 'left', met: false });
  const call = farEnd.calls.at(-1);
  if (!call) throw new Error('no call came');
  await untilHeard(call, 'BYE');
  await media.close();
});

test('a far end that holds and resumes, and refuses every later offer: the call goes on', async () => {
  const media = openFarMedia();
  farEnd.meets('far-stubborn', async (call) =>
    call.reply(200, 'OK', { body: await media.answer(call.invite.body) }),
  );
  await side.dial(kamailio.uri('far-stubborn'));
  await side.is('connected');
  await soon(() => media.connected).toBe(true);
  const call = farEnd.calls.at(-1);
  if (!call) throw new Error('no call came');
  for (const direction of ['sendonly', 'sendrecv'] as const) {
    const { status, body } = await call.send('INVITE', { body: await media.offer(direction) });
    expect(status).toBe(200);
    await media.answered(body);
  }
  await side.verb({ do: 'hold', on: true });
  await untilHeard(call, 'INVITE');
  await soon(() => call.heard.length).toBeGreaterThan(1);
  await side.verb({ do: 'hold', on: false });
  expect(await side.kind()).toBe('connected');
  expect(media.connected).toBe(true);
  const goodbye = await call.send('BYE');
  expect(goodbye.status).toBe(200);
  expect(headerOf(goodbye, 'cseq')).toMatch(/BYE/);
  expect(await side.is('ended')).toMatchObject({ reason: 'left', met: true });
  await media.close();
});

test('a re-INVITE that is refused leaves the call as it was', async () => {
  for (const status of [488, 491]) {
    await side.dial(kamailio.uri(`refuses-${status}-room`));
    await side.is('connected');
    await side.sees();
    const before = await made();
    await side.verb({ do: 'hold', on: true });
    await side.said(new RegExp(`SIP/2.0 ${status} Refused`));
    expect(await side.kind()).toBe('connected');
    await side.verb({ do: 'hold', on: false });
    await held().toBe(false);
    await standsAsBefore(before);
    expect(await side.kind()).toBe('connected');
    await side.verb({ do: 'hang-up' });
    await side.verb({ do: 'clear' });
  }
});

test('transferred by the room, this side is in a call with the other room', async () => {
  await meet();
  await room.transfer(ward.uri);
  await ward.happens('CALL_INCOMING');
  await ward.answer();
  await ward.happens('CALL_ESTABLISHED');
  await soon(async () => (await side.told()).address).toBe(ward.uri);
  await side.is('connected');
  await Promise.all([side.sees(), heardAt(ward)]);
});

test('a room with plain RTP sees and hears, and is seen and heard, through rtpengine', async () => {
  await meet(classic);
  await Promise.all([side.sees(), loud(side), heardAt(classic), seenAt(classic)]);
  await side.verb({ do: 'hang-up' });
  await side.verb({ do: 'clear' });
  await classic.happens('CALL_CLOSED');
  classic.forget();

  await classic.dial(side.uri);
  await side.is('ringing');
  await side.verb({ do: 'answer', start: { muted: false, camera: true } });
  await side.is('connected');
  await Promise.all([side.sees(), loud(side), heardAt(classic), seenAt(classic)]);
});

test('where only relays are allowed, media goes through the relay', async () => {
  const relayed = await open('relayed', { turn: peers.coturn, relayOnly: true });
  await relayed.registered();
  await relayed.dial(room.uri);
  await relayed.is('connected');
  await Promise.all([relayed.sees(), heardAt(room)]);
  expect((await relayed.page.evaluate(() => window.sip.decoded())).path).toBe('relay');
  await relayed.verb({ do: 'hang-up' });
});

test('a server without TLS on this computer is called by too', async () => {
  const plain = await open('plain', { plain: true });
  await plain.registered();
  await plain.dial(room.uri);
  await plain.is('connected');
  await Promise.all([plain.sees(), heardAt(room)]);
  await plain.verb({ do: 'hang-up' });
});

test('a wrong password: a call says that this side is not registered', async () => {
  const wrong = await open('wrong', { password: 'another' });
  await wrong.dial(room.uri);
  expect(await wrong.is('ended')).toMatchObject({ reason: 'sip-not-registered' });
});

test('the line is cut and comes back: the call goes on, and is held and hung up over the new line', async () => {
  await meet();
  await side.sees();
  const [before, registrations] = [await made(), side.registrations()];
  kamailio.line.cut();
  await side.registered(registrations + 1);
  await standsAsBefore(before);
  await side.is('connected');
  await side.verb({ do: 'hold', on: true });
  await held().toBe(true);
  await soon(() => room.command('audio_debug')).toMatch(/audio dir=(?:recvonly|inactive)/);
  await side.verb({ do: 'hold', on: false });
  await held().toBe(false);
  await room.hangUp();
  expect(await side.is('ended')).toMatchObject({ reason: 'left' });
});

engineSuite(
  'sip',
  {
    farLeaves: 'left',
    failures: ['busy', 'not-found', 'no-answer', 'declined'],
    asksPin: false,
    ring: true,
    second: true,
    camera: true,
    hold: true,
    tones: true,
    loseLine: true,
    seesMute: false,
    seesCamera: false,
  },
  async () => arrangeSip(peers, side),
);

// Last, since the rooms are unknown to the server until they register again.
test('the server is killed for ten seconds: the call goes on, and is registered and hung up after', async () => {
  await meet();
  const [before, registrations] = [await made(), side.registrations()];
  await kamailio.halt();
  const back = new Promise((resolve) => setTimeout(resolve, 10_000));
  await Promise.all([side.sees(), heardAt(room), loud(side)]);
  await back;
  await standsAsBefore(before);
  await kamailio.again();
  await side.registered(registrations + 1);
  await side.is('connected');
  await standsAsBefore(before);
  await side.verb({ do: 'hang-up' });
  await room.happens('CALL_CLOSED');
});
