import type { AgendaFacts, KioskFacts } from '../../../main/contract/kiosk.ts';
import type { JoinTarget, Meeting } from '../../../main/contract/meeting.ts';

/** The facts of a room whose meetings join by themselves where `autoJoinSeconds` says so. */
export const factsWith = (change: Partial<KioskFacts> = {}): KioskFacts => ({
  version: '0',
  demo: false,
  roomName: 'Egeskov',
  site: '',
  ownAddress: 'rundbord:egeskov',
  posture: 'room',
  theme: 'auto',
  zone: 'Europe/Copenhagen',
  language: 'da',
  offeredLanguages: ['da'],
  showTitles: true,
  showOrganizers: false,
  offerMinutes: 15,
  autoJoinSeconds: null,
  goodbyeSeconds: 8,
  othersMayMoveCamera: false,
  calls: ['room', 'codec', 'pexip'],
  incoming: { rings: true, whenInCall: 'ask', autoAnswer: null },
  pinIsSet: true,
  settingsFile: '',
  ...change,
});

export const roomTarget = (room: string): JoinTarget => ({
  engine: 'room',
  provider: 'rundbord',
  address: `rundbord:${room}`,
  source: 'location',
});

/** A meeting that begins and ends so many seconds after `at` (ms since 1970), in a room of our own by its id. */
export const meetingIn = (
  at: number,
  id: string,
  fromSeconds: number,
  toSeconds: number,
  change: Partial<Meeting> = {},
): Meeting => ({
  id,
  title: id,
  start: new Date(at + fromSeconds * 1000).toISOString(),
  end: new Date(at + toSeconds * 1000).toISOString(),
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [roomTarget(id)],
  ...change,
});

export const agendaOf = (...meetings: readonly Meeting[]): AgendaFacts => ({
  meetings,
  freshAt: 1,
  staleSince: null,
  mayBook: true,
  read: true,
  problems: [],
});

/** Lets answers of main arrive. */
export const settled = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));
