import type {
  AxisName,
  Camera,
  CameraAbilities,
  CameraCommand,
  CameraPlace,
} from '../../../main/contract/cameras.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import { readLabel } from './device-label.ts';
import {
  abilitiesOf,
  axes,
  exposureStep,
  focusIs,
  focusModeFor,
  type Moved,
  movedOf,
  snapped,
} from './moving-track.ts';
import type { RememberedLabels } from './remembered-labels.ts';

/** The cameras that the browser itself moves, by the constraints of their tracks. */
export type CameraMotion = {
  /**
   * Those that move and are plugged in, from the first time that each was open: what a closed one can do the browser does not
   * tell. One that moved in an earlier window and was not open in this one is `connecting`.
   */
  readonly cameras: readonly Camera[];
  /** Which camera is open now, and the labels of those that are plugged in. */
  use(open: OpenCamera | null, plugged: readonly string[]): void;
  /** Tells one of them. While its camera is closed, or the page is not seen, it is passed over. */
  command(id: string, command: CameraCommand): void;
};

export type OpenCamera = { readonly track: MediaStreamTrack; readonly label: string };

/** Milliseconds between two steps of a camera that is steered. */
const stepMs = 100;
/** Seconds from one end of a range to the other at full speed. */
const acrossSeconds = 6;
/** Milliseconds after which a movement that is not said again ends. */
const deadManMs = 1000;
/** Milliseconds after which a camera that has not taken a step is not waited for: some never answer. */
const answerMs = 3000;

/** Of a camera that moved once nothing else is known. */
const unknownAbilities: CameraAbilities = {
  pan: { speeds: 1, range: null },
  tilt: null,
  zoom: null,
  home: false,
  presets: 0,
  focus: [],
  exposure: null,
  backlight: false,
  power: false,
  tally: false,
};

type Drive = {
  readonly speed: { readonly [Axis in AxisName]: number };
  /** Where it is to be, between the camera's steps. */
  readonly at: { [Axis in AxisName]?: number };
  saidAt: number;
};

const longestId = 200;
const idOf = (label: string): string => `uvc:${label}`.slice(0, longestId);

/** Makes it. `seen` tells whether the page is: a camera is moved by no other. `changed` is called when `cameras` is another. */
export function makeCameraMotion(options: {
  readonly clock: Clock;
  readonly seen: () => boolean;
  readonly changed: () => void;
  readonly remembered: RememberedLabels;
}): CameraMotion {
  const { clock, seen, changed, remembered } = options;
  const known = new Map<string, CameraAbilities>();
  /** Labels of cameras that moved once, the newest first. */
  let moved = remembered.read();
  let plugged: readonly string[] = [];
  let open: (OpenCamera & { readonly abilities: CameraAbilities; detail: string | null }) | null = null;
  /** What is to be applied next; a newer wish for the same takes the place of the older. */
  let wish: Moved = {};
  /** Numbers what is being applied; null while nothing is. */
  let applying: number | null = null;
  let count = 0;
  let drive: Drive | null = null;
  let cancelStep = (): void => {};

  const apply = (): void => {
    if (applying !== null || !open || Object.keys(wish).length === 0) return;
    const camera = open;
    const now = wish;
    wish = {};
    count += 1;
    const mine = count;
    applying = mine;
    const done = (detail: string | null): void => {
      if (applying !== mine) return;
      cancelWait();
      applying = null;
      camera.detail = detail;
      if (camera === open) changed();
      apply();
    };
    const cancelWait = clock.after(answerMs, () => done('the camera does not answer'));
    camera.track.applyConstraints({ advanced: [now as MediaTrackConstraintSet] }).then(
      () => done(null),
      (error: unknown) => done(String(error)),
    );
  };
  const want = (more: Moved): void => {
    wish = { ...wish, ...more };
    apply();
  };

  const endDrive = (): void => {
    cancelStep();
    // What was not begun is not done any more.
    wish = {};
    if (drive === null) return;
    drive = null;
    changed();
  };

  const step = (): void => {
    if (!drive || !open) return;
    if (!seen() || clock.now() - drive.saidAt >= deadManMs) {
      endDrive();
      return;
    }
    cancelStep = clock.after(stepMs, step);
    const is = movedOf(open.track);
    const next: { [Axis in AxisName]?: number } = {};
    for (const axis of axes) {
      const range = open.abilities[axis]?.range;
      const speed = drive.speed[axis];
      if (!range || speed === 0) continue;
      const far = ((range.max - range.min) * speed * stepMs) / (acrossSeconds * 1000);
      const from = drive.at[axis] ?? is[axis] ?? range.min;
      const to = Math.min(range.max, Math.max(range.min, from + far));
      drive.at[axis] = to;
      if (snapped(to, range) !== is[axis]) next[axis] = snapped(to, range);
    }
    if (Object.keys(next).length > 0) want(next);
  };

  const drives = ({ pan, tilt, zoom }: Extract<CameraCommand, { do: 'drive' }>): void => {
    const before = drive;
    drive = { speed: { pan, tilt, zoom }, at: before?.at ?? {}, saidAt: clock.now() };
    for (const axis of axes) if (drive.speed[axis] === 0) delete drive.at[axis];
    if (before) return;
    changed();
    step();
  };

  const go = (camera: { readonly abilities: CameraAbilities }, place: CameraPlace): void => {
    const next: { [Axis in AxisName]?: number } = {};
    for (const axis of axes) {
      const [range, to] = [camera.abilities[axis]?.range, place[axis]];
      if (range && to !== undefined) next[axis] = snapped(to, range);
    }
    want(next);
  };

  const remember = (label: string, moves: boolean): void => {
    if (moves === moved.includes(label)) return;
    moved = [...(moves ? [label] : []), ...moved.filter((other) => other !== label)];
    remembered.keep(moved);
  };

  const cameraOf = (label: string): Camera => {
    const live = open?.label === label ? open : null;
    const abilities = known.get(label) ?? unknownAbilities;
    const now = live ? movedOf(live.track) : {};
    return {
      id: idOf(label),
      name: readLabel(label).product,
      via: 'uvc',
      status: known.has(label) ? 'ready' : 'connecting',
      detail: live?.detail ?? null,
      picture: label,
      abilities,
      power: null,
      place: Object.fromEntries(
        axes.flatMap((axis) => (abilities[axis] && now[axis] !== undefined ? [[axis, now[axis]]] : [])),
      ),
      moving: live !== null && drive !== null,
      focus: focusIs(now),
      exposure:
        live && abilities.exposure && now.exposureCompensation !== undefined
          ? Math.round(now.exposureCompensation / exposureStep(live.track))
          : null,
      backlight: null,
      tally: null,
    };
  };

  return {
    get cameras() {
      return moved.filter((label) => plugged.includes(label)).map(cameraOf);
    },
    use(next, labels) {
      plugged = labels;
      if (next?.track === open?.track && next?.label === open?.label) return;
      endDrive();
      applying = null;
      open = null;
      if (!next) return;
      const abilities = abilitiesOf(next.track);
      remember(next.label, abilities !== null);
      if (!abilities) {
        known.delete(next.label);
        return;
      }
      known.set(next.label, abilities);
      open = { ...next, abilities, detail: null };
    },
    command(id, command) {
      if (!open || idOf(open.label) !== id || !seen()) return;
      const { abilities, track } = open;
      if (command.do === 'drive') {
        if (axes.some((axis) => command[axis] !== 0)) drives(command);
        else endDrive();
      } else if (command.do === 'focus') {
        const focusMode = focusModeFor(command.focus);
        if (focusMode && abilities.focus.includes(command.focus)) want({ focusMode });
      } else if (command.do === 'exposure' && abilities.exposure) {
        const { min, max } = abilities.exposure;
        want({ exposureCompensation: Math.min(max, Math.max(min, command.steps)) * exposureStep(track) });
      } else if (command.do === 'go' || (command.do === 'home' && abilities.home)) {
        endDrive();
        go(open, command.do === 'go' ? command.place : { pan: 0, tilt: 0, zoom: abilities.zoom?.range?.min });
      }
    },
  };
}
