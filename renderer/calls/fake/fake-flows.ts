import type { MediaFlow } from '../media/media-flow.ts';

/** The flows of a simulated call. */
export function fakeFlows(poor: boolean): readonly MediaFlow[] {
  const flow = (direction: 'in' | 'out', kind: 'audio' | 'video'): MediaFlow => ({
    direction,
    kind,
    codec: kind === 'audio' ? 'opus' : 'VP8',
    kilobitsPerSecond: kind === 'audio' ? 40 : poor ? 180 : 1800,
    lossPercent: poor && direction === 'out' ? 14 : 0,
    jitterMs: poor ? 60 : 4,
    roundTripMs: poor ? 420 : 24,
    width: kind === 'audio' ? null : poor ? 320 : 1280,
    height: kind === 'audio' ? null : poor ? 180 : 720,
    framesPerSecond: kind === 'audio' ? null : poor ? 8 : 30,
    path: 'host',
  });
  return [flow('in', 'audio'), flow('in', 'video'), flow('out', 'audio'), flow('out', 'video')];
}
