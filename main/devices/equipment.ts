import { join } from 'node:path';
import type { View } from '../contract/cameras.ts';
import type { Clock } from '../contract/clock.ts';
import type { ConnectedFacts } from '../contract/connected.ts';
import type { CallDevices, Press, RecordingFacts, Shown } from '../contract/devices.ts';
import type { Answers } from '../contract/main-end.ts';
import { good, type Problem } from '../contract/result.ts';
import type { HidLayout } from '../contract/web-hid.ts';
import type { Log } from '../log.ts';
import type { EquipmentSettings } from '../settings/equipment-settings.ts';
import type { Store } from '../store/store.ts';
import { type AwakeRule, startAwakeRule } from './awake-displays.ts';
import { awakeFacts, type RoomNow } from './awake-facts.ts';
import { makeConnectedDevices } from './connected-devices.ts';
import { connectedLines } from './connected-lines.ts';
import type { ForkNative } from './native-process.ts';
import { makeDeviceRecording } from './recording.ts';
import { type RoomDevices, startRoomDevices } from './room-devices.ts';

/** The room's devices, for the window: what it asks, and what it is told. Those with keys and lamps, and those on lines. */
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
  /** What is connected by lines, as it was last told. */
  readonly connected: ConnectedFacts;
  /** How each device on a line is, in a line for IT. */
  connectedLines(): readonly string[];
  /** Devices on lines as the settings have them, and whether the log wants their bytes; again when these change. */
  use(settings: EquipmentSettings, logsBytes: boolean): void;
  /** The agenda or the call is another: displays may have to wake, or may sleep. */
  roomChanged(): void;
  /** The window is there, and nobody has touched it for so long. */
  untouched(seconds: number): void;
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
  readonly store: Pick<Store, 'read' | 'write' | 'remove'>;
  /** What displays are awake for. */
  readonly room: () => RoomNow;
  readonly tell: {
    readonly devices: (devices: CallDevices) => void;
    readonly connected: (facts: ConnectedFacts) => void;
    /** As often as not the same list as before. */
    readonly views: (views: readonly View[]) => void;
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

  let wake: EquipmentSettings['wake'] | null = null;
  let lastTouchMs: number | null = null;
  let awake: AwakeRule | null = null;
  const startAwake = (first: EquipmentSettings['wake']): AwakeRule =>
    startAwakeRule({
      clock,
      facts: () => awakeFacts(options.room(), wake ?? first, lastTouchMs),
      tell(on) {
        log.info(`displays are told to be ${on ? 'on' : 'off'}`);
        connected.wake(on);
      },
    });

  const connected = makeConnectedDevices({
    clock,
    log: log.part('lines'),
    store: options.store,
    send: (message) => room?.send(message),
    changed() {
      tell.connected(connected.facts);
      tell.views(connected.views);
    },
  });

  return {
    get problems() {
      return [...(room?.problems ?? []), ...connected.problems];
    },
    get connected() {
      return connected.facts;
    },
    connectedLines: () => connectedLines(connected.facts).map(({ line }) => line),
    use(settings, logsBytes) {
      connected.use(settings, logsBytes);
      ({ wake } = settings);
      awake?.look();
    },
    roomChanged: () => awake?.look(),
    untouched(seconds) {
      const touchMs = clock.now() - 1000 * seconds;
      // Somebody who comes is told at once; here only who stays counts. A window that is made anew begins as if it were touched.
      const stays = lastTouchMs !== null && wake && touchMs - lastTouchMs < wake.afterMinutes * 60_000;
      if (stays) lastTouchMs = Math.max(lastTouchMs ?? 0, touchMs);
    },
    answers: {
      'devices.show'(wanted) {
        shown = wanted;
        room?.show(wanted);
        return good(null);
      },
      ...connected.answers,
      'room.touched'() {
        lastTouchMs = clock.now();
        awake?.look();
        return good(null);
      },
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
        connected,
      });
      if (wake) awake = startAwake(wake);
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
      // Displays are left as they are.
      awake?.stop();
      connected.stop();
      await room?.stop();
    },
  };
}
