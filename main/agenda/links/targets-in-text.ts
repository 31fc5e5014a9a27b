import type { JoinTarget } from '../../contract/meeting.ts';
import { noRules } from './invitation.ts';
import { targetOf } from './target-of.ts';

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
    const target = targetOf(trimmed(candidate), { ...noRules, ownHosts });
    if (target && !found.some(({ address }) => address === target.address)) found.push({ ...target, source });
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
