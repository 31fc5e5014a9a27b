import { readDate } from './calendar-date.ts';
import { type Property, propertiesIn } from './content-line.ts';
import { expandRule } from './ical.ts';
import type { Zone } from './zone.ts';

/** One STANDARD or DAYLIGHT part: from each of its onsets on, the clock is `to` ahead of UTC. In milliseconds. */
type Observance = { readonly onsets: readonly number[]; readonly from: number; readonly to: number };

const offsetForm = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/;

function offsetMs(text: string | undefined): number | null {
  const match = offsetForm.exec(text?.trim() ?? '');
  if (!match) return null;
  const size = (Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)) * 1000;
  return match[1] === '-' ? -size : size;
}

const firstValue = (properties: readonly Property[], name: string): string | undefined =>
  properties.find((property) => property.name === name)?.value;

/** The earliest wall time for which changes of clock are worked out: no meeting of today began before. */
const earliest = Date.UTC(1970, 0);

/** UNTIL of a zone's rule is in UTC (RFC 5545 §3.6.5); rules are expanded in the wall time before the change. */
function inWallTime(rule: string, from: number): string {
  return rule.replace(/UNTIL=(\d{8}T\d{6})Z/i, (whole, stamp: string) => {
    const until = readDate(`${stamp}Z`);
    if (!until) return whole;
    return `UNTIL=${new Date(until.wall + from).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  });
}

function observanceIn(text: string, until: number): Observance | null {
  const { properties } = propertiesIn(text, 1);
  const from = offsetMs(firstValue(properties, 'TZOFFSETFROM'));
  const to = offsetMs(firstValue(properties, 'TZOFFSETTO'));
  const start = readDate(firstValue(properties, 'DTSTART') ?? '');
  if (from === null || to === null || !start) return null;
  const walls = [start.wall];
  for (const { name, value } of properties) {
    if (name === 'RDATE') {
      for (const one of value.split(',')) {
        const added = readDate(one);
        if (added) walls.push(added.wall);
      }
    } else if (name === 'RRULE') {
      const expansion = expandRule(inWallTime(value.toUpperCase(), from), start.wall, earliest, until);
      if (!expansion.ok) return null;
      walls.push(...expansion.walls);
    }
  }
  return { onsets: walls.map((wall) => wall - from), from, to };
}

/**
 * The zone that a VTIMEZONE describes (RFC 5545 §3.6.5), right up to `until` (ms since 1970); null when it cannot be
 * read. `text` is the component's text.
 */
export function customZone(name: string, text: string, until: number): Zone | null {
  const changes: { at: number; to: number; from: number }[] = [];
  for (const match of text.matchAll(/^BEGIN:(STANDARD|DAYLIGHT)[ \t]*\r?\n([\s\S]*?)^END:\1/gim)) {
    const observance = observanceIn(match[2] ?? '', until + 366 * 86_400_000);
    if (!observance) return null;
    for (const at of observance.onsets) changes.push({ at, to: observance.to, from: observance.from });
  }
  changes.sort((a, b) => a.at - b.at);
  const first = changes[0];
  if (!first) return null;
  return {
    name,
    offsetAt(at) {
      let low = 0;
      let high = changes.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((changes[middle]?.at ?? at) <= at) low = middle + 1;
        else high = middle;
      }
      return changes[low - 1]?.to ?? first.from;
    },
  };
}
