import type { Meeting } from '../../main/contract/meeting.ts';
import type { KioskState } from '../kiosk/state.ts';
import {
  type Look,
  meetingAt,
  minutes,
  now,
  type Picture,
  picture,
  sampleOf,
  teams,
  vdx,
} from './base-state.ts';
import { goneRoom } from './device-samples.ts';

const withMeetings = (make: (look: Look) => readonly Meeting[]): Picture =>
  picture((look, base) => ({
    agenda: base.agenda && { ...base.agenda, meetings: [...make(look)] },
  }));

const without = (base: KioskState, part: Partial<NonNullable<KioskState['kiosk']>>) => ({
  kiosk: base.kiosk && { ...base.kiosk, ...part },
});

/** Home, empty, full and broken. */
export const homePictures: Readonly<Record<string, Picture>> = {
  start: picture(() => ({ kiosk: null, agenda: null, hub: null })),
  'home-soon': picture(() => ({})),
  'home-running': picture(() => ({ now: now + minutes(9) })),
  'home-elsewhere': withMeetings((look) => {
    const sample = sampleOf(look);
    return [
      meetingAt(-10, 40, sample.team, { join: [teams], organizer: sample.nurse }),
      meetingAt(66, 15, sample.discharge),
    ];
  }),
  'home-no-link': withMeetings((look) => {
    const sample = sampleOf(look);
    return [meetingAt(6, 60, sample.pregnancy, { join: [], organizer: sample.nurse })];
  }),
  'home-private': picture((look, base) => ({
    ...without(base, { showTitles: false, showOrganizers: false }),
    agenda: base.agenda && {
      ...base.agenda,
      meetings: [
        meetingAt(-4, 30, '', { private: true }),
        meetingAt(36, 15, sampleOf(look).discharge),
        meetingAt(66, 15, sampleOf(look).ward, { join: [vdx] }),
      ],
    },
  })),
  'home-overlapping': withMeetings((look) => {
    const sample = sampleOf(look);
    return [
      meetingAt(-24, 30, sample.team, { join: [teams] }),
      meetingAt(-9, 15, sample.discharge, { organizer: sample.nurse }),
      meetingAt(6, 30, sample.pregnancy),
      meetingAt(66, 30, sample.roundTable, { join: [vdx] }),
    ];
  }),
  'home-full': withMeetings((look) => {
    const sample = sampleOf(look);
    return [
      meetingAt(-234, 900, sample.ward, { allDay: true, join: [] }),
      meetingAt(-84, 45, sample.team, { join: [teams] }),
      meetingAt(-4, 15, sample.long, { organizer: `${sample.nurse}, ${sample.site}` }),
      meetingAt(0, 30, '', { private: true, join: [vdx] }),
      ...[1, 2, 3, 4, 5, 6, 7].map((hour) =>
        meetingAt(hour * 40, 30, hour % 2 ? sample.long : sample.roundTable, { status: 'tentative' }),
      ),
    ];
  }),
  'home-free': withMeetings((look) => {
    const sample = sampleOf(look);
    return [
      meetingAt(-84, 45, sample.team, { join: [teams] }),
      meetingAt(126, 60, sample.roundTable),
      meetingAt(206, 15, sample.discharge),
    ];
  }),
  'home-tomorrow': withMeetings((look) => [meetingAt(1146, 30, sampleOf(look).discharge)]),
  'home-empty': withMeetings(() => []),
  'home-reading': picture(() => ({
    agenda: { meetings: [], freshAt: null, staleSince: null, mayBook: false, read: false, problems: [] },
    devices: {
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
    },
    hub: { status: 'starting', guestBase: null, trust: 'loopback-only', problem: null },
  })),
  'home-stale': picture((_look, base) => ({
    agenda: base.agenda && { ...base.agenda, staleSince: now - minutes(14) },
    mayBook: false,
    notices: [
      { code: 'agenda-unreachable', at: 'agenda.sources[0]', detail: 'ETIMEDOUT', since: now - minutes(14) },
    ],
  })),
  'home-computer': picture(() => ({
    notices: [
      { code: 'clock-was-set', since: now - minutes(1) },
      { code: 'disk-full', at: '/var/lib/rundbord', detail: '0.4 MiB left', since: now - minutes(9) },
    ],
  })),
  'home-unplugged': picture((_look, base) => goneRoom(base)),
  'home-broken': picture((_look, base) => ({
    online: false,
    devices: {
      ...base.devices,
      cameras: [],
      camera: null,
      cameraProblem: { code: 'camera-missing' },
      microphoneProblem: { code: 'microphone-busy' },
    },
    notices: [
      { code: 'settings-refused', since: now - minutes(3), issues: [] },
      { code: 'agenda-broken', at: 'agenda.sources[0]', since: now - minutes(30) },
    ],
  })),
  'home-demo': picture((_look, base) => without(base, { demo: true, ...{} })),
};
