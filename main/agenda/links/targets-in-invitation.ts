import type { Invitation, LinkRules, RankedTarget } from './invitation.ts';
import { type Source, targetsInText } from './targets-in-text.ts';

/** The most ways in that a meeting has. */
const targetLimit = 10;

/** The ways into a meeting that its invitation holds, best first; each address once. */
export function targetsInInvitation(invitation: Invitation, rules: LinkRules): readonly RankedTarget[] {
  const places: readonly (readonly [Source, readonly string[], number])[] = [
    ['conference', invitation.conference, 0.95],
    ['url', invitation.url, 0.9],
    ['location', [invitation.location], 0.85],
    ['text', [invitation.text], 0.8],
    ['html', [invitation.html], 0.75],
  ];
  const found = new Map<string, RankedTarget>();
  for (const [source, texts, confidence] of places) {
    for (const target of texts.flatMap((text) => targetsInText(text, source, rules.ownHosts))) {
      if (!found.has(target.address)) found.set(target.address, { ...target, confidence });
    }
  }
  return [...found.values()].slice(0, targetLimit);
}
