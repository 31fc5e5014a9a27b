import { htmlLines, isHtml } from './html-text.ts';
import type { Invitation, LinkRules, RankedTarget } from './invitation.ts';
import { withQuotesMarked } from './quoted.ts';
import { betterOf, isSameMeeting } from './same-meeting.ts';
import { withSecretElsewhere } from './secrets-near.ts';
import { ruleMatchIn } from './site-rules.ts';
import { type Place, type Standing, standingIn } from './standing-in.ts';
import { type Line, textLines } from './text-lines.ts';

/** The most ways in that a meeting has. */
const targetLimit = 10;

const linesOf = (text: string): readonly Line[] => {
  if (text === '') return [];
  return withQuotesMarked(isHtml(text) ? htmlLines(text) : textLines(text));
};

function placesOf({ conference, url, location, text, html }: Invitation): readonly Place[] {
  const given: readonly Place[] = [
    { source: 'conference', lines: conference.flatMap(textLines), prose: false },
    { source: 'url', lines: url.flatMap(textLines), prose: false },
    { source: 'location', lines: linesOf(location), prose: false },
    { source: 'text', lines: linesOf(text), prose: true },
    { source: 'html', lines: html === '' ? [] : withQuotesMarked(htmlLines(html)), prose: true },
  ];
  return given.filter(({ lines }) => lines.length > 0);
}

/** What a rule of the house makes of it. */
function ruled(places: readonly Place[], rules: LinkRules, depth: number): readonly Standing[] {
  if (rules.rules.length === 0) return [];
  const texts = places.map(({ lines }) =>
    lines
      .filter(({ quoted }) => quoted <= depth)
      .map(({ text }) => text)
      .join('\n'),
  );
  const match = ruleMatchIn(texts, rules.rules);
  if (!match) return [];
  const { engine, provider } = match.rule;
  return [
    { candidate: { engine, provider, address: match.address }, source: 'rule', quoted: depth, confidence: 1 },
  ];
}

/** Each meeting by each engine once, at the rank of its best place, with the best of its addresses. */
function merged(standings: readonly Standing[]): readonly Standing[] {
  const kept: Standing[] = [];
  for (const standing of standings) {
    const at = kept.findIndex(({ candidate }) => isSameMeeting(candidate, standing.candidate));
    const before = kept[at];
    if (!before) kept.push(standing);
    else {
      const candidate = betterOf(before.candidate, standing.candidate, before.source === standing.source);
      const { source } = candidate.address === before.candidate.address ? before : standing;
      kept[at] = { ...before, candidate, source };
    }
  }
  return kept;
}

/** Places that hold an address and no words around it. */
const bareSources = new Set(['conference', 'url', 'location', 'rule']);

/** What stands in a place of its own gets its secret from the text, where that is not about another system. */
function withSecrets(
  standings: readonly Standing[],
  places: readonly Place[],
  all: readonly Standing[],
): readonly Standing[] {
  const prose = places.filter((place) => place.prose);
  return standings.map((standing) => {
    const { candidate, source } = standing;
    if (!bareSources.has(source)) return standing;
    const own = prose.filter(
      (place) =>
        !all.some(
          (other) => other.source === place.source && other.candidate.provider !== candidate.provider,
        ),
    );
    const found = own
      .map(({ lines }) => withSecretElsewhere(candidate, lines))
      .find(({ pin }) => pin !== undefined);
    return found ? { ...standing, candidate: found } : standing;
  });
}

/** The same with those of a group that are `first` before the others of it, in the places that the group had. */
function reordered(
  standings: readonly Standing[],
  isOfGroup: (standing: Standing) => boolean,
  isFirst: (standing: Standing) => boolean,
): readonly Standing[] {
  const own = standings.filter(isOfGroup);
  const sorted = [...own.filter(isFirst), ...own.filter((standing) => !isFirst(standing))];
  let at = 0;
  return standings.map((standing) => (isOfGroup(standing) ? (sorted[at++] ?? standing) : standing));
}

/** A system's own way in before what video devices dial for the same; then the engine that the house wishes. */
function inWishedOrder(standings: readonly Standing[], prefer: LinkRules['prefer']): readonly Standing[] {
  let order = standings;
  for (const { candidate, source } of standings) {
    order = reordered(
      order,
      (one) => one.candidate.provider === candidate.provider && one.source === source && source !== 'rule',
      (one) => one.candidate.engine !== 'sip',
    );
  }
  for (const { provider, engine } of prefer) {
    order = reordered(
      order,
      ({ candidate, source }) => candidate.provider === provider && source !== 'rule',
      ({ candidate }) => candidate.engine === engine,
    );
  }
  return order;
}

/**
 * The ways into a meeting that its invitation holds, best first; each address once, at most ten. Ranked by where they
 * stood: a rule of the house, what the calendar wrote for this purpose, URL, place, text, HTML; within a place those
 * beside words for joining, then in their order; of one system its own client before what video devices dial. What an older invitation says that is quoted below is only taken when
 * there is nothing else. Never throws; of each part the first 100 000 characters are read, in time proportional to them.
 *
 * `confidence` is how sure it is that this is the way into this meeting, and never rises with the rank: 1 a rule of the
 * house; 0.95 conference properties; 0.9 URL; 0.85 place; 0.8 text and 0.75 HTML, each 0.1 less without words for
 * joining near it and 0.15 less for a dial string that only words tell from a mail address, 0.2 less
 * where words speak of a recording or a trial; 0.3 in an older invitation.
 * A way that is taken before another one counts as sure as that.
 */
export function targetsInInvitation(invitation: Invitation, rules: LinkRules): readonly RankedTarget[] {
  const places = placesOf(invitation);
  const known = places.flatMap((place) => standingIn(place, rules));
  // What is quoted counts only where nothing newer says anything: an invitation that somebody has forwarded.
  const newest = known.reduce((least, { quoted }) => Math.min(least, quoted), Number.POSITIVE_INFINITY);
  const house = ruled(places, rules, 0);
  const all = [...(house.length > 0 || newest === 0 ? house : ruled(places, rules, newest)), ...known];
  const current =
    house.length > 0
      ? all.filter(({ quoted }) => quoted === 0)
      : all.filter(({ quoted }) => quoted <= newest);
  const ranked = merged(current.toSorted((one, other) => other.confidence - one.confidence));
  const wished = inWishedOrder(withSecrets(ranked.slice(0, targetLimit), places, all), rules.prefer);
  return wished.map(({ candidate, source, confidence }, at) => ({
    ...candidate,
    source,
    confidence: Math.max(confidence, ...wished.slice(at).map((later) => later.confidence)),
  }));
}
