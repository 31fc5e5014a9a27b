import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CallDevice, Lamps, RecordingFacts } from '../../../main/contract/devices.ts';
import { noLamps } from '../../../main/contract/devices.ts';
import { hidCommand } from '../../../main/devices/hid-command.ts';
import { makeDeviceRecording } from '../../../main/devices/recording.ts';
import { silentLog } from '../../../main/log.ts';
import { type RecordingLine, readRecording } from '../../../native/devices/recording-file.ts';
import { writeReports } from '../../../native/protocols/hid-report/write-reports.ts';
import { readReport } from '../../native/protocols/hid-report/read-report.ts';
import { parsed } from '../../native/protocols/hid-report/recordings.ts';
import { makeAnkerPowerconf } from '../../peers/hid/models/anker-powerconf.ts';
import type { FirmwareModel } from '../../peers/hid/models/firmware.ts';
import { replay } from '../../recordings/replay.ts';
import { handClock } from '../agenda/hand-clock.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const anker: CallDevice = {
  id: '291a:3301:0123456789@3',
  name: 'Anker PowerConf',
  vendorId: 0x291a,
  productId: 0x3301,
  kind: 'speakerphone',
  status: 'ready',
  detail: null,
  keys: ['hook', 'mute', 'flash', 'volume'],
  lamps: ['ringing', 'offHook', 'muted'],
  shows: noLamps,
};

/** A recorder, with a device in software at the place of the native process. */
function recorder(device: CallDevice = anker, model: FirmwareModel = makeAnkerPowerconf()) {
  const folder = join(mkdtempSync(join(tmpdir(), 'rundbord-recording-')), 'recordings');
  made.push(join(folder, '..'));
  const clock = handClock('2026-11-22T14:05:06Z');
  const begun = clock.now();
  const told: (RecordingFacts | null)[] = [];
  const shown: ({ device: string; lamps: Lamps } | null)[] = [];
  const descriptor = parsed(model.descriptor);
  let listens: string | null = null;
  const report = (direction: 'in' | 'out', bytes: Uint8Array): void => {
    clock.advance(10);
    if (listens !== null)
      recording.heard({ kind: 'recorded', device: listens, atMs: clock.now() - begun, direction, bytes });
  };
  model.connect((bytes) => report('in', bytes));
  const recording = makeDeviceRecording({
    clock,
    log: silentLog,
    folder,
    version: '1.2.3',
    devices: () => [device],
    listen(id) {
      listens = id;
      if (id === null) return;
      const { vendorId, productId, product, manufacturer, interfaceNumber } = model;
      const about = { vendorId, productId, product, manufacturer, interfaceNumber };
      recording.heard({ kind: 'descriptor', device: id, bytes: model.descriptor, ...about });
    },
    show(next) {
      shown.push(next);
      const { ringing, offHook, muted, held } = next?.lamps ?? noLamps;
      const state = new Map([
        ['08:17', Number(offHook)],
        ['08:09', Number(muted)],
        ['08:18', Number(ringing)],
        ['08:20', Number(held)],
      ]);
      for (const bytes of writeReports(descriptor, state)) {
        report('out', bytes);
        model.written('output', bytes);
      }
    },
    changed: (facts) => told.push(facts),
  });
  const facts = (): RecordingFacts | null => {
    clock.advance(100);
    return told.at(-1) ?? null;
  };
  return { recording, model, clock, folder, told, shown, facts, descriptor };
}

test('a person is led through the keys and then the lamps that the device has', () => {
  const { recording, facts } = recorder();
  expect(recording.begin(anker.id).ok).toBe(true);
  const steps: string[] = [];
  for (let facts_ = facts(); facts_?.step; facts_ = facts()) {
    expect(facts_).toMatchObject({
      device: anker.id,
      done: steps.length,
      steps: 10,
      file: null,
      failed: null,
    });
    steps.push(facts_.step);
    recording.next('done');
  }
  expect(steps).toEqual([
    ...['hook-up', 'hook-down', 'mute', 'mute-again', 'volume-up', 'volume-down', 'flash'],
    ...['lamp-ringing', 'lamp-off-hook', 'lamp-muted'],
  ]);
  expect(facts()).toMatchObject({ step: null, done: 10, steps: 10 });
  recording.next('done');
  expect(facts()?.done).toBe(10);
});

test('what arrives is counted in the step, and what the host writes is not', () => {
  const { recording, model, facts } = recorder();
  recording.begin(anker.id);
  expect(facts()).toMatchObject({ reports: 0, reportsInStep: 0 });
  model.press('hook');
  expect(facts()?.reportsInStep).toBeGreaterThan(0);
  recording.next('done');
  expect(facts()?.reportsInStep).toBe(0);
  expect(facts()?.reports).toBeGreaterThan(0);
});

test('the window is told of many reports at once', () => {
  const { recording, clock, told } = recorder();
  recording.begin(anker.id);
  const before = told.length;
  for (let at = 0; at < 100; at += 1)
    recording.heard({
      ...{ kind: 'recorded', device: anker.id, atMs: at, direction: 'in' },
      bytes: Uint8Array.of(2, 1, 0),
    });
  expect(told.length).toBe(before);
  clock.advance(100);
  expect(told.length).toBe(before + 1);
  expect(told.at(-1)?.reports).toBe(100);
});

/** Leads a person through all steps: presses, and says yes to the lamps. */
function throughAll({ recording, model, clock, facts }: ReturnType<typeof recorder>): void {
  const pressed = { device: anker.id, kind: 'pressed' } as const;
  recording.begin(anker.id);
  for (let now = facts(); now?.step; now = facts()) {
    const { step } = now;
    // Nobody is quicker.
    clock.advance(1000);
    if (step.startsWith('hook')) {
      model.press('hook');
      recording.heard({ ...pressed, press: { kind: 'hook', lifted: step === 'hook-up' } });
    } else if (step.startsWith('mute')) {
      model.press('mute');
      recording.heard({ ...pressed, press: { kind: 'mute', muted: null } });
    } else if (step === 'volume-up' || step === 'volume-down') model.press(step);
    recording.next(step === 'flash' ? 'not-there' : 'done');
  }
}

test('what is kept can be played back: each step has the report of its key, and each lamp was lit', async () => {
  const all = recorder();
  throughAll(all);
  const { recording, facts, folder, descriptor } = all;
  recording.end(true);
  const file = facts()?.file ?? '';
  expect(facts()).toMatchObject({ step: null, failed: null });
  expect(file.slice(folder.length)).toMatch(/^.291a_3301_anker-powerconf[\w-]*\.txt$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);

  const read = readRecording(readFileSync(file, 'utf8'));
  expect(read).toMatchObject({ vendorId: 0x291a, productId: 0x3301 });
  expect(read?.descriptor).toEqual(all.model.descriptor);
  const usages = (step: string, direction: 'in' | 'out'): readonly string[] =>
    linesOf(read?.lines ?? [], step).flatMap((line) => {
      if (line.kind !== 'report' || line.direction !== direction) return [];
      const report = readReport(descriptor, direction === 'in' ? 'input' : 'output', line.bytes);
      return report.ok
        ? report.readings.flatMap(({ control, value }) => (value ? [control.usage] : []))
        : ['?'];
    });
  expect(usages('hook-up', 'in')).toContain('0b:20');
  // The device sends its mute key only as long as it is told of a call.
  expect(usages('mute', 'in')).toContain('0b:2f');
  // It tells how it is, and not that it was pressed.
  expect(usages('mute-again', 'in')).not.toContain('0b:2f');
  expect(usages('mute-again', 'in')).toContain('0b:20');
  expect(usages('volume-up', 'in')).toContain('0c:e9');
  expect(usages('volume-down', 'in')).toContain('0c:ea');
  expect(usages('lamp-ringing', 'out')).toEqual(['08:18']);
  expect(usages('lamp-off-hook', 'out')).toEqual(['08:17']);
  expect(new Set(usages('lamp-muted', 'out'))).toEqual(new Set(['08:17', '08:09']));
  expect(linesOf(read?.lines ?? [], 'flash')).toContainEqual({ kind: 'not-there', name: 'flash' });

  const pressed = new Map(replay(readFileSync(file, 'utf8')).map(({ name, says }) => [name, says]));
  expect(pressed.get('hook-up')).toContainEqual({ kind: 'hook', lifted: true });
  expect(pressed.get('hook-down')).toContainEqual({ kind: 'hook', lifted: false });
  expect(pressed.get('mute')).toContainEqual(expect.objectContaining({ kind: 'mute' }));
  expect(pressed.get('volume-up')).toContainEqual({ kind: 'volume', change: 'up' });

  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
  expect(await hidCommand.run([file], output)).toBe(0);
  expect(said.join()).toContain('For calls: hook (state), mute');
});

/** What stands in a recording between a step and the next. */
function linesOf(lines: readonly RecordingLine[], step: string): readonly RecordingLine[] {
  const from = lines.findIndex((line) => line.kind === 'step' && line.name === step) + 1;
  const length = lines.slice(from).findIndex(({ kind }) => kind === 'step');
  return lines.slice(from, length < 0 ? undefined : from + length);
}

test('no serial number, no host name, no time of day is in the file', () => {
  const all = recorder(anker, makeAnkerPowerconf({ serialNumber: 'SN-4711-0815' }));
  throughAll(all);
  all.recording.end(true);
  const [name = ''] = readdirSync(all.folder);
  const text = readFileSync(join(all.folder, name), 'utf8');
  expect(text).not.toMatch(/4711|0123456789|14:0|rundbord-recording/);
  expect(text).toContain('# source: recorded with Rundbord 1.2.3 on 2026-11-22\n');
});

test('a name that a person may have given is not in it', () => {
  const model = { ...makeAnkerPowerconf(), product: "Anna's headset", vendorId: 0x1111, interfaceNumber: -1 };
  const { recording, folder } = recorder({ ...anker, vendorId: 0x1111, name: "Anna's headset" }, model);
  recording.begin(anker.id);
  recording.end(true);
  expect(readdirSync(folder)).toEqual(['1111_3301_unnamed.txt']);
  expect(readFileSync(join(folder, '1111_3301_unnamed.txt'), 'utf8')).not.toContain('Anna');
});

test('while it is recorded the device shows what the step needs, and afterwards what the window wants', () => {
  const all = recorder();
  throughAll(all);
  all.recording.end(false);
  expect(all.shown.at(-1)).toBeNull();
  expect(all.facts()).toBeNull();
  expect(existsSync(all.folder)).toBe(false);
  expect(all.shown.filter(Boolean).every((one) => one?.device === anker.id)).toBe(true);
});

test('a lamp that somebody looks at is not changed by a press', () => {
  const { recording, shown, facts } = recorder({ ...anker, keys: [] });
  recording.begin(anker.id);
  expect(facts()?.step).toBe('lamp-ringing');
  recording.heard({ kind: 'pressed', device: anker.id, press: { kind: 'hook', lifted: true } });
  expect(shown.at(-1)?.lamps).toEqual({ ...noLamps, ringing: true });
});

test('a device that is pulled out ends it, and so does the native process', () => {
  const { recording, facts, shown } = recorder();
  recording.begin(anker.id);
  recording.devicesChanged([anker]);
  expect(facts()?.failed).toBeNull();
  recording.devicesChanged([{ ...anker, status: 'gone' }]);
  expect(facts()).toMatchObject({ failed: 'device-gone', file: null });
  expect(shown.at(-1)).toBeNull();
  recording.next('done');
  expect(facts()).toMatchObject({ failed: 'device-gone', done: 0 });
  recording.begin(anker.id);
  expect(facts()?.failed).toBeNull();
  recording.devicesChanged(null);
  expect(facts()?.failed).toBe('device-gone');
});

test('what cannot be written is told', () => {
  const { recording, facts, folder } = recorder();
  writeFileSync(folder, 'a file where the folder should be');
  recording.begin(anker.id);
  recording.end(true);
  expect(facts()).toMatchObject({ failed: 'not-written', file: null });
  chmodSync(folder, 0o600);
});

test.each([
  ['gone', 'device-gone'],
  ['not-allowed', 'device-not-allowed'],
  ['not-understood', 'device-not-allowed'],
] as const)('a device that is %s is not recorded', (status, code) => {
  const { recording, facts } = recorder({ ...anker, status });
  expect(recording.begin(anker.id)).toMatchObject({ ok: false, error: { code } });
  expect(facts()).toBeNull();
});

test('a device that nobody knows is not recorded', () => {
  expect(recorder().recording.begin('0000:0000')).toMatchObject({ error: { code: 'device-gone' } });
});

test('one that nobody goes on with is thrown away', () => {
  const { recording, clock, facts, folder } = recorder();
  recording.begin(anker.id);
  clock.advance(9 * 60_000);
  recording.next('done');
  clock.advance(9 * 60_000);
  expect(facts()?.done).toBe(1);
  clock.advance(60_000);
  expect(facts()).toBeNull();
  recording.end(true);
  expect(existsSync(folder)).toBe(false);
});

test('a device that never stops talking fills neither memory nor disk', () => {
  const { recording, folder } = recorder();
  recording.begin(anker.id);
  for (let at = 0; at < 50_000; at += 1)
    recording.heard({
      ...{ kind: 'recorded', device: anker.id, atMs: at, direction: 'in' },
      bytes: Uint8Array.of(2, at & 1, 0),
    });
  recording.end(true);
  const [name = ''] = readdirSync(folder);
  expect(statSync(join(folder, name)).size).toBeLessThan(200_000);
});
