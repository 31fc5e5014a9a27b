import type { LineAddress, LineStatus } from './line.ts';

/**
 * The words for cameras that move, whatever drives them: UVC through the browser or the system, VISCA, a codec. Shared by the native
 * process, main and the window. Types only.
 */

/** From and to, both included, in the camera's own units. */
export type PlaceRange = { readonly min: number; readonly max: number; readonly step: number };

export type AxisName = 'pan' | 'tilt' | 'zoom';

/** One thing that moves: pan to the right, tilt upwards and zoom to the near are positive, whatever the camera's own signs are. */
export type Axis = {
  /** Moves by speed until it is stopped; how many speeds it tells apart, 0 for none. */
  readonly speeds: number;
  /** Goes to a place; null when it cannot, or its ends are not known. */
  readonly range: PlaceRange | null;
};

/** What a camera can do. What is null or false is not shown. */
export type CameraAbilities = {
  readonly pan: Axis | null;
  readonly tilt: Axis | null;
  readonly zoom: Axis | null;
  readonly home: boolean;
  /** How many places it keeps in itself, numbered from 0; 0 for none. */
  readonly presets: number;
  readonly focus: readonly CameraFocus[];
  /** Picture brighter and darker by steps; 0 is as the camera finds right. */
  readonly exposure: { readonly min: number; readonly max: number } | null;
  readonly backlight: boolean;
  readonly power: boolean;
  /** A lamp that says who is in the picture. */
  readonly tally: boolean;
};

export type CameraFocus = 'auto' | 'manual' | 'near' | 'far' | 'stop' | 'once';

/** Where it looks, as far as it is known; in the units of its ranges. */
export type CameraPlace = { readonly [Axis in AxisName]?: number | undefined };

/** What a camera is told. What it cannot do is passed over. */
export type CameraCommand =
  /**
   * Moves at these speeds, −1 to 1; all 0 is the stop. Said again at least every 500 ms while somebody steers: a movement of which
   * nothing is heard for 1 s is stopped.
   */
  | { readonly do: 'drive'; readonly pan: number; readonly tilt: number; readonly zoom: number }
  | { readonly do: 'go'; readonly place: CameraPlace }
  | { readonly do: 'home' }
  | { readonly do: 'preset'; readonly act: 'store' | 'recall' | 'clear'; readonly preset: number }
  | { readonly do: 'focus'; readonly focus: CameraFocus }
  | { readonly do: 'exposure'; readonly steps: number }
  | { readonly do: 'backlight' | 'power' | 'tally'; readonly on: boolean };

/** A camera that can be moved. */
export type Camera = {
  readonly id: string;
  readonly name: string;
  readonly via: 'uvc' | 'visca' | 'codec';
  readonly status: LineStatus;
  /** For IT: why, in English; null when all is well. */
  readonly detail: string | null;
  /** What the browser calls its picture; null where that is not known, as behind a capture card. */
  readonly picture: string | null;
  readonly abilities: CameraAbilities;
  /** Null: not known. */
  readonly power: 'on' | 'off' | null;
  readonly place: CameraPlace;
  readonly moving: boolean;
  readonly focus: 'auto' | 'manual' | null;
  readonly exposure: number | null;
  readonly backlight: boolean | null;
  readonly tally: boolean | null;
};

/** A camera of which the settings or a person say where it is. */
export type ConnectedCamera = {
  readonly kind: 'camera';
  readonly id: string;
  readonly name: string;
  readonly protocol: 'visca';
  readonly line: LineAddress;
  /** Sony's header and count around each packet (UDP 52381). */
  readonly sonyHeader: boolean;
  /** The id of a VISCA dialect; null asks the camera. */
  readonly dialect: string | null;
  /** Which of a chain, 1 to 7. */
  readonly address: number;
  /** What the browser calls its picture, where somebody said so. */
  readonly picture: string | null;
};
