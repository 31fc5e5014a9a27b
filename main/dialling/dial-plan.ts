import type { DialReading } from '../contract/dialling.ts';
import type { JoinTarget } from '../contract/meeting.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { routed } from './dial-routes.ts';
import { byRules } from './dial-rules.ts';
import { type Dialled, dialled } from './dial-text.ts';
import { routeShown, shownAs } from './shown-as.ts';
import type { Site } from './site.ts';

/** Longest text that is read; a pasted invitation is shorter. */
const textLimit = 20_000;

/** Without what people copy along: quotes, angle brackets and the name before them, signs that nobody sees. */
function bare(text: string): string {
  const plain = text.replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '').trim();
  if (plain.length > 1000) return plain;
  const [, inside] = /^(?:[^<>\n]{0,200}\s)?<([^<>\s]+)>[,;]?$/.exec(plain) ?? [];
  return (
    (inside ?? plain.replace(/^["'\u2018\u201c](.*)["'\u2019\u201d]$/, '$1'))
      .trim()
      // As an address is read aloud.
      .replace(/^(\S+) ?@ ?(\S+)$/, '$1@$2')
      .replace(/[,;]$/, '')
  );
}

/**
 * What a text means at this site, by the rules of the house first, then by its form: a code for the hub to look up, or a way
 * in that is not yet routed. `join-empty`: there is nothing in it. `join-not-understood`: nothing that can be dialled. Pure, bounded
 * in time, never throws.
 */
export function understandDial(text: string, site: Site): Result<Dialled> {
  const typed = bare(text.slice(0, textLimit));
  if (typed === '') return bad('join-empty');
  const plain = dialled(typed, site);
  const found = byRules(typed, plain, site) ?? plain;
  return found ? good(forCodec(found, site)) : bad('join-not-understood');
}

/** What only the codec can dial is the codec's from the start; all else is routed when it is dialled. */
function forCodec(found: Dialled, site: Site): Dialled {
  if (found.kind === 'code') return found;
  const way = routed(found.target, site);
  return way?.engine === 'codec' ? { ...found, target: way } : found;
}

/** What a text to dial means, and by what it would go. Errors as {@link understandDial}. */
export function readDial(text: string, site: Site): Result<DialReading> {
  const understood = understandDial(text, site);
  if (!understood.ok) return understood;
  const found = understood.value;
  if (found.kind === 'code') {
    const shown = `${found.code.slice(0, 4)}-${found.code.slice(4)}`;
    return good({ kind: 'code', shown, route: { engine: 'room', at: '' }, target: null });
  }
  const { kind, target } = found;
  const way = routed(target, site);
  return good({ kind, shown: shownAs(way ?? target), route: way && routeShown(way, site), target });
}

/**
 * The target as it is dialled here: by the rules of the house, and by a gateway where its own way cannot be gone. What the
 * room's codec takes in place of the computer stays as it is. `join-engine-missing`: nothing here can take it.
 */
export function routeOf(target: JoinTarget, site: Site): Result<JoinTarget> {
  const way = routed(ruled(target, site), site);
  return way ? good(way) : bad('join-engine-missing');
}

/** By the rules of the house; what one of them made already, and rooms of our own, stay as they are. */
function ruled(target: JoinTarget, site: Site): JoinTarget {
  if (target.source === 'rule' || target.engine === 'room' || target.engine === 'fake') return target;
  const found = byRules('', { kind: 'sip', target }, site);
  return found && found.kind !== 'code' ? found.target : target;
}
