import type { JoinTarget } from '../../contract/meeting.ts';
import { roomAddress, roomOfAddress } from '../../contract/room-address.ts';
import { guestCodeIn } from './guest-code.ts';
import type { LinkRules } from './invitation.ts';
import { providers } from './providers.ts';
import { urlOf } from './web-address.ts';

/** A way into a meeting, without where it stood. */
export type Candidate = Pick<JoinTarget, 'engine' | 'provider' | 'address' | 'pin' | 'role'>;

/**
 * What one address or dial string leads to, as it was cut out of a text: entities decoded, surrounding punctuation cut.
 * Null for what is no way into a meeting. Never throws; its time is bounded by the candidate's length.
 */
export function targetOf(candidate: string, rules: LinkRules): Candidate | null {
  const lower = candidate.toLowerCase();
  if (lower.startsWith('rundbord:')) {
    const room = roomOfAddress(lower.replace(/-+$/, ''));
    return room ? { engine: 'room', provider: 'rundbord', address: roomAddress(room) } : null;
  }
  if (/@rooms\.vconf\.dk(?:[;?]|$)/.test(lower) && !lower.startsWith('http')) {
    return { engine: 'pexip', provider: 'vdx', address: candidate.replace(/^sips?:/i, '') };
  }
  if (/^sips?:/.test(lower)) {
    const plain = /^sips?:(?:[^@\s]+@)?[a-z0-9.-]+(?:[:;?].*)?$/.test(lower) && lower.includes('.');
    return plain ? { engine: 'sip', provider: 'sip', address: candidate } : null;
  }
  const url = urlOf(candidate);
  if (!url) return null;
  if (guestCodeIn(url, rules.ownHosts)) return { engine: 'room', provider: 'rundbord', address: candidate };
  const row = providers.find(({ match }) => match(url));
  return row ? { engine: row.engine, provider: row.provider, address: candidate } : null;
}
