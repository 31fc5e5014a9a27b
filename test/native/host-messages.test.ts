import { expect, test } from 'vitest';
import { isFromHost, isToHost } from '../../native/host-messages.ts';

const lamps = { ringing: false, offHook: true, muted: false, held: false };
const device = {
  id: 'a',
  name: 'A',
  vendorId: 1,
  productId: 2,
  kind: 'speakerphone',
  status: 'ready',
  detail: null,
  keys: ['hook'],
  lamps: ['muted'],
  shows: lamps,
};

test.each([
  { kind: 'begin', shown: {}, places: { '/dev/hidraw0': 'a' }, alone: true },
  { kind: 'show', shown: { a: lamps } },
  { kind: 'look' },
  { kind: 'record-begin', device: 'a' },
  { kind: 'record-end' },
  { kind: 'ping' },
  { kind: 'end' },
])('main may say $kind', (message) => {
  expect(isToHost(message)).toBe(true);
  expect(isFromHost(message)).toBe(false);
});

test.each([
  { kind: 'ready', trouble: null },
  { kind: 'devices', devices: [device], places: {} },
  { kind: 'pressed', device: 'a', press: { kind: 'mute', muted: null } },
  { kind: 'pressed', device: 'a', press: { kind: 'key', key: '*' } },
  {
    kind: 'descriptor',
    device: 'a',
    bytes: new Uint8Array(3),
    vendorId: 1,
    productId: 2,
    product: '',
    manufacturer: '',
    interfaceNumber: -1,
  },
  { kind: 'recorded', device: 'a', atMs: 3.5, direction: 'out', bytes: new Uint8Array(3) },
  { kind: 'log', level: 'warn', text: 'x' },
  { kind: 'pong' },
])('the native process may say $kind', (message) => {
  expect(isFromHost(message)).toBe(true);
  // As it comes over the line.
  expect(isFromHost(structuredClone(message))).toBe(true);
  expect(isToHost(message)).toBe(false);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'ping'],
  ['a list', []],
  ['an unknown kind', { kind: 'format' }],
  ['a kind of every object', { kind: 'constructor' }],
  ['more than it should be', { kind: 'ping', more: 1 }],
  ['less than it should be', { kind: 'show' }],
  ['a lamp too few', { kind: 'show', shown: { a: { ...lamps, held: undefined } } }],
  ['a lamp that is no truth', { kind: 'show', shown: { a: { ...lamps, held: 1 } } }],
  ['an id without end', { kind: 'record-begin', device: 'x'.repeat(201) }],
  [
    'more devices than a room has',
    { kind: 'show', shown: Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`${at}`, lamps])) },
  ],
])('%s is refused by the native process', (_what, message) => {
  expect(isToHost(message)).toBe(false);
});

test.each([
  ['a press of nothing', { kind: 'pressed', device: 'a', press: { kind: 'kick' } }],
  ['a press with more', { kind: 'pressed', device: 'a', press: { kind: 'reject', loud: true } }],
  ['a key of several characters', { kind: 'pressed', device: 'a', press: { kind: 'key', key: '12' } }],
  ['a status of none', { kind: 'devices', devices: [{ ...device, status: 'on fire' }], places: {} }],
  ['devices without end', { kind: 'devices', devices: Array(65).fill(device), places: {} }],
  ['no bytes', { kind: 'recorded', device: 'a', atMs: 0, direction: 'in', bytes: [1, 2] }],
  ['no time', { kind: 'recorded', device: 'a', atMs: Number.NaN, direction: 'in', bytes: new Uint8Array() }],
  [
    'too many bytes',
    { kind: 'recorded', device: 'a', atMs: 0, direction: 'in', bytes: new Uint8Array(70_000) },
  ],
  ['an error as log', { kind: 'log', level: 'error', text: '' }],
])('%s is refused by main', (_what, message) => {
  expect(isFromHost(message)).toBe(false);
});
