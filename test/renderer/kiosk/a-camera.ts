import type { Camera, CameraAbilities } from '../../../main/contract/cameras.ts';

const range = { min: -100, max: 100, step: 1 };

/** Pan, tilt and zoom by speed and to a place, and no more. */
export const moves: CameraAbilities = {
  pan: { speeds: 10, range },
  tilt: { speeds: 10, range },
  zoom: { speeds: 10, range: { ...range, min: 0 } },
  home: true,
  presets: 0,
  focus: [],
  exposure: null,
  backlight: false,
  power: false,
  tally: false,
};

/** A camera of main that is ready, unless it is said otherwise. */
export const aCamera = (id: string, more: Partial<Camera> = {}): Camera => ({
  id,
  name: id,
  via: 'visca',
  status: 'ready',
  detail: null,
  picture: null,
  abilities: moves,
  power: null,
  place: { pan: 10, tilt: -5, zoom: 50 },
  moving: false,
  focus: null,
  exposure: null,
  backlight: null,
  tally: null,
  ...more,
});
