import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerOf } from '../../../peers/sip/sip-text.ts';
import type { FarCall } from './pretend-sip.ts';
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

const ring = async (name = 'Ward 3', user = 'ward'): Promise<FarCall> => {
  const call = bench.sip.ring(name, user);
  await bench.turn();
  return call;
};
const meet = async (): Promise<FarCall> => {
  bench.engine.dial(to('there'), bench.media, start);
  await bench.turn(100);
  const call = bench.sip.calls.at(-1);
  if (!call) throw new Error('nobody was called');
  return call;
};
const statuses = (call: FarCall) => call.heard.map(({ status }) => status).filter((status) => status > 0);
const kind = () => bench.engine.state.kind;
const partyName = () => {
  const { state } = bench.engine;
  return state.kind === 'connected' ? state.parties[0]?.name : state.kind;
};

describe('somebody calls', () => {
  test('it rings there and here, and says who', async () => {
    const call = await ring();
    expect(statuses(call)).toEqual([100, 180]);
    expect(bench.engine.state).toMatchObject({
      kind: 'ringing',
      from: { name: 'Ward 3', address: 'sip:ward@kiosk.test' },
      target: { engine: 'sip', address: 'sip:ward@kiosk.test' },
    });
    expect(bench.network.open.size).toBe(0);
  });

  test('without a name: the address says who', async () => {
    await ring('');
    expect(bench.engine.state).toMatchObject({ from: { name: 'ward@kiosk.test' } });
  });

  test('it is answered, with sound and picture', async () => {
    const call = await ring();
    bench.engine.answer(bench.media, start);
    await bench.turn();
    expect(statuses(call)).toEqual([100, 180, 200]);
    expect(bench.engine.state).toMatchObject({
      kind: 'connected',
      parties: [{ name: 'Ward 3', link: 'connected', camera: true }],
    });
    const answer = call.heard.find(({ status }) => status === 200);
    expect(answer?.body).toMatch(/^m=audio 9 /m);
    expect(answer?.body).toMatch(/^m=video 9 /m);
  });

  test('a call with sound alone gets no picture offered later', async () => {
    const call = bench.sip.ring('Ward 3', 'ward', [], false);
    await bench.turn();
    bench.engine.answer(bench.media, start);
    await bench.turn();
    expect(kind()).toBe('connected');
    bench.engine.setHeld(true);
    await bench.turn(500);
    expect(call.requests('INVITE')[0]?.body).not.toMatch(/^m=video [1-9]/m);
  });

  test('a call without an offer is answered with one', async () => {
    const call = bench.sip.ring('Ward 3', 'ward', [], null);
    await bench.turn();
    bench.engine.answer(bench.media, start);
    await bench.turn();
    const offer = call.heard.find(({ status }) => status === 200);
    expect(offer?.body).toMatch(/^m=audio 9 /m);
    expect(bench.engine.state).toMatchObject({ kind: 'connected', parties: [{ link: 'connected' }] });
  });

  test('it is declined', async () => {
    const call = await ring();
    bench.engine.decline();
    await bench.turn();
    expect(statuses(call)).toEqual([100, 180, 603]);
    expect(kind()).toBe('idle');
  });

  test('whoever called gives up: it is silent', async () => {
    const call = await ring();
    call.cancel();
    await bench.turn();
    expect(kind()).toBe('idle');
    expect(statuses(call)).toContain(487);
    bench.engine.answer(bench.media, start);
    expect(kind()).toBe('idle');
  });

  test('and the line is lost: it rings on a little, then whoever called may be gone', async () => {
    await ring();
    bench.sip.loseLine();
    await bench.turn(10_000);
    expect(kind()).toBe('ringing');
    await bench.turn(10_000);
    expect(kind()).toBe('idle');
  });

  test('nobody answers here: it does not ring for ever', async () => {
    const call = await ring();
    await bench.turn(181_000);
    expect(kind()).toBe('idle');
    expect(statuses(call)).toContain(408);
  });

  test('while what ended is shown', async () => {
    await meet();
    bench.engine.hangUp();
    await ring();
    expect(kind()).toBe('ringing');
  });

  test('and it is dialled: whoever called is told that it is busy', async () => {
    const call = await ring();
    await meet();
    expect(statuses(call)).toContain(486);
    expect(kind()).toBe('connected');
  });

  test('and the session dies: whoever called is called', async () => {
    bench.sip.callees.set('ward', (call) => call.accept());
    const call = await ring();
    bench.engine.answer(bench.media, start);
    await bench.turn();
    call.offers = 481;
    bench.engine.setHeld(true);
    await bench.turn(5000);
    expect(bench.sip.calls.at(-1)?.invite.uri).toBe('sip:ward@kiosk.test');
    expect(kind()).toBe('connected');
    expect(bench.engine.own.held.actual).toBe(true);
    expect(bench.sip.calls.at(-1)?.direction).toBe('sendonly');
  });

  test('an answer that nobody acknowledges is lost', async () => {
    const call = await ring();
    call.isDeaf = true;
    bench.engine.answer(bench.media, start);
    await bench.turn(40_000);
    expect(bench.engine.state).toMatchObject({ kind: 'ended', reason: 'call-lost' });
  });
});

describe('somebody calls while a call is on', () => {
  test('is told of; whoever calls third is told that it is busy', async () => {
    await meet();
    const second = await ring('Second', 'second');
    expect(bench.engine.second?.from).toMatchObject({ name: 'Second', address: 'sip:second@kiosk.test' });
    const third = await ring('Third', 'third');
    expect(statuses(third)).toContain(486);
    expect(statuses(second)).toEqual([100, 180]);
    bench.engine.declineSecond?.();
    await bench.turn();
    expect(statuses(second)).toEqual([100, 180, 603]);
    expect(kind()).toBe('connected');
  });

  test('is taken: the first is said goodbye to', async () => {
    const first = await meet();
    await ring('Second', 'second');
    bench.engine.answerSecond?.(bench.media, start);
    await bench.turn();
    expect(first.over).toBe(true);
    expect(partyName()).toBe('Second');
    expect(bench.network.open.size).toBe(1);
  });

  test('goes on ringing when the first ends', async () => {
    await meet();
    await ring('Second', 'second');
    bench.engine.hangUp();
    expect(bench.engine.state).toMatchObject({ kind: 'ringing', from: { name: 'Second' } });
    expect(bench.engine.second).toBeNull();
  });

  test('is told that it is busy, where the settings say so', async () => {
    await meet();
    bench.sip.setWhenInCall('busy');
    const second = await ring('Second', 'second');
    expect(statuses(second)).toContain(486);
    expect(bench.engine.second).toBeNull();
  });
});

describe('a call that is sent on', () => {
  const refer = (call: FarCall, user: string) =>
    call.request('REFER', [['Refer-To', `<sip:${user}@kiosk.test>`]]);

  test('by the other side is called there, and the first is left then', async () => {
    const first = await meet();
    bench.sip.callees.set('next', () => {});
    refer(first, 'next');
    await bench.turn();
    const next = bench.sip.calls.at(-1);
    expect(next?.invite.uri).toBe('sip:next@kiosk.test');
    expect(statuses(first)).toContain(202);
    expect(bench.engine.state).toMatchObject({ kind: 'connected', target: to('there') });
    next?.accept();
    await bench.turn();
    expect(bench.engine.state).toMatchObject({
      kind: 'connected',
      target: { address: 'sip:next@kiosk.test' },
    });
    expect(first.requests('NOTIFY').map(({ body }) => body.split(' ')[1])).toEqual(['100', '200']);
    expect(first.over).toBe(true);
    expect(bench.network.open.size).toBe(1);
    next?.request('BYE');
    await bench.turn();
    expect(bench.engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
  });

  test('and nobody is there: the first goes on', async () => {
    const first = await meet();
    refer(first, 'nobody');
    await bench.turn();
    expect(first.requests('NOTIFY').map(({ body }) => body.split(' ')[1])).toEqual(['100', '404']);
    expect(bench.engine.state).toMatchObject({ kind: 'connected', target: to('there') });
    expect(bench.network.open.size).toBe(1);
  });

  test('by whoever says goodbye at once: it is waited for', async () => {
    const first = await meet();
    bench.sip.callees.set('next', () => {});
    refer(first, 'next');
    await bench.turn();
    first.request('BYE');
    await bench.turn();
    expect(kind()).toBe('reconnecting');
    bench.sip.calls.at(-1)?.accept();
    await bench.turn();
    expect(bench.engine.state).toMatchObject({
      kind: 'connected',
      target: { address: 'sip:next@kiosk.test' },
    });
  });

  test('by whoever says goodbye at once, and nobody is there', async () => {
    const first = await meet();
    bench.sip.callees.set('next', () => {});
    refer(first, 'next');
    await bench.turn();
    first.request('BYE');
    await bench.turn();
    bench.sip.calls.at(-1)?.answer(480);
    await bench.turn();
    expect(bench.engine.state).toMatchObject({ kind: 'ended', reason: 'call-transferred-badly' });
    expect(bench.network.open.size).toBe(0);
  });

  test('to somebody who calls in its place', async () => {
    const first = await meet();
    const id = headerOf(first.invite, 'call-id');
    const ours = /tag=(.+)/.exec(headerOf(first.invite, 'from'))?.[1];
    const theirs = /tag=(.+)/.exec(headerOf(first.requests('ACK')[0] ?? first.invite, 'to'))?.[1];
    const next = bench.sip.ring('Boss', 'boss', [['Replaces', `${id};to-tag=${ours};from-tag=${theirs}`]]);
    await bench.turn();
    expect(statuses(next)).toContain(200);
    expect(partyName()).toBe('Boss');
    expect(bench.engine.second).toBeNull();
    expect(first.over).toBe(true);
    expect(bench.network.open.size).toBe(1);
  });

  describe('from here', () => {
    const transfer = async (
      first: FarCall,
      says: string | null,
      answer = 202,
      address = 'sip:next@kiosk.test',
    ) => {
      first.refers = answer;
      bench.engine.conduct?.({ do: 'transfer', party: null, address });
      await bench.turn();
      const asked = first.requests('REFER')[0];
      if (says && asked) {
        const event = `refer;id=${Number.parseInt(headerOf(asked, 'cseq'), 10)}`;
        const headers = [['Event', event] as const, ['Subscription-State', 'active;expires=60'] as const];
        first.request('NOTIFY', headers, 'SIP/2.0 100 Trying\r\n');
        await bench.turn();
        first.request('NOTIFY', headers, `SIP/2.0 ${says}\r\n`);
        await bench.turn();
      }
      return asked;
    };

    test('it may be, in a call', async () => {
      expect(bench.engine.conference ?? null).toBeNull();
      await meet();
      expect(bench.engine.conference).toMatchObject({ may: ['transfer'], problem: null });
    });

    test('it is taken there, and has been left here', async () => {
      const first = await meet();
      const asked = await transfer(first, '200 OK');
      expect(headerOf(asked ?? first.invite, 'refer-to')).toBe('<sip:next@kiosk.test>');
      expect(bench.engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
      expect(first.over).toBe(true);
    });

    test('what is typed is read as what is dialled', async () => {
      const first = await meet();
      const asked = await transfer(first, null, 202, '2345');
      expect(headerOf(asked ?? first.invite, 'refer-to')).toBe('<sip:2345@kiosk.test>');
    });

    test('nobody takes it: the call goes on, and says so until something else is done', async () => {
      const first = await meet();
      await transfer(first, '486 Busy Here');
      expect(bench.engine.conference?.problem).toEqual({ code: 'call-transferred-badly' });
      expect(kind()).toBe('connected');
      await transfer(first, null);
      expect(bench.engine.conference?.problem).toBeNull();
    });

    test('they do not want to', async () => {
      const first = await meet();
      await transfer(first, null, 603);
      expect(bench.engine.conference?.problem).toEqual({ code: 'call-transferred-badly' });
      expect(kind()).toBe('connected');
    });

    test('to what is no address', async () => {
      await meet();
      bench.engine.conduct?.({ do: 'transfer', party: null, address: 'nonsense' });
      await bench.turn();
      expect(bench.engine.conference?.problem).toEqual({ code: 'call-transferred-badly' });
    });
  });
});
