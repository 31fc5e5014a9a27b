import { expect, test } from 'vitest';
import { qualityFor, withStartBitrate } from '../../../../renderer/calls/room/quality.ts';

const lines = (...text: readonly string[]): string => `${text.join('\r\n')}\r\n`;
const before = lines(
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 103',
  'a=rtpmap:96 VP8/90000',
  'a=rtcp-fb:96 nack pli',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  'a=rtpmap:98 VP9/90000',
  'a=rtcp-fb:98 transport-cc',
  'a=fmtp:98 profile-id=0',
  'a=rtpmap:103 H264/90000',
  'a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
);

test('the start bitrate goes into every video codec, and nowhere else', () => {
  expect(withStartBitrate(before, 2000)).toBe(
    lines(
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=rtpmap:111 opus/48000/2',
      'a=fmtp:111 minptime=10;useinbandfec=1',
      'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 103',
      'a=rtpmap:96 VP8/90000',
      'a=rtcp-fb:96 nack pli',
      'a=fmtp:96 x-google-start-bitrate=2000',
      'a=rtpmap:97 rtx/90000',
      'a=fmtp:97 apt=96',
      'a=rtpmap:98 VP9/90000',
      'a=rtcp-fb:98 transport-cc',
      'a=fmtp:98 profile-id=0;x-google-start-bitrate=2000',
      'a=rtpmap:103 H264/90000',
      'a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1;x-google-start-bitrate=2000',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    ),
  );
});

test('a hint that is there stays', () => {
  const once = withStartBitrate(before, 2000);
  expect(withStartBitrate(once, 500)).toBe(once);
});

test('a description without a picture is left alone', () => {
  const audio = before.slice(0, before.indexOf('m=video'));
  expect(withStartBitrate(audio, 2000)).toBe(audio);
});

test.each([
  [0, 720, 30],
  [1, 720, 30],
  [2, 360, 30],
  [3, 360, 15],
  [9, 360, 15],
])('with %i others: %i lines, %i pictures a second', (others, height, framesPerSecond) => {
  expect(qualityFor(others, 'camera')).toMatchObject({ height, framesPerSecond });
});

test('a screen keeps its lines', () => {
  expect([1, 2, 3].map((others) => qualityFor(others, 'screen').height)).toEqual([1080, 1080, 1080]);
});
