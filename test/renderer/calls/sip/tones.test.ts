import { describe, expect, test } from 'vitest';
import { takesToneEvents, toneOf } from '../../../../renderer/calls/sip/tones.ts';

const audio = (formats: string, ...lines: readonly string[]): string =>
  [
    'v=0',
    's=-',
    `m=audio 4000 UDP/TLS/RTP/SAVPF ${formats}`,
    ...lines,
    'a=sendrecv',
    'm=video 0 RTP/AVP 96',
    '',
  ].join('\r\n');

describe('whether tones are taken as events', () => {
  test('Opus, with events at its rate', () => {
    expect(
      takesToneEvents(audio('111 126', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:126 telephone-event/48000')),
    ).toBe(true);
  });
  test('Opus, with events at another rate: they would be lost', () => {
    expect(
      takesToneEvents(audio('111 101', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:101 telephone-event/8000')),
    ).toBe(false);
  });
  test('both rates', () => {
    const lines = [
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:101 telephone-event/8000',
      'a=rtpmap:126 TELEPHONE-EVENT/48000',
    ];
    expect(takesToneEvents(audio('111 101 126', ...lines))).toBe(true);
  });
  test('G.711 without a map of its own', () => {
    expect(takesToneEvents(audio('8 101', 'a=rtpmap:101 telephone-event/8000'))).toBe(true);
  });
  test('comfort noise before the speech is none', () => {
    const lines = ['a=rtpmap:13 CN/8000', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:101 telephone-event/8000'];
    expect(takesToneEvents(audio('13 111 101', ...lines))).toBe(false);
  });
  test('events that are mapped and not offered do not count', () => {
    expect(
      takesToneEvents(audio('111', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:126 telephone-event/48000')),
    ).toBe(false);
  });
  test('those of another section do not count', () => {
    const sdp = `${audio('111', 'a=rtpmap:111 opus/48000/2')}a=rtpmap:126 telephone-event/48000\r\n`;
    expect(takesToneEvents(sdp)).toBe(false);
  });
  test.each(['', 'v=0\r\n', 'm=audio', 'm=video 4 RTP/AVP 96\r\n'])('nothing to read: %j', (sdp) => {
    expect(takesToneEvents(sdp)).toBe(false);
  });
  test('lines without returns', () => {
    expect(
      takesToneEvents('m=audio 1 RTP/AVP 0 101\na=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\n'),
    ).toBe(true);
  });
});

test('a key as SIP spells it', () => {
  expect([...'0123456789ABCD*#'].map(toneOf).join('')).toBe('0123456789ABCD*#');
  expect(toneOf('d')).toBe('D');
  for (const key of ['', 'E', '12', 'R', ',', ' ']) expect(toneOf(key)).toBeNull();
});
