import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type FarMedia, openFarMedia } from '../../../peers/sip/far-media.ts';
import { type Kamailio, startKamailio } from '../../../peers/sip/kamailio.ts';
import { type FarCall, type FarEnd, openFarEnd, untilHeard } from '../../../peers/sip/sip-far-end.ts';
import { headerOf, type SipText } from '../../../peers/sip/sip-text.ts';
import { type SipRig, type SipSide, soon, startSipRig } from './sip-rig.ts';

/** The session timer (RFC 4028) with a far end at the wire. The page's clock jumps; the wire and the media are as they are. */

// Whoever waits for an offer that never comes need not wait as long as others.
vi.setConfig({ testTimeout: 40_000 });

/** The least that may be agreed on, seconds. */
const expires = 90;

let kamailio: Kamailio;
let farEnd: FarEnd;
let rig: SipRig;
let side: SipSide;
const media: FarMedia[] = [];

beforeAll(async () => {
  kamailio = await startKamailio();
  farEnd = await openFarEnd(kamailio);
  rig = await startSipRig();
  side = await rig.open(kamailio, 'egeskov');
  await side.registered();
  await side.page.clock.install();
});
afterAll(async () => {
  await side?.close();
  await rig?.stop();
  await farEnd?.stop();
  await kamailio?.stop();
});
beforeEach(() => side.story());
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.log(await side.story());
  await side.verb({ do: 'hang-up' });
  await side.verb({ do: 'clear' });
  for (const one of media.splice(0)) await one.close();
});

const newest = (): FarCall => {
  const call = farEnd.calls.at(-1);
  if (!call) throw new Error('no call came');
  return call;
};
/** Every call to `user` is answered, and `refresher` is to keep it alive: `uac` is this side, which called. */
const meets = (user: string, refresher: 'uac' | 'uas'): void =>
  farEnd.meets(user, async (call) => {
    const answering = openFarMedia();
    media.push(answering);
    call.reply(200, 'OK', {
      body: await answering.answer(call.invite.body),
      headers: timed(refresher),
    });
  });
const timed = (refresher: 'uac' | 'uas') =>
  [
    ['Require', 'timer'],
    ['Session-Expires', `${expires};refresher=${refresher}`],
  ] as const;
const meet = async (refresher: 'uac' | 'uas'): Promise<FarCall> => {
  meets('far-timed', refresher);
  await side.dial(kamailio.uri('far-timed'));
  await side.is('connected');
  await flows();
  return newest();
};
/** What this side sends arrives, counted from now. */
const flows = async (): Promise<void> => {
  const before = media.at(-1)?.packets ?? 0;
  await soon(() => media.at(-1)?.packets).toBeGreaterThan(before + 20);
};
const pass = (seconds: number): Promise<void> => side.page.clock.fastForward(seconds * 1000);
const offers = (call: FarCall): readonly SipText[] =>
  call.heard.slice(1).filter(({ method }) => method === 'INVITE');
/** How many offers came, after all that was on the way. */
const offersByNow = async (call: FarCall): Promise<number> => {
  expect((await call.send('OPTIONS')).status).toBe(200);
  return offers(call).length;
};
/** The next offer is agreed to. */
const agrees = (call: FarCall, refresher: 'uac' | 'uas'): Promise<SipText> =>
  call.takes('INVITE', 200, 'OK', async (asked) => ({
    body: (await media.at(-1)?.answer(asked.body)) ?? '',
    headers: timed(refresher),
  }));

test('the other side keeps it alive, then no more: an offer asks if it is there, and ends nothing as long as it is', async () => {
  const call = await meet('uas');
  const made = await side.page.evaluate(() => window.sip.made());
  await pass(60);
  const refreshed = await call.send('UPDATE', {
    headers: [
      ['Supported', 'timer'],
      ['Session-Expires', `${expires};refresher=uac`],
    ],
  });
  expect(refreshed.status).toBe(200);
  expect(headerOf(refreshed, 'session-expires')).toBe(`${expires};refresher=uac`);
  await pass(expires - 5);
  expect(await offersByNow(call)).toBe(0);
  for (const times of [1, 2]) {
    const asked = agrees(call, 'uas');
    await pass(times === 1 ? 5 : expires);
    expect(headerOf(await asked, 'session-expires')).toBe(`${expires};refresher=uas`);
    await flows();
    expect(await offersByNow(call)).toBe(times);
  }
  expect(await side.page.evaluate(() => window.sip.made())).toBe(made);
  expect(await side.kind()).toBe('connected');
  expect(farEnd.calls.at(-1)).toBe(call);
});

test('the other side lets it run out and answers no offer either: it is hung up and called anew, and is the same call', async () => {
  const call = await meet('uas');
  const unanswered = call.takes('INVITE', 100, 'Trying');
  await pass(expires);
  await unanswered;
  expect(await side.kind()).toBe('connected');
  // It is first slow, then not answered: one timer after the other.
  await pass(5);
  expect(await offersByNow(call)).toBe(1);
  expect(await side.kind()).toBe('connected');
  await pass(32);
  await untilHeard(call, 'BYE');
  await soon(() => newest() !== call).toBe(true);
  await side.is('connected');
  await flows();
  expect(newest().invite.first).toBe(call.invite.first);
});

test('this side keeps it alive at half time; refused, it is offered again, and the call goes on', async () => {
  const call = await meet('uac');
  const made = await side.page.evaluate(() => window.sip.made());
  await pass(expires / 2 - 5);
  expect(await offersByNow(call)).toBe(0);
  const refused = call.takes('INVITE', 500, 'Server Internal Error');
  await pass(5);
  expect(headerOf(await refused, 'session-expires')).toBe(`${expires};refresher=uac`);
  await side.said(/<- \S+ SIP\/2\.0 500/);
  await flows();
  const agreed = agrees(call, 'uac');
  await pass(5);
  await agreed;
  await flows();
  expect(await offersByNow(call)).toBe(2);
  const again = agrees(call, 'uac');
  await pass(expires / 2);
  await again;
  await flows();
  expect(await side.page.evaluate(() => window.sip.made())).toBe(made);
  expect(await side.kind()).toBe('connected');
});
