import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSignal, type Signal } from '../../../../renderer/calls/room/signals.ts';

const offer: Signal = { v: 1, from: 'a', to: 'b', link: 1, n: 0, message: { kind: 'offer', sdp: 'v=0' } };

test.each<Signal['message']>([
  { kind: 'offer', sdp: 'v=0' },
  { kind: 'answer', sdp: 'v=0' },
  { kind: 'candidate', candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: null },
  { kind: 'restart' },
])('comes back as it was sent: %o', (message) => {
  expect(readSignal(JSON.stringify({ ...offer, message }))).toEqual({ ...offer, message });
});

test.each([
  { v: 2 },
  { link: -1 },
  { link: 1.5 },
  { n: '0' },
  { from: 'x'.repeat(65) },
  { message: { kind: 'eval' } },
  { message: { kind: 'offer' } },
  { message: { kind: 'candidate', candidate: 1, sdpMid: null, sdpMLineIndex: 0 } },
  { message: { kind: 'offer', sdp: 'x'.repeat(60_001) } },
])('refuses %o', (change) => {
  expect(readSignal(JSON.stringify({ ...offer, ...change }))).toBeNull();
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readSignal(text)).toBeNull();
    }),
  );
});
