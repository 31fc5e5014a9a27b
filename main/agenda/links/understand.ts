import type { JoinTarget } from '../../contract/meeting.ts';
import { bad, good, type Result } from '../../contract/result.ts';
import { codeIn, guestCodeIn } from './guest-code.ts';
import { emptyInvitation, type LinkRules, noRules } from './invitation.ts';
import { targetsInInvitation } from './targets-in-invitation.ts';
import { urlOf } from './web-address.ts';

/** What a person typed, scanned or pasted to join: a way in, or an invitation's code for the hub to look up. */
export type Understood =
  | { readonly kind: 'target'; readonly target: JoinTarget }
  /** Eight signs, upper case, without hyphen. */
  | { readonly kind: 'code'; readonly code: string };

/** Longest text that is read; a pasted invitation is shorter. */
const textLimit = 20_000;

/**
 * Understands `rundbord:<room>`, an invitation's short code, a guest's link of one of our hubs (`ownHosts`, with a port
 * where there is one), and the links and dial strings of the providers that we know, also without `https://` and in the
 * middle of a pasted invitation. A bare room name is not understood, since it would be any word. Never throws.
 * `join-empty`: there is nothing in it. `join-not-understood`: nothing of the above is.
 */
export function understandTyped(
  text: string,
  rules: Pick<LinkRules, 'ownHosts'> & Partial<LinkRules>,
): Result<Understood> {
  const typed = text.slice(0, textLimit).trim();
  if (typed === '') return bad('join-empty');
  const code = codeIn(typed);
  if (code) return good({ kind: 'code', code });
  const { ownHosts } = rules;
  // People leave out the beginning of an address; whoever reads one aloud always does.
  const bare =
    /^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\/\S+$|^(?:localhost|[\d.]+|\[[\da-f:]+\])(?::\d+)?\/g\/\S+$/i.test(
      typed,
    );
  const whole = bare ? `https://${typed}` : typed;
  // One line is an address or a dial string that somebody meant; more are an invitation.
  const part = whole.includes('\n') ? { text: whole } : { location: whole };
  const [found] = targetsInInvitation({ ...emptyInvitation, ...part }, { ...noRules, ...rules });
  if (!found) return bad('join-not-understood');
  const { confidence: _, ...target } = found;
  const url = urlOf(target.address);
  const invitation = url && guestCodeIn(url, ownHosts);
  return good(
    invitation
      ? { kind: 'code', code: invitation }
      : { kind: 'target', target: { ...target, source: 'typed' } },
  );
}
