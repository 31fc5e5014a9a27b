import type { Lamps, Press } from '../../native/device.ts';
import { knownDevice } from '../../native/devices/known.ts';
import { type RecordingLine, readRecording } from '../../native/devices/recording-file.ts';
import { openCallDevice } from '../../native/devices/telephony/call-device.ts';
import { noLamps } from '../../native/devices/telephony/control-state.ts';
import { lampReports } from '../../native/devices/telephony/lamp-reports.ts';
import { telephonyIn } from '../../native/protocols/hid-report/telephony.ts';
import { clockByHand } from '../native/devices/telephony/clock-by-hand.ts';
import { readReport } from '../native/protocols/hid-report/read-report.ts';
import { parsed } from '../native/protocols/hid-report/recordings.ts';

/** What came of a step of a recording, or of what is before the first step. */
export type ReplayedStep = {
  readonly name: string | null;
  /** The person said that the device has nothing for it. */
  readonly notThere: boolean;
  readonly says: readonly Press[];
  /** What was written last, and what the recording says was, by the reports' ids, in hex. */
  readonly wrote: Readonly<Record<number, string>>;
  readonly recorded: Readonly<Record<number, string>>;
};

type Step = { name: string | null; notThere: boolean; says: Press[]; wrote: object; recorded: object };

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Replays a recording of a device with times: what it sent is heard when it was sent, and the host shows what it showed then,
 * as the reports that were written say.
 */
export function replay(text: string): readonly ReplayedStep[] {
  const recording = readRecording(text);
  if (!recording?.descriptor) throw new Error('no recording with a descriptor');
  const descriptor = parsed(recording.descriptor);
  const telephony = telephonyIn(descriptor);
  if (!telephony) throw new Error('nothing for calls in it');
  const row = knownDevice({ ...recording, product: recording.name });
  const { of: reportsOf } = lampReports(descriptor, telephony, row?.quirks ?? {});
  const clock = clockByHand();
  const begin = clock.now();
  const written = new Map<number, string>();
  const recorded = new Map<number, Uint8Array>();
  const first: Step = { name: null, notThere: false, says: [], wrote: {}, recorded: {} };
  const steps: Step[] = [first];
  const last = (): Step => steps.at(-1) ?? first;
  const part = openCallDevice({
    descriptor,
    row,
    write(report) {
      written.set(report[0] ?? 0, hexOf(report));
      return Promise.resolve(true);
    },
    sendFeature: () => Promise.resolve(true),
    clock,
    pressed: (press) => void last().says.push(press),
    changed() {},
    log() {},
  });
  part.show(noLamps);

  /** The lamps that these reports light: of all there are, those whose reports they are. */
  const lampsIn = (): Lamps => {
    const lit = new Set(
      [...recorded.values()].flatMap((bytes) => {
        const read = readReport(descriptor, 'output', descriptor.usesReportIds ? bytes : bytes.subarray(1));
        return read.ok ? read.readings.filter(({ value }) => value !== 0).map(({ control }) => control) : [];
      }),
    );
    const names = Object.keys(noLamps) as (keyof Lamps)[];
    return Object.fromEntries(
      names.map((name) => {
        const alone = reportsOf({ ...noLamps, [name]: true }).flatMap((bytes) => {
          const read = readReport(descriptor, 'output', descriptor.usesReportIds ? bytes : bytes.subarray(1));
          return read.ok
            ? read.readings.filter(({ value }) => value !== 0).map(({ control }) => control)
            : [];
        });
        return [name, alone.length > 0 && alone.every((control) => lit.has(control))];
      }),
    ) as Lamps;
  };
  const endStep = (): void => {
    last().wrote = Object.fromEntries([...recorded.keys()].map((id) => [id, written.get(id) ?? '']));
    last().recorded = Object.fromEntries([...recorded].map(([id, bytes]) => [id, hexOf(bytes)]));
  };
  const lines = recording.lines;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'not-there') last().notThere = true;
    else if (line.kind === 'step') {
      endStep();
      steps.push({ name: line.name, notThere: false, says: [], wrote: {}, recorded: {} });
    } else {
      clock.pass(Math.max(0, begin + line.atMs - clock.now()));
      if (line.direction === 'in') part.report(line.bytes);
      if (line.direction !== 'out') continue;
      recorded.set(line.bytes[0] ?? 0, line.bytes);
      // The reports of one state follow on one another.
      if (!isOut(lines[index + 1])) part.show(lampsIn());
    }
  }
  clock.pass(1000);
  endStep();
  part.close();
  return steps as readonly ReplayedStep[];
}

const isOut = (line: RecordingLine | undefined): boolean =>
  line?.kind === 'report' && line.direction === 'out';
