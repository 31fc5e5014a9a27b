import type { ConnectedFromHost } from '../../native/connected-messages.ts';
import { type FromHost, mostDevices, type Places, type ToHost } from '../../native/host-messages.ts';
import type { Clock } from '../contract/clock.ts';
import {
  type CallDevice,
  type CallDevices,
  type Lamps,
  noLamps,
  type Press,
  type Shown,
} from '../contract/devices.ts';
import type { Problem } from '../contract/result.ts';
import type { HidLayout } from '../contract/web-hid.ts';
import type { Log } from '../log.ts';
import { deviceLines } from './device-lines.ts';
import { type ForkNative, keepNativeProcess, type NativeProcess } from './native-process.ts';

/** The native process is told to be away only after so long without one, in ms. */
const patienceMs = 5000;
/** After a start of the native process: how long a device that it does not tell of is believed to be there, in ms. */
const returnMs = 3000;
/** Devices that are remembered as gone. */
const mostGone = 16;
/** Products of which the browser told. */
const mostLayouts = 64;

/** The room's devices with keys and lamps, through every end of the process that drives them. */
export type RoomDevices = {
  readonly state: CallDevices;
  /** What a person should know of. */
  readonly problems: readonly Problem[];
  /** What the window wants them to show. */
  show(shown: Shown): void;
  /** One shows something else while it is recorded; null for none. */
  showInstead(one: { readonly device: string; readonly lamps: Lamps } | null): void;
  look(): void;
  /** What a product's reports mean, where the browser alone knows. */
  learn(layout: HidLayout): void;
  /** Every report of this device is told from now on; null for none any more. */
  listen(device: string | null): void;
  /** Says it to the native process; lost while there is none. */
  send(message: ToHost): void;
  /** The native process's id; null while there is none. */
  pid(): number | null;
  stop(): Promise<void>;
};

/** Starts the process that drives the room's devices and keeps what it tells. `changed` is called when `state` or `problems` are others. */
export function startRoomDevices(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly entry: string;
  readonly fork: ForkNative;
  /** What they are to show at first. */
  readonly shown: Shown;
  /** Whether volume keys are ours. */
  readonly volumeKeys: boolean;
  readonly changed: () => void;
  readonly pressed: (device: string, press: Press) => void;
  /** What a recording hears; null: the process that told it is another now. */
  readonly recorded: (message: Extract<FromHost, { kind: 'descriptor' | 'recorded' }> | null) => void;
  /** Devices on lines, whose driver the native process is too. */
  readonly connected: {
    readonly heard: (message: ConnectedFromHost) => void;
    readonly up: () => void;
    readonly down: () => void;
  };
}): RoomDevices {
  const { clock, log } = options;
  let driver: CallDevices['driver'] = 'starting';
  let devices: readonly CallDevice[] = [];
  /** Told of before the process was started again, and not yet by the new one. */
  let missing: readonly CallDevice[] = [];
  /** Those of which the log tells; null before the first list. */
  let logged: readonly CallDevice[] | null = null;
  let places: Places = {};
  let { shown } = options;
  let instead: { readonly device: string; readonly lamps: Lamps } | null = null;
  /** Learnt from the browser, by product; a new process is told them all. */
  const layouts = new Map<string, HidLayout>();
  let trouble: string | null = null;
  let cancelPatience = (): void => {};
  let cancelReturn = (): void => {};

  const all = (): readonly CallDevice[] => [...devices, ...missing];
  const setDriver = (next: CallDevices['driver']): void => {
    if (driver === next) return;
    driver = next;
    options.changed();
  };
  const wait = (): void => {
    cancelPatience();
    cancelPatience = clock.after(patienceMs, () => {
      log.error('the devices have no process that drives them');
      setDriver('down');
    });
  };
  const wanted = (): Shown => {
    const every = instead ? { ...shown, [instead.device]: instead.lamps } : shown;
    // More than a room has would be refused whole.
    return Object.fromEntries(Object.entries(every).slice(0, mostDevices));
  };
  const showAll = (): void => native.send({ kind: 'show', shown: wanted() });
  const takeDevices = (told: readonly CallDevice[]): void => {
    const before = logged;
    devices = told;
    missing = missing.filter(({ id }) => !told.some((one) => one.id === id));
    logged = all();
    for (const line of deviceLines(before, logged)) log.info(line);
    options.changed();
  };
  const heard = (message: FromHost): void => {
    switch (message.kind) {
      case 'ready':
        trouble = message.trouble;
        if (trouble !== null) log.error(trouble);
        setDriver(trouble === null ? 'up' : 'down');
        break;
      case 'devices':
        places = message.places;
        takeDevices(message.devices);
        break;
      case 'pressed':
        options.pressed(message.device, message.press);
        break;
      case 'descriptor':
      case 'recorded':
        options.recorded(message);
        break;
      case 'cameras':
      case 'displays':
      case 'codecs':
      case 'serial-ports':
      case 'probed':
        options.connected.heard(message);
        break;
      case 'log':
      case 'pong':
        break;
    }
  };

  const native: NativeProcess = keepNativeProcess({
    entry: options.entry,
    fork: options.fork,
    clock,
    log,
    // Where no desktop is, no other program is.
    begin: () => ({ kind: 'begin', shown: wanted(), places, alone: options.volumeKeys }),
    heard,
    up() {
      cancelPatience();
      for (const layout of layouts.values()) native.send({ kind: 'layout', layout });
      cancelReturn();
      cancelReturn = clock.after(returnMs, () => {
        missing = missing.slice(-mostGone).map(goneOf);
        options.changed();
      });
      options.connected.up();
    },
    down() {
      cancelReturn();
      missing = [...devices, ...missing];
      devices = [];
      options.recorded(null);
      options.connected.down();
      wait();
    },
  });
  wait();

  return {
    get state() {
      return { driver, devices: all(), volumeKeys: options.volumeKeys };
    },
    get problems() {
      return problemsOf(driver, trouble, all());
    },
    show(next) {
      shown = next;
      showAll();
    },
    showInstead(next) {
      instead = next;
      showAll();
    },
    look: () => native.send({ kind: 'look' }),
    learn(layout) {
      const product = `${layout.vendorId}:${layout.productId}`;
      if (layouts.size >= mostLayouts && !layouts.has(product)) return;
      layouts.set(product, layout);
      native.send({ kind: 'layout', layout });
    },
    listen: (device) =>
      native.send(device === null ? { kind: 'record-end' } : { kind: 'record-begin', device }),
    send: (message) => native.send(message),
    pid: () => native.pid(),
    async stop() {
      cancelPatience();
      cancelReturn();
      await native.stop();
    },
  };
}

const goneOf = (device: CallDevice): CallDevice =>
  device.status === 'gone'
    ? device
    : { ...device, status: 'gone', detail: 'it was not there when its process came back', shows: noLamps };

function problemsOf(
  driver: CallDevices['driver'],
  trouble: string | null,
  devices: readonly CallDevice[],
): readonly Problem[] {
  if (driver === 'down') return [{ code: 'devices-down', ...(trouble !== null && { detail: trouble }) }];
  return devices.flatMap(({ status, name, detail }): readonly Problem[] => {
    const about = { at: name, ...(detail !== null && { detail }) };
    if (status === 'not-allowed') return [{ code: 'device-not-allowed', ...about }];
    if (status === 'not-answering' || status === 'flooding')
      return [{ code: 'device-not-answering', ...about }];
    return [];
  });
}

/** A desktop turns the volume for the keys itself, and says so in the environment; without one, as in a kiosk of its own, nobody does. */
export function volumeKeysAreOurs(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  const desktop = ['XDG_CURRENT_DESKTOP', 'DESKTOP_SESSION', 'GNOME_DESKTOP_SESSION_ID', 'KDE_FULL_SESSION'];
  return platform === 'linux' && desktop.every((name) => !environment[name]);
}
