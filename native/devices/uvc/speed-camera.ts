import type { Camera, CameraCommand } from '../../camera.ts';
import type { NativeClock } from '../../clock.ts';
import type { LineStatus } from '../../line.ts';
import type { V4l2, V4l2Failure } from '../../ports/v4l2.ts';
import type { Driven } from '../driven.ts';
import {
  abilitiesOf,
  autoFocus,
  type Controls,
  exposureOf,
  exposureTime,
  speedsOf,
  type Values,
  zoomsBySteps,
} from './speed-controls.ts';

/** A UVC camera that has speeds and no places, driven by the system. */
export type SpeedCamera = Driven<Camera, CameraCommand> & {
  /** It is there, at this node; null when it was pulled out. */
  at(path: string | null): void;
  readonly path: string | null;
};

type Drive = Extract<CameraCommand, { do: 'drive' }>;

/** Milliseconds after which a movement that is not said again is stopped. */
const deadManMs = 1000;
/** Milliseconds between two steps of a zoom that has no speeds, and seconds from its one end to the other at full speed. */
const stepMs = 200;
const acrossSeconds = 6;
/** Milliseconds after which a stop that did not get through is tried again, and how often. */
const stopAgainMs = 300;
const stopTries = 10;

const statusOf = { 'not-installed': 'not-supported', refused: 'ready' } as const;
const stillStatus = ({ reason }: V4l2Failure): LineStatus =>
  reason === 'not-installed' || reason === 'refused' ? statusOf[reason] : reason;

/** Drives one. At most one call to the camera is under way; a stop goes before everything that waits, and in place of movements. */
export function driveSpeedCamera(with_: {
  readonly id: string;
  readonly name: string;
  readonly controls: Controls;
  /** What the browser calls its picture; null when another is called the same. */
  readonly picture: () => string | null;
  readonly path: string;
  readonly v4l2: V4l2;
  readonly clock: NativeClock;
  readonly changed: () => void;
}): SpeedCamera {
  const { controls, v4l2, clock, changed } = with_;
  const abilities = abilitiesOf(controls);
  const valueNow = (name: string | undefined): number => (name && controls[name]?.value) || 0;
  const standing = speedsOf(controls, { pan: 0, tilt: 0, zoom: 0 });
  const focus = autoFocus(controls);

  let path: string | null = with_.path;
  let status: LineStatus = 'ready';
  let detail: string | null = null;
  let drive: Drive | null = null;
  let zoom = valueNow('zoom_absolute');
  let focuses: 'auto' | 'manual' | null = focus && (focus.value === 0 ? 'manual' : 'auto');
  let exposure: number | null = abilities.exposure && 0;
  let backlight: boolean | null = abilities.backlight ? valueNow('backlight_compensation') !== 0 : null;

  /** The newest movement that was not begun; a stop is one too. */
  let movement: Values | null = null;
  /** What else waits, by what it is for: the newest of each. */
  const waiting = new Map<string, readonly Values[]>();
  let calls: Promise<void> | null = null;
  let triesLeft = stopTries;
  /** A stop did not get through however often it was tried. */
  let owesStop = false;
  let cancelDeadMan = (): void => {};
  let cancelStep = (): void => {};
  let cancelAgain = (): void => {};

  const next = (): Values | null => {
    if (movement) {
      const values = movement;
      movement = null;
      return values;
    }
    const [first] = waiting;
    if (!first) return null;
    const [key, [values, ...rest]] = first;
    waiting.delete(key);
    if (rest.length > 0) waiting.set(key, rest);
    return values ?? {};
  };
  const heard = (failure: V4l2Failure | null): void => {
    const now = failure ? stillStatus(failure) : 'ready';
    const why = failure?.detail ?? null;
    if (path === null || (now === status && why === detail)) return;
    [status, detail] = [now, why];
    changed();
  };
  const call = async (): Promise<void> => {
    for (let values = next(); values && path !== null; values = next()) {
      const end = await v4l2.set(path, values);
      heard(end.ok ? null : end);
      if (values !== standing) continue;
      owesStop = !end.ok;
      if (end.ok || triesLeft === 0 || path === null) continue;
      triesLeft -= 1;
      cancelAgain = clock.after(stopAgainMs, () => move(standing));
    }
    calls = null;
  };
  const work = (): void => {
    if (path !== null) calls ??= call();
  };
  const move = (values: Values): void => {
    cancelAgain();
    if (Object.keys(values).length === 0) return;
    movement = values;
    work();
  };
  const put = (key: string, values: readonly Values[]): void => {
    waiting.set(key, values);
    work();
  };

  const stop = (): void => {
    cancelDeadMan();
    cancelStep();
    waiting.delete('zoom');
    triesLeft = stopTries;
    move(standing);
    if (!drive) return;
    drive = null;
    changed();
  };
  const snapped = (to: number): number => {
    const { min = 0, max = 0, step: size = 1 } = controls.zoom_absolute ?? {};
    return Math.min(max, min + Math.round((to - min) / size) * size);
  };
  const setZoom = (to: number): void => {
    const { zoom_absolute: control } = controls;
    if (!control) return;
    const before = snapped(zoom);
    zoom = Math.max(control.min, Math.min(control.max, to));
    if (snapped(zoom) === before) return;
    put('zoom', [{ zoom_absolute: snapped(zoom) }]);
    changed();
  };
  const step = (): void => {
    const range = abilities.zoom?.range;
    if (!drive || drive.zoom === 0 || !range || !zoomsBySteps(controls)) return;
    const far = ((range.max - range.min) * drive.zoom * stepMs) / (acrossSeconds * 1000);
    setZoom(zoom + far);
    cancelStep = clock.after(stepMs, step);
  };
  const drives = (command: Drive): void => {
    const before = drive;
    drive = command;
    cancelDeadMan();
    cancelDeadMan = clock.after(deadManMs, stop);
    const values = speedsOf(controls, command);
    const same = JSON.stringify(values) === JSON.stringify(before ? speedsOf(controls, before) : standing);
    if (!same) move(values);
    if (before?.zoom !== command.zoom) {
      cancelStep();
      step();
    }
    if (!before) changed();
  };

  const command = (given: CameraCommand): void => {
    if (path === null) return;
    if (given.do === 'drive') {
      if (given.pan === 0 && given.tilt === 0 && given.zoom === 0) stop();
      else drives(given);
    } else if (given.do === 'go' && given.place.zoom !== undefined) setZoom(given.place.zoom);
    else if (given.do === 'focus' && focus && (given.focus === 'auto' || given.focus === 'manual')) {
      focuses = given.focus;
      put('focus', [{ [focus.name]: given.focus === 'auto' ? 1 : 0 }]);
    } else if (given.do === 'exposure' && abilities.exposure) {
      const { min, max } = abilities.exposure;
      exposure = Math.max(min, Math.min(max, given.steps));
      put('exposure', exposureOf(controls, exposure, valueNow(exposureTime(controls)?.name)));
    } else if (given.do === 'backlight' && backlight !== null) {
      backlight = given.on;
      put('backlight', [
        { backlight_compensation: given.on ? (controls.backlight_compensation?.max ?? 1) : 0 },
      ]);
    } else return;
    changed();
  };

  return {
    get path() {
      return path;
    },
    get state(): Camera {
      return {
        id: with_.id,
        name: with_.name,
        via: 'uvc',
        status,
        detail,
        picture: with_.picture(),
        abilities,
        power: null,
        place: abilities.zoom?.range ? { zoom: snapped(zoom) } : {},
        moving: drive !== null,
        focus: focuses,
        exposure,
        backlight,
        tally: null,
      };
    },
    command,
    at(where) {
      if (where === path && status === 'ready') return;
      for (const cancel of [cancelDeadMan, cancelStep, cancelAgain]) cancel();
      waiting.clear();
      [path, status, detail] = [where, where === null ? 'gone' : 'ready', null];
      [movement, drive] = [null, null];
      if (owesStop) move(standing);
      changed();
    },
    async close() {
      const moved = drive !== null;
      if (moved) stop();
      waiting.clear();
      await calls;
      for (const cancel of [cancelDeadMan, cancelStep, cancelAgain]) cancel();
      path = null;
    },
  };
}
