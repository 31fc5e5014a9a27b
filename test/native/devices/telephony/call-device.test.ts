import { describe, expect, it, test } from 'vitest';
import type { Press } from '../../../../native/device.ts';
import { knownDevice } from '../../../../native/devices/known.ts';
import { hasCalls, openCallDevice } from '../../../../native/devices/telephony/call-device.ts';
import { noLamps } from '../../../../native/devices/telephony/control-state.ts';
import { allModels } from '../../../peers/hid/models/all-models.ts';
import { hex, parsed, recordedBytes } from '../../protocols/hid-report/recordings.ts';
import { clockByHand } from './clock-by-hand.ts';
import { moreModels } from './more-models.ts';
import { openRoom } from './room-in-test.ts';

const lastOf = (told: readonly Press[]): string[] => told.map((press) => JSON.stringify(press));

describe.each([...allModels, ...moreModels].map((make) => [make().product, make] as const))(
  '%s',
  (_name, make) => {
    const room = () => {
      const one = openRoom(make, 5);
      one.run({ do: 'pass', ms: 5000 });
      return one;
    };

    it('answers a call, mutes, unmutes, ends it', () => {
      const { run, told, clock, ...rest } = room();
      const step = (event: Parameters<typeof run>[0]) => {
        run(event);
        clock.pass(1500);
      };
      step({ do: 'ring' });
      step({ do: 'press', what: 'hook' });
      expect(lastOf(told)).toEqual(['{"kind":"hook","lifted":true}']);
      told.length = 0;
      step({ do: 'press', what: 'mute' });
      // Longer than anybody holds a button, for a device whose mute is found to be a state.
      clock.pass(5000);
      step({ do: 'press', what: 'mute' });
      expect(told.map(({ kind }) => kind)).toEqual(['mute', 'mute']);
      told.length = 0;
      clock.pass(5000);
      step({ do: 'press', what: 'hook' });
      expect(lastOf(told)).toEqual(['{"kind":"hook","lifted":false}']);
      expect(rest.writtenIsCall()).toBe(true);
    });

    it('shows a call that was joined on the screen, and takes its echo for no press', () => {
      const one = room();
      one.run({ do: 'join' });
      one.clock.pass(4000);
      expect(one.told).toEqual([]);
      one.run({ do: 'press', what: 'mute' });
      one.clock.pass(1000);
      expect(one.lamps).toEqual({ ...noLamps, offHook: true, muted: true });
      expect(one.writtenIsCall()).toBe(true);
      one.run({ do: 'leave' });
      one.clock.pass(4000);
      expect(one.part.facts.status).toBe('ready');
      expect(one.told.filter(({ kind }) => kind !== 'mute')).toEqual([]);
    });

    it('is taken into a call that is on elsewhere in the room by lifting its hook', () => {
      const one = room();
      one.run({ do: 'join-elsewhere' });
      one.clock.pass(4000);
      one.run({ do: 'press', what: 'hook' });
      one.clock.pass(4000);
      expect(one.lamps.offHook).toBe(true);
      expect(one.writtenIsCall()).toBe(true);
    });

    it('comes back into a call that is on', () => {
      const one = room();
      one.run({ do: 'join' });
      one.run({ do: 'mute' });
      one.clock.pass(3000);
      for (const what of ['replug', 'restart'] as const) {
        one.run({ do: what });
        one.clock.pass(3000);
        expect(one.told).toEqual([]);
        expect(one.part.facts.status).toBe('ready');
        expect(one.writtenIsCall()).toBe(true);
      }
    });
  },
);

test('a Jabra in another program’s call is left alone until it is free', async () => {
  const [make] = allModels.filter((one) => one().product === 'Jabra Speakerphone');
  if (!make) throw new Error('no Jabra');
  const room = openRoom(make, 0);
  room.run({ do: 'pass', ms: 5000 });
  room.run({ do: 'foreign', lamps: { ...noLamps, offHook: true } });
  room.clock.pass(300);
  expect(room.part.facts).toMatchObject({ status: 'elsewhere', detail: expect.stringContaining('hook') });
  room.told.length = 0;
  room.run({ do: 'press', what: 'mute' });
  room.run({ do: 'ring' });
  room.clock.pass(3000);
  expect(room.told).toEqual([]);
  expect(room.unasked).toEqual([]);
  room.run({ do: 'foreign', lamps: noLamps });
  await Promise.resolve();
  expect(room.part.facts).toMatchObject({ status: 'ready', detail: null });
  expect(room.writtenIsCall()).toBe(true);
});

const every = ['hook', 'mute', 'reject', 'flash', 'redial', 'volume', 'key'];
const lit = ['ringing', 'offHook', 'muted', 'held'];
const without = (...names: string[]) => every.filter((key) => !names.includes(key));

test.each<[string, string[], string[]]>([
  ['0b0e_2453_jabra-biz-2400-ii', every, lit],
  ['047f_c053_plantronics-blackwire-c5220', without('key'), lit],
  ['1395_009c_epos-impact-d1', without('key'), lit],
  ['413c_8223_dell-sp325', without('key'), lit],
  ['291a_3301_anker-powerconf', without('redial'), lit],
  ['095d_9201_polycom-cx300', without('volume'), ['offHook']],
  ['0d8c_0014_cmedia-hs100b-kernel-fixed', ['hook', 'mute', 'volume'], []],
  ['xxxx_0001_rv1126-conference-cam-variant-a', without('key'), lit],
  ['045e_003b_microsoft-sidewinder-game-voice', [], []],
])('%s: keys and lamps as facts', (name, keys, lamps) => {
  const descriptor = parsed(recordedBytes(name));
  const [vendor = '', product = ''] = name.split('_');
  const ids = { vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(product, 16), product: '' };
  const part = openCallDevice({
    descriptor,
    row: knownDevice(ids),
    write: () => Promise.resolve(true),
    sendFeature: () => Promise.resolve(true),
    clock: clockByHand(),
    pressed() {},
    changed() {},
    log() {},
  });
  expect(part.facts).toEqual({ keys, lamps, shows: noLamps, status: 'ready', detail: null });
  expect(hasCalls(descriptor)).toBe(keys.length > 0 || lamps.length > 0);
  part.close();
});

/** A Jabra’s layout with a write that the test answers. */
function bare(row: Parameters<typeof openCallDevice>[0]['row'] = null, name = '0b0e_2453_jabra-biz-2400-ii') {
  const clock = clockByHand();
  const written: string[] = [];
  const features: string[] = [];
  const told: Press[] = [];
  let changes = 0;
  let takes = true;
  const part = openCallDevice({
    descriptor: parsed(recordedBytes(name)),
    row,
    write(report) {
      written.push(Buffer.from(report).toString('hex'));
      return Promise.resolve(takes);
    },
    sendFeature(report) {
      features.push(Buffer.from(report).toString('hex'));
      return Promise.resolve(true);
    },
    clock,
    pressed: (press) => void told.push(press),
    changed() {
      changes += 1;
    },
    log() {},
  });
  return {
    clock,
    part,
    told,
    features,
    wrote: () => written.splice(0),
    changes: () => changes,
    takes(now: boolean) {
      takes = now;
    },
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

test('what it shows is what it took, and no lamp that it has not', async () => {
  const { part, settled, changes, takes } = bare();
  takes(false);
  part.show({ ...noLamps, ringing: true });
  await settled();
  expect([part.facts.shows, changes()]).toEqual([noLamps, 0]);
  takes(true);
  part.show({ ...noLamps, ringing: true });
  await settled();
  expect([part.facts.shows, changes()]).toEqual([{ ...noLamps, ringing: true }, 1]);
  const phone = bare(null, '095d_9201_polycom-cx300');
  phone.part.show({ ringing: true, offHook: true, muted: true, held: true });
  await phone.settled();
  expect(phone.part.facts.shows).toEqual({ ...noLamps, offHook: true });
});

test('a press is answered also when the computer’s clock is put back meanwhile', () => {
  const { part, wrote, clock } = bare();
  part.show({ ...noLamps, offHook: true });
  wrote();
  part.report(hex('02 84 07'));
  clock.putBack(3_600_000);
  clock.pass(250);
  expect(wrote()).toEqual(['020100']);
});

test('closed, it tells, writes and keeps nothing', () => {
  const { part, told, wrote, clock } = bare();
  part.show({ ...noLamps, ringing: true });
  part.report(hex('02 81 07'));
  part.close();
  wrote();
  part.report(hex('02 80 07'));
  part.report(hex('02 81 07'));
  part.show(noLamps);
  clock.pass(10_000);
  expect(told).toHaveLength(1);
  expect([wrote(), clock.waiting]).toEqual([[], 0]);
});

test('what says nothing of calls is passed over', () => {
  const { part, told } = bare();
  part.show({ ...noLamps, offHook: true });
  for (const report of ['', '04', '04 ff ff', 'ff 01', '02']) part.report(hex(report));
  expect(told).toEqual([]);
});

test('a phone that needs it hears from us every 30 s, while it is ours', () => {
  const row = knownDevice({ vendorId: 0x095d, productId: 0x9201, product: '' });
  const { part, features, clock } = bare(row, '095d_9201_polycom-cx300');
  part.show(noLamps);
  expect(features).toEqual(['1709040102']);
  clock.pass(60_000);
  expect(features).toHaveLength(3);
  part.report(hex('01 01 00 00 00 00 00 00'));
  clock.pass(60_000);
  expect(part.facts.status).toBe('elsewhere');
  expect(features).toHaveLength(3);
  part.report(hex('01 00 00 00 00 00 00 00'));
  clock.pass(30_000);
  expect(features).toHaveLength(4);
  part.close();
  clock.pass(60_000);
  expect(features).toHaveLength(4);
});

test('a descriptor with nothing for calls: no keys, no lamps, nothing written', () => {
  expect(hasCalls(parsed(recordedBytes('045e_003b_microsoft-sidewinder-game-voice')))).toBe(false);
  const { part, wrote } = bare(null, '045e_003b_microsoft-sidewinder-game-voice');
  part.show({ ringing: true, offHook: true, muted: true, held: true });
  part.report(hex('ff'));
  expect(wrote()).toEqual([]);
  expect(part.facts).toMatchObject({ keys: [], lamps: [], status: 'ready' });
});
