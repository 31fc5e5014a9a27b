import { nothingConnected } from '../../main/contract/connected.ts';
import { noDirectory } from '../../main/contract/directory.ts';
import type { ChosenDevices } from '../../main/contract/kiosk.ts';
import type { DeviceFacts } from '../calls/media/local-media.ts';
import type { KioskState } from './state.ts';

/** Nothing has been listed yet. */
export const unknownDevices: DeviceFacts = {
  cameras: [],
  microphones: [],
  speakers: [],
  camera: null,
  microphone: null,
  speaker: null,
  panorama: null,
  systemSpeaker: null,
  cameraProblem: null,
  microphoneProblem: null,
  speakerProblem: null,
  known: false,
};

/** Nothing was chosen by hand. */
export const noWishes: ChosenDevices = { profile: null, camera: [], microphone: [], speaker: [] };

/** The state before main was heard. `now` in ms since 1970. */
export const firstState = (now: number): KioskState => ({
  now,
  kiosk: null,
  agenda: null,
  notices: [],
  hub: null,
  callDevices: { driver: 'starting', devices: [], volumeKeys: false },
  recording: null,
  directory: noDirectory,
  conference: null,
  second: null,
  autoAnswer: null,
  quality: null,
  flows: [],
  sentTones: '',
  typedAnswer: '',
  connected: nothingConnected,
  views: [],
  beside: [],
  autoJoin: null,
  cameras: [],
  steered: null,
  chosen: noWishes,
  deviceInUse: null,
  lastPress: null,
  language: 'da',
  place: { kind: 'home' },
  call: { kind: 'idle' },
  own: {
    muted: { wanted: false, actual: false },
    camera: { wanted: true, actual: false },
    sharing: { wanted: false, actual: false },
    held: { wanted: false, actual: false },
    shareProblem: null,
  },
  abilities: { share: false, invite: false, hold: false, tones: false, ownMedia: true },
  meeting: null,
  devices: unknownDevices,
  ownPicture: null,
  online: true,
  panel: 'none',
  invite: null,
  inviteProblem: null,
  movedBy: null,
  volume: 1,
  restartedAt: null,
  rated: false,
});
