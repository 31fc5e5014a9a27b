import type { EditableSettings } from '../../main/contract/kiosk.ts';
import { type Look, meetingAt, minutes, now, type Picture, picture, sampleOf, teams } from './base-state.ts';

const settingsOf = (look: Look): EditableSettings => ({
  roomName: sampleOf(look).room,
  site: sampleOf(look).site,
  posture: look.posture,
  theme: 'auto',
  language: look.language,
  agendaSources: ['/srv/calendars/egeskov.ics', 'graph: egeskov@example.org'],
  showTitles: true,
  showOrganizers: false,
});

const report = {
  version: '0.1.0',
  shell: 'Chromium 156.0.8078.79',
  sandbox: 'on' as const,
  node: '24.21.0',
  system: 'Linux 6.1.0 x64',
  settingsFile: '/etc/rundbord/settings.yaml',
  dataFolder: '/var/lib/rundbord',
  logFile: '/var/log/rundbord/rundbord.log',
  hub: 'up, own certificate, 2 guests',
  addresses: ['https://192.168.10.20:8443', 'https://127.0.0.1:8443'],
  upSeconds: 274_320,
  memoryMiB: 371.6,
  connected: ['camera, visca: ready', 'display, pjlink: ready, on'],
};

/** Everywhere else that a person can go. */
export const placePictures: Readonly<Record<string, Picture>> = {
  'elsewhere-teams': picture((look) => ({
    place: {
      kind: 'elsewhere',
      target: teams,
      meeting: meetingAt(6, 30, sampleOf(look).pregnancy, { join: [teams] }),
    },
  })),
  'elsewhere-dial': picture(() => ({
    place: {
      kind: 'elsewhere',
      target: { engine: 'sip', provider: 'sip', address: 'sip:71234567@rooms.vconf.dk', source: 'typed' },
      meeting: null,
    },
  })),
  pin: picture(() => ({ place: { kind: 'pin', firstTime: false, pin: '12', busy: false, problem: null } })),
  'pin-first': picture(() => ({
    place: { kind: 'pin', firstTime: true, pin: '', busy: false, problem: null },
  })),
  'pin-wrong': picture(() => ({
    place: { kind: 'pin', firstTime: false, pin: '', busy: false, problem: { code: 'pin-wrong' } },
  })),
  settings: picture((look) => ({
    place: {
      kind: 'settings',
      values: settingsOf(look),
      busy: false,
      saved: false,
      problem: null,
      leaving: 'no',
    },
  })),
  'settings-reading': picture(() => ({
    place: { kind: 'settings', values: null, busy: true, saved: false, problem: null, leaving: 'no' },
  })),
  'settings-saved': picture((look) => ({
    place: {
      kind: 'settings',
      values: settingsOf(look),
      busy: false,
      saved: true,
      problem: null,
      leaving: 'no',
    },
  })),
  'settings-leaving': picture((look) => ({
    place: {
      kind: 'settings',
      values: settingsOf(look),
      busy: false,
      saved: false,
      problem: null,
      leaving: 'sure',
    },
  })),
  'settings-refused': picture((look) => ({
    place: {
      kind: 'settings',
      values: settingsOf(look),
      busy: false,
      saved: false,
      problem: { code: 'settings-not-written', at: '/etc/rundbord/settings.yaml', detail: 'EACCES' },
      leaving: 'no',
    },
  })),
  diagnostics: picture(() => ({ place: { kind: 'diagnostics', report } })),
  'diagnostics-reading': picture((_look, base) => ({
    place: { kind: 'diagnostics', report: null },
    ownPicture: null,
    devices: { ...base.devices, cameras: [], speakers: [], camera: null },
  })),
  'diagnostics-broken': picture((_look, base) => ({
    place: { kind: 'diagnostics', report },
    ownPicture: null,
    devices: { ...base.devices, cameras: [], camera: null, cameraProblem: { code: 'camera-missing' } },
    notices: [
      {
        code: 'settings-refused',
        at: '/etc/rundbord/settings.yaml',
        since: now - minutes(41),
        issues: [
          { path: 'room.posture', code: 'not-one-of', expected: 'room, terminal or laptop', line: 4 },
          {
            path: 'agenda.sources[1].url',
            code: 'wrong-form',
            expected: 'a URL that begins with https://',
            line: 11,
          },
        ],
      },
      {
        code: 'agenda-unreachable',
        at: 'agenda.sources[0]',
        detail: 'connect ETIMEDOUT 10.0.0.7:443',
        since: now - minutes(14),
      },
    ],
  })),
};
