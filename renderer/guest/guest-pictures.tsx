import type { Language } from '../../main/contract/languages.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import type { Problem } from '../../main/contract/result.ts';
import type { Welcome } from '../../main/contract/room.ts';
import type { CallState, Party } from '../calls/call.ts';
import type { OwnSide } from '../calls/engine.ts';
import type { DeviceFacts } from '../calls/media/local-media.ts';
import { plainParty } from '../calls/plain-party.ts';
import { type BrowserFamily, type Environment, readEnvironment } from './environment.ts';
import { GuestPage } from './guest-page.tsx';
import { firstState, type GuestActions, type GuestState, noDevices } from './guest-state.ts';

/** Pictures that the literal states show: one's own camera, and the others' by their place in the call. */
export type GuestStreams = {
  readonly own: MediaStream | null;
  readonly others: readonly (MediaStream | null)[];
};

/** One literal state of the guest page, to be drawn in each language and looked at. */
export type GuestPicture = {
  readonly name: string;
  readonly state: (language: Language, streams: GuestStreams) => GuestState;
};

const nothing = (): void => {};

/** Actions that do nothing, for a picture. */
export const idleActions: GuestActions = {
  typeCode: nothing,
  submitCode: nothing,
  tryMedia: nothing,
  skipMedia: nothing,
  typeName: nothing,
  join: nothing,
  leave: nothing,
  again: nothing,
  otherCode: nothing,
  chooseLanguage: nothing,
  openTrust: nothing,
  openDevices: nothing,
  chooseDevice: nothing,
  playTone: nothing,
  setMicrophone: nothing,
  setCamera: nothing,
  switchCamera: nothing,
  soundBlocked: nothing,
  hear: nothing,
  copyLink: nothing,
};

const at = Date.UTC(2026, 10, 21, 13, 0);
const code = 'K7QM-4RTB';

const phone: Environment = readEnvironment({
  secure: true,
  hasUserMedia: true,
  hasSpeakerChoice: false,
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1',
  touchPoints: 5,
});

const reasons: Readonly<Record<Language, string>> = {
  da: 'Samtale om hjælpen i hjemmet efter udskrivelsen',
  sv: 'Samtal om hjälpen i hemmet efter utskrivningen',
  nb: 'Samtale om hjelpen i hjemmet etter utskrivningen',
  en: 'Talk about help at home after the discharge',
};

const welcomeIn = (language: Language): Welcome => ({
  room: 'egeskov-1400',
  from: 'Hjemmesygeplejen Midtby',
  site: 'Sundhedshuset Egeskov',
  reason: reasons[language],
  language,
  expiresAt: at + 3_600_000,
  trust: 'trusted',
});

const working: DeviceFacts = {
  ...noDevices,
  cameras: [
    { id: 'front', label: 'Frontkamera', group: 'front' },
    { id: 'back', label: 'Bagsidekamera', group: 'back' },
  ],
  microphones: [{ id: 'mic', label: 'iPhone-mikrofon', group: 'mic' }],
  camera: 'front',
  microphone: 'mic',
  known: true,
};

const many: DeviceFacts = {
  ...working,
  cameras: [
    { id: 'front', label: 'Integrated Webcam (0bda:5581)', group: 'front' },
    { id: 'back', label: 'Logitech ConferenceCam Connect', group: 'back' },
  ],
  microphones: [
    { id: 'mic', label: 'Indbygget mikrofon', group: 'mic' },
    { id: 'mic2', label: 'Jabra SPEAK 510 USB', group: 'mic2' },
  ],
  speakers: [
    { id: 'out', label: 'Indbyggede højttalere', group: 'out' },
    { id: 'out2', label: 'Jabra SPEAK 510 USB', group: 'out2' },
  ],
};

const problem = (problemCode: ProblemCode): Problem => ({ code: problemCode });

const settled = (value: boolean): { wanted: boolean; actual: boolean } => ({ wanted: value, actual: value });

const own = (muted: boolean, camera: boolean): OwnSide => ({
  muted: settled(muted),
  camera: settled(camera),
  sharing: settled(false),
  held: settled(false),
  shareProblem: null,
});

const target = {
  engine: 'room',
  provider: 'rundbord',
  address: 'rundbord:egeskov-1400',
  source: 'url',
} as const;

const party = (id: string, more: Partial<Party>): Party =>
  plainParty({ id, name: 'Mødelokale Egeskov', kind: 'kiosk', ...more });

const nurse = party('a', { name: 'Karen', role: 'hjemmesygeplejerske' });
const doctor = party('b', { name: 'Jens', role: 'praktiserende læge' });
const relative = party('c', { name: 'Gæst', role: 'guest', kind: 'guest', muted: true, camera: false });

const base = (language: Language, environment: Environment = phone): GuestState => ({
  ...firstState({ environment, language, code: null, trustOpen: false }),
  devices: working,
});

type Draw = GuestPicture['state'];

const welcoming =
  (change: Partial<Welcome> = {}, environment = phone): Draw =>
  (language) => ({
    ...base(language, environment),
    step: { kind: 'welcome', code, welcome: { ...welcomeIn(language), ...change } },
  });

const trying =
  (change: Partial<GuestState>, opening = false): Draw =>
  (language, streams) => ({
    ...base(language),
    step: { kind: 'try', code, welcome: welcomeIn(language), opening },
    ownPicture: change.devices?.camera === null ? null : streams.own,
    facing: 'front',
    ...change,
  });

const calling =
  (call: CallState, change: Partial<GuestState> = {}): Draw =>
  (language, streams) => ({
    ...base(language),
    step: { kind: 'call', code, welcome: welcomeIn(language) },
    call:
      call.kind === 'connected' || call.kind === 'reconnecting'
        ? {
            ...call,
            parties: call.parties.map((one, index) => ({ ...one, stream: streams.others[index] ?? null })),
          }
        : call,
    own: own(false, true),
    ownPicture: streams.own,
    facing: 'front',
    ...change,
  });

const stopped =
  (problemCode: ProblemCode, trust: Welcome['trust'] | null = null): Draw =>
  (language) => ({
    ...base(language),
    step: {
      kind: 'stopped',
      code,
      welcome: trust ? { ...welcomeIn(language), trust } : null,
      problem: problemCode,
    },
  });

const connected = (...parties: readonly Party[]): CallState => ({
  kind: 'connected',
  target,
  since: at,
  parties,
});

const refused = (family: BrowserFamily): Draw =>
  trying({
    environment: { ...phone, family },
    devices: {
      ...noDevices,
      known: true,
      cameraProblem: problem('camera-not-allowed'),
      microphoneProblem: problem('microphone-not-allowed'),
    },
  });

const withoutPicture = (problemCode: ProblemCode): Draw =>
  trying({ devices: { ...working, camera: null, cameraProblem: problem(problemCode) } });

/** Every state of the guest page that somebody can meet. */
export const guestPictures: readonly GuestPicture[] = [
  { name: 'code', state: (language) => ({ ...base(language), step: { kind: 'code', text: 'K7QM-4' } }) },
  { name: 'looking', state: (language) => ({ ...base(language), step: { kind: 'looking', code } }) },
  { name: 'welcome', state: welcoming() },
  { name: 'welcome-own-certificate', state: welcoming({ trust: 'own-certificate' }) },
  {
    name: 'welcome-long',
    state: welcoming({
      from: 'Specialkonsulent Bodil Østergaard-Christiansen, Kommunens Hjemmesygepleje',
      reason:
        'Rundbordssamtale om genoptræning, hjælpemidler og medicin, med deltagelse af egen læge og den udskrivende afdeling',
    }),
  },
  { name: 'welcome-nobody-named', state: welcoming({ from: '', site: '', reason: '' }) },
  { name: 'welcome-not-secure', state: welcoming({}, { ...phone, media: 'not-secure' }) },
  { name: 'welcome-in-app', state: welcoming({}, { ...phone, media: 'in-app' }) },
  { name: 'welcome-too-old', state: welcoming({}, { ...phone, media: 'too-old' }) },
  { name: 'try-asking', state: trying({ devices: noDevices, ownPicture: null }, true) },
  { name: 'try', state: trying({}) },
  {
    name: 'try-many-devices',
    state: trying({
      devices: many,
      environment: { media: 'usable', family: 'chromium', phone: false, speakerChoice: true },
      name: 'Bodil',
    }),
  },
  { name: 'try-refused-iphone', state: refused('iphone-safari') },
  { name: 'try-refused-iphone-other', state: refused('iphone-other') },
  { name: 'try-refused-android', state: refused('android') },
  { name: 'try-refused-firefox', state: refused('firefox') },
  { name: 'try-refused-safari', state: refused('safari') },
  { name: 'try-refused-chromium', state: refused('chromium') },
  { name: 'try-no-camera', state: withoutPicture('camera-missing') },
  { name: 'try-camera-busy', state: withoutPicture('camera-busy') },
  {
    name: 'try-nothing-plugged-in',
    state: trying({
      devices: {
        ...noDevices,
        known: true,
        cameraProblem: problem('camera-missing'),
        microphoneProblem: problem('microphone-missing'),
      },
    }),
  },
  {
    name: 'try-without',
    state: trying({ devices: noDevices, wish: { camera: false, microphone: false } }),
  },
  {
    name: 'try-not-secure',
    state: trying({
      devices: noDevices,
      environment: { ...phone, media: 'not-secure' },
      wish: { camera: false, microphone: false },
    }),
  },
  { name: 'call-connecting', state: calling({ kind: 'dialling', target, since: at }) },
  { name: 'call-alone', state: calling({ kind: 'lobby', target, since: at, met: false }) },
  { name: 'call-two', state: calling(connected(nurse)) },
  { name: 'call-three', state: calling(connected(nurse, doctor)) },
  { name: 'call-four', state: calling(connected(nurse, doctor, relative), { own: own(true, true) }) },
  {
    name: 'call-demo',
    state: calling(connected(party('d', { name: 'Anna', role: 'hjemmesygeplejerske', kind: 'demo' }))),
  },
  { name: 'call-muted-no-picture', state: calling(connected(nurse), { own: own(true, false) }) },
  {
    name: 'call-sharing',
    state: calling(connected({ ...nurse, sharing: true }, doctor)),
  },
  {
    name: 'call-reconnecting',
    state: calling({
      kind: 'reconnecting',
      target,
      since: at,
      parties: [{ ...nurse, link: 'reconnecting' }],
    }),
  },
  { name: 'call-offline', state: calling(connected(nurse), { online: false }) },
  { name: 'call-sound-blocked', state: calling(connected(nurse), { soundBlocked: true }) },
  {
    name: 'call-devices',
    state: calling(connected(nurse), {
      devicesOpen: true,
      devices: many,
      environment: { media: 'usable', family: 'chromium', phone: false, speakerChoice: true },
    }),
  },
  {
    name: 'call-microphone-refused',
    state: calling(connected(nurse), {
      devicesOpen: true,
      own: own(true, false),
      wish: { microphone: true, camera: false },
      devices: { ...noDevices, known: true, microphoneProblem: problem('microphone-not-allowed') },
    }),
  },
  {
    name: 'goodbye',
    state: (language) => ({
      ...base(language),
      step: { kind: 'goodbye', code, welcome: welcomeIn(language) },
    }),
  },
  { name: 'stopped-code-unknown', state: stopped('code-unknown') },
  { name: 'stopped-code-expired', state: stopped('code-expired') },
  { name: 'stopped-too-many-tries', state: stopped('too-many-tries') },
  { name: 'stopped-room-full', state: stopped('room-full', 'trusted') },
  { name: 'stopped-hub-unreachable', state: stopped('hub-unreachable') },
  { name: 'stopped-hub-own-certificate', state: stopped('hub-unreachable', 'own-certificate') },
  { name: 'stopped-network-down', state: stopped('network-down') },
  { name: 'stopped-link-lost', state: stopped('link-lost', 'trusted') },
  { name: 'stopped-token-expired', state: stopped('token-expired', 'trusted') },
  { name: 'stopped-unexpected', state: stopped('unexpected') },
  { name: 'trust', state: (language) => ({ ...base(language), trustOpen: true }) },
];

/** Draws one state as the page would; nothing in it can be pressed. */
export function drawGuest(state: GuestState) {
  return (
    <GuestPage
      state={state}
      actions={idleActions}
      levels={(who) => (who === 'own' && state.devices.microphone !== null ? 0.3 : 0)}
    />
  );
}
