import type { CommandId } from '../../../../native/protocols/visca/commands.ts';
import type { InquiryId } from '../../../../native/protocols/visca/inquiries.ts';
import type { Message } from '../../../../native/protocols/visca/message.ts';

type Values = Readonly<Record<string, number | string>>;
type Case<Id> = readonly [hex: string, id: Id, values: Values];

/** Commands to camera 1 as the command lists print them, with numbers in place of their letters. */
export const commandCases: readonly Case<CommandId>[] = [
  // Sony SRG-120DH p. 26, EVI-D70 p. 34.
  ['81 01 00 01 FF', 'if-clear', {}],
  ['81 01 04 38 02 FF', 'focus-mode', { mode: 'auto' }],
  ['81 01 04 08 02 FF', 'focus-far', {}],
  // Sony EVI-D80 p. 29-31, NDI N-BOT p. 23.
  ['81 01 04 00 02 FF', 'power', { state: 'on' }],
  ['81 01 04 00 03 FF', 'power', { state: 'standby' }],
  ['81 01 04 07 00 FF', 'zoom-stop', {}],
  ['81 01 04 07 02 FF', 'zoom-tele', {}],
  ['81 01 04 07 03 FF', 'zoom-wide', {}],
  ['81 01 04 07 23 FF', 'zoom-tele', { speed: 3 }],
  ['81 01 04 07 20 FF', 'zoom-tele', { speed: 0 }],
  ['81 01 04 07 37 FF', 'zoom-wide', { speed: 7 }],
  ['81 01 04 47 04 00 00 00 FF', 'zoom-direct', { position: 0x4000 }],
  ['81 01 04 47 07 0A 0C 00 FF', 'zoom-direct', { position: 0x7ac0 }],
  ['81 01 04 08 00 FF', 'focus-stop', {}],
  ['81 01 04 08 03 FF', 'focus-near', {}],
  ['81 01 04 08 27 FF', 'focus-far', { speed: 7 }],
  ['81 01 04 08 31 FF', 'focus-near', { speed: 1 }],
  ['81 01 04 38 03 FF', 'focus-mode', { mode: 'manual' }],
  ['81 01 04 38 10 FF', 'focus-mode', { mode: 'toggle' }],
  // AIDA PTZ4K-NDI p. 22.
  ['81 0A 04 47 07 04 00 00 00 FF', 'zoom-direct', { position: 0x4000, speed: 7 }],
  // "Camera control command list" of 2019, attached to bitfocus/companion-module-sony-visca.
  ['81 01 04 06 02 FF', 'digital-zoom', { state: 'on' }],
  ['81 01 04 06 03 FF', 'digital-zoom', { state: 'off' }],
  // Sony SRG-H40UH p. 20, Vaddio RoboSHOT p. 49.
  ['81 01 04 48 01 00 00 00 FF', 'focus-direct', { position: 0x1000 }],
  ['81 01 04 18 01 FF', 'focus-one-push', {}],
  ['81 01 04 18 02 FF', 'focus-infinity', {}],
  // Sony SRG-300H, AVer PTZ310 p. 44.
  ['81 01 04 39 00 FF', 'exposure-mode', { mode: 'auto' }],
  ['81 01 04 39 03 FF', 'exposure-mode', { mode: 'manual' }],
  ['81 01 04 39 0A FF', 'exposure-mode', { mode: 'shutter' }],
  ['81 01 04 39 0B FF', 'exposure-mode', { mode: 'iris' }],
  ['81 01 04 39 0D FF', 'exposure-mode', { mode: 'bright' }],
  ['81 01 04 0A 00 FF', 'shutter', { step: 'reset' }],
  ['81 01 04 0A 02 FF', 'shutter', { step: 'up' }],
  ['81 01 04 4A 00 00 01 05 FF', 'shutter-direct', { level: 0x15 }],
  ['81 01 04 0B 03 FF', 'iris', { step: 'down' }],
  ['81 01 04 4B 00 00 01 01 FF', 'iris-direct', { level: 0x11 }],
  ['81 01 04 0C 02 FF', 'gain', { step: 'up' }],
  ['81 01 04 4C 00 00 00 0F FF', 'gain-direct', { level: 0x0f }],
  ['81 01 04 0D 03 FF', 'bright', { step: 'down' }],
  ['81 01 04 4D 00 00 01 0F FF', 'bright-direct', { level: 0x1f }],
  ['81 01 04 3E 02 FF', 'exposure-compensation', { state: 'on' }],
  ['81 01 04 0E 00 FF', 'exposure-compensation-step', { step: 'reset' }],
  ['81 01 04 4E 00 00 00 09 FF', 'exposure-compensation-direct', { level: 9 }],
  ['81 01 04 33 02 FF', 'backlight', { state: 'on' }],
  ['81 01 04 33 03 FF', 'backlight', { state: 'off' }],
  ['81 01 04 61 02 FF', 'mirror', { state: 'on' }],
  ['81 01 04 3F 01 5A FF', 'preset-set', { preset: 0x5a }],
  ['81 01 06 06 03 FF', 'menu', { state: 'off' }],
  // BZBGear BG-UPTZ p. 24, Avonic CM70 p. 72.
  ['81 01 04 35 00 FF', 'white-balance', { mode: 'auto' }],
  ['81 01 04 35 01 FF', 'white-balance', { mode: 'indoor' }],
  ['81 01 04 35 02 FF', 'white-balance', { mode: 'outdoor' }],
  ['81 01 04 35 03 FF', 'white-balance', { mode: 'one-push' }],
  ['81 01 04 35 05 FF', 'white-balance', { mode: 'manual' }],
  ['81 01 04 10 05 FF', 'white-balance-trigger', {}],
  ['81 01 04 03 02 FF', 'red-gain', { step: 'up' }],
  ['81 01 04 43 00 00 0C 08 FF', 'red-gain-direct', { level: 0xc8 }],
  ['81 01 04 04 03 FF', 'blue-gain', { step: 'down' }],
  ['81 01 04 44 00 00 0F 0F FF', 'blue-gain-direct', { level: 0xff }],
  // Sony EVI-D70 p. 41-42, 51; EVI-HD1 p. 28.
  ['81 01 04 3F 00 05 FF', 'preset-reset', { preset: 5 }],
  ['81 01 04 3F 02 00 FF', 'preset-recall', { preset: 0 }],
  ['81 01 06 01 18 14 03 01 FF', 'pan-tilt-drive', { direction: 'up', panSpeed: 0x18, tiltSpeed: 0x14 }],
  ['81 01 06 01 01 17 03 02 FF', 'pan-tilt-drive', { direction: 'down', panSpeed: 1, tiltSpeed: 0x17 }],
  ['81 01 06 01 02 03 01 03 FF', 'pan-tilt-drive', { direction: 'left', panSpeed: 2, tiltSpeed: 3 }],
  ['81 01 06 01 02 03 02 03 FF', 'pan-tilt-drive', { direction: 'right', panSpeed: 2, tiltSpeed: 3 }],
  ['81 01 06 01 02 03 01 01 FF', 'pan-tilt-drive', { direction: 'up-left', panSpeed: 2, tiltSpeed: 3 }],
  ['81 01 06 01 02 03 02 01 FF', 'pan-tilt-drive', { direction: 'up-right', panSpeed: 2, tiltSpeed: 3 }],
  ['81 01 06 01 02 03 01 02 FF', 'pan-tilt-drive', { direction: 'down-left', panSpeed: 2, tiltSpeed: 3 }],
  ['81 01 06 01 02 03 02 02 FF', 'pan-tilt-drive', { direction: 'down-right', panSpeed: 2, tiltSpeed: 3 }],
  ['81 01 06 01 00 00 03 03 FF', 'pan-tilt-drive', { direction: 'stop', panSpeed: 0, tiltSpeed: 0 }],
  [
    '81 01 06 02 18 14 0F 07 02 05 00 04 0B 00 FF',
    'pan-tilt-absolute',
    { panSpeed: 0x18, tiltSpeed: 0x14, pan: -2267, tilt: 1200 },
  ],
  [
    '81 01 06 03 01 01 00 00 00 01 0F 0F 0F 0F FF',
    'pan-tilt-relative',
    { panSpeed: 1, tiltSpeed: 1, pan: 1, tilt: -1 },
  ],
  ['81 01 06 04 FF', 'pan-tilt-home', {}],
  ['81 01 06 05 FF', 'pan-tilt-reset', {}],
  [
    '81 01 06 07 00 01 00 08 0D 0B 00 04 0B 00 FF',
    'pan-tilt-limit-set',
    { corner: 'up-right', pan: 0x8db, tilt: 0x4b0 },
  ],
  ['81 01 06 07 01 00 07 0F 0F 0F 07 0F 0F 0F FF', 'pan-tilt-limit-clear', { corner: 'down-left' }],
  // Sony BRC-H700 p. 12.
  [
    '81 01 06 02 18 00 00 08 0A 05 08 0E 07 09 06 FF',
    'pan-tilt-absolute-wide',
    { speed: 0x18, pan: 0x8a58, tilt: -0x186a },
  ],
  [
    '81 01 06 03 01 00 0F 07 05 0A 08 04 09 03 0D FF',
    'pan-tilt-relative-wide',
    { speed: 1, pan: -0x8a58, tilt: 0x493d },
  ],
  [
    '81 01 06 07 00 00 0F 07 05 0A 08 0E 07 09 06 FF',
    'pan-tilt-limit-set-wide',
    { corner: 'down-left', pan: -0x8a58, tilt: -0x186a },
  ],
  ['81 01 06 07 01 01 07 0F 0F 0F 0F 07 0F 0F 0F FF', 'pan-tilt-limit-clear-wide', { corner: 'up-right' }],
  ['81 01 04 66 02 FF', 'flip', { state: 'on' }],
  ['81 01 7E 01 0A 00 02 FF', 'tally', { state: 'on' }],
  ['81 01 7E 01 0A 00 03 FF', 'tally', { state: 'off' }],
  // Sony VISCA command list 4.
  ['81 01 7E 04 1A 00 02 FF', 'tally-green', { state: 'on' }],
];

/** A question to camera 1 and one of its answers. */
export const inquiryCases: readonly (readonly [ask: string, reply: string, id: InquiryId, values: Values])[] =
  [
    // Sony SRG-120DH p. 26.
    [
      '81 09 00 02 FF',
      '90 50 00 01 05 11 01 00 02 FF',
      'version',
      { vendor: 1, model: 0x511, rom: 0x100, sockets: 2 },
    ],
    ['81 09 04 38 FF', '90 50 02 FF', 'focus-mode', { mode: 'auto' }],
    // TOP0 T7E p. 32, Avonic CM70 p. 72, Tekvox 4K p. 45.
    ['81 09 04 00 FF', '90 50 02 FF', 'power', { state: 'on' }],
    ['81 09 04 00 FF', '90 50 03 FF', 'power', { state: 'standby' }],
    ['81 09 04 00 FF', '90 50 04 FF', 'power', { state: 'failed' }],
    ['81 09 04 47 FF', '90 50 03 02 01 00 FF', 'zoom-position', { position: 0x3210 }],
    ['81 09 04 38 FF', '90 50 03 FF', 'focus-mode', { mode: 'manual' }],
    ['81 09 04 38 FF', '90 50 04 FF', 'focus-mode', { mode: 'one-push' }],
    ['81 09 04 48 FF', '90 50 0C 00 00 00 FF', 'focus-position', { position: 0xc000 }],
    ['81 09 04 39 FF', '90 50 0B FF', 'exposure-mode', { mode: 'iris' }],
    ['81 09 04 4A FF', '90 50 00 00 01 05 FF', 'shutter-level', { level: 0x15 }],
    ['81 09 04 4B FF', '90 50 00 00 01 01 FF', 'iris-level', { level: 0x11 }],
    ['81 09 04 4D FF', '90 50 00 00 01 0F FF', 'bright-level', { level: 0x1f }],
    ['81 09 04 35 FF', '90 50 20 FF', 'white-balance', { mode: 'temperature' }],
    ['81 09 04 43 FF', '90 50 00 00 0C 08 FF', 'red-gain-level', { level: 0xc8 }],
    ['81 09 04 44 FF', '90 50 00 00 0F 0F FF', 'blue-gain-level', { level: 0xff }],
    // Sony EVI-D100 p. 29-30, EVI-D80 p. 32-33.
    ['81 09 04 06 FF', '90 50 03 FF', 'digital-zoom', { state: 'off' }],
    ['81 09 04 4C FF', '90 50 00 00 00 0F FF', 'gain-level', { level: 0x0f }],
    ['81 09 04 3E FF', '90 50 02 FF', 'exposure-compensation', { state: 'on' }],
    ['81 09 04 4E FF', '90 50 00 00 00 07 FF', 'exposure-compensation-level', { level: 7 }],
    ['81 09 04 33 FF', '90 50 03 FF', 'backlight', { state: 'off' }],
    ['81 09 04 61 FF', '90 50 02 FF', 'mirror', { state: 'on' }],
    ['81 09 04 3F FF', '90 50 05 FF', 'preset', { preset: 5 }],
    ['81 09 06 06 FF', '90 50 03 FF', 'menu', { state: 'off' }],
    ['81 09 06 10 FF', '90 50 11 08 FF', 'pan-tilt-status', { status: 0x1108 }],
    ['81 09 06 11 FF', '90 50 18 14 FF', 'pan-tilt-max-speed', { panSpeed: 24, tiltSpeed: 20 }],
    ['81 09 06 12 FF', '90 50 0F 07 02 05 00 04 0B 00 FF', 'pan-tilt-position', { pan: -2267, tilt: 1200 }],
    // Sony BRC-300 p. 14.
    [
      '81 09 06 12 FF',
      '90 50 0F 07 05 0A 08 0E 07 09 06 FF',
      'pan-tilt-position-wide',
      { pan: -0x8a58, tilt: -0x186a },
    ],
    ['81 09 04 66 FF', '90 50 02 FF', 'flip', { state: 'on' }],
    ['81 09 7E 01 0A FF', '90 50 03 FF', 'tally', { state: 'off' }],
  ];

/** What is neither a command nor a question, and the camera it is about. Sony EVI-D70 p. 34-36, 42; SRG-120DH p. 26. */
export const linkCases: readonly (readonly [hex: string, camera: number, message: Message])[] = [
  ['88 30 01 FF', 8, { kind: 'address-set', next: 1 }],
  ['88 30 02 FF', 8, { kind: 'address-set', next: 2 }],
  ['88 30 08 FF', 8, { kind: 'address-set', next: 8 }],
  ['88 01 00 01 FF', 8, { kind: 'command', id: 'if-clear', values: {} }],
  ['90 38 FF', 1, { kind: 'network-change' }],
  ['F0 38 FF', 7, { kind: 'network-change' }],
  ['81 22 FF', 1, { kind: 'cancel', socket: 2 }],
  ['82 21 FF', 2, { kind: 'cancel', socket: 1 }],
  ['90 41 FF', 1, { kind: 'ack', socket: 1 }],
  ['A0 42 FF', 2, { kind: 'ack', socket: 2 }],
  ['90 51 FF', 1, { kind: 'completion', socket: 1 }],
  ['90 52 FF', 1, { kind: 'completion', socket: 2 }],
  ['90 50 FF', 1, { kind: 'completion', socket: 0 }],
  ['90 60 01 FF', 1, { kind: 'error', socket: 0, code: 1, error: 'message-length' }],
  ['90 60 02 FF', 1, { kind: 'error', socket: 0, code: 2, error: 'syntax' }],
  ['90 60 03 FF', 1, { kind: 'error', socket: 0, code: 3, error: 'buffer-full' }],
  ['90 62 04 FF', 1, { kind: 'error', socket: 2, code: 4, error: 'cancelled' }],
  ['90 62 05 FF', 1, { kind: 'error', socket: 2, code: 5, error: 'no-socket' }],
  ['C0 61 41 FF', 4, { kind: 'error', socket: 1, code: 0x41, error: 'not-executable' }],
  ['90 60 77 FF', 1, { kind: 'error', socket: 0, code: 0x77, error: null }],
  ['90 07 7D 01 04 00 FF', 1, { kind: 'notice', body: Uint8Array.of(7, 0x7d, 1, 4, 0) }],
];
