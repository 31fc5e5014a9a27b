import type { Camera, CameraCommand, ConnectedCamera } from '../../native/camera.ts';
import type { Codec, ConnectedCodec } from '../../native/codec.ts';
import type { ConnectedParts } from '../../native/connected-parts.ts';
import type { Driven, Surroundings } from '../../native/devices/driven.ts';
import type { ConnectedDisplay, Display, DisplayCommand } from '../../native/display.ts';
import { type FakeLines, makeFakeLines } from '../peers/lines/fake-lines.ts';

export const aCamera = (id: string, more: Partial<ConnectedCamera> = {}): ConnectedCamera => ({
  ...{ kind: 'camera', id, name: `Camera ${id}`, protocol: 'visca' },
  line: { kind: 'serial', port: 'A', baudRate: 9600 },
  ...{ sonyHeader: false, dialect: null, address: 1, picture: null },
  ...more,
});

export const aDisplay = (id: string, more: Partial<ConnectedDisplay> = {}): ConnectedDisplay => ({
  ...{ kind: 'display', id, name: `Display ${id}`, protocol: 'pjlink' },
  line: { kind: 'tcp', host: '192.0.2.20', port: 4352 },
  ...{ set: 1, password: null, input: null },
  ...more,
});

export const aCodec = (id: string, more: Partial<ConnectedCodec> = {}): ConnectedCodec => ({
  ...{ kind: 'codec', id, name: `Codec ${id}`, protocol: 'polycom' },
  ...{ line: { kind: 'tcp', host: '192.0.2.30', port: 24 }, password: null },
  ...more,
});

export const cameraFacts = (id: string, more: Partial<Camera> = {}): Camera => ({
  ...{ id, name: `Camera ${id}`, via: 'visca', status: 'ready', detail: null, picture: null },
  abilities: {
    ...{ pan: null, tilt: null, zoom: null, home: true, presets: 6, focus: [], exposure: null },
    ...{ backlight: false, power: false, tally: false },
  },
  ...{ power: 'on', place: {}, moving: false, focus: null, exposure: null, backlight: null, tally: null },
  ...more,
});

export const displayFacts = (id: string, more: Partial<Display> = {}): Display => ({
  ...{ id, name: `Display ${id}`, protocol: 'pjlink', status: 'ready', detail: null },
  power: { wanted: null, actual: 'on' },
  ...{ inputs: [], input: null, volume: null, muted: null, can: { volume: false, mute: false } },
  ...more,
});

export const codecFacts = (id: string, more: Partial<Codec> = {}): Codec => ({
  ...{ id, name: `Codec ${id}`, protocol: 'polycom', status: 'ready', detail: null, calls: [] },
  ...{ failed: null, muted: null, volume: null, farCamera: false, camera: null },
  ...more,
});

/** Drivers that a test plays, and what became of them: `open …`, `command …`, `close …` in order. */
export function connectedDoubles() {
  const lines: FakeLines = makeFakeLines();
  const done: string[] = [];
  const loaded: string[] = [];
  const surroundings = new Map<string, Surroundings>();
  const states = new Map<string, Camera | Display | Codec>();
  /** Closings wait for it. */
  let held: Promise<void> | null = null;
  let uvcLooks = 0;
  const broken = { load: new Set<string>(), begin: 0, state: false, command: false };

  const load =
    <T>(name: string, what: T) =>
    async (): Promise<T> => {
      loaded.push(name);
      if (broken.load.has(name)) throw new Error(`${name} cannot be loaded`);
      return what;
    };
  const drive = <S extends Camera | Display | Codec, C extends { readonly do: string }>(
    first: S,
    with_: Surroundings,
  ): Driven<S, C> => {
    done.push(`open ${first.id}`);
    surroundings.set(first.id, with_);
    states.set(first.id, first);
    return {
      get state() {
        if (broken.state) throw new Error('no state');
        return states.get(first.id) as S;
      },
      command(command) {
        if (broken.command) throw new Error('no command');
        done.push(`${command.do} ${first.id}`);
      },
      async close() {
        done.push(`closing ${first.id}`);
        await held;
        done.push(`closed ${first.id}`);
      },
    };
  };
  const parts: ConnectedParts = {
    lines: load('lines', lines),
    visca: load('visca', (cameras, with_) => {
      if (broken.begin > 0) {
        broken.begin -= 1;
        throw new Error('it cannot begin');
      }
      const driven = cameras.map(({ id }) => drive<Camera, CameraCommand>(cameraFacts(id), with_));
      return {
        cameras: driven,
        close: async () => void (await Promise.all(driven.map((one) => one.close()))),
      };
    }),
    displays: load('displays', (displays, with_) => {
      const driven = displays.map(({ id }) => drive<Display, DisplayCommand>(displayFacts(id), with_));
      return {
        displays: driven,
        close: async () => void (await Promise.all(driven.map((one) => one.close()))),
      };
    }),
    codec: load('codec', ({ id }, with_) => ({
      ...drive(codecFacts(id), with_),
      get state() {
        return states.get(id) as Codec;
      },
      camera: drive<Camera, CameraCommand>(cameraFacts(`${id} camera`, { via: 'codec' }), with_),
    })),
    probe: load('probe', async (port) => {
      done.push(`probe ${port}`);
      return { protocol: 'lg' as const, baudRate: 9600, name: 'LG' };
    }),
    uvc: load('uvc', ({ clock, log, changed }) => {
      const camera = drive<Camera, CameraCommand>(cameraFacts('usb', { via: 'uvc' }), {
        ...{ lines, clock, log, changed },
      });
      return {
        cameras: [camera],
        look: () => {
          uvcLooks += 1;
        },
        close: camera.close,
      };
    }),
  };
  return {
    parts,
    lines,
    done,
    loaded,
    broken,
    uvcLooks: () => uvcLooks,
    /** A device tells something else. */
    say<S extends Camera | Display | Codec>(id: string, more: Partial<S>) {
      states.set(id, { ...states.get(id), ...more } as S);
      surroundings.get(id)?.changed();
    },
    /** What the driver of a device was given. */
    given: (id: string): Surroundings => {
      const with_ = surroundings.get(id);
      if (!with_) throw new Error(`${id} was not begun`);
      return with_;
    },
    hold() {
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = null;
        release();
      };
    },
  };
}
