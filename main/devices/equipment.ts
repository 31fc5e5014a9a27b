import { join } from 'node:path';
import type { Clock } from '../contract/clock.ts';
import type { CallDevices, Press, RecordingFacts, Shown } from '../contract/devices.ts';
import type { Answers } from '../contract/main-end.ts';
import { good, type Problem } from '../contract/result.ts';
import type { HidLayout } from '../contract/web-hid.ts';
import type { Log } from '../log.ts';
import type { ForkNative } from './native-process.ts';
import { makeDeviceRecording } from './recording.ts';
import { type RoomDevices, startRoomDevices } from './room-devices.ts';

/** The room's devices with keys and lamps, for the window: what it asks, and what it is told. */
export type Equipment = {
  /** What a person should know of. */
  readonly problems: readonly Problem[];
  readonly answers: Pick<
    Answers,
    | 'devices.show'
    | 'camera.do'
    | 'display.do'
    | 'codec.do'
    | 'port.use'
    | 'port.probe'
    | 'view.keep'
    | 'room.touched'
    | 'devices.look'
    | 'devices.layout'
    | 'recording.begin'
    | 'recording.next'
    | 'recording.end'
  >;
  /** Starts the process that drives them. */
  start(): void;
  /** The window is gone and comes back. What a call shows stays; what else it wanted shown it will say again. */
  windowGone(inCall: boolean): void;
  /** The native process's id; null while there is none. */
  pid(): number | null;
  stop(): Promise<void>;
};

/** What the devices are before the native process has told of any. */
export const noDevicesYet: CallDevices = { driver: 'starting', devices: [], volumeKeys: false };

/** Layouts that wait for the process. */
const mostEarly = 64;

/** Makes the equipment; nothing runs before `start`. */
export function makeEquipment(options: {
  readonly clock: Clock;
  readonly log: Log;
  /** Entry of the native process; null for none, and then there are no devices. */
  readonly nativeHost: string | null;
  readonly fork: ForkNative;
  readonly volumeKeys: boolean;
  /** Where recordings of devices are written. */
  readonly dataFolder: string;
  readonly version: string;
  readonly tell: {
    readonly devices: (devices: CallDevices) => void;
    readonly recording: (facts: RecordingFacts | null) => void;
    readonly pressed: (device: string, press: Press) => void;
  };
}): Equipment {
  const { clock, log, nativeHost, tell } = options;
  let room: RoomDevices | null = null;
  let shown: Shown = {};
  /** What the window told of layouts before there was a process to tell. */
  const early: HidLayout[] = [];
  /** The device that is recorded: what is pressed on it then is meant for the recording. */
  let recorded: string | null = null;

  const recording = makeDeviceRecording({
    clock,
    log: log.part('recording'),
    folder: join(options.dataFolder, 'recordings'),
    version: options.version,
    devices: () => room?.state.devices ?? [],
    listen(device) {
      recorded = device;
      room?.listen(device);
    },
    show: (one) => room?.showInstead(one),
    changed: tell.recording,
  });

  return {
    get problems() {
      return room?.problems ?? [];
    },
    answers: {
      'devices.show'(wanted) {
        shown = wanted;
        room?.show(wanted);
        return good(null);
      },
      'camera.do': () => good(null),
      'display.do': () => good(null),
      'codec.do': () => good(null),
      'port.use': () => good(null),
      'port.probe': () => good(null),
      'view.keep': () => good(null),
      'room.touched': () => good(null),
      'devices.look'() {
        room?.look();
        return good(null);
      },
      'devices.layout'(layout) {
        if (room) room.learn(layout);
        else if (early.length < mostEarly) early.push(layout);
        return good(null);
      },
      'recording.begin': ({ device }) => recording.begin(device),
      'recording.next'({ outcome }) {
        recording.next(outcome);
        return good(null);
      },
      'recording.end'({ keep }) {
        recording.end(keep);
        return good(null);
      },
    },
    start() {
      if (nativeHost === null || room) return;
      room = startRoomDevices({
        entry: nativeHost,
        fork: options.fork,
        clock,
        log,
        shown,
        volumeKeys: options.volumeKeys,
        changed() {
          if (!room) return;
          tell.devices(room.state);
          recording.devicesChanged(room.state.devices);
        },
        pressed(device, press) {
          recording.heard({ kind: 'pressed', device, press });
          if (device !== recorded) tell.pressed(device, press);
        },
        recorded(message) {
          if (message) recording.heard(message);
          else recording.devicesChanged(null);
        },
      });
      for (const layout of early.splice(0)) room.learn(layout);
      tell.devices(room.state);
    },
    windowGone(inCall) {
      if (inCall) return;
      shown = {};
      room?.show(shown);
    },
    pid: () => room?.pid() ?? null,
    async stop() {
      recording.end(false);
      await room?.stop();
    },
  };
}
