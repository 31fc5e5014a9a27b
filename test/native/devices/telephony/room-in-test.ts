import type { Lamps, Press } from '../../../../native/device.ts';
import { knownDevice } from '../../../../native/devices/known.ts';
import { type CallDevicePart, openCallDevice } from '../../../../native/devices/telephony/call-device.ts';
import { lampReports } from '../../../../native/devices/telephony/lamp-reports.ts';
import { sameBytes } from '../../../../native/devices/telephony/same-bytes.ts';
import { callReader, keyIn } from '../../../../native/protocols/hid-report/call-reader.ts';
import type { ReportDescriptor } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import type { DeviceModel, PersonPress } from '../../../peers/hid/device-model.ts';
import { parsed } from '../../protocols/hid-report/recordings.ts';
import { type ClockByHand, clockByHand } from './clock-by-hand.ts';

/** The call of a host that does as the window does: presses act on it, lamps follow from it. */
type Call = {
  readonly kind: 'idle' | 'ringing' | 'on';
  readonly muted: boolean;
  readonly held: boolean;
  /** The device is the one in use. */
  readonly used: boolean;
};
const noCall: Call = { kind: 'idle', muted: false, held: false, used: false };

const lampsOf = ({ kind, muted, held, used }: Call): Lamps => ({
  ringing: kind === 'ringing',
  offHook: kind === 'on' && used,
  muted: kind === 'on' && muted,
  held: kind === 'on' && used && held,
});

function after(call: Call, press: Press): Call {
  const on = call.kind === 'on';
  switch (press.kind) {
    case 'hook':
      if (press.lifted && call.kind === 'ringing') return { ...noCall, kind: 'on', used: true };
      if (press.lifted) return on ? { ...call, used: true } : call;
      return on && call.used ? noCall : call;
    case 'mute':
      return on ? { ...call, muted: press.muted ?? !call.muted } : call;
    case 'reject':
      return call.kind === 'ringing' || (on && call.used) ? noCall : call;
    case 'flash':
      return on ? { ...call, held: !call.held } : call;
    case 'redial':
    case 'volume':
    case 'key':
      return call;
  }
}

export type RoomEvent =
  | {
      readonly do:
        | 'ring'
        | 'join'
        | 'join-elsewhere'
        | 'leave'
        | 'mute'
        | 'hold'
        | 'replug'
        | 'again'
        | 'restart';
    }
  | { readonly do: 'press'; readonly what: PersonPress }
  /** Another program writes to the device. */
  | { readonly do: 'foreign'; readonly lamps: Lamps }
  | { readonly do: 'pass'; readonly ms: number };

/** A device in software, what drives it, and a host with a call. */
export function openRoom(
  make: (options: { readonly after: (ms: number, run: () => void) => () => void }) => DeviceModel,
  /** How long the host takes for each press. */
  hostMs: number,
  /** No other program has calls. */
  alone = false,
) {
  const clock: ClockByHand = clockByHand();
  const told: Press[] = [];
  const notes: string[] = [];
  /** Times at which the device was written to without the host's having said anything. */
  const unasked: number[] = [];
  let call = noCall;
  let inShow = false;
  let model: DeviceModel = make(clock);
  const descriptor: ReportDescriptor = parsed(model.descriptor);
  const telephony = telephonyIn(descriptor);
  if (!telephony) throw new Error(`${model.product} has no keys`);
  const row = knownDevice(model);
  const reports = lampReports(descriptor, telephony, row?.quirks ?? {});
  const read = callReader(descriptor);
  let written = new Map<number, Uint8Array>();
  let heard: Uint8Array | null = null;
  let heardAt = 0;
  let hookOrBusy = false;
  let part: CallDevicePart;
  let unplug = (): void => {};

  const tell = (): void => {
    inShow = true;
    part.show(lampsOf(call));
    inShow = false;
  };
  const set = (next: Call): void => {
    call = next;
    tell();
  };
  const write = (bytes: Uint8Array): Promise<boolean> => {
    written.set(bytes[0] ?? 0, bytes.slice());
    const now = clock.now();
    if (!inShow && unasked.at(-1) !== now) unasked.push(now);
    const shown = inShow;
    inShow = false;
    model.written('output', descriptor.usesReportIds ? bytes : bytes.subarray(1));
    inShow = shown;
    return Promise.resolve(true);
  };
  const open = (): void => {
    written = new Map();
    part = openCallDevice({
      descriptor,
      row,
      alone,
      write,
      sendFeature: () => Promise.resolve(true),
      clock,
      pressed(press) {
        told.push(press);
        if (hostMs === 0) set(after(call, press));
        else clock.after(hostMs, () => set(after(call, press)));
      },
      changed() {},
      log: (_level, text) => void notes.push(text),
    });
    plugIn();
    tell();
  };
  const plugIn = (): void => {
    const mine = part;
    unplug();
    heard = null;
    unplug = model.connect((bytes) => {
      heard = bytes;
      heardAt = clock.now();
      const reading = read(bytes);
      const hook = keyIn(reading, 'hook');
      if (hook !== null) hookOrBusy = hook || keyIn(reading, 'lineBusy') === true;
      mine.report(bytes);
    });
  };
  open();

  return {
    clock,
    told,
    notes,
    unasked,
    get part(): CallDevicePart {
      return part;
    },
    get model(): DeviceModel {
      return model;
    },
    get lamps(): Lamps {
      return lampsOf(call);
    },
    /** The last word of the device is that it is off the hook, or its line busy. */
    get hookOrBusy(): boolean {
      return hookOrBusy;
    },
    /** Whether all that was written to it last is what the call is now. */
    writtenIsCall: (): boolean =>
      reports.of(lampsOf(call)).every((report) => {
        const last = written.get(report[0] ?? 0);
        return last !== undefined && sameBytes(last, report);
      }),
    run(event: RoomEvent): void {
      switch (event.do) {
        case 'ring':
          if (call.kind === 'idle') set({ ...noCall, kind: 'ringing' });
          break;
        case 'join':
          set({ ...noCall, kind: 'on', used: true });
          break;
        case 'join-elsewhere':
          set({ ...noCall, kind: 'on' });
          break;
        case 'leave':
          set(noCall);
          break;
        case 'mute':
          if (call.kind === 'on') set({ ...call, muted: !call.muted });
          break;
        case 'hold':
          if (call.kind === 'on') set({ ...call, held: !call.held });
          break;
        case 'press':
          model.press(event.what);
          break;
        case 'again':
          // As a device does that tells a press twice.
          if (heard && clock.now() - heardAt < 50) part.report(heard.slice());
          break;
        case 'foreign':
          for (const report of reports.of(event.lamps))
            model.written('output', descriptor.usesReportIds ? report : report.subarray(1));
          break;
        case 'replug':
          part.close();
          model = make(clock);
          hookOrBusy = false;
          open();
          break;
        case 'restart':
          // The native process begins anew: the device has kept what it had.
          part.close();
          open();
          break;
        case 'pass':
          clock.pass(event.ms);
          break;
      }
    },
  };
}
