import type { Axis, CameraAbilities } from '../../camera.ts';
import type { V4l2Control } from '../../ports/v4l2.ts';

/** The controls of a camera by their names, as Video4Linux 2 has them. */
export type Controls = { readonly [name: string]: V4l2Control | undefined };

/** Values that are set at once. */
export type Values = { readonly [name: string]: number };

export const controlsByName = (controls: readonly V4l2Control[]): Controls =>
  Object.fromEntries(controls.map((control) => [control.name, control]));

/** Linux 5.17 gave some controls other names. */
const named = (controls: Controls, ...names: readonly string[]): V4l2Control | null =>
  names.flatMap((name) => controls[name] ?? []).at(0) ?? null;

/** Switches the camera's own focus. */
export const autoFocus = (controls: Controls): V4l2Control | null =>
  named(controls, 'focus_automatic_continuous', 'focus_auto');
/** Who finds the exposure: 1 is by hand, its default the camera. */
export const exposureMode = (controls: Controls): V4l2Control | null =>
  named(controls, 'auto_exposure', 'exposure_auto');
/** In units of 100 µs. */
export const exposureTime = (controls: Controls): V4l2Control | null =>
  named(controls, 'exposure_time_absolute', 'exposure_absolute');

/** Half stops to either side. */
const exposureSteps = 4;

/**
 * Whether the browser cannot move this camera: it has speeds and no places. uvcvideo takes speeds of zoom to one side only
 * (`uvc_ctrl_get_zoom` tells no negative least), so those alone do not count.
 */
export const isSpeedOnly = (controls: Controls): boolean =>
  !controls.pan_absolute &&
  !controls.tilt_absolute &&
  [controls.pan_speed, controls.tilt_speed].some((control) => control !== undefined && hasBothSides(control));

const hasBothSides = ({ min, max }: V4l2Control): boolean => min < 0 && max > 0;

/** The control by which an axis moves by speed; null when it would go to one side only. */
const speedOf = (control: V4l2Control | undefined): V4l2Control | null =>
  control && hasBothSides(control) ? control : null;

const axisOf = (speed: V4l2Control | undefined, place: V4l2Control | undefined): Axis | null => {
  const moves = speedOf(speed);
  const range = place && place.max > place.min ? { min: place.min, max: place.max, step: place.step } : null;
  if (!moves && !range) return null;
  // A place that is approached in steps tells ten speeds apart.
  return { speeds: moves ? Math.max(-moves.min, moves.max) : 10, range };
};

/** What such a camera can do. */
export const abilitiesOf = (controls: Controls): CameraAbilities => ({
  pan: axisOf(controls.pan_speed, undefined),
  tilt: axisOf(controls.tilt_speed, undefined),
  zoom: axisOf(controls.zoom_continuous, controls.zoom_absolute),
  home: false,
  presets: 0,
  focus: autoFocus(controls) ? ['auto', 'manual'] : [],
  exposure:
    exposureMode(controls) && exposureTime(controls) ? { min: -exposureSteps, max: exposureSteps } : null,
  backlight: controls.backlight_compensation !== undefined,
  power: false,
  tally: false,
});

const scaled = (speed: number, { min, max }: V4l2Control): number => {
  if (speed === 0 || !Number.isFinite(speed)) return 0;
  const most = speed > 0 ? max : -min;
  return Math.sign(speed) * Math.min(most, Math.max(1, Math.round(Math.abs(speed) * most)));
};

/**
 * The values of a movement. Pan and tilt are one control of the camera (USB Video Class 1.5 §4.2.2.1.15), and are always set
 * together; 0 is the stop.
 */
export function speedsOf(
  controls: Controls,
  { pan, tilt, zoom }: { readonly pan: number; readonly tilt: number; readonly zoom: number },
): Values {
  const of = (name: string, speed: number): readonly [string, number][] => {
    const control = speedOf(controls[name]);
    return control ? [[name, scaled(speed, control)]] : [];
  };
  return Object.fromEntries([
    ...of('pan_speed', pan),
    ...of('tilt_speed', tilt),
    ...of('zoom_continuous', zoom),
  ]);
}

/** Whether zoom goes by steps to a place, since it has no speeds to both sides. */
export const zoomsBySteps = (controls: Controls): boolean =>
  !speedOf(controls.zoom_continuous) && controls.zoom_absolute !== undefined;

/** Settings for an exposure brighter or darker by half stops than `base`, in the order in which they are made; 0 is the camera's own. */
export function exposureOf(controls: Controls, steps: number, base: number): readonly Values[] {
  const [mode, time] = [exposureMode(controls), exposureTime(controls)];
  if (!mode || !time) return [];
  if (steps === 0) return [{ [mode.name]: mode.default }];
  const far = Math.max(-exposureSteps, Math.min(exposureSteps, steps));
  const wanted = Math.round(base * 2 ** (far / 2));
  return [{ [mode.name]: 1 }, { [time.name]: Math.max(time.min, Math.min(time.max, wanted)) }];
}
