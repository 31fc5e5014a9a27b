import type { RecordingFacts, Seating } from '../../main/contract/devices.ts';
import { productsOf } from '../kiosk/products.ts';
import { proposeProfile } from '../kiosk/profiles.ts';
import type { KioskState, Place } from '../kiosk/state.ts';
import { now, ownRoom, type Picture, picture, sampleOf } from './base-state.ts';
import {
  brokenRoom,
  connect,
  connectRoom,
  emptyRoom,
  fullRoom,
  goneRoom,
  jabra,
  longRoom,
  noKeysRoom,
  usualRoom,
} from './device-samples.ts';

type Room = (base: KioskState) => Partial<KioskState>;

const devices = (room: Room, change: (base: KioskState) => Partial<KioskState> = () => ({})): Picture =>
  picture((_look, base) => ({
    place: { kind: 'devices', tone: false, trying: null },
    ...room(base),
    ...change(base),
  }));

const setUp = (room: Room, seating: Partial<Seating>): Picture =>
  picture((_look, base) => ({ place: { kind: 'set-up', seating }, ...room(base) }));

/** The proposal taken: what is chosen is what it wishes. */
const setUpTaken = (room: Room, seating: Seating): Picture =>
  picture((_look, base) => {
    const furnished = { ...base, ...room(base) };
    return {
      ...room(base),
      place: { kind: 'set-up', seating },
      chosen: proposeProfile(seating, productsOf(furnished)).wishes,
    };
  });

const recorded: RecordingFacts = {
  device: jabra.id,
  step: 'mute',
  done: 2,
  steps: 10,
  reports: 9,
  reportsInStep: 0,
  file: null,
  failed: null,
};
const recordingPlace: Place = { kind: 'recording', device: jabra.id };
const recording = (change: Partial<RecordingFacts> | null): Picture =>
  picture((_look, base) => ({
    ...usualRoom(base),
    place: recordingPlace,
    recording: change && { ...recorded, ...change },
  }));

const incoming = (room: Room, from?: { readonly name: string; readonly role: string }): Picture =>
  picture((look, base) => {
    const sample = sampleOf(look);
    return {
      ...room(base),
      call: {
        kind: 'ringing',
        target: ownRoom,
        since: now - 3000,
        from: from ?? { name: sample.gp, role: sample.gpRole },
      },
    };
  });

/** The room's devices, the helper that sets them up, the recording of one, and a call that comes in. */
export const devicePictures: Readonly<Record<string, Picture>> = {
  devices: devices(usualRoom),
  'devices-connect': devices(connectRoom),
  'devices-pressed': devices(usualRoom, () => ({
    lastPress: { device: jabra.id, press: { kind: 'mute', muted: true }, at: now - 600 },
  })),
  'devices-ringing': devices(connectRoom, () => ({
    place: { kind: 'devices', tone: true, trying: { device: connect.id, lamp: 'ringing' } },
  })),
  'devices-lamp': devices(usualRoom, () => ({
    place: { kind: 'devices', tone: false, trying: { device: jabra.id, lamp: 'muted' } },
  })),
  'devices-many': devices(fullRoom),
  'devices-broken': devices(brokenRoom, (base) => ({
    ...brokenRoom(base),
    ownPicture: null,
  })),
  'devices-gone': devices(goneRoom),
  'devices-no-keys': devices(noKeysRoom),
  'devices-none': devices(emptyRoom, (base) => ({
    ownPicture: null,
    devices: {
      ...base.devices,
      ...emptyRoom(base).devices,
      cameraProblem: { code: 'camera-missing' },
      microphoneProblem: { code: 'microphone-missing' },
      speakerProblem: { code: 'speaker-missing' },
    },
  })),
  'devices-down': devices(usualRoom, (base) => ({
    callDevices: { ...base.callDevices, ...usualRoom(base).callDevices, driver: 'down' },
  })),
  'devices-long': devices(longRoom),
  'set-up': setUp(usualRoom, {}),
  'set-up-half': setUp(usualRoom, { people: '3-6' }),
  'set-up-proposal': setUp(usualRoom, { people: '3-6', place: 'before-the-screen' }),
  'set-up-missing': setUp(noKeysRoom, { people: '7-or-more', place: 'around-a-table' }),
  'set-up-empty': setUp(emptyRoom, { people: '1-2', place: 'carried-along' }),
  'set-up-long': setUp(longRoom, { people: '7-or-more', place: 'before-the-screen' }),
  'set-up-used': setUpTaken(connectRoom, { people: '3-6', place: 'before-the-screen' }),
  'recording-starting': recording(null),
  'recording-press': recording({}),
  'recording-arrived': recording({ step: 'keypad', reportsInStep: 14 }),
  'recording-lamp': recording({ step: 'lamp-ringing', done: 6 }),
  'recording-done': recording({ step: null, done: 10, reports: 41 }),
  'recording-saved': recording({
    step: null,
    done: 10,
    file: '/var/lib/rundbord/recordings/0b0e_0420_jabra_speak_510.2026-11-24.txt',
  }),
  'recording-unplugged': recording({ failed: 'device-gone' }),
  'recording-not-written': recording({ step: null, done: 10, failed: 'not-written' }),
  incoming: incoming(usualRoom),
  'incoming-nameless': incoming(emptyRoom, { name: '', role: '' }),
  'incoming-long': incoming(longRoom, {
    name: 'Alexandra Christiansen-Rosenstjerne Vestergaard',
    role: 'overlæge, Afdeling for Tværsektorielt Samarbejde, Regionshospitalet',
  }),
};
