import { nothingConnected } from '../../main/contract/connected.ts';
import { noDirectory } from '../../main/contract/directory.ts';
import type { Posture } from '../../main/contract/kiosk.ts';
import type { Language } from '../../main/contract/languages.ts';
import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { Wanted } from '../calls/call.ts';
import type { KioskState } from '../kiosk/state.ts';
import { type Samples, samples } from './samples.ts';

/** How a picture is to look. `streams` are the faces; null where there is no browser to make them. */
export type Look = {
  readonly language: Language;
  readonly posture: Posture;
  readonly theme: 'dark' | 'light';
  readonly streams: Readonly<Record<'own' | 'first' | 'second' | 'third' | 'screen', MediaStream | null>>;
};

/** A state to draw, by the look asked for. */
export type Picture = (look: Look) => KioskState;

/** A Tuesday in Copenhagen, 13:54. */
export const now = Date.parse('2026-11-24T12:54:00Z');

export const minutes = (count: number): number => count * 60_000;

const settled = <T>(value: T): Wanted<T> => ({ wanted: value, actual: value });
export const wanted = settled;

export const sampleOf = ({ language }: Pick<Look, 'language'>): Samples => samples[language];

export const ownRoom: JoinTarget = {
  engine: 'room',
  provider: 'rundbord',
  address: 'rundbord:egeskov',
  source: 'own',
};

export const teams: JoinTarget = {
  engine: 'web',
  provider: 'teams',
  address:
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NjQ0ZjA5NzctYjQ4Zi00OGU0%40thread.v2/0?context=%7b%22Tid%22%3a%22a1b2%22%7d',
  source: 'conference',
};

export const vdx: JoinTarget = {
  engine: 'pexip',
  provider: 'vdx',
  address: 'https://rooms.vconf.dk/71234567',
  source: 'url',
};

export const zoom: JoinTarget = {
  engine: 'web',
  provider: 'zoom',
  address: 'https://zoom.us/j/91234567890?pwd=abc',
  source: 'text',
};

/** A meeting `from` minutes from now, `long` minutes long. */
export const meetingAt = (
  from: number,
  long: number,
  title: string,
  more: Partial<Meeting> = {},
): Meeting => ({
  id: `${title} ${from}`,
  title,
  start: new Date(now + minutes(from)).toISOString(),
  end: new Date(now + minutes(from + long)).toISOString(),
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [ownRoom],
  ...more,
});

/** The day of the sketch: a team meeting that is over, a conference in six minutes, three more. */
export function usualDay(look: Pick<Look, 'language'>): readonly Meeting[] {
  const sample = sampleOf(look);
  return [
    meetingAt(-84, 45, sample.team, { join: [teams] }),
    meetingAt(6, 15, sample.discharge, { organizer: sample.nurse }),
    meetingAt(36, 30, '', { private: true, join: [vdx] }),
    meetingAt(81, 30, sample.pregnancy),
    meetingAt(126, 60, sample.roundTable, { join: [zoom], status: 'tentative' }),
  ];
}

/** A room in which all is well, at rest, with the usual day. */
export function baseState(look: Look): KioskState {
  const sample = sampleOf(look);
  return {
    now,
    kiosk: {
      version: '0.1.0',
      demo: false,
      roomName: sample.room,
      site: sample.site,
      ownAddress: 'rundbord:egeskov',
      posture: look.posture,
      theme: look.theme,
      zone: 'Europe/Copenhagen',
      language: look.language,
      offeredLanguages: ['da', 'sv', 'nb', 'en'],
      showTitles: true,
      showOrganizers: true,
      offerMinutes: 15,
      autoJoinSeconds: null,
      goodbyeSeconds: 8,
      othersMayMoveCamera: false,
      calls: ['room', 'codec', 'pexip'],
      incoming: { rings: true, whenInCall: 'ask', autoAnswer: null },
      pinIsSet: true,
      settingsFile: '/etc/rundbord/settings.yaml',
    },
    agenda: {
      meetings: [...usualDay(look)],
      freshAt: now - minutes(1),
      staleSince: null,
      mayBook: false,
      read: true,
      problems: [],
    },
    notices: [],
    connected: nothingConnected,
    views: [],
    beside: [],
    autoJoin: null,
    cameras: [],
    steered: null,
    hub: { status: 'up', guestBase: 'https://192.168.10.20:8443', trust: 'own-certificate', problem: null },
    callDevices: { driver: 'up', devices: [], volumeKeys: true },
    recording: null,
    directory: noDirectory,
    conference: null,
    second: null,
    autoAnswer: null,
    quality: null,
    flows: [],
    sentTones: '',
    typedAnswer: '',
    chosen: { profile: null, camera: [], microphone: [], speaker: [] },
    deviceInUse: null,
    lastPress: null,
    language: look.language,
    place: { kind: 'home' },
    call: { kind: 'idle' },
    own: {
      muted: settled(false),
      camera: settled(true),
      sharing: settled(false),
      held: settled(false),
      shareProblem: null,
    },
    abilities: { share: true, invite: true, hold: false, tones: false, ownMedia: true },
    meeting: null,
    devices: {
      cameras: [
        { id: 'c1', label: 'ConferenceCam Connect', group: 'connect' },
        { id: 'c2', label: 'USB Camera 1080p (046d:085e)', group: 'c2' },
      ],
      microphones: [
        { id: 'm1', label: 'ConferenceCam Connect', group: 'connect' },
        { id: 'm2', label: 'Jabra Speak 750', group: 'jabra' },
      ],
      speakers: [{ id: 's1', label: 'Jabra Speak 750', group: 'jabra' }],
      camera: 'c1',
      microphone: 'm2',
      speaker: null,
      panorama: null,
      systemSpeaker: 's1',
      cameraProblem: null,
      microphoneProblem: null,
      speakerProblem: null,
      known: true,
    },
    ownPicture: look.streams.own,
    online: true,
    panel: 'none',
    invite: null,
    inviteProblem: null,
    movedBy: null,
    volume: 0.8,
    restartedAt: null,
    rated: false,
  };
}

/** A picture from what differs from {@link baseState}. */
export const picture =
  (change: (look: Look, base: KioskState) => Partial<KioskState>): Picture =>
  (look) => {
    const base = baseState(look);
    return { ...base, ...change(look, base) };
  };
