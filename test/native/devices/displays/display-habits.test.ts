import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMessage as encodeNec } from '../../../../native/protocols/nec/message.ts';
import { type DisplayBody, displayBody } from '../../../peers/displays/display-body.ts';
import { necPeer } from '../../../peers/displays/nec-peer.ts';
import { samsungMdcPeer } from '../../../peers/displays/samsung-mdc-peer.ts';
import { peers, protocols, roomWith, toldPower } from './display-in-test.ts';
import { connected, room } from './room-in-test.ts';

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
