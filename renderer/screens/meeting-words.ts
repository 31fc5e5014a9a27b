import type { KioskFacts } from '../../main/contract/kiosk.ts';
import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { KioskState } from '../kiosk/state.ts';
import { wayHere } from '../kiosk/way-here.ts';
import type { Words } from '../language/en.ts';

/** What vendors call themselves; the same in every language. */
const systems: Readonly<Record<string, string>> = {
  bluejeans: 'BlueJeans',
  chime: 'Amazon Chime',
  gotomeeting: 'GoTo Meeting',
  jitsi: 'Jitsi',
  kontaktlaege: 'KontaktLæge',
  meet: 'Google Meet',
  'google-meet': 'Google Meet',
  minlaege: 'Min Læge',
  pexip: 'Pexip',
  ringcentral: 'RingCentral',
  rundbord: 'Rundbord',
  skype: 'Skype',
  teams: 'Microsoft Teams',
  vdx: 'VDX',
  viewcare: 'Viewcare',
  webex: 'Webex',
  whereby: 'Whereby',
  zoom: 'Zoom',
};

/** The name of the system a target is in, or null for one without a name of its own (a dial string, an unknown page). */
export const systemName = (target: JoinTarget): string | null => systems[target.provider] ?? null;

/** Where a meeting can be joined: on this screen, in another vendor's system, or nowhere. */
export type WayIn =
  | { readonly kind: 'here'; readonly target: JoinTarget }
  | { readonly kind: 'elsewhere'; readonly target: JoinTarget }
  | { readonly kind: 'none' };

/** The way that the kiosk would take, as the store does. */
export function wayIn(
  meeting: Meeting,
  { connected, kiosk }: Pick<KioskState, 'connected' | 'kiosk'>,
): WayIn {
  const here = wayHere(meeting.join, connected, kiosk?.calls);
  if (here) return { kind: 'here', target: here };
  const first = meeting.join[0];
  return first ? { kind: 'elsewhere', target: first } : { kind: 'none' };
}

type Shown = Pick<KioskFacts, 'showTitles' | 'showOrganizers'>;

/** A meeting's name as this room may show it: a private one's never, another's where the settings allow. */
export function titleOf(meeting: Meeting, shown: Shown | null, words: Words): string {
  if (meeting.private) return words.common.privateMeeting;
  return shown?.showTitles && meeting.title.trim() ? meeting.title.trim() : words.common.meeting;
}

/** Who organises it, where the room may show that; else null. */
export function organizerOf(meeting: Meeting, shown: Shown | null): string | null {
  return !meeting.private && shown?.showOrganizers ? meeting.organizer : null;
}

/** Letters of a title that find a place beside others on a line. */
const mostLetters = 40;

/** A title as it stands beside others on a line, cut between words. */
export function shortTitle(title: string): string {
  if (title.length <= mostLetters) return title;
  const cut = title.slice(0, mostLetters - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > mostLetters / 2 ? cut.slice(0, space) : cut}…`;
}
