import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerOf } from '../../../peers/sip/sip-text.ts';
import { account, describe as description, type FarCall } from './pretend-sip.ts';
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

const dial = async (user = 'there'): Promise<FarCall> => {
  bench.engine.dial(to(user), bench.media, start);
  await bench.turn(100);
  const call = bench.sip.calls.at(-1);
  if (!call) throw new Error('nobody was called');
  return call;
};
const state = () => bench.engine.state;
const reason = () => {
  const { engine } = bench;
  return engine.state.kind === 'ended' ? engine.state.reason : engine.state.kind;
};
const party = () => {
  const now = state();
  return now.kind === 'connected' || now.kind === 'reconnecting' ? now.parties[0] : undefined;
};
const connection = () => {
  const open = [...bench.network.open].at(-1);
  if (!open) throw new Error('no connection');
  return open;
};

describe('a call outwards', () => {
  test('offers sound and a picture, and its state says when it rings', async () => {
    const call = await dial('silent');
    expect(call.invite.body).toMatch(/^m=audio 9 /m);
    expect(call.invite.body).toMatch(/^m=video 9 /m);
    expect(headerOf(call.invite, 'session-expires')).toBe('1800');
    expect(state()).toMatchObject({ kind: 'dialling' });
    call.answer(180);
    await bench.turn();
    expect(state()).toMatchObject({ kind: 'dialling', rings: true, early: null });
  });

  test('nobody hurries who is called', async () => {
    const call = await dial('silent');
    call.answer(180);
    await bench.turn(3_600_000);
    expect(state().kind).toBe('dialling');
    call.accept();
    await bench.turn();
    expect(state().kind).toBe('connected');
  });

  test('what is heard before the answer is given on, and the call is answered after it', async () => {
    const call = await dial('silent');
    call.answer(183, { body: description() });
    await bench.turn();
    const now = state();
    expect(now.kind === 'dialling' && now.early?.getTracks().length).toBe(2);
    call.accept();
    await bench.turn();
    expect(state().kind).toBe('connected');
    expect(party()).toMatchObject({ link: 'connected', camera: true, soundOnly: false });
  });

  test('an answer without a picture is a call with sound', async () => {
    const call = await dial('silent');
    call.accept({ video: false });
    await bench.turn();
    expect(party()).toMatchObject({ camera: false, soundOnly: true, muted: false, link: 'connected' });
  });

  test('the offer goes out after a second, whatever a STUN server does', async () => {
    bench.network.stunIsDead = true;
    bench.engine.dial(to('there'), bench.media, start);
    await bench.turn(900);
    expect(bench.sip.calls.length).toBe(0);
    await bench.turn(300);
    expect(state().kind).toBe('connected');
  });

  test.each([
    [301, 'call-failed'],
    [403, 'sip-refused'],
    [404, 'call-not-found'],
    [480, 'call-no-answer'],
    [486, 'call-busy'],
    [488, 'sip-media-refused'],
    [500, 'call-failed'],
    [503, 'sip-unreachable'],
    [600, 'call-busy'],
    [603, 'call-declined'],
    [606, 'sip-media-refused'],
  ])('a %i ends it: %s', async (status, code) => {
    const call = await dial('silent');
    call.answer(status);
    await bench.turn();
    expect(reason()).toBe(code);
    expect(bench.network.open.size).toBe(0);
  });

  test('what a gateway says of the telephone network counts', async () => {
    const call = await dial('silent');
    call.answer(500, { headers: [['Reason', 'Q.850;cause=17;text="User busy"']] });
    await bench.turn();
    expect(reason()).toBe('call-busy');
  });

  test('a password that is asked for again and again is none that is known', async () => {
    const challenge = [
      ['Proxy-Authenticate', 'Digest realm="kiosk.test", nonce="n2", algorithm=MD5'],
    ] as const;
    bench.sip.callees.set('locked', (call) => {
      call.offers = 407;
      call.answer(407, { headers: challenge });
    });
    const call = await dial('locked');
    const [again] = call.requests('INVITE');
    expect(headerOf(again ?? call.invite, 'proxy-authorization')).toContain('username="egeskov"');
    expect(reason()).toBe('sip-not-registered');
  });

  test('an address that is none is not found', async () => {
    bench.engine.dial({ ...to('x'), address: 'sip:' }, bench.media, start);
    await bench.turn();
    expect(reason()).toBe('call-not-found');
  });

  test('an address without a user is called as it is', async () => {
    bench.sip.callees.set('sip:10.1.2.3', (call) => call.accept());
    bench.engine.dial({ ...to('x'), address: 'sip:10.1.2.3' }, bench.media, start);
    await bench.turn();
    expect(bench.sip.calls[0]?.invite.uri).toBe('sip:10.1.2.3');
  });

  test('a server that says nothing is not reached', async () => {
    bench.sip.ignoresInvites = true;
    bench.engine.dial(to('there'), bench.media, start);
    await bench.turn(31_000);
    expect(state().kind).toBe('dialling');
    await bench.turn(2000);
    expect(reason()).toBe('sip-unreachable');
    expect(bench.network.open.size).toBe(0);
  });

  test('a session timer that is too short for them is made longer', async () => {
    const call = await dial('silent');
    call.answer(422, { headers: [['Min-SE', '3600']] });
    await bench.turn();
    const again = bench.sip.calls.at(-1);
    expect(headerOf(again?.invite ?? call.invite, 'session-expires')).toBe('3600');
    again?.answer(422, { headers: [['Min-SE', '3600']] });
    await bench.turn();
    expect(reason()).toBe('call-failed');
  });
});

describe('a redirection', () => {
  const redirect = (from: string, contact: string) =>
    bench.sip.callees.set(from, (call) => call.answer(302, { headers: [['Contact', contact]] }));

  test('is followed', async () => {
    bench.sip.callees.set('away', (call) =>
      call.answer(302, { headers: [['Contact', '<sip:there@kiosk.test>']] }),
    );
    await dial('away');
    expect(state()).toMatchObject({ kind: 'connected', target: to('away') });
    expect(bench.network.open.size).toBe(1);
  });

  test('in a circle is followed three times', async () => {
    for (let n = 0; n < 6; n += 1) redirect(`away${n}`, `<sip:away${n + 1}@kiosk.test>`);
    await dial('away0');
    expect(bench.sip.calls.length).toBe(4);
    expect(reason()).toBe('call-failed');
  });
});

describe('a call that is left while it is dialled', () => {
  test('is cancelled', async () => {
    const call = await dial('silent');
    call.answer(180);
    await bench.turn();
    bench.engine.hangUp();
    await bench.turn();
    expect(call.requests('CANCEL').length).toBe(1);
    call.answer(487);
    await bench.turn();
    expect(reason()).toBe('left');
  });

  test('and is answered in the same moment: the answer is taken, and then goodbye is said', async () => {
    const call = await dial('silent');
    call.answer(180);
    await bench.turn();
    bench.engine.hangUp();
    call.accept();
    await bench.turn();
    expect(call.acknowledged).toBe(true);
    expect(call.requests('BYE').length).toBe(1);
    expect(reason()).toBe('left');
    expect(bench.network.open.size).toBe(0);
  });

  test('before anything was answered', async () => {
    bench.engine.dial(to('silent'), bench.media, start);
    bench.engine.hangUp();
    await bench.turn(2000);
    expect(bench.sip.calls.length).toBe(0);
    expect(bench.network.open.size).toBe(0);
  });
});

describe('what is sent', () => {
  test('is swapped without a word to the other side', async () => {
    const call = await dial();
    const said = call.heard.length;
    expect([connection().sends('audio'), connection().sends('video')]).toEqual(['microphone', 'camera']);
    bench.engine.setMuted(true);
    bench.engine.setCamera(false);
    await bench.turn();
    expect([connection().sends('audio'), connection().sends('video')]).toEqual(['silence', 'nothing']);
    bench.engine.setSharing(true);
    await bench.turn();
    expect(connection().sends('video')).toBe('screen');
    bench.engine.setSharing(false);
    bench.engine.setCamera(true);
    await bench.turn();
    expect(connection().sends('video')).toBe('camera');
    expect(call.heard.length).toBe(said);
  });

  test('goes by relays alone, where the settings want it', async () => {
    bench.sip.setAccount({
      ...account,
      relayOnly: true,
      iceServers: [{ urls: ['turn:kiosk.test'], username: 'u', credential: 'c' }],
    });
    await bench.turn(2000);
    await dial();
    expect(connection().configuration).toEqual({
      iceServers: [{ urls: ['turn:kiosk.test'], username: 'u', credential: 'c' }],
      iceTransportPolicy: 'relay',
    });
  });
});

describe('tones', () => {
  const inserted = () => connection().getSenders()[0]?.dtmf.inserted;
  const byInfo = (call: FarCall) =>
    call
      .requests('INFO')
      .map(({ body }) => /Signal=(.)/.exec(body)?.[1])
      .join('');

  test('go with the sound where it is taken there', async () => {
    const call = await dial();
    for (const key of '1*#') bench.engine.sendTone(key);
    await bench.turn(2000);
    expect([inserted(), byInfo(call)]).toEqual(['1*#', '']);
  });
  test('go by INFO where events are of another rate', async () => {
    const call = await dial('silent');
    call.accept({ tones: 'telephone-event/8000' });
    await bench.turn();
    for (const key of '12') bench.engine.sendTone(key);
    await bench.turn(3000);
    expect([inserted(), byInfo(call)]).toEqual(['', '12']);
  });
  test('go by INFO where the browser cannot', async () => {
    bench.network.canInsertDTMF = false;
    const call = await dial();
    bench.engine.sendTone('5');
    await bench.turn(2000);
    expect([inserted(), byInfo(call)]).toEqual(['', '5']);
  });
  test('go by INFO where the settings say so', async () => {
    bench.sip.setAccount({ ...account, tones: 'info' });
    await bench.turn(2000);
    const call = await dial();
    bench.engine.sendTone('9');
    bench.engine.sendTone('nonsense');
    await bench.turn(2000);
    expect([inserted(), byInfo(call)]).toEqual(['', '9']);
  });
});
