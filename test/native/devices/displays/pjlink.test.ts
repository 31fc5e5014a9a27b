import { expect, test } from 'vitest';
import { type DisplayBody, displayBody, type Habits } from '../../../peers/displays/display-body.ts';
import { pjlinkPeer } from '../../../peers/displays/pjlink-peer.ts';
import type { NativeHandClock } from '../../native-clock.ts';
import { connected, room } from './room-in-test.ts';

type Peer = Parameters<typeof pjlinkPeer>[1];

async function projector(
  peer: Partial<Peer>,
  { password = null, ...habits }: Partial<Habits> & { readonly password?: string | null } = {},
) {
  let body: DisplayBody | undefined;
  let options: Peer | undefined;
  const made = await room(
    (clock: NativeHandClock) => {
      body = displayBody(clock, habits);
      body.byHand('on');
      options = { clock, class: 1, ...peer };
      return pjlinkPeer(body, options);
    },
    connected('pjlink', { password }),
  );
  return { ...made, body: body as unknown as DisplayBody, options: options as unknown as Peer };
}

test('the password, right, wrong and none', async () => {
  const right = await projector({ password: 'secret' }, { password: 'secret' });
  expect(right.display.state).toMatchObject({ status: 'ready', power: { actual: 'on' } });
  const wrong = await projector({ password: 'secret' }, { password: 'guess' });
  expect(wrong.display.state).toMatchObject({ status: 'refused', detail: 'it refused the password' });
  const none = await projector({ password: 'secret' });
  expect(none.display.state).toMatchObject({ status: 'refused', detail: 'it wants a password' });
  // Who asks often is locked out by some.
  const before = wrong.lines.opens;
  await wrong.clock.advance(120_000);
  expect(wrong.lines.opens - before).toBeLessThanOrEqual(4);
  expect(wrong.display.state.status).toBe('refused');
  const needless = await projector({}, { password: 'secret' });
  expect(needless.display.state.status).toBe('ready');
});

test('inputs are what it says that it has; class 2 has more of them', async () => {
  const one = await projector({ class: 1, inputs: ['11', '21', '31', '32'] });
  expect(one.display.state).toMatchObject({
    inputs: ['rgb-1', 'video-1', 'digital-1', 'digital-2'],
    input: 'digital-1',
    volume: null,
    can: { volume: false, mute: true },
  });
  const two = await projector({ class: 2, inputs: ['31', '5A', '61'] });
  expect(two.display.state.inputs).toEqual(['digital-1', 'network-a', 'internal-1']);
  two.display.command({ do: 'input', input: 'network-a' });
  await two.settle();
  expect(two.body.input).toBe('5A');
});

test('what it does not know is no ability, and not asked again', async () => {
  const { display, body, clock } = await projector({}, { lacks: ['mute'] });
  expect(display.state).toMatchObject({ status: 'ready', muted: null, can: { mute: false } });
  await clock.advance(60_000);
  expect(body.heard).not.toContain('ask mute');
});

test('warming and cooling are told as such; told otherwise meanwhile, it does so afterwards', async () => {
  const { display, body, clock } = await projector({}, { warmUpMs: 40_000, coolMs: 60_000 });
  display.command({ do: 'power', on: false });
  await clock.advance(20_000);
  expect(display.state.power.actual).toBe('cooling');
  display.command({ do: 'power', on: true });
  await clock.advance(30_000);
  expect(display.state.power).toEqual({ wanted: 'on', actual: 'cooling' });
  await clock.advance(30_000);
  expect(display.state.power.actual).toBe('warming');
  await clock.advance(45_000);
  expect(display.state.power.actual).toBe('on');
  expect(body.heard.filter((said) => said.startsWith('power'))).toEqual(['power off', 'power on']);
});

test('its troubles are said to IT', async () => {
  const { display, clock, options } = await projector({ troubles: '020100' });
  expect(display.state).toMatchObject({ status: 'ready', detail: 'lamp: error, cover: warning' });
  options.troubles = '000000';
  await clock.advance(10_000);
  expect(display.state.detail).toBe(null);
});

test('it closes a line that is not used, and one on which it was asked once', async () => {
  const { display, clock, lines, at } = await projector({ idleMs: 5000 });
  await clock.advance(120_000);
  expect(display.state.status).toBe('ready');
  lines.unplug(at);
  await clock.advance(30_000);
  expect(display.state.status).toBe('not-answering');
});
