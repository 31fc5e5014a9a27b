import { expect, test } from 'vitest';
import { flowsOf, makeFlowMeter, type StatsEntry } from '../../../../renderer/calls/media/flow-meter.ts';
import { makeVirtualClock } from '../virtual-clock.ts';

/** A report of Chromium, cut to what is read. */
const report = (
  change: { readonly bytes?: number; readonly packets?: number; readonly lost?: number } = {},
) => {
  const { bytes = 100_000, packets = 1000, lost = 0 } = change;
  const entries: StatsEntry[] = [
    {
      id: 'IT01V',
      type: 'inbound-rtp',
      kind: 'video',
      codecId: 'CIT01_96',
      bytesReceived: bytes,
      packetsReceived: packets,
      packetsLost: lost,
      jitter: 0.012,
      framesPerSecond: 30,
      framesDecoded: bytes / 1000,
      frameWidth: 1280,
      frameHeight: 720,
    },
    {
      id: 'OT01A',
      type: 'outbound-rtp',
      kind: 'audio',
      codecId: 'COT01_111',
      bytesSent: bytes / 10,
      packetsSent: packets,
      remoteId: 'ROA',
    },
    { id: 'ROA', type: 'remote-inbound-rtp', fractionLost: 0.04, roundTripTime: 0.08, jitter: 0.005 },
    { id: 'CIT01_96', type: 'codec', mimeType: 'video/VP8' },
    { id: 'COT01_111', type: 'codec', mimeType: 'audio/opus' },
    { id: 'T01', type: 'transport', selectedCandidatePairId: 'CP1' },
    { id: 'CP0', type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'L0' },
    { id: 'CP1', type: 'candidate-pair', currentRoundTripTime: 0.03, localCandidateId: 'L1' },
    { id: 'L0', type: 'local-candidate', candidateType: 'host' },
    { id: 'L1', type: 'local-candidate', candidateType: 'relay' },
  ];
  return entries;
};

test('a first reading tells what is so now, and nothing that takes two', () => {
  const { flows } = flowsOf(report(), null, { at: 0 });
  expect(flows).toEqual([
    {
      direction: 'in',
      kind: 'video',
      codec: 'VP8',
      kilobitsPerSecond: null,
      lossPercent: null,
      jitterMs: 12,
      roundTripMs: 30,
      width: 1280,
      height: 720,
      framesPerSecond: 30,
      path: 'relay',
    },
    {
      direction: 'out',
      kind: 'audio',
      codec: 'opus',
      kilobitsPerSecond: null,
      lossPercent: 4,
      jitterMs: 5,
      roundTripMs: 80,
      width: null,
      height: null,
      framesPerSecond: null,
      path: 'relay',
    },
  ]);
});

test('a second tells rate, loss and pictures since the first', () => {
  const { counted } = flowsOf(report(), null, { at: 1000 });
  const later = report({ bytes: 350_000, packets: 1190, lost: 10 });
  const [video, audio] = flowsOf(later, counted, { at: 3000 }).flows;
  expect(video).toMatchObject({ kilobitsPerSecond: 1000, lossPercent: 5, framesPerSecond: 125 });
  expect(audio).toMatchObject({ kilobitsPerSecond: 100 });
});

test('a picture that stopped has no pictures, whatever the browser still says', () => {
  const { counted } = flowsOf(report(), null, { at: 0 });
  const [video] = flowsOf(report(), counted, { at: 2000 }).flows;
  expect(video).toMatchObject({ kilobitsPerSecond: 0, framesPerSecond: 0, lossPercent: null });
});

test('repaired packets never make a loss below nothing', () => {
  const { counted } = flowsOf(report({ lost: 20 }), null, { at: 0 });
  const [video] = flowsOf(report({ packets: 1100, lost: 5 }), counted, { at: 2000 }).flows;
  expect(video?.lossPercent).toBe(0);
});

test('what carries nothing is left out, slides are named, and nonsense is no figure', () => {
  const entries: StatsEntry[] = [
    { id: 'a', type: 'inbound-rtp', kind: 'audio', packetsReceived: 0 },
    { id: 'b', type: 'outbound-rtp', kind: 'video', packetsSent: 9, active: false },
    { id: 'c', type: 'inbound-rtp', kind: 'video', packetsReceived: 4, jitter: 'much', codecId: 7 },
  ];
  const { flows } = flowsOf(entries, null, { at: 0, slides: true });
  expect(flows).toHaveLength(1);
  expect(flows[0]).toMatchObject({ kind: 'slides', jitterMs: null, codec: '', path: '' });
});

test('the meter reads each connection since its own reading before, and a closed one has no flows', async () => {
  const clock = makeVirtualClock();
  let bytes = 0;
  const stats = async () => new Map(report({ bytes }).map((entry) => [entry.id, entry]));
  const open = { getStats: stats } as unknown as RTCPeerConnection;
  const closed = { getStats: () => Promise.reject(new Error('closed')) } as unknown as RTCPeerConnection;
  const meter = makeFlowMeter(clock);
  const [first] = await meter.read([{ connection: open }, { connection: closed }]);
  expect(first?.kilobitsPerSecond).toBeNull();
  await clock.advance(2000);
  bytes = 500_000;
  const again = await meter.read([{ connection: open, slides: true }]);
  expect(again[0]).toMatchObject({ kind: 'slides', kilobitsPerSecond: 2000 });
});
