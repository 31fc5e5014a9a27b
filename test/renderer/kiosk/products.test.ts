import { describe, expect, test } from 'vitest';
import type { CallDevice } from '../../../main/contract/devices.ts';
import type { Device, DeviceFacts } from '../../../renderer/calls/media/local-media.ts';
import { unknownDevices } from '../../../renderer/kiosk/first-state.ts';
import { controlOf, type Product, productsOf } from '../../../renderer/kiosk/products.ts';
import { callDevice } from './call-device.ts';

type Plugged = {
  readonly cameras?: readonly string[];
  readonly microphones?: readonly string[];
  readonly speakers?: readonly string[];
  readonly controls?: readonly Partial<CallDevice>[];
  /** Groups by label: what the browser says belongs together. */
  readonly groups?: Readonly<Record<string, string>>;
  readonly uses?: Partial<DeviceFacts>;
  readonly inUse?: string;
};

/** Devices with their label for an id and, unless the test groups them, each in a group of its own. */
function products(plugged: Plugged): readonly Product[] {
  const list = (kind: string, labels: readonly string[] = []): readonly Device[] =>
    labels.map((label) => ({
      id: `${kind} ${label}`,
      label,
      group: plugged.groups?.[`${kind} ${label}`] ?? plugged.groups?.[label] ?? `${kind} ${label}`,
    }));
  return productsOf({
    devices: {
      ...unknownDevices,
      cameras: list('camera', plugged.cameras),
      microphones: list('microphone', plugged.microphones),
      speakers: list('speaker', plugged.speakers),
      ...plugged.uses,
    },
    callDevices: {
      driver: 'up',
      devices: (plugged.controls ?? []).map((control) => ({ ...callDevice('a'), ...control })),
      volumeKeys: true,
    },
    deviceInUse: plugged.inUse ?? null,
  });
}

/** A product in a line: what it is called, what it is, and its parts. */
const line = ({ name, kind, cameras, microphones, speakers, control }: Product): string =>
  `${name} | ${kind} | ${[cameras.length, microphones.length, speakers.length].join(' ')} | ${control?.id ?? '-'}`;
const lines = (plugged: Plugged): readonly string[] => products(plugged).map(line);

const jabra: Partial<CallDevice> = {
  id: '0b0e:0420:50C971FE3D9B',
  name: 'Jabra SPEAK 510 USB',
  vendorId: 0x0b0e,
  productId: 0x0420,
  kind: 'speakerphone',
};
const connect: Partial<CallDevice> = {
  id: '046d:084c:1',
  name: 'ConferenceCam Connect',
  vendorId: 0x046d,
  productId: 0x084c,
  kind: 'conference-cam',
};

describe('one speakerphone is one thing', () => {
  test.each([
    [
      'Windows',
      ['Echo Cancelling Speakerphone (2- Jabra SPEAK 510 USB) (0b0e:0420)'],
      ['Echo Cancelling Speakerphone (2- Jabra SPEAK 510 USB) (0b0e:0420)'],
    ],
    [
      'Windows in another language, without USB numbers',
      ['Mikrofon (Jabra SPEAK 510 USB)'],
      ['Højttalere (Jabra SPEAK 510 USB)'],
    ],
    ['macOS', ['Jabra SPEAK 510 USB (0b0e:0420)'], ['Jabra SPEAK 510 USB (0b0e:0420)']],
    ['ALSA', ['Jabra SPEAK 510 USB, USB Audio'], ['Jabra SPEAK 510 USB, USB Audio']],
    ['PulseAudio', ['Jabra SPEAK 510 USB Mono'], ['Jabra SPEAK 510 USB Analog Stereo']],
  ])('%s', (_system, microphones, speakers) => {
    expect(lines({ microphones, speakers, controls: [jabra] })).toEqual([
      'Jabra SPEAK 510 USB | speakerphone | 0 1 1 | 0b0e:0420:50C971FE3D9B',
    ]);
    expect(lines({ microphones, speakers })).toEqual(['Jabra SPEAK 510 USB | speakerphone | 0 1 1 | -']);
  });
});

test('a conference cam whose camera and sound have USB numbers of their own', () => {
  const plugged: Plugged = {
    cameras: ['ConferenceCam Connect (046d:084b)'],
    microphones: ['Echo Cancelling Speakerphone (ConferenceCam Connect) (046d:084c)'],
    speakers: ['Echo Cancelling Speakerphone (ConferenceCam Connect) (046d:084c)'],
    controls: [connect],
  };
  expect(lines(plugged)).toEqual(['ConferenceCam Connect | conference-cam | 1 1 1 | 046d:084c:1']);
  expect(lines({ ...plugged, controls: [] })).toEqual(['ConferenceCam Connect | conference-cam | 1 1 1 | -']);
});

test('a webcam’s microphone is the webcam’s, the laptop’s own sound is one thing, a screen another', () => {
  expect(
    lines({
      cameras: ['Integrated Camera: Integrated C (04f2:b604)', 'HD Pro Webcam C920 (046d:082d)'],
      microphones: ['Built-in Audio Analog Stereo', 'HD Pro Webcam C920 Analog Stereo'],
      speakers: ['Built-in Audio Analog Stereo', 'Built-in Audio Digital Stereo (HDMI)'],
    }),
  ).toEqual([
    'Integrated Camera | camera | 1 0 0 | -',
    'HD Pro Webcam C920 | camera | 1 1 0 | -',
    'Built-in Audio | sound | 0 1 1 | -',
    'Built-in Audio Digital Stereo (HDMI) | sound | 0 0 1 | -',
  ]);
});

test('two screens are two things; a name of common words joins only when it is the same', () => {
  expect(
    lines({
      microphones: ['USB PnP Sound Device Mono'],
      speakers: [
        'DELL U2720Q (NVIDIA High Definition Audio)',
        'LG TV (NVIDIA High Definition Audio)',
        'USB PnP Sound Device Analog Stereo',
        'USB Audio Device (0d8c:0014)',
      ],
    }),
  ).toEqual([
    'USB PnP Sound Device | sound | 0 1 1 | -',
    'DELL U2720Q | sound | 0 0 1 | -',
    'LG TV | sound | 0 0 1 | -',
    'USB Audio Device | sound | 0 0 1 | -',
  ]);
});

test('what no name joins, the browser’s group does', () => {
  const groups = { 'Headset Microphone': 'one', Headphones: 'one' };
  expect(lines({ microphones: ['Headset Microphone'], speakers: ['Headphones'], groups })).toEqual([
    'Headset Microphone | headset | 0 1 1 | -',
  ]);
});

test('a round-table cam: two cameras, told apart, and its sound', () => {
  const [product, ...others] = products({
    cameras: ['Microsoft RoundTable Panoramic Video', 'Microsoft RoundTable Active Speaker Video'],
    microphones: ['Microsoft RoundTable'],
    speakers: ['Microsoft RoundTable'],
  });
  expect(others).toEqual([]);
  expect(product).toMatchObject({ kind: 'round-table', name: 'Microsoft RoundTable' });
  expect(product?.cameras.map(({ view }) => view)).toEqual(['panorama', 'active-speaker']);
});

test('an unknown device with keys alone is a thing too', () => {
  const control = { ...jabra, name: 'Handset', vendorId: 1, productId: 2, id: 'x', kind: 'unknown' } as const;
  expect(lines({ controls: [control] })).toEqual(['Handset | unknown | 0 0 0 | x']);
});

describe('two of the same model', () => {
  const two = [
    { ...jabra, id: '0b0e:0420:A' },
    { ...jabra, id: '0b0e:0420:B' },
  ];

  test('are two things, each with its parts by the browser’s group', () => {
    const plugged: Plugged = {
      microphones: ['Mic (Jabra SPEAK 510 USB)', 'Mic (2- Jabra SPEAK 510 USB)'],
      speakers: ['Out (2- Jabra SPEAK 510 USB)', 'Out (Jabra SPEAK 510 USB)'],
      controls: two,
      groups: {
        'Mic (Jabra SPEAK 510 USB)': 'one',
        'Out (Jabra SPEAK 510 USB)': 'one',
        'Mic (2- Jabra SPEAK 510 USB)': 'two',
        'Out (2- Jabra SPEAK 510 USB)': 'two',
      },
    };
    expect(lines(plugged)).toEqual([
      'Jabra SPEAK 510 USB | speakerphone | 0 1 1 | 0b0e:0420:A',
      'Jabra SPEAK 510 USB (2) | speakerphone | 0 1 1 | 0b0e:0420:B',
    ]);
    for (const { microphones, speakers } of products(plugged)) {
      expect(microphones[0]?.group).toBe(speakers[0]?.group);
    }
  });

  test('are told apart by their numbers where the browser groups nothing', () => {
    const all = products({
      microphones: ['Jabra SPEAK 510 USB Mono #2', 'Jabra SPEAK 510 USB Mono'],
      speakers: ['Jabra SPEAK 510 USB Analog Stereo', 'Jabra SPEAK 510 USB Analog Stereo #2'],
    });
    expect(all.map(line)).toEqual([
      'Jabra SPEAK 510 USB | speakerphone | 0 1 1 | -',
      'Jabra SPEAK 510 USB (2) | speakerphone | 0 1 1 | -',
    ]);
    expect(all.map(({ key }) => key)).toEqual(['510-speak', '510-speak#2']);
    // The one that stays keeps its key.
    const left = products({ microphones: ['Jabra SPEAK 510 USB Mono #2'] });
    expect(left.map(({ key }) => key)).toEqual(['510-speak#2']);
  });

  test('one has only its keys left: the other keeps its sound', () => {
    expect(lines({ microphones: ['Jabra SPEAK 510 USB Mono'], controls: two })).toEqual([
      'Jabra SPEAK 510 USB | speakerphone | 0 1 0 | 0b0e:0420:A',
      'Jabra SPEAK 510 USB (2) | speakerphone | 0 0 0 | 0b0e:0420:B',
    ]);
  });

  test('two speakers of one model for two purposes are one thing', () => {
    expect(
      lines({
        microphones: ['Headset (Jabra Evolve2 65)'],
        speakers: ['Headphones (Jabra Evolve2 65)', 'Headset (Jabra Evolve2 65)'],
      }),
    ).toEqual(['Jabra Evolve2 65 | headset | 0 1 2 | -']);
  });
});

test('what was pulled comes last, has the same key when it is back, and takes no sound of a twin', () => {
  const gone = { ...jabra, id: '0b0e:0420:A', status: 'gone' } as const;
  const twin = { ...jabra, id: '0b0e:0420:B' };
  expect(lines({ controls: [gone], cameras: ['HD Pro Webcam C920 (046d:082d)'] })).toEqual([
    'HD Pro Webcam C920 | camera | 1 0 0 | -',
    'Jabra SPEAK 510 USB | speakerphone | 0 0 0 | 0b0e:0420:A',
  ]);
  const keys = (plugged: Plugged): readonly string[] => products(plugged).map(({ key }) => key);
  expect(keys({ controls: [gone] })).toEqual(
    keys({ microphones: ['Jabra SPEAK 510 USB Mono'], controls: [jabra] }),
  );
  const both = { microphones: ['Jabra SPEAK 510 USB Mono'], controls: [gone, twin] };
  expect(lines(both)[0]).toBe('Jabra SPEAK 510 USB | speakerphone | 0 1 0 | 0b0e:0420:B');
  // The keys' driver is slower than the sound.
  expect(lines({ microphones: ['Jabra SPEAK 510 USB Mono'], controls: [gone] })).toEqual([
    'Jabra SPEAK 510 USB | speakerphone | 0 1 0 | 0b0e:0420:A',
  ]);
});

describe('what is used', () => {
  const plugged: Plugged = {
    cameras: ['ConferenceCam Connect (046d:084b)'],
    microphones: ['ConferenceCam Connect Mono', 'Jabra SPEAK 510 USB Mono'],
    speakers: ['ConferenceCam Connect Analog Stereo', 'Jabra SPEAK 510 USB Analog Stereo'],
    controls: [connect, jabra],
  };
  const cam = 'camera ConferenceCam Connect (046d:084b)';

  test('each part, and the speaker that the system’s own choice is', () => {
    const uses = {
      camera: cam,
      microphone: 'microphone Jabra SPEAK 510 USB Mono',
      systemSpeaker: 'speaker ConferenceCam Connect Analog Stereo',
    };
    expect(products({ ...plugged, uses, inUse: jabra.id ?? '' }).map(({ used }) => used)).toEqual([
      { camera: true, microphone: false, speaker: true, control: false },
      { camera: false, microphone: true, speaker: false, control: true },
    ]);
  });

  test.each([
    [
      'the microphone’s',
      {
        microphone: 'microphone Jabra SPEAK 510 USB Mono',
        speaker: 'speaker ConferenceCam Connect Analog Stereo',
      },
      jabra.id,
    ],
    ['else the speaker’s', { speaker: 'speaker ConferenceCam Connect Analog Stereo' }, connect.id],
    ['else none', { camera: cam }, undefined],
  ])('keys and lamps are %s', (_words, uses, id) => {
    expect(controlOf(products({ ...plugged, uses }))?.id).toBe(id);
  });

  test('keys that are gone are nobody’s', () => {
    const uses = { microphone: 'microphone Jabra SPEAK 510 USB Mono' };
    const controls = [{ ...jabra, status: 'gone' } as const];
    expect(controlOf(products({ ...plugged, controls, uses }))).toBeNull();
  });
});
