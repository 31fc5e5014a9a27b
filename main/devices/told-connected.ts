import type { Connected, ConnectedFromHost } from '../../native/connected-messages.ts';
import type { Camera } from '../contract/cameras.ts';
import type { Clock } from '../contract/clock.ts';
import type { Codec } from '../contract/codecs.ts';
import type { Display } from '../contract/displays.ts';
import type { SerialPortFacts } from '../contract/line.ts';

/** After a start of the native process: how long a camera that nobody named is believed to be there, in ms. */
const returnMs = 5000;

/** What the native process told of connected devices, through every end of it. */
export type ToldConnected = {
  readonly cameras: readonly Camera[];
  readonly displays: readonly Display[];
  readonly codecs: readonly Codec[];
  readonly ports: readonly SerialPortFacts[];
  /** Whether the process that runs now has told of this display. */
  isDriven(display: string): boolean;
  /** These are wanted; each is shown from now on, at first as `connecting`. */
  want(devices: readonly Connected[]): void;
  heard(message: Exclude<ConnectedFromHost, { kind: 'probed' }>): void;
  /** A process is ready, or is no longer. */
  up(): void;
  down(): void;
  stop(): void;
};

type All = {
  readonly cameras: readonly Camera[];
  readonly displays: readonly Display[];
  readonly codecs: readonly Codec[];
};
const nothing: All = { cameras: [], displays: [], codecs: [] };

type Told = { readonly id: string; readonly status: string; readonly detail: string | null };

/** Keeps it. `changed` is called when time makes it another. */
export function keepTold(options: { readonly clock: Clock; readonly changed: () => void }): ToldConnected {
  let wanted: readonly Connected[] = [];
  let ports: readonly SerialPortFacts[] = [];
  let cancel = (): void => {};
  /** What this process told, and what the one before it had told, by kind. */
  let now: All = nothing;
  let before: All = nothing;

  const isWanted = ({ id }: { readonly id: string }): boolean => wanted.some((one) => one.id === id);
  /** Those that are wanted in their order, then what else is there. */
  const all = <T extends Told>(
    told: readonly T[],
    earlier: readonly T[],
    blanks: readonly T[],
  ): readonly T[] => {
    const find = (list: readonly T[], id: string): T | undefined => list.find((one) => one.id === id);
    const rest = [...told, ...earlier.filter(({ id }) => !find(told, id))].filter((one) => !isWanted(one));
    return [...blanks.map((blank) => find(told, blank.id) ?? find(earlier, blank.id) ?? blank), ...rest];
  };
  const each = (change: <T extends Told>(list: readonly T[]) => readonly T[], of: All): All => ({
    cameras: change(of.cameras),
    displays: change(of.displays),
    codecs: change(of.codecs),
  });

  const cameras = () => all(now.cameras, before.cameras, wanted.flatMap(blankCamera));
  const displays = () => all(now.displays, before.displays, wanted.flatMap(blankDisplay));
  const codecs = () => all(now.codecs, before.codecs, wanted.flatMap(blankCodec));

  return {
    get cameras() {
      return cameras();
    },
    get displays() {
      return displays();
    },
    get codecs() {
      return codecs();
    },
    get ports() {
      return ports;
    },
    isDriven: (display) => now.displays.some(({ id }) => id === display),
    want(devices) {
      const gone = wanted.filter(({ id }) => !devices.some((one) => one.id === id));
      const stays = <T extends Told>(list: readonly T[]): readonly T[] =>
        list.filter(({ id }) => !gone.some((one) => one.id === id));
      wanted = devices;
      now = each(stays, now);
      before = each(stays, before);
    },
    heard(message) {
      switch (message.kind) {
        case 'cameras':
          now = { ...now, cameras: message.cameras };
          break;
        case 'displays':
          now = { ...now, displays: message.displays };
          break;
        case 'codecs':
          now = { ...now, codecs: message.codecs };
          break;
        case 'serial-ports':
          ports = message.ports;
          break;
      }
    },
    up() {
      cancel();
      cancel = options.clock.after(returnMs, () => {
        before = nothing;
        options.changed();
      });
    },
    down() {
      cancel();
      const connecting = <T extends Told>(list: readonly T[]): readonly T[] =>
        list.map((one) => ({ ...one, status: 'connecting', detail: null }));
      before = each(connecting, { cameras: cameras(), displays: displays(), codecs: codecs() });
      now = nothing;
    },
    stop: () => cancel(),
  };
}

const unknown = { status: 'connecting', detail: null } as const;

function blankCamera(device: Connected): readonly Camera[] {
  if (device.kind !== 'camera') return [];
  const { id, name, picture } = device;
  const none = { pan: null, tilt: null, zoom: null, home: false, presets: 0, focus: [], exposure: null };
  const abilities = { ...none, backlight: false, power: false, tally: false };
  const rest = { power: null, place: {}, moving: false, focus: null, exposure: null };
  return [{ id, name, via: 'visca', ...unknown, picture, abilities, ...rest, backlight: null, tally: null }];
}

function blankDisplay(device: Connected): readonly Display[] {
  if (device.kind !== 'display') return [];
  const { id, name, protocol } = device;
  const rest = { inputs: [], input: null, volume: null, muted: null };
  const can = { volume: false, mute: false };
  return [{ id, name, protocol, ...unknown, power: { wanted: null, actual: null }, ...rest, can }];
}

function blankCodec(device: Connected): readonly Codec[] {
  if (device.kind !== 'codec') return [];
  const { id, name, protocol } = device;
  const rest = { calls: [], failed: null, muted: null, volume: null, farCamera: false, camera: null };
  return [{ id, name, protocol, ...unknown, ...rest }];
}
