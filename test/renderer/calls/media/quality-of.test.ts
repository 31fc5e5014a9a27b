import { expect, test } from 'vitest';
import type { MediaFlow } from '../../../../renderer/calls/media/media-flow.ts';
import { qualityOf } from '../../../../renderer/calls/media/quality-of.ts';

const flow = (change: Partial<MediaFlow> = {}): MediaFlow => ({
  direction: 'in',
  kind: 'audio',
  codec: 'opus',
  kilobitsPerSecond: 40,
  lossPercent: 0,
  jitterMs: 5,
  roundTripMs: 20,
  width: null,
  height: null,
  framesPerSecond: null,
  path: 'host',
  ...change,
});
const video = (change: Partial<MediaFlow> = {}) =>
  flow({ kind: 'video', kilobitsPerSecond: 800, framesPerSecond: 30, ...change });
const out = { direction: 'out' } as const;

test.each([
  ['nothing wrong', [flow(), video(out)], 'good', null],
  ['nothing measured', [flow({ lossPercent: null, jitterMs: null, roundTripMs: null })], 'good', null],
  ['a little lost of what comes', [flow({ lossPercent: 4 }), flow(out)], 'fair', 'there'],
  ['much lost of what goes', [flow(), flow({ ...out, lossPercent: 12 })], 'poor', 'here'],
  ['both ways', [flow({ lossPercent: 12 }), flow({ ...out, lossPercent: 12 })], 'poor', 'here'],
  ['jitter', [flow({ jitterMs: 75 }), flow(out)], 'fair', 'there'],
  ['a long way', [flow({ roundTripMs: 900 })], 'poor', null],
  ['few pictures come', [flow(out), video({ framesPerSecond: 4 })], 'poor', 'there'],
  ['few pictures go', [flow(), video({ ...out, framesPerSecond: 10 })], 'fair', 'here'],
  ['a picture that stopped', [video({ framesPerSecond: 0 })], 'poor', 'there'],
  ['a camera that is off', [video({ kilobitsPerSecond: 2, framesPerSecond: 0 })], 'good', null],
  ['slides that stand', [video({ kind: 'slides', framesPerSecond: 1 })], 'good', null],
] as const)('%s: %s', (_, flows, is, lies) => {
  expect(qualityOf(flows as readonly MediaFlow[], null)).toEqual({ is, lies });
});

test('a figure at its limit does not flicker: it has to be well below to be good again', () => {
  const at = (lossPercent: number, before: 'good' | 'fair' | 'poor') =>
    qualityOf([flow({ lossPercent })], { is: before, lies: null }).is;
  expect([at(2.9, 'good'), at(3, 'good'), at(2.9, 'fair'), at(2, 'fair')]).toEqual([
    'good',
    'fair',
    'fair',
    'good',
  ]);
  expect([at(9, 'poor'), at(6, 'poor'), at(9, 'fair')]).toEqual(['poor', 'fair', 'fair']);
});
