import type { DialReading } from '../../../main/contract/dialling.ts';
import type { Words } from '../../language/en.ts';

/** What is said of a text to dial before it is dialled. `next` is what to do, and empty where a press on Call does it. */
export type ReadingWords = {
  readonly what: string;
  readonly via: string;
  /** The host it is handed to, for IT; empty where there is none to name or the text names it already. */
  readonly at: string;
  readonly next: string;
};

/** A reading in words: what it is, and by what it goes; or that nothing here can take it and what to do instead. */
export function readingWords({ kind, shown, route }: DialReading, { dial }: Words): ReadingWords {
  const what = dial.kinds[kind](shownIn({ kind, shown }, dial));
  if (kind === 'code') return { what, via: dial.looksUp, at: '', next: '' };
  if (!route || route.engine === 'web') {
    const next = kind === 'number' ? dial.noRouteNumber : dial.noRouteNext;
    return { what, via: dial.noRoute, at: '', next };
  }
  const at = shown.includes(route.at) ? '' : route.at;
  return { what, via: dial.via[route.engine], at, next: '' };
}

function shownIn({ kind, shown }: Pick<DialReading, 'kind' | 'shown'>, { at }: Words['dial']): string {
  if (kind === 'number') return phoneShown(shown);
  if (kind === 'link') return linkShown(shown);
  const parts = shown.replace(/^(sips?|h323|pexip|rundbord):(\/\/)?/i, '').split('@');
  const [name, host] = parts;
  return parts.length === 2 && name && host ? at(name, host) : parts.join('@');
}

/** Eight digits in pairs, as Danes and Norwegians read numbers aloud, with their country's before them; others as they came. */
function phoneShown(number: string): string {
  const found = /^(?:(\+4[57])\s?)?(\d{8})$/.exec(number);
  if (!found) return number;
  const [, country, digits = ''] = found;
  return [country, ...(digits.match(/../g) ?? [])].filter(Boolean).join(' ');
}

/** The host of a link: the rest of it tells nobody anything. */
const linkShown = (link: string): string => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(link)?.[1] ?? link;
