import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerOf } from '../../../peers/sip/sip-text.ts';
import { describe as description, type FarCall } from './pretend-sip.ts';
import { layOut, type SipBench, to } from './sip-bench.ts';

const start = { muted: false, camera: true };
let bench: SipBench;
beforeEach(async () => {
  bench = await layOut((sip) => {
    sip.callees.set('there', (call) => call.accept());
    sip.callees.set('silent', () => {});
  });
});
afterEach(() => bench.stop());

const meet = async (): Promise<FarCall> => {
  bench.engine.dial(to('there'), bench.media, start);
  await bench.turn(100);
  expect(bench.engine.state.kind).toBe('connected');
  return newest();
};
const newest = (): FarCall => {
  const call = bench.sip.calls.at(-1);
  if (!call) throw new Error('nobody was called');
  return call;
};
const kind = () => bench.engine.state.kind;
const reason = () => (bench.engine.state.kind === 'ended' ? bench.engine.state.reason : kind());
const party = () => {
  const { state } = bench.engine;
  return state.kind === 'connected' || state.kind === 'reconnecting' ? state.parties[0] : undefined;
};
const connection = () => {
  const open = [...bench.network.open].at(-1);
  if (!open) throw new Error('no connection');
  return open;
};
const offers = (call: FarCall) => call.requests('INVITE').length;

describe('a line that is lost in a call', () => {
  test('shows, and media goes on; back again it registers and offers new ways, and the call is as it was', async () => {
    const call = await meet();
    bench.sip.loseLine();
    await bench.turn();
    expect(kind()).toBe('reconnecting');
    expect(party()).toMatchObject({ link: 'reconnecting' });
    expect(party()?.stream).not.toBeNull();
    expect(bench.network.open.size).toBe(1);
    await bench.turn(120_000);
    expect(kind()).toBe('reconnecting');
    bench.sip.mendLine();
    await bench.turn(10_000);
    expect(bench.sip.registrations.length).toBe(2);
    expect(offers(call)).toBe(1);
    expect(connection().restarts).toBe(1);
    expect(call.requests('INVITE')[0]?.body).toContain('a=candidate:');
    expect(kind()).toBe('connected');
    expect(party()).toMatchObject({ link: 'connected' });
    expect(bench.sip.calls.length).toBe(1);
  });

  test('the next server of the list is asked, and the first again', async () => {
    await meet();
    bench.sip.loseLine();
    await bench.turn(8000);
    expect(bench.sip.opened.slice(0, 4)).toEqual([
      'wss://one.kiosk.test/ws',
      'wss://one.kiosk.test/ws',
      'wss://two.kiosk.test/ws',
      'wss://one.kiosk.test/ws',
    ]);
  });

  test('while it is dialled: it is called anew when the line is back', async () => {
    bench.engine.dial(to('silent'), bench.media, start);
    await bench.turn(100);
    newest().answer(180);
    await bench.turn();
    bench.sip.loseLine();
    await bench.turn(5000);
    expect(kind()).toBe('dialling');
    bench.sip.callees.set('silent', (call) => call.accept());
    bench.sip.mendLine();
    await bench.turn(10_000);
    expect(bench.sip.calls.length).toBe(2);
    expect(kind()).toBe('connected');
    expect(bench.network.open.size).toBe(1);
  });

  test('what was said meanwhile is said when it is back', async () => {
    const call = await meet();
    bench.sip.loseLine();
    await bench.turn();
    bench.engine.hangUp();
    expect(reason()).toBe('left');
    bench.sip.mendLine();
    await bench.turn(10_000);
    expect(call.requests('BYE').length).toBe(1);
  });

  test('an offer whose answer went down with it is made again', async () => {
    const call = await meet();
    call.offers = 'silent';
    bench.engine.setHeld(true);
    await bench.turn();
    bench.sip.loseLine();
    await bench.turn();
    call.offers = 200;
    bench.sip.mendLine();
    await bench.turn(10_000);
    expect(offers(call)).toBe(2);
    expect(call.direction).toBe('sendonly');
    expect(kind()).toBe('connected');
    // When the library gives up the first one nobody waits for it any more.
    await bench.turn(60_000);
    expect(offers(call)).toBe(2);
    expect(kind()).toBe('connected');
    expect(bench.engine.own.held).toEqual({ wanted: true, actual: true });
    expect(bench.sip.calls.length).toBe(1);
  });

  test('an offer that went into a dead line is not made twice', async () => {
    const call = await meet();
    const tellClosed = bench.sip.breakLine();
    bench.engine.setHeld(true);
    await bench.turn(500);
    tellClosed();
    await bench.turn();
    bench.sip.mendLine();
    await bench.turn(10_000);
    expect(offers(call)).toBe(1);
    expect(call.direction).toBe('sendonly');
    expect(kind()).toBe('connected');
  });

  test('and the call is not known any more: it is called anew, and is the same call', async () => {
    const call = await meet();
    bench.sip.loseLine();
    await bench.turn();
    call.offers = 481;
    bench.sip.mendLine();
    await bench.turn(10_000);
    expect(bench.sip.calls.length).toBe(2);
    expect(bench.engine.state).toMatchObject({ kind: 'connected', target: to('there') });
    expect(bench.network.open.size).toBe(1);
  });
});

describe('another network', () => {
  test('a new line and new ways for the media, at once, in the same call', async () => {
    const call = await meet();
    bench.online();
    await bench.turn(300);
    expect(bench.sip.opened.length).toBe(2);
    expect(bench.sip.registrations.length).toBe(2);
    expect(connection().restarts).toBe(1);
    expect(kind()).toBe('connected');
    expect(bench.sip.calls).toEqual([call]);
  });

  test('the line is dead too and does not know: it is suspected once media is lost and nobody answers', async () => {
    const call = await meet();
    const tellClosed = bench.sip.breakLine();
    bench.sip.swallows = true;
    bench.sip.mendLine();
    bench.network.carries = false;
    connection().ice('failed');
    await bench.turn(3000);
    expect(bench.sip.opened.length).toBe(1);
    bench.network.carries = true;
    await bench.turn(2000);
    expect(bench.sip.opened.length).toBe(2);
    expect(kind()).toBe('connected');
    expect(bench.sip.calls).toEqual([call]);
    tellClosed();
    await bench.turn(60_000);
    expect(kind()).toBe('connected');
    expect(bench.sip.opened.length).toBe(2);
  });

  test('media finds its new way by itself, and the offer that says so is not answered: the line is suspected too', async () => {
    const call = await meet();
    bench.sip.breakLine();
    bench.sip.swallows = true;
    bench.sip.mendLine();
    connection().ice('failed');
    await bench.turn(100);
    connection().ice('connected');
    await bench.turn(3000);
    expect(bench.sip.opened.length).toBe(1);
    await bench.turn(2000);
    expect(bench.sip.opened.length).toBe(2);
    expect(offers(call)).toBe(1);
    expect(kind()).toBe('connected');
  });

  test('is not there yet: nothing is offered that names no place for media, and it is once there is one', async () => {
    const call = await meet();
    bench.network.carries = false;
    bench.network.isThere = false;
    connection().ice('failed');
    await bench.turn(20_000);
    expect(kind()).toBe('reconnecting');
    expect(offers(call)).toBe(0);
    bench.network.isThere = true;
    bench.network.carries = true;
    await bench.turn(500);
    expect(offers(call)).toBe(1);
    expect(call.requests('INVITE')[0]?.body).toContain('a=candidate:');
    expect(kind()).toBe('connected');
    expect(bench.sip.calls).toEqual([call]);
  });

  test('is never there again: the call is called anew after a while, in the end it is lost', async () => {
    await meet();
    bench.network.carries = false;
    bench.network.isThere = false;
    bench.sip.callees.set('there', (call) => call.answer(486));
    connection().ice('failed');
    await bench.turn(40_000);
    expect(bench.sip.calls.length).toBeGreaterThan(1);
    await bench.turn(120_000);
    expect(reason()).toBe('call-lost');
  });

  test('ten seconds without a server: back within two more', async () => {
    await meet();
    bench.sip.loseLine();
    await bench.turn(10_000);
    bench.sip.mendLine();
    await bench.turn(2500);
    expect(kind()).toBe('connected');
  });
});

describe('an offer that is refused', () => {
  test.each([400, 403, 488, 500, 501, 603])(
    'with %i: a hold falls back, and the call goes on',
    async (status) => {
      const call = await meet();
      call.offers = status;
      bench.engine.setHeld(true);
      expect(bench.engine.own.held).toEqual({ wanted: true, actual: true });
      await bench.turn(10_000);
      expect(bench.engine.own.held).toEqual({ wanted: false, actual: false });
      expect(kind()).toBe('connected');
      expect(call.over).toBe(false);
      expect(connection().signalingState).toBe('stable');
      expect(connection().sends('audio')).toBe('microphone');
      expect(connection().getTransceivers()[0]?.direction).toBe('sendrecv');
    },
  );

  test('and so does the end of a hold', async () => {
    const call = await meet();
    bench.engine.setHeld(true);
    await bench.turn(500);
    call.offers = 488;
    bench.engine.setHeld(false);
    await bench.turn(10_000);
    expect(bench.engine.own.held).toEqual({ wanted: true, actual: true });
    call.offers = 200;
    bench.engine.setHeld(false);
    await bench.turn(500);
    expect(bench.engine.own.held).toEqual({ wanted: false, actual: false });
    expect(call.direction).toBe('sendrecv');
  });

  test.each([488, 500, 491])(
    'with %i, after a lost line with media that goes on: the call goes on',
    async (status) => {
      const call = await meet();
      bench.sip.loseLine();
      await bench.turn();
      call.offers = status;
      bench.sip.mendLine();
      await bench.turn(60_000);
      expect(kind()).toBe('connected');
      expect(bench.sip.calls.length).toBe(1);
      expect(call.over).toBe(false);
      expect(offers(call)).toBeGreaterThanOrEqual(3);
      expect(offers(call)).toBeLessThan(10);
    },
  );

  test('while nothing comes through: it is tried again, then it is called anew', async () => {
    const call = await meet();
    call.offers = 488;
    bench.network.carries = false;
    connection().ice('failed');
    await bench.turn();
    expect(kind()).toBe('reconnecting');
    await bench.turn(1000);
    bench.network.carries = true;
    await bench.turn(30_000);
    expect(offers(call)).toBe(3);
    expect(call.over).toBe(true);
    expect(bench.sip.calls.length).toBe(2);
    expect(kind()).toBe('connected');
  });

  test('an answer that cannot be used is a refusal too', async () => {
    const call = await meet();
    call.offers = 'silent';
    bench.engine.setHeld(true);
    await bench.turn(500);
    call.answerLast(200, 'v=0\r\n');
    await bench.turn(10_000);
    expect(kind()).toBe('connected');
    expect(bench.engine.own.held.wanted).toBe(false);
  });
});

describe('offers that cross', () => {
  test('theirs gets 491 and is not taken; ours goes through', async () => {
    const call = await meet();
    call.offers = 'silent';
    bench.engine.setHeld(true);
    await bench.turn(500);
    call.request('INVITE', [], description('inactive'));
    await bench.turn(500);
    expect(call.heard.filter(({ status }) => status === 491).length).toBe(1);
    expect(party()?.muted).toBe(false);
    expect(connection().signalingState).toBe('have-local-offer');
    call.offers = 200;
    call.answerLast(200, description('recvonly'));
    await bench.turn(500);
    expect(connection().signalingState).toBe('stable');
    expect(bench.engine.own.held).toEqual({ wanted: true, actual: true });
    expect(kind()).toBe('connected');
  });

  test('ours gets 491: it is made again after a while', async () => {
    const call = await meet();
    call.offers = 491;
    bench.engine.setHeld(true);
    await bench.turn(500);
    call.offers = 200;
    await bench.turn(5000);
    expect(bench.engine.own.held).toEqual({ wanted: true, actual: true });
    expect(call.direction).toBe('sendonly');
  });
});

describe('the other side', () => {
  test('holds the call, and resumes it', async () => {
    const call = await meet();
    call.request('INVITE', [], description('sendonly'));
    await bench.turn();
    expect(party()).toMatchObject({ muted: true });
    expect(bench.media.microphone?.enabled).toBe(true);
    call.request('INVITE', [], description('sendrecv'));
    await bench.turn();
    expect(party()).toMatchObject({ muted: false, camera: true });
  });

  test('takes its picture away, and gives one', async () => {
    const call = await meet();
    call.request('INVITE', [], description('sendrecv', false));
    await bench.turn();
    expect(party()).toMatchObject({ camera: false });
    expect(kind()).toBe('connected');
  });

  test('says goodbye', async () => {
    const call = await meet();
    call.request('BYE');
    await bench.turn();
    expect(bench.engine.state).toMatchObject({ kind: 'ended', reason: 'left', met: true });
  });
});

describe('the session timer', () => {
  const meetFor = async (seconds: number, refresher: 'uac' | 'uas'): Promise<FarCall> => {
    bench.sip.callees.set('timed', (call) =>
      call.accept({ headers: [['Session-Expires', `${seconds};refresher=${refresher}`]] }),
    );
    bench.engine.dial(to('timed'), bench.media, start);
    await bench.turn(100);
    return newest();
  };

  test('is refreshed at half time, again and again', async () => {
    const call = await meetFor(100, 'uac');
    await bench.turn(49_000);
    expect(offers(call)).toBe(0);
    await bench.turn(2000);
    expect(offers(call)).toBe(1);
    expect(headerOf(call.requests('INVITE')[0] ?? call.invite, 'session-expires')).toBe('100;refresher=uac');
    expect(kind()).toBe('connected');
  });

  test('one refresh that fails is made again, and ends nothing', async () => {
    const call = await meetFor(100, 'uac');
    call.offers = 500;
    await bench.turn(50_500);
    expect(offers(call)).toBe(1);
    call.offers = 200;
    await bench.turn(10_000);
    expect(offers(call)).toBe(2);
    expect(kind()).toBe('connected');
  });

  test('a refresh that is refused again and again is made anew before it runs out', async () => {
    const call = await meetFor(200, 'uac');
    call.offers = 488;
    await bench.turn(100_500);
    expect(offers(call)).toBe(1);
    await bench.turn(25_000);
    expect(offers(call)).toBe(3);
    call.offers = 200;
    await bench.turn(50_000);
    expect(offers(call)).toBe(4);
    expect(kind()).toBe('connected');
  });

  test('that the other side lets run out is asked after, and ends nothing while somebody is there', async () => {
    const call = await meetFor(100, 'uas');
    await bench.turn(101_000);
    expect(offers(call)).toBe(1);
    await bench.turn(200_000);
    expect(kind()).toBe('connected');
    expect(call.over).toBe(false);
  });
});

describe('media that is lost', () => {
  test('for a moment is not noticed', async () => {
    const call = await meet();
    connection().ice('disconnected');
    await bench.turn(1500);
    connection().ice('connected');
    await bench.turn(5000);
    expect(kind()).toBe('connected');
    expect(offers(call)).toBe(0);
  });

  test('gets new ways', async () => {
    const call = await meet();
    bench.network.carries = false;
    connection().ice('disconnected');
    await bench.turn(2100);
    expect(kind()).toBe('reconnecting');
    connection().ice('connected');
    await bench.turn();
    expect(offers(call)).toBe(1);
    expect(connection().restarts).toBe(1);
    expect(kind()).toBe('connected');
  });

  test('and stays lost: it is called anew, in the end it is lost', async () => {
    await meet();
    bench.network.carries = false;
    bench.sip.callees.set('there', (call) => call.answer(486));
    connection().ice('failed');
    await bench.turn(12_000);
    expect(kind()).toBe('reconnecting');
    expect(party()).toMatchObject({ name: 'there@kiosk.test', link: 'reconnecting', camera: false });
    expect(party()?.stream).not.toBeNull();
    expect(bench.sip.calls.length).toBeGreaterThan(1);
    await bench.turn(120_000);
    expect(reason()).toBe('call-lost');
    expect(bench.network.open.size).toBe(0);
  });

  test('and is called anew, and answered, and nothing comes through again and again: it is lost', async () => {
    await meet();
    bench.network.carries = false;
    connection().ice('failed');
    for (let n = 0; n < 30; n += 1) {
      await bench.turn(5000);
      if (bench.network.open.size > 0) connection().ice('failed');
    }
    expect(reason()).toBe('call-lost');
    expect(bench.network.open.size).toBe(0);
  });

  test('and is called anew, and they do not want to', async () => {
    const call = await meet();
    bench.sip.callees.set('there', (one) => one.answer(603));
    call.offers = 481;
    connection().ice('failed');
    await bench.turn(5000);
    expect(reason()).toBe('call-declined');
  });
});

test('a registration that cannot be renewed for a while does not touch the call', async () => {
  const call = await meet();
  bench.sip.registers = 503;
  await bench.turn(320_000);
  expect(bench.logged.some((line) => line.includes('registration failed (503)'))).toBe(true);
  expect(kind()).toBe('connected');
  bench.engine.setHeld(true);
  await bench.turn(500);
  expect(call.direction).toBe('sendonly');
  expect(bench.logged.filter((line) => line === 'call: connected → reconnecting')).toEqual([]);
});

test('a tone that is not answered for ends nothing', async () => {
  bench.network.canInsertDTMF = false;
  const call = await meet();
  call.offers = 'silent';
  call.isDeaf = true;
  bench.engine.sendTone('1');
  await bench.turn(33_000);
  call.isDeaf = false;
  call.offers = 200;
  await bench.turn(1000);
  expect(kind()).toBe('connected');
  expect(bench.sip.calls.length).toBe(1);
});

test('a hundred calls leave nothing', async () => {
  const { engine, sip, network, media, turn } = bench;
  const listened = sip.listeners();
  for (let n = 0; n < 100; n += 1) {
    engine.dial(to('there'), media, start);
    await turn(30);
    expect(engine.state.kind).toBe('connected');
    engine.hangUp();
    await turn(30);
    engine.clear();
  }
  await turn(70_000);
  expect(network.open.size).toBe(0);
  expect(network.all.length).toBe(100);
  // JsSIP keeps one of its own on each connection, which goes with it.
  for (const connection of network.all) {
    expect(connection.listeners).toBe(1);
    expect(connection.getTransceivers().map(({ receiver }) => receiver.track.listeners)).toEqual([0, 0]);
  }
  expect(sip.listeners()).toBe(listened);
  expect(bench.watchers()).toBe(0);
  expect(bench.timers()).toBe(1);
});
