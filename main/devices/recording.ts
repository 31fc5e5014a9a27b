import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { knownDevice } from '../../native/devices/known.ts';
import {
  type RecordingLine,
  recordingFileName,
  writeRecording,
} from '../../native/devices/recording-file.ts';
import { tellsOfKeys } from '../../native/devices/tells-of-keys.ts';
import type { DescriptorFacts, FromHost } from '../../native/host-messages.ts';
import { parseReportDescriptor } from '../../native/protocols/hid-report/parse-report-descriptor.ts';
import type { Clock } from '../contract/clock.ts';
import type { CallDevice, Lamps, Press, RecordingFacts, RecordingStep } from '../contract/devices.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import { writeWholeFile } from '../store/whole-file.ts';
import { answered, isOfLamp, shownIn, stepsFor } from './recording-steps.ts';

/** What a recording works with. */
export type RecordingParts = {
  readonly clock: Clock;
  readonly log: Log;
  /** Where recordings are written; made when the first one is. */
  readonly folder: string;
  readonly version: string;
  readonly devices: () => readonly CallDevice[];
  /** Asks the native process for every report of a device, or for none any more. */
  readonly listen: (device: string | null) => void;
  /** What a device shows instead of what the window wants; null is what the window wants again. */
  readonly show: (shown: { readonly device: string; readonly lamps: Lamps } | null) => void;
  readonly changed: (facts: RecordingFacts | null) => void;
};

/** Records devices for IT, one at a time, in steps that a person is led through. */
export type DeviceRecording = {
  /** A recording under way gives way, and nothing of it is kept. Bad when the device is not there or not open to us. */
  begin(device: string): Result<null>;
  /** The step was done, or there is nothing for it. Nothing happens when none is under way. */
  next(outcome: 'done' | 'not-there'): void;
  /** Writes it, or throws it away. */
  end(keep: boolean): void;
  /** What the native process says. */
  heard(message: Extract<FromHost, { kind: 'descriptor' | 'recorded' | 'pressed' }>): void;
  /** The list of devices is another, or the native process is (`null`): it does not listen any more. */
  devicesChanged(devices: readonly CallDevice[] | null): void;
};

/** A recording that nobody goes on with is thrown away after that, in ms. */
const patienceMs = 10 * 60_000;
/** What is kept of a device that never stops talking. */
const most = { reports: 4000, bytes: 256 * 1024 };
/** Bytes, with the id, of a report that is kept where nobody knows what it means. */
const mostUnknown = 5;
/** The window is told of reports so often at most, in ms. */
const telling = 50;

type UnderWay = {
  readonly device: CallDevice;
  readonly steps: readonly RecordingStep[];
  readonly lines: RecordingLine[];
  done: number;
  reports: number;
  reportsInStep: number;
  bytes: number;
  lamps: Lamps;
  about: DescriptorFacts | null;
  isKept: ReturnType<typeof tellsOfKeys>;
};

export function makeDeviceRecording(parts: RecordingParts): DeviceRecording {
  const { clock, log } = parts;
  let now: UnderWay | null = null;
  let cancelPatience = (): void => {};
  let cancelTelling: (() => void) | null = null;

  const stepOf = (recording: UnderWay): RecordingStep | null => recording.steps[recording.done] ?? null;
  const factsOf = (recording: UnderWay): RecordingFacts => ({
    device: recording.device.id,
    step: stepOf(recording),
    done: recording.done,
    steps: recording.steps.length,
    reports: recording.reports,
    reportsInStep: recording.reportsInStep,
    file: null,
    failed: null,
  });
  const tell = (facts: RecordingFacts | null): void => {
    cancelTelling?.();
    cancelTelling = null;
    parts.changed(facts);
  };
  const tellSoon = (recording: UnderWay): void => {
    cancelTelling ??= clock.after(telling, () => tell(factsOf(recording)));
  };
  const show = (recording: UnderWay, lamps: Lamps): void => {
    recording.lamps = lamps;
    parts.show({ device: recording.device.id, lamps });
  };
  const enter = (recording: UnderWay): void => {
    const step = stepOf(recording);
    recording.reportsInStep = 0;
    if (step !== null) recording.lines.push({ kind: 'step', name: step });
    show(recording, shownIn(step));
    cancelPatience();
    cancelPatience = clock.after(patienceMs, () => {
      log.info('a recording that nobody went on with was thrown away');
      leave(null);
    });
    tell(factsOf(recording));
  };
  /** Ends what is under way; `facts` is what the window is told. */
  const leave = (facts: RecordingFacts | null): void => {
    if (now) {
      parts.listen(null);
      parts.show(null);
    }
    now = null;
    cancelPatience();
    tell(facts);
  };
  const fail = (recording: UnderWay, failed: NonNullable<RecordingFacts['failed']>): void =>
    leave({ ...factsOf(recording), failed });

  const keep = (recording: UnderWay): void => {
    const { about, device, lines } = recording;
    const { vendorId, productId } = device;
    // A name that a person may have given, as those of Bluetooth devices are, does not go into a file that is sent.
    const ofMaker = about && about.interfaceNumber >= 0 ? about.product : '';
    const row = knownDevice({ vendorId, productId, product: ofMaker });
    const content = {
      vendorId,
      productId,
      name: row?.name || ofMaker,
      source: `recorded with Rundbord ${parts.version} on ${new Date(clock.now()).toISOString().slice(0, 10)}`,
      descriptor: about?.bytes ?? null,
      lines,
    };
    const file = join(parts.folder, recordingFileName(content));
    try {
      mkdirSync(parts.folder, { recursive: true, mode: 0o700 });
      writeWholeFile(file, writeRecording(content));
    } catch (error) {
      log.warn(`a recording could not be written: ${String(error)}`);
      fail(recording, 'not-written');
      return;
    }
    log.info(`a recording of a device was written: ${recording.reports} reports`);
    leave({ ...factsOf(recording), file });
  };

  const take = (
    recording: UnderWay,
    { atMs, direction, bytes }: Extract<FromHost, { kind: 'recorded' }>,
  ): void => {
    if (!recording.isKept({ direction, bytes })) return;
    if (direction === 'in') {
      recording.reports += 1;
      recording.reportsInStep += 1;
      tellSoon(recording);
    }
    recording.bytes += bytes.length;
    if (recording.lines.length >= most.reports || recording.bytes > most.bytes) return;
    recording.lines.push({ kind: 'report', atMs, direction, bytes });
  };

  return {
    begin(id) {
      leave(null);
      const device = parts.devices().find((one) => one.id === id);
      if (!device || device.status === 'gone') return bad('device-gone');
      if (device.status === 'not-allowed' || device.status === 'not-understood')
        return bad('device-not-allowed', { detail: device.detail ?? device.status });
      now = {
        ...{ device, steps: stepsFor(device), lines: [], about: null, lamps: device.shows },
        ...{ done: 0, reports: 0, reportsInStep: 0, bytes: 0 },
        // Until the descriptor is known nothing is.
        isKept: () => false,
      };
      parts.listen(id);
      enter(now);
      return good(null);
    },
    next(outcome) {
      const step = now && stepOf(now);
      if (!now || !step) return;
      if (outcome === 'not-there') now.lines.push({ kind: 'not-there', name: step });
      now.done += 1;
      enter(now);
    },
    end(wanted) {
      if (now && wanted) keep(now);
      else leave(null);
    },
    heard(message) {
      if (!now || message.device !== now.device.id) return;
      if (message.kind === 'recorded') take(now, message);
      else if (message.kind === 'descriptor') {
        now.about = message;
        const read = message.bytes && parseReportDescriptor(message.bytes);
        // Without a descriptor a short report is all that can be taken for one of keys.
        now.isKept = read?.ok ? tellsOfKeys(read.descriptor) : ({ bytes }) => bytes.length <= mostUnknown;
      } else answer(now, message.press);
    },
    devicesChanged(devices) {
      if (!now) return;
      const { id } = now.device;
      const device = devices?.find((one) => one.id === id);
      if (!device || device.status === 'gone') fail(now, 'device-gone');
    },
  };

  function answer(recording: UnderWay, press: Press): void {
    const step = stepOf(recording);
    // A lamp that somebody looks at stays as it is.
    if (step === null || isOfLamp(step)) return;
    show(recording, answered(recording.lamps, press));
  }
}
