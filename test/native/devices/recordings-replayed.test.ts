import { describe, expect, it, test } from 'vitest';
import type { Lamps, Press } from '../../../native/device.ts';
import { knownDevice } from '../../../native/devices/known.ts';
import { type RecordingLine, readRecording, writeRecording } from '../../../native/devices/recording-file.ts';
import { openCallDevice } from '../../../native/devices/telephony/call-device.ts';
import { noLamps } from '../../../native/devices/telephony/control-state.ts';
import type { ReportDescriptor } from '../../../native/protocols/hid-report/report-descriptor.ts';
import { writeReports } from '../../../native/protocols/hid-report/write-reports.ts';
import type { PersonPress } from '../../peers/hid/device-model.ts';
import { allModels } from '../../peers/hid/models/all-models.ts';
import { type ReplayedStep, replay } from '../../recordings/replay.ts';
import { readReport } from '../protocols/hid-report/read-report.ts';
import { hex, parsed, recordedBytes, recordings, recordingText } from '../protocols/hid-report/recordings.ts';
import { clockByHand } from './telephony/clock-by-hand.ts';

// Every line below `reports:` of a recording has its case here: what the report is, byte for byte, both ways.

type Case = {
  /** Where the line is no whole report: one in its form. */
  readonly bytes?: string;
  /** What is on in it. */
  readonly on: Readonly<Record<string, number>>;
  /** A usage has several places in it, so that it cannot be made from its usages alone. */
  readonly oneOfSeveral?: boolean;
  /** For what a device sends: what the host shows, and what it is told. */
  readonly shows?: Lamps;
  readonly says?: readonly Press[];
  /** For what a host writes: the lamps for which we write it. */
  readonly lamps?: Partial<Lamps>;
  /** For what we do not write: whose it is. */
  readonly notOurs?: string;
};

const ringing = { ...noLamps, ringing: true };
const inCall = { ...noLamps, offHook: true };
const lifted: Press = { kind: 'hook', lifted: true };
const mute: Press = { kind: 'mute', muted: null };
const display = 'the phone’s own display, which shows nothing of ours';

const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  '095d_9201_polycom-cx300': {
    'in 01 01 ..': { bytes: '01 01 00 00 00 00 00 00', on: { '0b:20': 1 }, shows: ringing, says: [lifted] },
    'in 01 00 01 ..': {
      bytes: '01 00 01 00 00 00 00 00',
      on: { '0b:b0': 1 },
      shows: inCall,
      says: [{ kind: 'key', key: '0' }],
    },
    // Of the phone's own: its audio session, what is spoken into, and whether it is muted inside.
    'in 01 .. byte3': {
      bytes: '01 00 00 03 00 00 00 00',
      on: { 'ff99:60': 1, 'ff99:61': 1 },
      shows: inCall,
      says: [],
    },
    'in 01 .. byte4': {
      bytes: '01 00 00 00 40 00 00 00',
      on: { 'ff99:62': 0x40 },
      oneOfSeveral: true,
      shows: ringing,
      says: [],
    },
    'in 01 .. byte7': {
      bytes: '01 00 00 00 00 00 00 01',
      on: { 'ff99:62': 1 },
      oneOfSeveral: true,
      shows: inCall,
      says: [],
    },
    'out 02 01': { on: { '08:17': 1 }, lamps: { offHook: true } },
    'out 16 01': { bytes: '16 01 00', on: { 'ff99:ff18': 1 }, notOurs: display },
    'out 16 xx 10': {
      bytes: '16 00 10',
      on: { 'ff99:ff1c': 1 },
      notOurs: 'the phone mutes inside by itself',
    },
    'out 13 00': { bytes: '13 00', on: {}, notOurs: display },
    'out 14 01 80': { on: { 'ff99:81': 1, 'ff99:ff22': 1 }, notOurs: display },
    'out 15 80 ..': {
      bytes: `15 80 ${'00 '.repeat(16)}`,
      on: { 'ff99:ff24': 1 },
      notOurs: display,
    },
    'feature 17 09 04 01 02': { on: { 'ff99:64': 0x0409, 'ff99:65': 2 }, oneOfSeveral: true },
    'feature(get) 11 -> 5e 04 00 02 [R]': {
      bytes: '11 5e 04 00 02',
      on: { 'ff99:ff01': 0x045e, 'ff99:ff02': 2 },
      oneOfSeveral: true,
      notOurs: 'it is read, not sent',
    },
    'feature(get) 12 -> 02 30 ff [R]': {
      bytes: '12 02 30 ff 00',
      on: {
        'ff99:35': 2,
        'ff99:36': 0x30,
        ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((area) => [`ff99:8${area}`, 1])),
      },
      notOurs: 'it is read, not sent',
    },
    'feature(get) 04 -> 20 00 00 00 00 00 00 [R, source prints one byte more]': {
      bytes: '04 20 00 00 00 00 00 00',
      on: { '0a:01': 0x20 },
      oneOfSeveral: true,
      notOurs: 'it is read, not sent',
    },
  },
  '291a_3301_anker-powerconf': {
    'out 02 01 00': { on: { '08:17': 1 }, lamps: { offHook: true } },
    'out 02 11 00': {
      on: { '08:17': 1, '08:21': 1 },
      notOurs: 'it has a lamp for mute: that of the microphone is left',
    },
    'out 02 09 00': { on: { '08:17': 1, '08:20': 1 }, lamps: { offHook: true, held: true } },
    'out 02 00 00': { on: {}, lamps: {} },
    'in 02 04 00': { on: { '0b:2f': 1, '0b:b0': 1 }, shows: inCall, says: [mute] },
    'in 02 01 00': { on: { '0b:20': 1, '0b:b0': 1 }, shows: ringing, says: [lifted] },
  },
  '413c_8223_dell-sp325': {
    'in 05 01': { on: { '0b:20': 1 }, shows: ringing, says: [lifted] },
    'in 05 02': { on: { '0b:2f': 1 }, shows: inCall, says: [mute] },
    'out 05 02': { on: { '08:09': 1 }, lamps: { muted: true } },
    'out 05 01': { on: { '08:17': 1 }, lamps: { offHook: true } },
  },
};

const linesOf = (name: string): readonly string[] =>
  (recordingText(name).split(/^reports:$/m)[1] ?? '')
    .split(/^\w+:$/m, 1)
    .join('')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\|.*/, '').trim());

/** What is on in a report, by usage. */
function onIn(descriptor: ReportDescriptor, direction: 'input' | 'output' | 'feature', bytes: Uint8Array) {
  const read = readReport(descriptor, direction, bytes);
  if (!read.ok) throw new Error(read.reason);
  expect(read.short, 'a whole report').toBe(false);
  return Object.fromEntries(
    read.readings.filter(({ value }) => value !== 0).map(({ control, value }) => [control.usage, value]),
  );
}

/** A report of that direction with this on, from the descriptor alone. */
function made(
  descriptor: ReportDescriptor,
  direction: 'input' | 'output' | 'feature',
  id: number,
  on: Case['on'],
): Uint8Array | undefined {
  const { reports } = descriptor;
  const usages = new Map(Object.entries(on));
  const report = reports[direction].get(id);
  // What is nothing but 0 is of a report too: any usage of it names it.
  for (const field of report?.fields ?? [])
    for (const { usage } of field.kind === 'variable' ? field.controls : field.selectors.values())
      if (!usages.has(usage)) usages.set(usage, 0);
  return writeReports({ ...descriptor, reports: { ...reports, output: reports[direction] } }, usages).find(
    (bytes) => bytes[0] === id,
  );
}

function opened(name: string) {
  const { vendorId = 0, productId = 0 } = readRecording(recordingText(name)) ?? {};
  const clock = clockByHand();
  const written: Uint8Array[] = [];
  const features: Uint8Array[] = [];
  const told: Press[] = [];
  const part = openCallDevice({
    descriptor: parsed(recordedBytes(name)),
    row: knownDevice({ vendorId, productId, product: '' }),
    write(report) {
      written.push(report);
      return Promise.resolve(true);
    },
    sendFeature(report) {
      features.push(report);
      return Promise.resolve(true);
    },
    clock,
    pressed: (press) => void told.push(press),
    changed() {},
    log() {},
  });
  part.show(noLamps);
  clock.pass(5000);
  return { part, written, features, told };
}

const timed = (name: string): boolean => /^# step /m.test(recordingText(name));
const withReports = recordings.filter((name) => !timed(name) && linesOf(name).length > 0);

describe.each(withReports)('%s', (name) => {
  const descriptor = parsed(recordedBytes(name));
  const ofRecording = cases[name] ?? {};
  it('has a case for each of its reports', () => {
    expect(Object.keys(ofRecording).sort()).toEqual([...new Set(linesOf(name))].sort());
  });

  it.each(Object.entries(ofRecording))('%s', (line, one) => {
    const { bytes, on, shows, says, lamps, notOurs } = one;
    const [word = ''] = line.split(/[ (]/);
    const report = hex(bytes ?? line.replace(/^\w+ /, ''));
    const direction = { in: 'input', out: 'output', feature: 'feature' }[word] as
      | 'input'
      | 'output'
      | 'feature';
    expect(onIn(descriptor, direction, report)).toEqual(on);
    if (!one.oneOfSeveral) expect(made(descriptor, direction, report[0] ?? 0, on)).toEqual(report);
    const { part, written, features, told } = opened(name);
    written.length = 0;
    if (direction === 'input') {
      part.show(shows ?? noLamps);
      part.report(report);
      expect(told).toEqual(says);
    } else if (direction === 'feature') {
      if (notOurs === undefined) expect(features).toContainEqual(report);
    } else if (notOurs === undefined) {
      part.show({ ringing: true, offHook: lamps?.offHook !== true, muted: true, held: true });
      written.length = 0;
      part.show({ ...noLamps, ...lamps });
      expect(written).toContainEqual(report);
    } else {
      for (const ringingNow of [false, true])
        for (const held of [false, true])
          part.show({ ringing: ringingNow, offHook: true, muted: true, held });
      expect(written).not.toContainEqual(report);
    }
  });
});

/** What a person led through a recording does at each step, as the kiosk's own recorder names them. */
const saidAt: Readonly<Record<string, Press['kind'] | null>> = {
  'hook-up': 'hook',
  'hook-down': 'hook',
  mute: 'mute',
  'mute-again': 'mute',
  'volume-up': 'volume',
  'volume-down': 'volume',
  reject: 'reject',
  flash: 'flash',
  redial: 'redial',
  keypad: 'key',
  'lamp-ringing': null,
  'lamp-off-hook': null,
  'lamp-muted': null,
  'lamp-held': null,
};

/** That each step says what its name promises, and that each lamp is written as it was. */
function mustHold(steps: readonly ReplayedStep[]): void {
  for (const { name, notThere, says, wrote, recorded } of steps) {
    if (name === null || notThere) continue;
    expect(Object.keys(saidAt), 'a step that we know').toContain(name);
    expect(says.map(({ kind }) => kind).slice(0, 1), name).toEqual(saidAt[name] ? [saidAt[name]] : []);
    expect(wrote, `what is written at ${name}`).toEqual(recorded);
  }
}

// Recordings from rooms have steps: they hold as soon as they are here.
test.each(recordings.filter(timed))('%s: step by step', (name) => mustHold(replay(recordingText(name))));

describe.each(allModels.map((make) => [make().product, make] as const))('%s', (_name, make) => {
  it('recorded and replayed, says at each step what it said', () => {
    const { text, said } = record(make);
    const steps = replay(text);
    mustHold(steps);
    for (const [name, presses] of said)
      expect(steps.find((step) => step.name === name)?.says, name).toEqual(presses);
  });
});

/** Leads a device in software through the steps, and writes them down as the kiosk's recorder does. */
function record(make: (typeof allModels)[number]) {
  const clock = clockByHand();
  const begin = clock.now();
  const model = make({ after: clock.after });
  const descriptor = parsed(model.descriptor);
  const { vendorId, productId, product } = model;
  const row = knownDevice(model);
  const lines: RecordingLine[] = [];
  const report = (direction: 'in' | 'out', bytes: Uint8Array): void =>
    void lines.push({ kind: 'report', atMs: clock.now() - begin, direction, bytes: bytes.slice() });
  let told: Press[] = [];
  const part = openCallDevice({
    descriptor,
    row,
    write(bytes) {
      report('out', bytes);
      model.written('output', descriptor.usesReportIds ? bytes : bytes.subarray(1));
      return Promise.resolve(true);
    },
    sendFeature: () => Promise.resolve(true),
    clock,
    pressed: (press) => void told.push(press),
    changed() {},
    log() {},
  });
  model.connect((bytes) => {
    report('in', bytes);
    part.report(bytes);
  });
  part.show(noLamps);
  const said = new Map<string, readonly Press[]>();
  const muted = { ...inCall, muted: true };
  const steps: readonly (readonly [string, Lamps, PersonPress | null, Lamps])[] = [
    ['hook-up', ringing, 'hook', inCall],
    ['hook-down', inCall, 'hook', noLamps],
    ['mute', inCall, 'mute', muted],
    ['mute-again', muted, 'mute', inCall],
    ['volume-up', inCall, 'volume-up', inCall],
    ['volume-down', inCall, 'volume-down', inCall],
    ['reject', ringing, 'reject', noLamps],
    ['flash', inCall, 'flash', { ...inCall, held: true }],
    ['keypad', inCall, { key: '5' }, inCall],
    ['lamp-ringing', ringing, null, ringing],
    ['lamp-held', { ...inCall, held: true }, null, { ...inCall, held: true }],
  ];
  for (const [name, shows, press, after] of steps) {
    clock.pass(5000);
    lines.push({ kind: 'step', name });
    part.show(shows);
    clock.pass(1500);
    told = [];
    if (press) model.press(press);
    if (press && told.length === 0) lines.push({ kind: 'not-there', name });
    else said.set(name, told);
    clock.pass(5);
    part.show(after);
  }
  const source = 'a device in software';
  const recording = { vendorId, productId, name: product, source, descriptor: model.descriptor, lines };
  return { text: writeRecording(recording), said };
}
