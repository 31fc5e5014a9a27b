import type { Camera, CameraAbilities, View } from '../../../main/contract/cameras.ts';
import { mostViews } from '../../../main/contract/cameras.ts';
import type { CallState, Party } from '../../calls/call.ts';
import type { FarMove } from '../../calls/engine.ts';
import type { KioskState } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import type { Speeds } from '../../parts/speeds.ts';

/** Which controls of a camera are drawn; what it cannot do is not there. */
export type Shown = {
  readonly pan: boolean;
  readonly tilt: boolean;
  readonly zoom: boolean;
  readonly home: boolean;
  /** How many views it can have. */
  readonly views: number;
  readonly autoFocus: boolean;
  readonly focusOnce: boolean;
  readonly focusByHand: boolean;
  readonly exposure: CameraAbilities['exposure'];
  readonly backlight: boolean;
};

const moves = (axis: CameraAbilities['pan']): boolean =>
  axis !== null && (axis.speeds > 0 || axis.range !== null);

/** What is drawn for these abilities. `byHand`: its focus is not left to itself now. */
export function shownOf(abilities: CameraAbilities, byHand: boolean): Shown {
  const { pan, tilt, zoom, focus, presets } = abilities;
  const turning = [pan, tilt, zoom].filter((axis) => axis !== null);
  // One that comes back in part only would not show the view again.
  const placed = turning.length > 0 && turning.every(({ range }) => range !== null);
  const auto = focus.includes('auto') && focus.includes('manual');
  return {
    pan: moves(pan),
    tilt: moves(tilt),
    zoom: moves(zoom),
    home: abilities.home,
    views: placed ? mostViews : Math.min(mostViews, presets),
    autoFocus: auto,
    focusOnce: focus.includes('once'),
    focusByHand: focus.includes('near') && focus.includes('far') && (byHand || !auto),
    exposure: abilities.exposure,
    backlight: abilities.backlight,
  };
}

/** The cameras that a person may steer: those that can be moved in some way, and those of which that is not known while something is wrong. */
export const camerasShown = (cameras: readonly Camera[]): readonly Camera[] =>
  cameras.filter(({ abilities, status }) => {
    const { pan, tilt, zoom, home, views } = shownOf(abilities, false);
    return status !== 'ready' || pan || tilt || zoom || home || views > 0;
  });

/** The parties whose camera may be moved from here. */
export const farCameras = (call: CallState): readonly Party[] =>
  call.kind === 'connected' ? call.parties.filter(({ farCamera }) => farCamera) : [];

/** Whether there is any camera to steer, here or at the other end. */
export const canSteer = ({ cameras, call }: Pick<KioskState, 'cameras' | 'call'>): boolean =>
  camerasShown(cameras).length > 0 || farCameras(call).length > 0;

/** The camera that is steered now, of those shown; the first where none was chosen. */
export function steeredCamera({ cameras, steered }: Pick<KioskState, 'cameras' | 'steered'>): Camera | null {
  const shown = camerasShown(cameras);
  return shown.find(({ id }) => id === steered) ?? shown[0] ?? null;
}

/** A camera's views, by their numbers. */
export const viewsOf = (views: readonly View[], camera: string): readonly View[] =>
  views.filter((view) => view.camera === camera).sort((one, other) => one.number - other.number);

/**
 * The number under which a view of this name is kept: that of the one it replaces, else the first that is free of `most`. Null when all
 * are taken.
 */
export function numberFor(views: readonly View[], name: View['name'], most: number): number | null {
  const same = name === null ? undefined : views.find((view) => view.name === name);
  if (same) return same.number;
  const taken = new Set(views.map(({ number }) => number));
  const free = Array.from({ length: most }, (_, number) => number).find((number) => !taken.has(number));
  return free ?? null;
}

/** What a view is called: what is in it, else its number, counted from 1. */
export const viewWord = (view: View, { names, view: numbered }: Words['cameras']): string =>
  view.name === null ? numbered(view.number + 1) : names[view.name];

/** Below this a knob that is hardly moved is no wish, since the other end knows only one speed. */
const farFrom = 0.08;

/** The same movement in the words of the other end, which has no speeds. */
export function farMoveOf({ pan, tilt, zoom }: Speeds): FarMove {
  const way = (speed: number): -1 | 0 | 1 => (Math.abs(speed) < farFrom ? 0 : speed > 0 ? 1 : -1);
  return { pan: way(pan), tilt: way(tilt), zoom: way(zoom) };
}
