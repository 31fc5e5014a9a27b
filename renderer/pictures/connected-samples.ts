import {
  type Camera,
  type CameraAbilities,
  mostViews,
  type View,
  viewNames,
} from '../../main/contract/cameras.ts';
import type { Codec } from '../../main/contract/codecs.ts';
import { type ConnectedFacts, nothingConnected } from '../../main/contract/connected.ts';
import type { Display } from '../../main/contract/displays.ts';
import type { KioskState } from '../kiosk/state.ts';
import { viewPicture } from './view-picture.ts';

// Cameras, displays, codecs and ports as makers call them.

const axis = { speeds: 24, range: null };

/** All that a camera may be able to do. */
export const allAbilities: CameraAbilities = {
  pan: axis,
  tilt: axis,
  zoom: { speeds: 8, range: null },
  home: true,
  presets: 9,
  focus: ['auto', 'manual', 'near', 'far', 'stop'],
  exposure: { min: -7, max: 7 },
  backlight: true,
  power: true,
  tally: true,
};

/** A camera; what is not said is one on a serial chain that can do everything. */
export const cameraNamed = (name: string, change: Partial<Camera> = {}): Camera => ({
  id: name,
  name,
  via: 'visca',
  status: 'ready',
  detail: null,
  picture: null,
  abilities: allAbilities,
  power: 'on',
  place: {},
  moving: false,
  focus: 'auto',
  exposure: 0,
  backlight: false,
  tally: null,
  ...change,
});

/** Its picture is the one that the rooms of these pictures have open. */
export const eagleEye = cameraNamed('Sony EVI-HD1', { picture: 'ConferenceCam Connect' });
/** Turns and zooms, and knows no home and no views. */
export const plainCamera = cameraNamed('ConferenceCam Connect', {
  via: 'uvc',
  abilities: {
    ...allAbilities,
    home: false,
    presets: 0,
    focus: [],
    exposure: null,
    backlight: false,
    power: false,
  },
});

export const displayNamed = (name: string, change: Partial<Display> = {}): Display => ({
  id: name,
  name,
  protocol: 'samsung-mdc',
  status: 'ready',
  detail: null,
  power: { wanted: null, actual: 'on' },
  inputs: ['hdmi-1', 'hdmi-2', 'displayport'],
  input: 'hdmi-1',
  volume: 35,
  muted: false,
  can: { volume: true, mute: true },
  ...change,
});

export const codecNamed = (name: string, change: Partial<Codec> = {}): Codec => ({
  id: name,
  name,
  protocol: 'polycom',
  status: 'ready',
  detail: null,
  calls: [],
  failed: null,
  muted: false,
  volume: 60,
  farCamera: false,
  camera: null,
  ...change,
});

/** As many views as there may be: four with a name. */
export const viewsOfRoom = (): readonly View[] =>
  Array.from({ length: mostViews }, (_, number) => ({
    camera: eagleEye.id,
    number,
    name: viewNames[number] ?? null,
    place: null,
    picture: number < 2 ? viewPicture : null,
  }));

/** State in which these are connected. */
export const withConnected = (
  change: Partial<ConnectedFacts>,
): Pick<KioskState, 'connected' | 'cameras' | 'steered'> => ({
  connected: { ...nothingConnected, ...change },
  cameras: change.cameras ?? [],
  steered: change.cameras?.[0]?.id ?? null,
});

const port = (id: string, name: string, path: string, allowed = true) => ({
  id,
  name,
  path,
  vendorId: 0x0403,
  productId: 0x6001,
  serialNumber: id,
  allowed,
});

export const somePorts = [
  port('a', 'FTDI FT232R USB UART', '/dev/ttyUSB0'),
  port('b', 'Prolific USB-Serial Controller', '/dev/ttyUSB1'),
  port('c', '/dev/ttyS0', '/dev/ttyS0', false),
  port('d', 'Moxa UPort 1110', '/dev/ttyUSB2'),
];
