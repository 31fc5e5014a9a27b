import { choice, entry, number, optional, type ValuesIn } from './entry.ts';

/*
 * What a controller tells a camera to do, as Sony's command lists print it: EVI-D70 p. 39-42, EVI-D100 p. 26-30, EVI-HD1
 * p. 26-28, SRG-300H, SRG-H40UH p. 20, BRC-H700 p. 12; read against AVer PTZ310 p. 44, Vaddio RoboSHOT p. 49, BZBGear
 * BG-UPTZ p. 24. Which of it a camera has, and how far it goes, is its own matter: see dialects.ts.
 */

const state = { state: choice('p', { on: 2, off: 3 }) };
const step = { step: choice('p', { reset: 0, up: 2, down: 3 }) };
const level = { level: number('p', 0, 0xff) };
const lensSpeed = { speed: optional(number('p', 0, 7)) };
const position = { position: number('p', 0, 0xffff) };
// 0 comes from controllers that send no speed with a stop; 18h and 17h are the fastest of the lists.
const speeds = { panSpeed: number('v', 0, 0x18), tiltSpeed: number('w', 0, 0x18) };
const place = { pan: number('y', -0x8000, 0x7fff), tilt: number('z', -0x8000, 0x7fff) };
/** Pan with a fifth nibble, as the BRC-300, BRC-H700 and their like have it; both axes share one speed. */
const widePlace = { ...place, pan: number('y', -0x80000, 0x7ffff) };
const wideSpeed = { speed: number('v', 0, 0x18) };
const corner = { corner: choice('w', { 'down-left': 0, 'up-right': 1 }) };
const preset = { preset: number('p', 0, 0xfe) };

export const commands = {
  /** Empties a camera's buffers and stops what it does. Without ACK. */
  'if-clear': entry('01 00 01', {}),
  power: entry('01 04 00 0p', { state: choice('p', { on: 2, standby: 3 }) }),

  'zoom-stop': entry('01 04 07 00', {}),
  'zoom-tele': entry(['01 04 07 02', '01 04 07 2p'], lensSpeed),
  'zoom-wide': entry(['01 04 07 03', '01 04 07 3p'], lensSpeed),
  'zoom-direct': entry(['01 04 47 0p 0p 0p 0p', '0A 04 47 0t 0p 0p 0p 0p'], {
    ...position,
    speed: optional(number('t', 0, 7)),
  }),
  'digital-zoom': entry('01 04 06 0p', state),

  'focus-stop': entry('01 04 08 00', {}),
  'focus-far': entry(['01 04 08 02', '01 04 08 2p'], lensSpeed),
  'focus-near': entry(['01 04 08 03', '01 04 08 3p'], lensSpeed),
  'focus-mode': entry('01 04 38 pp', { mode: choice('p', { auto: 2, manual: 3, toggle: 0x10 }) }),
  'focus-direct': entry('01 04 48 0p 0p 0p 0p', position),
  'focus-one-push': entry('01 04 18 01', {}),
  'focus-infinity': entry('01 04 18 02', {}),

  'exposure-mode': entry('01 04 39 pp', {
    mode: choice('p', { auto: 0, manual: 3, shutter: 0x0a, iris: 0x0b, bright: 0x0d }),
  }),
  shutter: entry('01 04 0A 0p', step),
  'shutter-direct': entry('01 04 4A 00 00 0p 0p', level),
  iris: entry('01 04 0B 0p', step),
  'iris-direct': entry('01 04 4B 00 00 0p 0p', level),
  gain: entry('01 04 0C 0p', step),
  'gain-direct': entry('01 04 4C 00 00 0p 0p', level),
  bright: entry('01 04 0D 0p', step),
  'bright-direct': entry('01 04 4D 00 00 0p 0p', level),
  'exposure-compensation': entry('01 04 3E 0p', state),
  'exposure-compensation-step': entry('01 04 0E 0p', step),
  'exposure-compensation-direct': entry('01 04 4E 00 00 0p 0p', level),
  backlight: entry('01 04 33 0p', state),

  'white-balance': entry('01 04 35 pp', {
    mode: choice('p', { auto: 0, indoor: 1, outdoor: 2, 'one-push': 3, manual: 5 }),
  }),
  'white-balance-trigger': entry('01 04 10 05', {}),
  'red-gain': entry('01 04 03 0p', step),
  'red-gain-direct': entry('01 04 43 00 00 0p 0p', level),
  'blue-gain': entry('01 04 04 0p', step),
  'blue-gain-direct': entry('01 04 44 00 00 0p 0p', level),

  mirror: entry('01 04 61 0p', state),
  flip: entry('01 04 66 0p', state),

  'preset-reset': entry('01 04 3F 00 pp', preset),
  'preset-set': entry('01 04 3F 01 pp', preset),
  'preset-recall': entry('01 04 3F 02 pp', preset),

  /** Moves until it is told to stop. The direction is as on the monitor, the axis at rest has its speed unused. */
  'pan-tilt-drive': entry('01 06 01 vv ww dd dd', {
    direction: choice('d', {
      up: 0x0301,
      down: 0x0302,
      left: 0x0103,
      right: 0x0203,
      'up-left': 0x0101,
      'up-right': 0x0201,
      'down-left': 0x0102,
      'down-right': 0x0202,
      stop: 0x0303,
    }),
    ...speeds,
  }),
  'pan-tilt-absolute': entry('01 06 02 vv ww 0y 0y 0y 0y 0z 0z 0z 0z', { ...place, ...speeds }),
  'pan-tilt-relative': entry('01 06 03 vv ww 0y 0y 0y 0y 0z 0z 0z 0z', { ...place, ...speeds }),
  'pan-tilt-home': entry('01 06 04', {}),
  /** Runs to the ends and back, to find itself. */
  'pan-tilt-reset': entry('01 06 05', {}),
  'pan-tilt-limit-set': entry('01 06 07 00 0w 0y 0y 0y 0y 0z 0z 0z 0z', { ...corner, ...place }),
  'pan-tilt-limit-clear': entry('01 06 07 01 0w 07 0F 0F 0F 07 0F 0F 0F', corner),
  'pan-tilt-absolute-wide': entry('01 06 02 vv 00 0y 0y 0y 0y 0y 0z 0z 0z 0z', {
    ...widePlace,
    ...wideSpeed,
  }),
  'pan-tilt-relative-wide': entry('01 06 03 vv 00 0y 0y 0y 0y 0y 0z 0z 0z 0z', {
    ...widePlace,
    ...wideSpeed,
  }),
  'pan-tilt-limit-set-wide': entry('01 06 07 00 0w 0y 0y 0y 0y 0y 0z 0z 0z 0z', { ...corner, ...widePlace }),
  'pan-tilt-limit-clear-wide': entry('01 06 07 01 0w 07 0F 0F 0F 0F 07 0F 0F 0F', corner),

  /** With a menu on its picture a BRC takes no other command: it is switched off first (BRC-X400 p. 7). */
  menu: entry('01 06 06 0p', state),
  tally: entry('01 7E 01 0A 00 0p', state),
  /** A second lamp (Sony VISCA command list 4). */
  'tally-green': entry('01 7E 04 1A 00 0p', state),
} as const;

export type CommandId = keyof typeof commands;
export type Command = {
  readonly [Id in CommandId]: {
    readonly kind: 'command';
    readonly id: Id;
    readonly values: ValuesIn<(typeof commands)[Id]>;
  };
}[CommandId];

/**
 * Pan and tilt by speed as one command: a positive pan is to the right, a positive tilt is up, 0 rests. The axis that
 * rests is sent with speed 1, since some cameras refuse 0.
 */
export function panTiltDrive(pan: number, tilt: number): Command & { readonly id: 'pan-tilt-drive' } {
  const across = pan > 0 ? 'right' : 'left';
  const along = tilt > 0 ? 'up' : 'down';
  const direction =
    pan !== 0 && tilt !== 0
      ? (`${along}-${across}` as const)
      : pan !== 0
        ? across
        : tilt !== 0
          ? along
          : 'stop';
  return {
    kind: 'command',
    id: 'pan-tilt-drive',
    values: { direction, panSpeed: Math.abs(pan) || 1, tiltSpeed: Math.abs(tilt) || 1 },
  };
}
