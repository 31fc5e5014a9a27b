import type { Party } from '../../calls/call.ts';
import type { Conference } from '../../calls/conference.ts';

/** What can be done with somebody in a meeting. */
export type PersonDeed = 'mute' | 'ask-unmute' | 'make-host' | 'make-guest' | 'remove';

/** What this side may do with `party`, by what the far system lets it; in the order of a list. */
export function deedsWith(
  party: Pick<Party, 'muted' | 'host' | 'waiting'>,
  conference: Conference | null,
): readonly PersonDeed[] {
  const may = conference?.may ?? [];
  if (party.waiting) return [];
  const deeds: readonly (PersonDeed | false)[] = [
    may.includes('mute') && (party.muted ? 'ask-unmute' : 'mute'),
    may.includes('role') && (party.host ? 'make-guest' : 'make-host'),
    may.includes('remove') && 'remove',
  ];
  return deeds.filter((deed) => deed !== false);
}
