import { describe, expect, test } from 'vitest';
import { viewOf } from '../../../../renderer/calls/media/camera-view.ts';
import { readLabel, sameModel, withNumber } from '../../../../renderer/calls/media/device-label.ts';

// As Chromium shows them on the three systems: label, the product's name, the words that tell it, its USB numbers, where it is.
test.each([
  // Windows
  [
    'Speakers (2- Jabra SPEAK 510 USB) (0b0e:0420)',
    'Jabra SPEAK 510 USB',
    '510 speak',
    '0b0e:0420',
    'outside',
  ],
  ['Echo Cancelling Speakerphone (Konftel Ego)', 'Konftel Ego', 'ego', null, 'outside'],
  ['Echo Cancelling Speakerphone (3- Logi Rally Audio)', 'Logi Rally Audio', 'rally', null, 'outside'],
  ['Microphone (HD Pro Webcam C920) (046d:082d)', 'HD Pro Webcam C920', 'c920 pro', '046d:082d', 'outside'],
  [
    'Headset (JBL TUNE710BT Hands-Free AG Audio) (Bluetooth)',
    'JBL TUNE710BT',
    'jbl tune710bt',
    null,
    'outside',
  ],
  ['Speakers (Realtek(R) Audio)', 'Realtek(R) Audio', 'realtek', null, 'built-in'],
  ['Microphone Array (Intel® Smart Sound Technology for Digital Microphones)', '*', '*', null, 'built-in'],
  ['DELL U2720Q (NVIDIA High Definition Audio)', 'DELL U2720Q', 'u2720q', null, 'screen'],
  ['LG TV SSCR2 (Intel(R) Display Audio)', 'LG TV SSCR2', 'lg sscr2 tv', null, 'screen'],
  [
    'Logitech BCC950 ConferenceCam (046d:0837)',
    'Logitech BCC950 ConferenceCam',
    'bcc950 conferencecam',
    '046d:0837',
    'outside',
  ],
  // macOS
  ['Jabra SPEAK 510 USB (0b0e:0420)', 'Jabra SPEAK 510 USB', '510 speak', '0b0e:0420', 'outside'],
  ['MacBook Pro Microphone (Built-in)', 'MacBook Pro Microphone', 'macbook pro', null, 'built-in'],
  ['External Microphone (Built-in)', 'External Microphone', 'external', null, 'built-in'],
  ['FaceTime HD Camera (05ac:8514)', 'FaceTime HD Camera', 'facetime', '05ac:8514', 'built-in'],
  // Linux: ALSA, PulseAudio, PipeWire, video4linux
  ['Jabra SPEAK 410 USB, USB Audio', 'Jabra SPEAK 410 USB', '410 speak', null, 'outside'],
  ['HDA Intel PCH, ALC892 Analog', 'HDA Intel PCH', 'hda intel pch', null, 'built-in'],
  ['HDA Intel PCH, HDMI 0', '*', '*', null, 'screen'],
  ['Jabra SPEAK 510 USB Mono', 'Jabra SPEAK 510 USB', '510 speak', null, 'outside'],
  ['Jabra SPEAK 510 USB Analog Stereo', 'Jabra SPEAK 510 USB', '510 speak', null, 'outside'],
  ['Built-in Audio Analog Stereo', 'Built-in Audio', 'built in', null, 'built-in'],
  ['Built-in Audio Digital Stereo (HDMI)', '*', '*', null, 'screen'],
  ['TU106 High Definition Audio Controller Digital Stereo (HDMI 2)', '*', '*', null, 'screen'],
  ['Starship/Matisse HD Audio Controller Analog Stereo', '*', '*', null, 'built-in'],
  ['USB PnP Sound Device Mono', 'USB PnP Sound Device', '', null, 'outside'],
  [
    'Jabra PanaCast 20: Jabra PanaCast (0b0e:3021)',
    'Jabra PanaCast 20',
    '20 panacast',
    '0b0e:3021',
    'outside',
  ],
  ['UVC Camera (046d:0825) (046d:0825)', 'UVC Camera', '', '046d:0825', 'outside'],
  [
    'Microsoft RoundTable Panoramic Video (045e:1234)',
    'Microsoft RoundTable',
    'roundtable',
    '045e:1234',
    'outside',
  ],
  [
    'Microsoft RoundTable: Active Sp (045e:1234)',
    'Microsoft RoundTable',
    'roundtable',
    '045e:1234',
    'outside',
  ],
] as const)('%s', (label, product, words, model, where) => {
  const read = readLabel(label);
  expect(read).toMatchObject({ model, where, number: 1 });
  if (product !== '*') expect(read.product).toBe(product);
  if (words !== '*') expect(read.words.join(' ')).toBe(words);
});

test('what changes with the socket is no part of the identity; what it is for is', () => {
  const identity = (label: string): string => readLabel(label).identity;
  const there = identity('Speakers (Jabra SPEAK 510 USB) (0b0e:0420)');
  expect(identity('Speakers (2- Jabra SPEAK 510 USB) (0b0e:0420)')).toBe(there);
  expect(identity('Speakers (13- Jabra SPEAK 510 USB) (0b0e:0420) #3')).toBe(there);
  expect(identity('Microphone (Jabra SPEAK 510 USB) (0b0e:0420)')).not.toBe(there);
  expect(identity('Headphones (Jabra Evolve2 65)')).not.toBe(identity('Headset (Jabra Evolve2 65)'));
});

test('a number told apart is read again', () => {
  expect(withNumber('HD Webcam C525 (046d:0826)', 1)).toBe('HD Webcam C525 (046d:0826)');
  const second = withNumber('HD Webcam C525 (046d:0826)', 2);
  expect(readLabel(second)).toMatchObject({ number: 2, model: '046d:0826', product: 'HD Webcam C525' });
});

describe('one model', () => {
  const same = (one: string, other: string): boolean => sameModel(readLabel(one), readLabel(other));

  test.each([
    ['Jabra SPEAK 510 USB Mono', 'Jabra SPEAK 510 USB Analog Stereo'],
    ['Jabra SPEAK 510 USB, USB Audio', 'Jabra Speak 510'],
    ['Logi Rally Camera', 'Echo Cancelling Speakerphone (3- Logi Rally Audio)'],
    ['Logitech MeetUp', 'Echo Cancelling Speakerphone (Logitech MeetUp Speakerphone)'],
    ['HD Pro Webcam C920 (046d:082d)', 'Microphone (C920 HD Pro Webcam)'],
    ['Some camera (1234:5678)', 'Ein Mikrofon (Anders) (1234:5678)'],
    ['Microphone (Realtek(R) Audio)', 'Speakers (Realtek High Definition Audio)'],
    ['USB PnP Sound Device Mono', 'USB PnP Sound Device Analog Stereo'],
    ['Microsoft RoundTable Panoramic Video', 'Microsoft RoundTable Active Speaker Video'],
  ])('%s = %s', (one, other) => expect(same(one, other)).toBe(true));

  test.each([
    ['Jabra SPEAK 510 USB Mono', 'Jabra SPEAK 710 USB Mono'],
    ['Logitech Rally Bar Mini', 'Logitech Rally Camera'],
    ['Logitech PTZ Pro', 'Logitech PTZ Pro 2'],
    ['Built-in Audio Analog Stereo', 'Built-in Audio Digital Stereo (HDMI)'],
    ['Microphone (Realtek(R) Audio)', 'Microphone (Yeti Stereo Microphone) (046d:0ab7)'],
    ['LG TV (NVIDIA High Definition Audio)', 'LG TV (NVIDIA High Definition Audio)'],
    ['USB Audio Device', 'USB PnP Sound Device Mono'],
  ])('%s ≠ %s', (one, other) => expect(same(one, other)).toBe(false));
});

test.each([
  ['Microsoft RoundTable Panoramic Video', 'panorama'],
  ['A Round Table: Panorama View', 'panorama'],
  ['Microsoft RoundTable: Panoramic', 'panorama'],
  ['Microsoft RoundTable Active Speaker Video', 'active-speaker'],
  ['Microsoft RoundTable: Active Sp', 'active-speaker'],
  ['Logitech ConferenceCam Connect', 'single'],
  ['Active Webcam', 'single'],
])('%s shows %s', (label, view) => expect(viewOf(label)).toBe(view));
