import { describe, expect, it } from 'vitest';
import type { ReportDescriptor, Usage } from '../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../native/protocols/hid-report/telephony.ts';
import { writeReports } from '../../../native/protocols/hid-report/write-reports.ts';
import type { PersonPress } from '../../peers/hid/device-model.ts';
import { allModels } from '../../peers/hid/models/all-models.ts';
import { makeAnkerPowerconf } from '../../peers/hid/models/anker-powerconf.ts';
import type { FirmwareModel } from '../../peers/hid/models/firmware.ts';
import { makeJabraEngage, makeJabraSpeakerphone } from '../../peers/hid/models/jabra-speakerphone.ts';
import { makePolyBlackwire } from '../../peers/hid/models/poly-blackwire.ts';
import { readReport } from '../protocols/hid-report/read-report.ts';
import { parsed } from '../protocols/hid-report/recordings.ts';

/** The devices in software say the same as their descriptors, and have the habits they are there for. */

type Lit = Partial<Record<'ringing' | 'offHook' | 'muted' | 'held', boolean>>;

const ledOf = { ringing: '08:18', offHook: '08:17', muted: '08:09', held: '08:20' } as const;

function plugged(device: FirmwareModel) {
  const descriptor = parsed(device.descriptor);
  const sent: Uint8Array[] = [];
  device.connect((report) => void sent.push(report));
  return {
    device,
    descriptor,
    /** What was on in each report since the last look. */
    heard: () => sent.splice(0).map((report) => on(descriptor, report)),
    write(lamps: Lit) {
      const state = new Map(
        Object.entries(ledOf).map(([lamp, led]) => [led as Usage, lamps[lamp as keyof Lit] ? 1 : 0]),
      );
      for (const report of writeReports(descriptor, state))
        device.written('output', descriptor.usesReportIds ? report : report.subarray(1));
    },
  };
}

function on(descriptor: ReportDescriptor, report: Uint8Array): Usage[] {
  const read = readReport(descriptor, 'input', report);
  if (!read.ok) throw new Error(read.reason);
  expect(read.short, 'whole reports').toBe(false);
  return read.readings.filter(({ value }) => value !== 0).map(({ control }) => control.usage);
}

/** A clock that a test moves by hand. */
function byHand() {
  const waiting = new Map<() => void, number>();
  return {
    after(ms: number, run: () => void): () => void {
      waiting.set(run, ms);
      return () => void waiting.delete(run);
    },
    pass(ms: number): void {
      for (const [run, left] of [...waiting]) {
        if (left > ms) waiting.set(run, left - ms);
        else {
          waiting.delete(run);
          run();
        }
      }
    },
  };
}

describe.each(allModels.map((make) => [make().product, make] as const))('%s', (_name, make) => {
  it('sends what its descriptor says of each key', () => {
    const { device, descriptor, heard, write } = plugged(make());
    const telephony = telephonyIn(descriptor);
    write({ offHook: true });
    heard();
    const keys: [PersonPress, Usage | undefined][] = [
      ['mute', telephony?.mute?.usage],
      ['flash', telephony?.flash?.usage],
      ['reject', telephony?.drop?.usage],
      ['volume-up', telephony?.volume.up?.usage],
      ['volume-down', telephony?.volume.down?.usage],
    ];
    for (const [key, usage] of keys) {
      device.press(key);
      expect(heard().flat(), String(key)).toContain(usage);
    }
    write({});
    heard();
    device.press('hook');
    expect(heard()[0]).toContain('0b:20');
  });

  it('lights what is written to it, where it has a lamp', () => {
    const { device, write } = plugged(make());
    let changes = 0;
    device.onLit(() => {
      changes += 1;
    });
    const wanted = { ringing: true, offHook: true, muted: true, held: true };
    write(wanted);
    expect(device.told).toEqual(wanted);
    for (const lamp of ['ringing', 'offHook', 'muted', 'held'] as const)
      expect(device.lit[lamp], lamp).toBe(device.builtIn.includes(lamp));
    expect(changes).toBeGreaterThan(0);
    write({});
    expect(Object.values(device.lit)).not.toContain(true);
  });
});

it('a Jabra tells mute only off-hook, echoes our Off-Hook and falls back when nobody answers', () => {
  const clock = byHand();
  const { device, heard, write } = plugged(makeJabraSpeakerphone({ after: clock.after }));
  device.press('mute');
  expect(heard()).toEqual([]);
  write({ offHook: true });
  expect(heard()).toEqual([['0b:20', '0b:97']]);
  device.press('mute');
  expect(heard()).toEqual([
    ['0b:20', '0b:97', '0b:2f'],
    ['0b:20', '0b:97'],
  ]);
  write({});
  heard();
  device.press('hook');
  heard();
  clock.pass(1000);
  expect(heard()).toEqual([[]]);
  device.press('hook');
  write({ offHook: true });
  heard();
  clock.pass(1000);
  expect(heard()).toEqual([]);
});

it('an Engage tells its hook again two seconds later, a Poly after 40 ms', () => {
  for (const [make, ms] of [
    [makeJabraEngage, 2000],
    [makePolyBlackwire, 40],
  ] as const) {
    const clock = byHand();
    const { device, heard } = plugged(make({ after: clock.after }));
    device.press('hook');
    const [first] = heard();
    clock.pass(ms);
    expect(heard()).toEqual([first]);
  }
});

it('an Anker tells mute as a state, lights it only off-hook and takes no report of another length', () => {
  const { device, heard, write } = plugged(makeAnkerPowerconf());
  device.press('mute');
  expect(heard()).toEqual([['0b:2f']]);
  device.press('mute');
  expect(heard()).toEqual([[]]);
  write({ muted: true });
  expect(device.lit.muted).toBe(false);
  write({ muted: true, offHook: true });
  expect(device.lit.muted).toBe(true);
  device.written('output', Uint8Array.of(2, 0));
  expect(device.lit.offHook).toBe(true);
});
