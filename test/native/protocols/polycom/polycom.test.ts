import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Command,
  commands,
  decodeCommand,
  encodeCommand,
} from '../../../../native/protocols/polycom/commands.ts';
import {
  decodeReply,
  encodeReply,
  type Reply,
  replies,
} from '../../../../native/protocols/polycom/replies.ts';

/** Polycom Integrator's Reference Manual for RealPresence Group 6.0.0 and for HDX 3.1. */
const told: readonly (readonly [string, Command])[] = [
  [
    'dial manual 384 192.168.1.101 h323',
    { kind: 'dial', how: 'manual', speedKbps: 384, address: '192.168.1.101', protocol: 'h323' },
  ],
  [
    'dial manual 1920 ward@example.com sip',
    { kind: 'dial', how: 'manual', speedKbps: 1920, address: 'ward@example.com', protocol: 'sip' },
  ],
  ['dial auto 384 4711', { kind: 'dial', how: 'auto', speedKbps: 384, address: '4711', protocol: null }],
  ['answer video', { kind: 'answer' }],
  ['hangup video all', { kind: 'hang-up', call: null }],
  ['hangup video 42', { kind: 'hang-up', call: '42' }],
  ['mute near on', { kind: 'mute', to: 'on' }],
  ['mute near off', { kind: 'mute', to: 'off' }],
  ['mute near toggle', { kind: 'mute', to: 'toggle' }],
  ['mute near get', { kind: 'mute', to: 'get' }],
  ['volume set 23', { kind: 'set-volume', volume: 23 }],
  ['volume get', { kind: 'get-volume' }],
  ['gendial *', { kind: 'tone', key: '*' }],
  ['camera near move zoom+', { kind: 'move', side: 'near', direction: 'zoom+' }],
  ['camera far move left', { kind: 'move', side: 'far', direction: 'left' }],
  ['camera near stop', { kind: 'stop', side: 'near' }],
  ['camera near getposition', { kind: 'get-position' }],
  ['camera near setposition -880 10 1023', { kind: 'set-position', pan: -880, tilt: 10, zoom: 1023 }],
  ['preset near go 3', { kind: 'preset', side: 'near', act: 'go', preset: 3 }],
  ['preset near set 99', { kind: 'preset', side: 'near', act: 'set', preset: 99 }],
  ['callinfo all', { kind: 'get-calls' }],
  ['notify callstatus', { kind: 'notify', of: 'callstatus' }],
  ['notify mutestatus', { kind: 'notify', of: 'mutestatus' }],
  ['notify vidsourcechanges', { kind: 'notify', of: 'vidsourcechanges' }],
  ['preset register', { kind: 'register-presets' }],
  ['wake', { kind: 'wake' }],
  ['sleep', { kind: 'sleep' }],
  ['echo off', { kind: 'echo-off' }],
];

const demo = { speedKbps: 384, type: 'videocall', name: 'Polycom Group Series Demo' } as const;
const said: readonly (readonly [string, Reply])[] = [
  ['Hi, my name is : Ward 3', { kind: 'banner', name: 'Ward 3' }],
  ['-- login failed, retry --', { kind: 'login-failed' }],
  ['callinfo begin', { kind: 'calls-begin' }],
  [
    'callinfo:43:Polycom Group Series Demo:192.168.1.101:384:connected:notmuted:outgoing:videocall',
    {
      kind: 'call',
      ...demo,
      call: '43',
      address: '192.168.1.101',
      status: 'connected',
      muted: false,
      direction: 'outgoing',
    },
  ],
  [
    'callinfo:36:192.168.1.102:256:connected:muted:outgoing:videocall',
    {
      kind: 'call',
      call: '36',
      name: null,
      address: '192.168.1.102',
      speedKbps: 256,
      status: 'connected',
      muted: true,
      direction: 'outgoing',
      type: 'videocall',
    },
  ],
  ['callinfo end', { kind: 'calls-end' }],
  ['system is not in a call', { kind: 'no-calls' }],
  [
    'notification:callstatus:outgoing:34:Polycom Group Series Demo:192.168.1.101:connected:384:0:videocall',
    {
      kind: 'call-status',
      ...demo,
      direction: 'outgoing',
      call: '34',
      address: '192.168.1.101',
      status: 'connected',
      cause: 0,
    },
  ],
  [
    'notification:callstatus:incoming:7:Ward: 3::disconnected:384:17:videocall',
    {
      kind: 'call-status',
      speedKbps: 384,
      type: 'videocall',
      direction: 'incoming',
      call: '7',
      name: 'Ward: 3',
      address: '',
      status: 'disconnected',
      cause: 17,
    },
  ],
  ['mute near on', { kind: 'muted', on: true }],
  ['mute near off', { kind: 'muted', on: false }],
  [
    'notification:mutestatus:near:near:near:near:muted',
    { kind: 'mute-status', side: 'near', call: 'near', name: 'near', address: 'near', on: true },
  ],
  [
    'notification:mutestatus:far:2:Ward 3:192.168.1.101:notmuted',
    { kind: 'mute-status', side: 'far', call: '2', name: 'Ward 3', address: '192.168.1.101', on: false },
  ],
  ['volume 23', { kind: 'volume', volume: 23 }],
  ['camera near position -880 10 1023', { kind: 'position', pan: -880, tilt: 10, zoom: 1023 }],
  [
    'notification:vidsourcechange:near:1:Main:people',
    { kind: 'source', side: 'near', source: 1, name: 'Main', type: 'people' },
  ],
  ['button menu', { kind: 'button', name: 'menu' }],
  ['preset near go 3', { kind: 'preset', side: 'near', act: 'go', preset: 3 }],
  ['notify callstatus success', { kind: 'notifying', of: 'callstatus' }],
  ['dialing manual', { kind: 'dialling', how: 'manual' }],
  ['hanging up video', { kind: 'hanging-up' }],
  ['error: command not found', { kind: 'error', text: 'command not found' }],
  [
    'info: event/notification already active:callstatus',
    { kind: 'info', text: 'event/notification already active:callstatus' },
  ],
  ['Here is what I know about myself:', { kind: 'unknown', text: 'Here is what I know about myself:' }],
  ['volume 51', { kind: 'unknown', text: 'volume 51' }],
];

test.each(told)('told %s, both ways', (text, command) => {
  expect(decodeCommand(text)).toEqual(command);
  expect(encodeCommand(command)).toBe(text);
});

test.each(said)('said %s, both ways', (text, reply) => {
  expect(decodeReply(text)).toEqual(reply);
  expect(encodeReply(reply)).toBe(text);
});

test('every entry has a case', () => {
  expect(new Set(told.map(([, { kind }]) => kind))).toEqual(new Set(Object.keys(commands)));
  expect(new Set(said.map(([, { kind }]) => kind))).toEqual(new Set([...Object.keys(replies), 'unknown']));
});

test('the sign before what is typed is left out, capitals are taken', () => {
  expect(decodeReply('-> -> Mute Near ON')).toEqual({ kind: 'muted', on: true });
  expect(decodeReply('-> ')).toEqual({ kind: 'unknown', text: '' });
  expect(decodeCommand('MUTE NEAR GET')).toEqual({ kind: 'mute', to: 'get' });
});

test('what somebody typed does not become a command of its own, what is out of range is not said', () => {
  const dial = (address: string) =>
    encodeCommand({ kind: 'dial', how: 'auto', speedKbps: 1920, address, protocol: null });
  expect(dial('4711\r\nsleep')).toBeNull();
  expect(dial('4711 sip')).toBeNull();
  expect(dial('"4711"')).toBeNull();
  expect(dial('')).toBeNull();
  expect(encodeCommand({ kind: 'set-volume', volume: 51 })).toBeNull();
  expect(encodeCommand({ kind: 'tone', key: '12' })).toBeNull();
  expect(encodeCommand({ kind: 'preset', side: 'near', act: 'go', preset: 100 })).toBeNull();
  expect(encodeReply({ kind: 'volume', volume: 51 })).toBeNull();
});

test('any line is a message, and said again it is the same', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.constantFrom(...said.map(([one]) => one)).chain((one) => fc.string().map((noise) => one + noise)),
    fc
      .array(fc.constantFrom(':', 'callinfo', 'notification', 'callstatus', '1', 'a'), { maxLength: 12 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (line) => {
      const reply = decodeReply(line);
      const again = encodeReply(reply);
      expect(again === null ? null : decodeReply(again)).toEqual(again === null ? null : reply);
      decodeCommand(line);
    }),
  );
});
