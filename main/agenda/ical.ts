import { sync } from 'node-ical';

/*
 * The one file that names node-ical (0.27). It is asked two things only: which moments a recurrence rule gives, and
 * which IANA zone a Windows or Outlook zone name stands for. Everything else of a calendar is read by our own code,
 * since each of these was seen in node-ical when tried:
 * - one event with two DTSTART lines, or with a rule it does not know, makes it throw, and all other events are lost;
 * - floating times and all-day dates are taken in the zone of the process, not of the room;
 * - a floating time is moved into the first VTIMEZONE of the file, whatever that is;
 * - a "Customized Time Zone" without VTIMEZONE, and any "tzone://Microsoft/…", become the zone of the process;
 * - an unknown display name such as "(UTC+01:00) Bruxelles, København" becomes a fixed offset, an hour wrong in summer;
 * - a custom VTIMEZONE is replaced by the first IANA zone with the same two offsets, whose changes of clock may be on other days;
 * - of an hour that comes twice it takes the second; RFC 5545 §3.3.5 says the first;
 * - RDATE and RANGE=THISANDFUTURE are ignored; an EXDATE given as DATE for a timed event works only by luck of zone;
 * - a line with an empty parameter (`SUMMARY;LANGUAGE=:…`) or with two quoted values in one parameter is dropped;
 * - `\\n` (an escaped backslash before an n) becomes a line break;
 * - it writes UIDs, which may hold addresses, to the console.
 *
 * A rule is therefore expanded in wall time: a start is handed over as if it were UTC, where node-ical is exact and
 * fastest, and whoever asks turns wall times into moments.
 */

/** How many wall times one rule may give: an hourly one for a year. Beyond it, a rule is no plan of meetings. */
export const occurrenceLimit = 9000;

/** What a rule gives: wall times as UTC milliseconds, ascending. `reason` is in English, for IT. */
export type Expansion =
  | { readonly ok: true; readonly walls: readonly number[] }
  | { readonly ok: false; readonly reason: string };

/** The answer for a rule that gives more. */
export const tooOften: Expansion = { ok: false, reason: 'it recurs too often to be a plan of meetings' };

const stampOf = (wall: number): string =>
  `${new Date(wall).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/**
 * The wall times in [from, to] at which `rule` (the value of an RRULE, its UNTIL in wall time with a Z) recurs from
 * `start` on; all three are wall time as UTC milliseconds. Bounded in time and memory whatever the rule: node-ical
 * gives up after 10 000 steps, and then so does this.
 */
export function expandRule(rule: string, start: number, from: number, to: number): Expansion {
  if (!(start >= Date.UTC(1600, 0) && to <= Date.UTC(9999, 0)))
    return { ok: false, reason: 'a year out of range' };
  try {
    const read = sync.parseICS(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:rule\nDTSTART:${stampOf(start)}\nRRULE:${rule}\nEND:VEVENT\nEND:VCALENDAR`,
    );
    const event = read.rule;
    if (event?.type !== 'VEVENT' || !event.rrule) return { ok: false, reason: 'not a recurrence rule' };
    const dates = event.rrule.between(new Date(from), new Date(to), true);
    if (dates.length > occurrenceLimit) return tooOften;
    return { ok: true, walls: dates.map((date) => date.getTime()) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return reason.startsWith('Maximum') ? tooOften : { ok: false, reason };
  }
}

/** Names for which node-ical answers with the zone of the process. */
const guessed = /^(?:Customized Time Zone|tzone:|\(no TZ description\))/i;

/** The IANA zone for a Windows zone name or an Outlook display name, in English; null when it is not known. */
export function zoneOfLabel(label: string): string | null {
  const plain = label.replaceAll(/["\r\n]/g, '').trim();
  if (plain === '' || plain.length > 200 || guessed.test(plain)) return null;
  try {
    const read = sync.parseICS(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:zone\nDTSTART;TZID="${plain}":20260101T000000\nEND:VEVENT\nEND:VCALENDAR`,
    );
    const event = read.zone;
    const found = event?.type === 'VEVENT' ? event.start.tz : undefined;
    return found && found !== plain ? found : null;
  } catch {
    return null;
  }
}
