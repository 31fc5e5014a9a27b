import type { AxisName, CameraAbilities, CameraFocus } from '../../../main/contract/cameras.ts';

/** From and to, both included. */
type PlaceRange = NonNullable<NonNullable<CameraAbilities[AxisName]>['range']>;

/**
 * What a camera's track says of pan, tilt, zoom, focus and exposure, and takes of it (W3C mediacapture-image, "Photo
 * capabilities" and "Constrainable properties"). TypeScript's own words have none of it.
 */
export type Moved = {
  readonly [Axis in AxisName]?: number;
} & { readonly focusMode?: FocusMode; readonly exposureCompensation?: number };

type FocusMode = 'none' | 'manual' | 'single-shot' | 'continuous';
type Told = { readonly [Name in AxisName | 'exposureCompensation']?: Partial<PlaceRange> } & {
  readonly focusMode?: readonly string[];
};

export const axes = ['pan', 'tilt', 'zoom'] as const satisfies readonly AxisName[];

/** Speeds that are told apart: a step ten times a second is of any size. */
const speeds = 10;

const focusOf = {
  continuous: 'auto',
  manual: 'manual',
  'single-shot': 'once',
} as const satisfies { readonly [Mode in FocusMode]?: CameraFocus };

/** The browser's word for a focus; null where it has none. */
export const focusModeFor = (focus: CameraFocus): FocusMode | null =>
  focus === 'auto' ? 'continuous' : focus === 'once' ? 'single-shot' : focus === 'manual' ? 'manual' : null;

const whole = (told: Partial<PlaceRange> | undefined): PlaceRange | null => {
  const { min, max, step } = told ?? {};
  if (min === undefined || max === undefined || max <= min) return null;
  return { min, max, step: step !== undefined && step > 0 ? step : 1 };
};

/** What the track's camera can do; null when it does not move, or this page may not move it. */
export function abilitiesOf(track: MediaStreamTrack): CameraAbilities | null {
  const told = (track.getCapabilities?.() ?? {}) as Told;
  const [pan, tilt, zoom] = axes.map((axis) => whole(told[axis]));
  if (!pan && !tilt && !zoom) return null;
  const axis = (range: PlaceRange | null | undefined) => (range ? { speeds, range } : null);
  const bias = whole(told.exposureCompensation);
  return {
    pan: axis(pan),
    tilt: axis(tilt),
    zoom: axis(zoom),
    // Straight on is 0 by definition (USB Video Class 1.5 §4.2.2.1.14), where the camera reaches it.
    home:
      [pan, tilt].some(Boolean) && [pan, tilt].every((range) => !range || (range.min <= 0 && range.max >= 0)),
    presets: 0,
    focus: Object.entries(focusOf).flatMap(([mode, focus]) =>
      told.focusMode?.includes(mode) ? [focus] : [],
    ),
    exposure: bias && { min: Math.ceil(bias.min / bias.step), max: Math.floor(bias.max / bias.step) },
    backlight: false,
    power: false,
    tally: false,
  };
}

/** The step of exposure in the browser's own unit, EV. */
export const exposureStep = (track: MediaStreamTrack): number =>
  whole((track.getCapabilities() as Told).exposureCompensation)?.step ?? 1;

/** Where the track's camera is now. */
export const movedOf = (track: MediaStreamTrack): Moved => track.getSettings() as Moved;

/** The focus as the vocabulary has it; null where it is not told. */
export const focusIs = ({ focusMode }: Moved): 'auto' | 'manual' | null =>
  focusMode === 'continuous' || focusMode === 'manual' ? focusOf[focusMode] : null;

/** The nearest place that the camera has. */
export const snapped = (value: number, { min, max, step }: PlaceRange): number => {
  const inside = Math.min(max, Math.max(min, value));
  return Math.min(max, min + Math.round((inside - min) / step) * step);
};
