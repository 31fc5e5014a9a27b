import type { JoinTarget } from '../../contract/meeting.ts';
import { type Property, textOf } from '../content-line.ts';
import { type Source, targetsInText } from './targets-in-text.ts';

/**
 * Where an invitation may say how to join, the surest first: what a calendar wrote for this purpose (RFC 7986 §5.11
 * CONFERENCE and its forerunners), then URL, then the place, then anywhere in the text.
 */
const places: readonly { readonly source: Source; readonly names: readonly string[] }[] = [
  {
    source: 'conference',
    names: ['X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-GOOGLE-CONFERENCE', 'CONFERENCE'],
  },
  { source: 'url', names: ['URL'] },
  { source: 'location', names: ['LOCATION'] },
  { source: 'text', names: ['DESCRIPTION'] },
];

/** The most ways in that a meeting has. */
const targetLimit = 10;

/** The ways into a meeting that its properties hold, best first; each address once. */
export function joinTargetsIn(
  properties: readonly Property[],
  ownHosts: readonly string[],
): readonly JoinTarget[] {
  const found = new Map<string, JoinTarget>();
  for (const { source, names } of places) {
    for (const property of properties) {
      if (!names.includes(property.name)) continue;
      for (const target of targetsInText(textOf(property.value), source, ownHosts)) {
        if (!found.has(target.address)) found.set(target.address, target);
      }
    }
  }
  return [...found.values()].slice(0, targetLimit);
}
