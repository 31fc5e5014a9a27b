import type { Camera, CameraCommand, ConnectedCamera } from './camera.ts';
import type { Codec, CodecCommand, ConnectedCodec } from './codec.ts';
import type { ConnectedDisplay, Display, DisplayCommand } from './display.ts';
import {
  flag,
  type Guard,
  integer,
  listOf,
  nullOr,
  number,
  oneOf,
  type Shape,
  shapeOf,
  text,
} from './guards.ts';
import type { SerialPortFacts } from './line.ts';

/** A device of which the settings or a person say where it is. */
export type Connected = ConnectedCamera | ConnectedDisplay | ConnectedCodec;

/** What main says to the native process of connected devices. */
export type ConnectedToHost =
  /** All that are wanted now; what is not named is let go, what is the same as before goes on. Begins with none. */
  | { readonly kind: 'connect'; readonly devices: readonly Connected[] }
  | { readonly kind: 'camera'; readonly id: string; readonly command: CameraCommand }
  | { readonly kind: 'display'; readonly id: string; readonly command: DisplayCommand }
  | { readonly kind: 'codec'; readonly id: string; readonly command: CodecCommand }
  /** Whether the log is told the bytes of cameras and displays, at `debug`; it is not at first. */
  | { readonly kind: 'log-bytes'; readonly on: boolean }
  /** Finds out what is at a serial port, by its id, by asking in every protocol. Answered with `probed`. */
  | { readonly kind: 'probe'; readonly port: string };

/** What the native process says of them. */
export type ConnectedFromHost =
  | { readonly kind: 'cameras'; readonly cameras: readonly Camera[] }
  | { readonly kind: 'displays'; readonly displays: readonly Display[] }
  | { readonly kind: 'codecs'; readonly codecs: readonly Codec[] }
  | { readonly kind: 'serial-ports'; readonly ports: readonly SerialPortFacts[] }
  | { readonly kind: 'probed'; readonly port: string; readonly found: Probed | null };

/** What answered at a serial port. */
export type Probed = {
  readonly protocol: Connected['protocol'];
  readonly baudRate: number;
  /** As it calls itself, or the protocol's name. */
  readonly name: string;
};

/** More connected devices than that are in no room. */
export const mostConnected = 16;
const mostPorts = 64;

const id = text(200);
const name = text(200);
const detail = nullOr(text(1000));
const host = text(253);

const line = oneOf(
  shapeOf({ kind: oneOf('serial'), port: id, baudRate: integer }),
  shapeOf({ kind: oneOf('tcp', 'udp'), host, port: integer }),
  shapeOf({
    kind: oneOf('ssh'),
    host,
    port: integer,
    user: text(200),
    password: text(200),
    hostKey: nullOr(text(100)),
  }),
  shapeOf({ kind: oneOf('cec'), adapter: text(200) }),
);

const connected = oneOf(
  shapeOf({
    kind: oneOf('camera'),
    id,
    name,
    protocol: oneOf('visca'),
    line,
    sonyHeader: flag,
    dialect: nullOr(text(60)),
    address: integer,
    picture: nullOr(text(300)),
  }),
  shapeOf({
    kind: oneOf('display'),
    id,
    name,
    protocol: oneOf('samsung-mdc', 'lg', 'nec', 'pjlink', 'cec'),
    line,
    set: integer,
    password: nullOr(text(200)),
    input: nullOr(text(40)),
  }),
  shapeOf({
    kind: oneOf('codec'),
    id,
    name,
    protocol: oneOf('polycom', 'cisco'),
    line,
    password: nullOr(text(200)),
  }),
);

const status = oneOf(
  'connecting',
  'ready',
  'not-answering',
  'not-allowed',
  'busy',
  'refused',
  'gone',
  'not-supported',
);
const axis = nullOr(
  shapeOf({ speeds: integer, range: nullOr(shapeOf({ min: number, max: number, step: number })) }),
);
const focus = oneOf('auto', 'manual', 'near', 'far', 'stop', 'once');
/** Any of its axes, and nothing else. */
const place: Guard = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([key, at]) => ['pan', 'tilt', 'zoom'].includes(key) && (at === undefined || number(at)),
  );

const cameraCommand = oneOf(
  shapeOf({ do: oneOf('drive'), pan: number, tilt: number, zoom: number }),
  shapeOf({ do: oneOf('go'), place }),
  shapeOf({ do: oneOf('home') }),
  shapeOf({ do: oneOf('preset'), act: oneOf('store', 'recall', 'clear'), preset: integer }),
  shapeOf({ do: oneOf('focus'), focus }),
  shapeOf({ do: oneOf('exposure'), steps: integer }),
  shapeOf({ do: oneOf('backlight', 'power', 'tally'), on: flag }),
);
const displayCommand = oneOf(
  shapeOf({ do: oneOf('power', 'mute'), on: flag }),
  shapeOf({ do: oneOf('input'), input: text(40) }),
  shapeOf({ do: oneOf('volume'), volume: number }),
);
const direction = (value: unknown): boolean => value === -1 || value === 0 || value === 1;
const codecCommand = oneOf(
  shapeOf({ do: oneOf('dial'), address: text(500), protocol: oneOf('sip', 'h323', 'auto') }),
  shapeOf({ do: oneOf('answer', 'decline', 'hang-up') }),
  shapeOf({ do: oneOf('end'), call: text(80) }),
  shapeOf({ do: oneOf('mute', 'awake'), on: flag }),
  shapeOf({ do: oneOf('volume'), volume: number }),
  shapeOf({ do: oneOf('tones'), keys: text(64) }),
  shapeOf({ do: oneOf('far-camera'), pan: direction, tilt: direction, zoom: direction }),
);

const camera = shapeOf({
  id,
  name,
  via: oneOf('uvc', 'visca', 'codec'),
  status,
  detail,
  picture: nullOr(text(300)),
  abilities: shapeOf({
    pan: axis,
    tilt: axis,
    zoom: axis,
    home: flag,
    presets: integer,
    focus: listOf(focus, 6),
    exposure: nullOr(shapeOf({ min: number, max: number })),
    backlight: flag,
    power: flag,
    tally: flag,
  }),
  power: nullOr(oneOf('on', 'off')),
  place,
  moving: flag,
  focus: nullOr(oneOf('auto', 'manual')),
  exposure: nullOr(number),
  backlight: nullOr(flag),
  tally: nullOr(flag),
});
const display = shapeOf({
  id,
  name,
  protocol: oneOf('samsung-mdc', 'lg', 'nec', 'pjlink', 'cec'),
  status,
  detail,
  power: shapeOf({
    wanted: nullOr(oneOf('on', 'off')),
    actual: nullOr(oneOf('on', 'off', 'warming', 'cooling')),
  }),
  inputs: listOf(text(40), 32),
  input: nullOr(text(40)),
  volume: nullOr(number),
  muted: nullOr(flag),
  can: shapeOf({ volume: flag, mute: flag }),
});
const codec = shapeOf({
  id,
  name,
  protocol: oneOf('polycom', 'cisco'),
  status,
  detail,
  calls: listOf(
    shapeOf({
      id,
      state: oneOf('ringing', 'dialling', 'connected'),
      address: text(500),
      name: text(500),
    }),
    16,
  ),
  failed: nullOr(oneOf('busy', 'not-found', 'no-answer', 'declined', 'failed')),
  muted: nullOr(flag),
  volume: nullOr(number),
  farCamera: flag,
  camera: nullOr(id),
});
const serialPort = shapeOf({
  id,
  path: text(1000),
  name,
  vendorId: nullOr(integer),
  productId: nullOr(integer),
  serialNumber: nullOr(text(200)),
  allowed: flag,
});
const probed = shapeOf({
  protocol: oneOf('visca', 'samsung-mdc', 'lg', 'nec', 'pjlink', 'cec', 'polycom', 'cisco'),
  baudRate: integer,
  name,
});

export const connectedToHost: { readonly [K in ConnectedToHost['kind']]: Shape } = {
  connect: { devices: listOf(connected, mostConnected) },
  camera: { id, command: cameraCommand },
  display: { id, command: displayCommand },
  codec: { id, command: codecCommand },
  'log-bytes': { on: flag },
  probe: { port: id },
};

export const connectedFromHost: { readonly [K in ConnectedFromHost['kind']]: Shape } = {
  cameras: { cameras: listOf(camera, mostConnected + mostPorts) },
  displays: { displays: listOf(display, mostConnected) },
  codecs: { codecs: listOf(codec, mostConnected) },
  'serial-ports': { ports: listOf(serialPort, mostPorts) },
  probed: { port: id, found: nullOr(probed) },
};
