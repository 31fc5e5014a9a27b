import type { KioskState } from '../kiosk/state.ts';
import type { Words } from '../language/en.ts';

type Facts = Pick<KioskState, 'call' | 'own'>;

/** Sentences for who hears the screen: `polite` waits for a pause, `assertive` does not. Empty when there is nothing to say. */
export type Said = { readonly polite: string; readonly assertive: string };

const partiesOf = ({ call }: Facts) =>
  call.kind === 'connected' || call.kind === 'reconnecting' ? call.parties : [];

const nameOf = (party: { readonly name: string }, words: Words): string => party.name || words.common.guest;

/** What changed in a call that a person who does not see it must hear: who calls, came and went, one's own sound, hold, a lost line. */
export function changesSaid(before: Facts, after: Facts, words: Words): Said {
  const was = partiesOf(before);
  const is = partiesOf(after);
  const sameCall = was.length > 0 && is.length > 0;
  const polite = [
    ...is
      .filter(({ id }) => !was.some((party) => party.id === id))
      .map((party) => words.call.joined(nameOf(party, words))),
    ...was
      .filter(({ id }) => is.length > 0 && !is.some((party) => party.id === id))
      .map((party) => words.call.gone(nameOf(party, words))),
    ...is
      .filter((party) => party.sharing && !was.find(({ id }) => id === party.id)?.sharing)
      .map((party) => words.call.sharesScreen(nameOf(party, words))),
  ];
  if (sameCall && before.own.muted.wanted !== after.own.muted.wanted) {
    polite.push(after.own.muted.wanted ? words.call.youAreMuted : words.call.youAreHeard);
  }
  const assertive: string[] = [];
  if (after.call.kind === 'ringing' && before.call.kind !== 'ringing') {
    assertive.push(words.incoming.said(nameOf(after.call.from, words)));
  }
  if (after.call.kind === 'reconnecting' && before.call.kind === 'connected')
    assertive.push(words.call.lineLost);
  if (sameCall && before.own.held.wanted !== after.own.held.wanted) {
    assertive.push(after.own.held.wanted ? `${words.call.held} ${words.call.heldNext}` : words.call.goesOn);
  }
  return { polite: polite.join('. '), assertive: assertive.join(' ') };
}
