import { roomAddress, roomOfAddress } from '../../contract/room-address.ts';
import type { Candidate } from './candidate.ts';
import { dialTarget } from './dial-strings.ts';
import { guestCodeIn } from './guest-code.ts';
import { houseTarget } from './house-forms.ts';
import type { LinkRules } from './invitation.ts';
import { moreWebProviders } from './more-web-providers.ts';
import { outOfNativeScheme } from './native-schemes.ts';
import { pexipTarget } from './pexip-forms.ts';
import { teamsDialPage } from './teams-dial-pages.ts';
import { byEnd, endOf, hostOf, isBelow, urlOf } from './web-address.ts';
import { readForm } from './web-form.ts';
import { webProviders } from './web-providers.ts';
import { unwrapped } from './wrappers.ts';

export type { Candidate };

/** The longest address that a target holds; one that is wrapped may be longer. */
const longestAddress = 2000;

const providers = byEnd([...webProviders, ...moreWebProviders]);

/**
 * What one address or dial string leads to, as it was cut out of a text: entities decoded, surrounding punctuation cut, up
 * to 16 000 characters. Wrappers are opened, addresses for a vendor's program become those for a browser; else the address
 * is as it stood, a PIN in it included. Null for what is no way into a meeting. Never throws; its time is bounded by the
 * candidate's length.
 */
export function targetOf(candidate: string, rules: LinkRules): Candidate | null {
  const opened = unwrapped(candidate);
  if (opened === null || opened.length > longestAddress || !/^[^\s\p{Cc}\p{Cf}<>"\\]+$/u.test(opened))
    return null;
  if (/^rundbord:/i.test(opened)) return ownRoom(opened);
  const text = outOfNativeScheme(opened) ?? (isBareWebAddress(opened) ? `https://${opened}` : opened);
  const url = urlOf(text);
  if (!url) return dialTarget(text, rules);
  return webTarget(url, text, rules);
}

/** `rundbord:<room>`, in any case, without the hyphen that a line may have ended with. */
function ownRoom(text: string): Candidate | null {
  const room = roomOfAddress(text.toLowerCase().replace(/-+$/, ''));
  return room ? { engine: 'room', provider: 'rundbord', address: roomAddress(room) } : null;
}

/** As people write it: `zoom.us/j/1234567890`. */
const isBareWebAddress = (text: string): boolean =>
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?\/\S/i.test(text);

function webTarget(url: URL, address: string, rules: LinkRules): Candidate | null {
  if (guestCodeIn(url, rules.ownHosts)) return { engine: 'room', provider: 'rundbord', address };
  const host = hostOf(url);
  const rows = (providers.get(endOf(host)) ?? []).filter(({ domains }) => isBelow(host, domains));
  for (const row of rows) {
    const extras = readForm(url, row);
    if (extras) return { engine: row.engine, provider: row.provider, address, ...extras };
  }
  const dialled = teamsDialPage(url);
  // No house runs anything of its own at a provider's host.
  if (dialled || rows.length > 0) return dialled;
  return pexipTarget(url, address, rules) ?? houseTarget(url, address, rules);
}
