import type { JoinTarget } from '../../contract/meeting.ts';
import { hubPaths } from '../../contract/room.ts';
import { roomAddress, roomOfAddress } from '../../contract/room-address.ts';
import { providers } from './providers.ts';

export type Source = JoinTarget['source'];

/** How much of a text is looked at, how many addresses in it, and how long one may be: an invitation is far below. */
const textLimit = 100_000;
const addressLimit = 100;
const longestAddress = 2000;

/**
 * Anything that may be a way in: a web address, a SIP URI, a room of our own, an alias at the Danish national rooms.
 * Each alternative is bounded, so that the time is proportional to the text's length.
 */
const candidateForm =
  /https?:\/\/[^\s<>"'`\\^{}|]{1,2000}|\bsips?:[^\s<>"'`\\^{}|,]{1,300}|\brundbord:[a-z0-9-]{1,70}|\b[\w.+-]{1,64}@rooms\.vconf\.dk(?![\w-]|\.\w)/gi;

/** An address as it stands in a sentence, without the stop, comma or bracket that follows it. */
function trimmed(address: string): string {
  const text = address.replaceAll('&amp;', '&');
  let surplus = text.split(')').length - text.split('(').length;
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!/[.,;:!?\]*]/.test(last)) break;
  }
  return text.slice(0, end);
}

/** The URL, or null for what is none or carries a user name (`https://teams.microsoft.com@evil.example/`). */
export function urlOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url : null;
}

/** The code in a guest's link of a hub of ours, upper case and without hyphen; null when the link is none. */
export function guestCodeIn(url: URL, ownHosts: readonly string[]): string | null {
  if (!ownHosts.some((host) => host.toLowerCase() === url.host)) return null;
  const code = url.pathname.startsWith(hubPaths.guest) ? url.pathname.slice(hubPaths.guest.length) : '';
  return codeIn(code.replace(/\/$/, ''));
}

/** An invitation's short code as a person writes it: 8 signs, in any case, with or without spaces and hyphens. */
export function codeIn(text: string): string | null {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[2-9A-HJ-NP-Z]{8}$/.test(bare) ? bare : null;
}

function targetOf(candidate: string, source: Source, ownHosts: readonly string[]): JoinTarget | null {
  const address = trimmed(candidate);
  const lower = address.toLowerCase();
  if (lower.startsWith('rundbord:')) {
    const room = roomOfAddress(lower.replace(/-+$/, ''));
    return room ? { engine: 'room', provider: 'rundbord', address: roomAddress(room), source } : null;
  }
  if (/@rooms\.vconf\.dk(?:[;?]|$)/.test(lower) && !lower.startsWith('http')) {
    return { engine: 'pexip', provider: 'vdx', address: address.replace(/^sips?:/i, ''), source };
  }
  if (/^sips?:/.test(lower)) {
    const plain = /^sips?:(?:[^@\s]+@)?[a-z0-9.-]+(?:[:;?].*)?$/.test(lower) && lower.includes('.');
    return plain ? { engine: 'sip', provider: 'sip', address, source } : null;
  }
  const url = urlOf(address);
  if (!url) return null;
  if (guestCodeIn(url, ownHosts)) return { engine: 'room', provider: 'rundbord', address, source };
  const row = providers.find(({ match }) => match(url));
  return row ? { engine: row.engine, provider: row.provider, address, source } : null;
}

/**
 * The ways into a meeting that a text holds, in the order in which they stand. An address that another one begins with
 * (the same link without its passcode) is left out.
 */
export function targetsInText(
  text: string,
  source: Source,
  ownHosts: readonly string[],
): readonly JoinTarget[] {
  const found: JoinTarget[] = [];
  let looked = 0;
  for (const [candidate] of text.slice(0, textLimit).matchAll(candidateForm)) {
    looked += 1;
    if (looked > addressLimit) break;
    if (candidate.length >= longestAddress) continue;
    const target = targetOf(candidate, source, ownHosts);
    if (target && !found.some(({ address }) => address === target.address)) found.push(target);
  }
  return found.filter(
    ({ address }) =>
      !found.some(
        (other) =>
          other.address !== address &&
          /^[?&#]/.test(other.address.slice(address.length)) &&
          other.address.startsWith(address),
      ),
  );
}
