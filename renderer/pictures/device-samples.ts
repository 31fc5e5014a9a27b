import type { CallDevice, LampName, PressKind } from '../../main/contract/devices.ts';
import { noLamps } from '../../main/contract/devices.ts';
import type { KioskState } from '../kiosk/state.ts';

// Devices as makers call them. Their ids are of the form that the native process gives.

const lamps: readonly LampName[] = ['ringing', 'offHook', 'muted', 'held'];
const keys: readonly PressKind[] = ['hook', 'mute', 'volume'];

/** A call device; what is not said is a speakerphone that is ready, with three keys and all lamps. */
export const callDevice = (name: string, change: Partial<CallDevice> = {}): CallDevice => ({
  id: name,
  name,
  vendorId: 0x0b0e,
  productId: 0x0420,
  kind: 'speakerphone',
  status: 'ready',
  detail: null,
  keys,
  lamps,
  shows: noLamps,
  ...change,
});

export const jabra = callDevice('Jabra SPEAK 510');
export const connect = callDevice('ConferenceCam Connect', {
  vendorId: 0x046d,
  productId: 0x084c,
  kind: 'conference-cam',
  keys: ['hook', 'mute', 'volume', 'flash', 'reject'],
});
const roundTable = callDevice('Polycom CX5100', {
  vendorId: 0x095d,
  productId: 0x9201,
  kind: 'round-table',
  keys: ['mute', 'volume'],
  lamps: ['muted', 'ringing'],
});
const headset = callDevice('Blackwire C5220', { vendorId: 0x047f, productId: 0xc053, kind: 'headset' });
const phone = callDevice('Polycom CX300', {
  vendorId: 0x095d,
  productId: 0x9202,
  kind: 'phone',
  keys: ['hook', 'mute', 'flash', 'redial', 'volume', 'key'],
  lamps: ['offHook', 'muted'],
});
const idOf = ({ vendorId, productId }: CallDevice): string =>
  `(${[vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':')})`;

type Parts = { readonly camera?: string; readonly microphone?: string; readonly speaker?: string };

/** A room with these things plugged in, each with its media parts; the first of each kind is used. */
function room(
  things: readonly { readonly control?: CallDevice; readonly parts?: Parts }[],
): (base: KioskState) => Partial<KioskState> {
  const of = (kind: keyof Parts) =>
    things.flatMap(({ parts, control }, place) =>
      parts?.[kind]
        ? [{ id: `${kind} ${place}`, label: parts[kind], group: control?.id ?? parts[kind] }]
        : [],
    );
  const [cameras, microphones, speakers] = [of('camera'), of('microphone'), of('speaker')];
  const controls = things.flatMap(({ control }) => (control ? [control] : []));
  return (base) => ({
    callDevices: { driver: 'up', devices: controls, volumeKeys: true },
    deviceInUse: controls.find(({ status }) => status === 'ready')?.id ?? null,
    devices: {
      ...base.devices,
      cameras,
      microphones,
      speakers,
      camera: cameras[0]?.id ?? null,
      microphone: microphones[0]?.id ?? null,
      speaker: speakers[0]?.id ?? null,
      systemSpeaker: speakers[0]?.id ?? null,
    },
  });
}

const whole = (control: CallDevice, camera = false) => {
  const label = `${control.name} ${idOf(control)}`;
  return { control, parts: { ...(camera ? { camera: label } : {}), microphone: label, speaker: label } };
};
const webcam = {
  parts: { camera: 'HD Pro Webcam C920 (046d:082d)', microphone: 'HD Pro Webcam C920 (046d:082d)' },
};
const screenSound = { parts: { speaker: 'Digital Output (HDMI)' } };
const builtIn = {
  parts: { microphone: 'Built-in Audio Analog Stereo', speaker: 'Built-in Audio Analog Stereo' },
};

/** A speakerphone and a camera on the screen. */
export const usualRoom = room([whole(jabra), webcam, screenSound]);
/** One thing that is all. */
export const connectRoom = room([whole(connect, true)]);
export const noKeysRoom = room([webcam, builtIn]);
export const emptyRoom = room([]);
export const fullRoom = room([
  whole(connect, true),
  whole(jabra),
  whole(roundTable, true),
  whole(headset),
  whole(phone),
  webcam,
]);
export const brokenRoom = room([
  whole({ ...jabra, status: 'not-allowed', detail: 'EACCES: permission denied, open /dev/hidraw3' }),
  whole({ ...connect, status: 'elsewhere' }, true),
  whole({ ...headset, status: 'not-answering', detail: 'no answer to 5 writes in 2 s' }),
  whole({ ...phone, status: 'not-understood', detail: 'the descriptor ends at byte 41' }),
  { control: { ...callDevice('Jabra SPEAK 750', { productId: 0x24b0 }), status: 'gone' } },
  whole({ ...roundTable, status: 'flooding', detail: '900 reports/s' }, true),
]);
export const longRoom = room([
  whole(
    callDevice('Videokonferenzkamera Panorama-Rundumsicht 360° Professional Edition Konferenzraumsystem', {
      kind: 'round-table',
      keys: ['hook', 'mute', 'reject', 'flash', 'redial', 'volume', 'key'],
    }),
    true,
  ),
  whole(callDevice('USB-Konferenzfreisprecheinrichtung_mit_Bluetooth_und_Ladestation_V2.1')),
]);
/** The speakerphone that the room used is pulled out. */
export const goneRoom = (base: KioskState): Partial<KioskState> => ({
  ...room([{ control: { ...jabra, status: 'gone' } }, webcam, screenSound])(base),
  chosen: {
    profile: 'camera-and-speakerphone',
    camera: [],
    microphone: ['Jabra SPEAK 510 (0b0e:0420)'],
    speaker: ['Jabra SPEAK 510 (0b0e:0420)'],
  },
});
