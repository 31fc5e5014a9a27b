import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisplayProtocol } from '../../../../native/display.ts';
import { encodeMessage as encodeNec } from '../../../../native/protocols/nec/message.ts';
import { type DisplayBody, displayBody, type Habits } from '../../../peers/displays/display-body.ts';
import { lgPeer } from '../../../peers/displays/lg-peer.ts';
import { necPeer } from '../../../peers/displays/nec-peer.ts';
import { pjlinkPeer } from '../../../peers/displays/pjlink-peer.ts';
import { samsungMdcPeer } from '../../../peers/displays/samsung-mdc-peer.ts';
import type { NativeHandClock } from '../../native-clock.ts';
import { connected, room } from './room-in-test.ts';

const peers = {
  'samsung-mdc': (body: DisplayBody) => samsungMdcPeer({ 1: body }),
  lg: (body: DisplayBody) => lgPeer({ 1: body }),
  nec: (body: DisplayBody) => necPeer({ 1: body }),
  pjlink: (body: DisplayBody, clock: NativeHandClock) => pjlinkPeer(body, { clock, class: 2 }),
} as const;
const protocols = Object.keys(peers) as (keyof typeof peers)[];
const first: Record<keyof typeof peers, string> = {
  'samsung-mdc': 'hdmi-1',
  lg: 'hdmi-1-dtv',
  nec: 'hdmi',
  pjlink: '31',
};
/** What the wire calls `second`, and how the driver says it. */
const second: Record<keyof typeof peers, readonly [wire: string, word: string]> = {
  'samsung-mdc': ['hdmi-2', 'hdmi-2'],
  lg: ['hdmi-2-dtv', 'hdmi-2'],
  nec: ['display-port', 'display-port'],
  pjlink: ['32', 'digital-2'],
};

/** A room with one display, which is what its habits make of it. */
async function roomWith(
  protocol: keyof typeof peers,
  habits: Partial<Habits> = {},
  more: { readonly input?: string | null; readonly on?: boolean } = {},
) {
  let body: DisplayBody | undefined;
  const made = await room(
    (clock) => {
      body = displayBody(clock, habits);
      body.input = first[protocol];
      if (more.on) body.byHand('on');
      return peers[protocol](body, clock);
    },
    connected(protocol as DisplayProtocol, { input: more.input ?? null }),
  );
  return { ...made, body: body as unknown as DisplayBody };
}
const toldPower = (body: DisplayBody): readonly string[] =>
  body.heard.filter((said) => /^\(?power/.test(said));

describe.each(protocols)('%s', (protocol) => {
  test('an awake display tells how it is, and what it can', async () => {
    const { display } = await roomWith(protocol, {}, { on: true });
    expect(display.state).toMatchObject({
      status: 'ready',
      detail: null,
      power: { wanted: null, actual: 'on' },
      muted: false,
      can: { mute: true, volume: protocol !== 'pjlink' },
    });
    expect(display.state.inputs).toContain(display.state.input);
    if (protocol !== 'pjlink') expect(display.state.volume).toBeGreaterThanOrEqual(49);
  });

  test('it comes up as told, by way of warming, and the kiosk is chosen once it is up', async () => {
    const [wire, word] = second[protocol];
    const { display, body, clock } = await roomWith(protocol, { warmUpMs: 12_000 }, { input: word });
    expect(display.state.power).toEqual({ wanted: null, actual: 'off' });
    display.command({ do: 'power', on: true });
    await clock.advance(100);
    expect(display.state.power).toEqual({ wanted: 'on', actual: 'warming' });
    await clock.advance(30_000);
    expect(display.state).toMatchObject({ power: { wanted: 'on', actual: 'on' }, input: word });
    expect(body.input).toBe(wire);
    expect(toldPower(body)).toEqual(['power on']);
  });

  test('input, mute and volume do as told; what it has not got is not said to it', async () => {
    const [wire, word] = second[protocol];
    const { display, body, settle } = await roomWith(protocol, {}, { on: true });
    display.command({ do: 'input', input: word });
    display.command({ do: 'mute', on: true });
    display.command({ do: 'volume', volume: 80 });
    display.command({ do: 'input', input: 'no such' });
    await settle();
    expect(body.input).toBe(wire);
    expect(body.muted).toBe(true);
    expect(display.state).toMatchObject({ input: word, muted: true });
    if (protocol !== 'pjlink') expect(Math.abs(body.volume - 80)).toBeLessThanOrEqual(1);
    else expect(body.heard.filter((said) => said.startsWith('volume'))).toEqual([]);
  });

  test('on, off and on again quickly ends on, with never two power commands at once', async () => {
    const { display, body, clock } = await roomWith(
      protocol,
      { warmUpMs: 10_000, coolMs: 5000, deafMs: 20_000 },
      { on: true },
    );
    for (const on of [false, true, false, true]) {
      display.command({ do: 'power', on });
      await clock.advance(200);
    }
    await clock.advance(120_000);
    expect(display.state.power).toEqual({ wanted: 'on', actual: 'on' });
    expect(body.power).toBe('on');
    const said = toldPower(body).filter((one) => !one.startsWith('('));
    expect(said).toEqual(['power off', 'power on']);
  });

  test('deaf after off: it is told again until it hears, and nothing is amiss meanwhile', async () => {
    const { display, body, clock } = await roomWith(protocol, { deafMs: 30_000 }, { on: true });
    display.command({ do: 'power', on: false });
    await clock.advance(20_000);
    expect(display.state).toMatchObject({ status: 'ready', power: { wanted: 'off', actual: 'off' } });
    display.command({ do: 'power', on: true });
    await clock.advance(5000);
    expect(display.state.status).toBe('ready');
    await clock.advance(60_000);
    expect(display.state.power).toEqual({ wanted: 'on', actual: 'on' });
    expect(toldPower(body).filter((one) => one === '(power on)').length).toBeGreaterThanOrEqual(1);
  });

  test('a person who switches it by hand is let be', async () => {
    const { display, body, clock } = await roomWith(protocol, {}, { on: true });
    display.command({ do: 'power', on: false });
    await clock.advance(30_000);
    expect(body.power).toBe('off');
    body.byHand('on');
    await clock.advance(120_000);
    expect(display.state.power).toEqual({ wanted: 'off', actual: 'on' });
    expect(body.power).toBe('on');
  });

  test('junk between answers, lost, halved and late ones: it ends as told', async () => {
    const junk = Uint8Array.from([0xaa, 0x00, 0x78, 0x0d, 0x01, 0x30, 0xff, 0x0d]);
    const { display, body, clock } = await roomWith(protocol, {
      junk,
      dropsEvery: 5,
      halvesEvery: 7,
      lateMs: 300,
      warmUpMs: 3000,
    });
    const [, word] = second[protocol];
    display.command({ do: 'power', on: true });
    await clock.advance(90_000);
    expect(display.state).toMatchObject({ status: 'ready', power: { actual: 'on' } });
    display.command({ do: 'mute', on: true });
    display.command({ do: 'input', input: word });
    await clock.advance(60_000);
    expect(display.state).toMatchObject({ status: 'ready', muted: true, input: word });
    expect(body.muted).toBe(true);
  });

  test('unplugged and plugged in again', async () => {
    const { display, lines, at, body, clock } = await roomWith(protocol, {}, { on: true });
    lines.unplug(at);
    await clock.advance(60_000);
    expect(display.state.status).toBe(protocol === 'pjlink' ? 'not-answering' : 'gone');
    expect(display.state.power.actual).toBe(null);
    lines.plug(at, peers[protocol](body, clock));
    await clock.advance(20_000);
    expect(display.state).toMatchObject({ status: 'ready', detail: null, power: { actual: 'on' } });
  });

  test('closed, nothing is left', async () => {
    const { display, clock, lines, close } = await roomWith(protocol, {}, { on: true });
    await close();
    expect(clock.waiting()).toBe(0);
    expect(lines.watchers).toBe(0);
    display.command({ do: 'power', on: false });
    await clock.advance(60_000);
    expect(clock.waiting()).toBe(0);
  });
});

test('a port that closes in standby is calm while off as told, and comes back for on', async () => {
  const { display, body, clock, lines, at } = await roomWith(
    'samsung-mdc',
    { closesInStandby: true },
    { on: true },
  );
  display.command({ do: 'power', on: false });
  await clock.advance(300_000);
  expect(display.state).toMatchObject({ status: 'ready', power: { wanted: 'off', actual: 'off' } });
  // Its network is gone altogether.
  lines.unplug(at);
  await clock.advance(300_000);
  expect(display.state).toMatchObject({ status: 'ready', power: { actual: 'off' } });
  // Wanted on, it is not excused for ever.
  display.command({ do: 'power', on: true });
  await clock.advance(20_000);
  expect(display.state.status).toBe('ready');
  await clock.advance(60_000);
  expect(display.state.status).toBe('gone');
  body.habits = { ...body.habits, closesInStandby: false };
  lines.plug(at, peers['samsung-mdc'](body));
  await clock.advance(30_000);
  expect(display.state).toMatchObject({ status: 'ready', power: { wanted: 'on', actual: 'on' } });
});

test('nobody there: connecting, then not answering, and ready when somebody is', async () => {
  const { display, body, clock } = await roomWith('lg', { deafMs: 0 }, { on: true });
  expect(display.state.status).toBe('ready');
  body.habits = { ...body.habits, dropsEvery: 1 };
  await clock.advance(60_000);
  expect(display.state).toMatchObject({ status: 'not-answering', power: { actual: null } });
  expect(display.state.detail).toBeTruthy();
  body.habits = { ...body.habits, dropsEvery: 0 };
  await clock.advance(10_000);
  expect(display.state.status).toBe('ready');
});

test('told on three times 1 s apart while nothing is heard, then at rest', async () => {
  const { display, body, clock } = await roomWith('samsung-mdc', { dropsEvery: 1 });
  const from = clock.now();
  const at: number[] = [];
  const { push } = body.heard;
  body.heard.push = (...said) => {
    if (said[0] === 'power on') at.push(clock.now() - from);
    return push.apply(body.heard, said);
  };
  body.habits = { ...body.habits, wakesAtTelling: 100 };
  display.command({ do: 'power', on: true });
  await clock.advance(9000);
  expect(at).toHaveLength(3);
  for (const [index, one] of at.slice(1).entries())
    expect(one - (at[index] ?? 0)).toBeGreaterThanOrEqual(1000);
});

test('on, although it took three tellings', async () => {
  const { display, body, clock } = await roomWith('nec', { wakesAtTelling: 3 });
  display.command({ do: 'power', on: true });
  await clock.advance(120_000);
  expect(display.state.power).toEqual({ wanted: 'on', actual: 'on' });
  expect(toldPower(body)).toHaveLength(3);
});

test('a first input may be the only one of its kind, and one that it has not got is said to IT', async () => {
  const hdmi = await roomWith('nec', {}, { input: 'hdmi-1' });
  hdmi.body.input = 'vga';
  hdmi.display.command({ do: 'power', on: true });
  await hdmi.clock.advance(20_000);
  expect(hdmi.display.state).toMatchObject({ input: 'hdmi', detail: null });
  const none = await roomWith('nec', {}, { input: 'no such' });
  none.display.command({ do: 'power', on: true });
  await none.clock.advance(20_000);
  expect(none.display.state).toMatchObject({ status: 'ready', detail: 'input: input cannot be said' });
});

test('of a kind only the newest waits', async () => {
  const { display, body, clock } = await roomWith('samsung-mdc', { lateMs: 500 }, { on: true });
  await clock.advance(10_000);
  body.heard.length = 0;
  for (let volume = 0; volume <= 100; volume += 1) display.command({ do: 'volume', volume });
  await clock.advance(5000);
  expect(body.volume).toBe(100);
  expect(body.heard.filter((said) => said.startsWith('volume')).length).toBeLessThanOrEqual(2);
  expect(display.state.volume).toBe(100);
});

test('what it refuses is said to IT, and what it has not got is no ability', async () => {
  const { display, body, clock } = await roomWith('lg', { lacks: ['volume'] }, { on: true });
  expect(display.state).toMatchObject({ volume: null, can: { volume: false, mute: true } });
  body.habits = { ...body.habits, refuses: ['input'] };
  display.command({ do: 'input', input: 'av' });
  await clock.advance(15_000);
  expect(display.state.detail).toContain('input');
  expect(display.state.input).toBe('hdmi-1');
});

test('several on one line, each by its own number, and one that is dead does not hold the others up', async () => {
  const bodies: DisplayBody[] = [];
  const made = await room(
    (clock) => {
      bodies.push(displayBody(clock), displayBody(clock), displayBody(clock, { dropsEvery: 1 }));
      const [one, two, three] = bodies as [DisplayBody, DisplayBody, DisplayBody];
      return samsungMdcPeer({ 1: one, 2: two, 7: three });
    },
    connected('samsung-mdc', { id: 'a', set: 1 }),
    connected('samsung-mdc', { id: 'b', set: 2 }),
    connected('samsung-mdc', { id: 'c', set: 7 }),
  );
  const [one, two, three] = made.displays;
  two?.command({ do: 'power', on: true });
  await made.clock.advance(60_000);
  expect(one?.state).toMatchObject({ status: 'ready', power: { actual: 'off' } });
  expect(two?.state).toMatchObject({ status: 'ready', power: { actual: 'on' } });
  expect(three?.state.status).toBe('not-answering');
  expect(made.lines.openers(made.at)).toBe(1);
  await made.close();
});

// One AA begins a frame of 255 bytes, another is the answer's; nothing throws, and once it is still all is as told.
test('any noise at any time', async () => {
  const noise = fc.array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 0, max: 6000 })), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...protocols),
      noise,
      fc.boolean(),
      async (protocol, parts, bytewise) => {
        const { display, body, clock, lines, at, close } = await roomWith(protocol);
        if (bytewise) lines.system.chunks = 'one by one';
        display.command({ do: 'power', on: true });
        for (const [bytes, wait] of parts) {
          lines.inject(at, bytes);
          await clock.advance(wait);
          lines.inject(at, Uint8Array.of(0xaa, 0xff, 0x01, 0xff));
        }
        await clock.advance(120_000);
        display.command({ do: 'mute', on: true });
        await clock.advance(20_000);
        expect(display.state).toMatchObject({
          status: 'ready',
          power: { wanted: 'on', actual: 'on' },
          muted: true,
        });
        expect(body).toMatchObject({ power: 'on', muted: true });
        await close();
      },
    ),
    { numRuns: Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 60) },
  );
}, 300_000);

test.each([
  ['samsung-mdc', [0xaa, 0xff, 0x01, 0x03, 0x41, 0x14, 0x99, 0xf1]],
  ['lg', [...'b 01 OK77x'].map((sign) => sign.charCodeAt(0))],
] as const)(
  '%s on an input that its table has not: the rest is known all the same',
  async (protocol, said) => {
    const { display, body, clock, lines, at } = await roomWith(protocol, {}, { on: true });
    body.habits = { ...body.habits, dropsEvery: 1 };
    const { push } = body.heard;
    body.heard.push = (...what) => {
      body.habits = { ...body.habits, dropsEvery: what[0] === 'ask input' ? 1 : 0 };
      if (what[0] === 'ask input') lines.inject(at, Uint8Array.from(said));
      return push.apply(body.heard, what);
    };
    body.volume = 77;
    await clock.advance(20_000);
    expect(display.state).toMatchObject({ status: 'ready', input: null, volume: 77 });
  },
);

test.each([
  ['samsung-mdc', [0xaa, 0xff, 0x02, 0x03, 0x41, 0x11, 0x01, 0x57]],
  ['lg', [...'a 02 OK01x'].map((sign) => sign.charCodeAt(0))],
  ['nec', encodeNec({ kind: 'power-is', monitor: 2, power: 'on' })],
] as const)(
  '%s: what another display of the line says is not taken for its answer',
  async (protocol, said) => {
    const { display, body, clock, lines, at } = await roomWith(protocol);
    body.habits = { ...body.habits, dropsEvery: 1 };
    const { push } = body.heard;
    body.heard.push = (...what) => {
      lines.inject(at, Uint8Array.from(said as Uint8Array));
      return push.apply(body.heard, what);
    };
    display.command({ do: 'power', on: true });
    await clock.advance(120_000);
    expect(display.state).toMatchObject({ status: 'not-answering', power: { actual: null } });
  },
);

test('another program has the port: said as it is, also of a display that is off', async () => {
  const { display, body, lines, at, clock } = await roomWith('nec');
  lines.unplug(at);
  lines.plug(at, necPeer({ 1: body }));
  lines.lock(at, true);
  await clock.advance(60_000);
  expect(display.state.status).toBe('busy');
  lines.lock(at, false);
  await clock.advance(30_000);
  expect(display.state.status).toBe('ready');
});
