import { expect, test } from 'vitest';
import { driveDisplay } from '../../../../native/devices/displays/display.ts';
import type { CecPort } from '../../../../native/ports/cec.ts';
import { makeFakeLines } from '../../../peers/lines/fake-lines.ts';
import { nativeHandClock } from '../../native-clock.ts';
import { connected } from './room-in-test.ts';

/** What cec-ctl 1.22 prints, as it was seen over the kernel's vivid. */
const adapterInfo = (place: string, mask: string): string =>
  `Driver Info:\n\tDriver Name                : vivid\n\tPhysical Address           : ${place}\n\tLogical Address Mask       : ${mask}\n`;
const sent = (more: string): string => `\nTransmit from Playback Device 1 to TV (4 to 0):\n${more}\n`;
const notAcknowledged = sent('\tSequence: 15 Tx Timestamp: 21.498s\n\tTx, Not Acknowledged (4), Max Retries');
const aborted = sent('    FEATURE_ABORT (0x00):\n\tTx, OK, Rx, OK, Feature Abort');

/** A television and perhaps an amplifier behind cec-ctl. */
function television() {
  const tv = {
    power: 'standby',
    volume: 20,
    muted: false,
    steps: 1,
    speaksOfSound: false,
    isThere: true,
    hasPlace: true,
    isGone: false,
    configured: false,
    said: [] as string[],
  };
  const answer = (words: readonly string[]): string => {
    if (words.length === 0)
      return adapterInfo(tv.hasPlace ? '2.0.0.0' : 'f.f.f.f', tv.configured ? '0x0010' : '0x0000');
    if (words[0] === '--playback') {
      tv.configured = true;
      return adapterInfo(tv.hasPlace ? '2.0.0.0' : 'f.f.f.f', '0x0010');
    }
    tv.said.push(words.slice(1).join(' '));
    if (words.includes('--active-source')) return sent('');
    if (!tv.isThere) return notAcknowledged;
    if (words.includes('--give-device-power-status')) return sent(`\tpwr-state: ${tv.power} (0x00)`);
    if (words.includes('--image-view-on')) tv.power = 'on';
    if (words.includes('--standby')) tv.power = 'standby';
    if (words.includes('5') && !words.includes('0')) return notAcknowledged;
    if (words.includes('--give-audio-status'))
      return tv.speaksOfSound
        ? sent(`\taud-mute-status: ${tv.muted ? 'on' : 'off'} (0x00)\n\taud-vol-status: ${tv.volume} (0x14)`)
        : aborted;
    for (const word of words) {
      if (word === 'ui-cmd=volume-up') tv.volume += tv.steps;
      if (word === 'ui-cmd=volume-down') tv.volume -= tv.steps;
      if (word === 'ui-cmd=mute') tv.muted = !tv.muted;
    }
    return sent('');
  };
  const port: CecPort = {
    run: async (words) =>
      tv.isGone
        ? { ok: false, reason: 'gone', detail: 'No such file or directory' }
        : { ok: true, text: answer(words) },
    close: async () => {},
  };
  return { tv, port };
}

async function room(set: (tv: ReturnType<typeof television>['tv']) => void = () => {}) {
  const clock = nativeHandClock();
  const { tv, port } = television();
  set(tv);
  const given = connected('cec', { line: { kind: 'cec', adapter: '/dev/cec0' } });
  const with_ = { lines: makeFakeLines(), clock, changed() {}, log() {} };
  const display = driveDisplay(given, with_, () => port);
  await clock.advance(0);
  return { clock, tv, display };
}

test('on, with this computer as its source, and off', async () => {
  const { clock, tv, display } = await room();
  expect(display.state).toMatchObject({ status: 'ready', power: { actual: 'off' }, inputs: [] });
  display.command({ do: 'power', on: true });
  await clock.advance(10_000);
  expect(display.state.power).toEqual({ wanted: 'on', actual: 'on' });
  expect(tv.said).toContain('--active-source phys-addr=2.0.0.0');
  expect(tv.said).toContain('--to 0 --image-view-on');
  display.command({ do: 'power', on: false });
  await clock.advance(20_000);
  expect(tv.power).toBe('standby');
  expect(display.state.power.actual).toBe('off');
});

test('sound only where somebody tells how loud it is: keys are pressed until it is so', async () => {
  const dumb = await room((tv) => {
    tv.power = 'on';
  });
  expect(dumb.display.state.can).toEqual({ volume: false, mute: false });
  const { clock, tv, display } = await room((one) => {
    one.power = 'on';
    one.speaksOfSound = true;
  });
  expect(display.state).toMatchObject({ volume: 20, muted: false, can: { volume: true, mute: true } });
  display.command({ do: 'volume', volume: 33 });
  display.command({ do: 'mute', on: true });
  await clock.advance(0);
  expect(tv).toMatchObject({ volume: 33, muted: true });
  expect(display.state).toMatchObject({ volume: 33, muted: true });
  tv.steps = 4;
  display.command({ do: 'volume', volume: 50 });
  await clock.advance(0);
  expect(Math.abs(tv.volume - 50)).toBeLessThanOrEqual(4);
});

test('a television that pulls its socket in standby is woken all the same, and calm while off', async () => {
  const { clock, tv, display } = await room((one) => {
    one.power = 'on';
  });
  display.command({ do: 'power', on: false });
  await clock.advance(20_000);
  Object.assign(tv, { isThere: false, hasPlace: false });
  await clock.advance(60_000);
  expect(display.state).toMatchObject({ status: 'ready', power: { actual: 'off' } });
  Object.assign(tv, { isThere: true });
  tv.said.length = 0;
  display.command({ do: 'power', on: true });
  await clock.advance(1000);
  expect(tv.said).toContain('--to 0 --from 15 --image-view-on');
  Object.assign(tv, { hasPlace: true });
  await clock.advance(20_000);
  expect(display.state.power.actual).toBe('on');
});

test('the adapter is unplugged and comes back', async () => {
  const { clock, tv, display } = await room((one) => {
    one.power = 'on';
  });
  tv.isGone = true;
  await clock.advance(30_000);
  expect(display.state).toMatchObject({ status: 'gone', detail: 'No such file or directory' });
  Object.assign(tv, { isGone: false, configured: false });
  await clock.advance(20_000);
  expect(display.state.status).toBe('ready');
  expect(tv.configured).toBe(true);
});
