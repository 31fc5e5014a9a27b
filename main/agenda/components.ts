/** What the first, quick look at a VEVENT finds; enough to tell whether a window needs it. Days are days since 1970. */
export type EventSketch = {
  /** Where its text is, without the BEGIN and END lines. */
  readonly from: number;
  readonly to: number;
  /** 1-based number in the file of the line at `from`. */
  readonly line: number;
  /** Which VCALENDAR of the file it is in: 0, 1, … */
  readonly calendar: number;
  /** Empty when it has none. */
  readonly uid: string;
  /** The days that it can touch; without end when that is not plain to see. */
  readonly firstDay: number;
  readonly lastDay: number;
};

/** Something that was not in order, and the 1-based line at which. */
export type Fault = { readonly line: number; readonly detail: string };

/** The parts of a calendar file, as places in its text. */
export type Components = {
  /** Whether there was a VCALENDAR or a VEVENT at all. */
  readonly isCalendar: boolean;
  readonly events: readonly EventSketch[];
  /** Text of a VTIMEZONE, by {@link zoneKey}. */
  readonly zones: ReadonlyMap<string, string>;
  /** METHOD in upper case, by the number of the calendar. */
  readonly methods: ReadonlyMap<number, string>;
  readonly faults: readonly Fault[];
};

export const zoneKey = (calendar: number, tzid: string): string =>
  `${calendar} ${tzid.replaceAll('"', '').trim()}`;

const dayMs = 86_400_000;

/** The day with which `text` begins, or NaN. */
function dayOf(text: string): number {
  const match = /^\s*(\d{4})-?(\d\d)-?(\d\d)/.exec(text);
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayMs : Number.NaN;
}

/** The day of a property with one date: what follows the line's last colon. */
const dayAtEnd = (raw: string): number => dayOf(raw.slice(raw.lastIndexOf(':') + 1));

const lengthForm =
  /:\s*\+?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?\s*$/i;

/** Days that a DURATION covers, rounded up; Infinity when it cannot be read. */
function daysIn(raw: string): number {
  const match = lengthForm.exec(raw);
  if (!match) return Number.POSITIVE_INFINITY;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return weeks * 7 + days + Math.ceil((hours + minutes / 60 + seconds / 3600) / 24);
}

/** The parts of a rule whose COUNT gives an end that can be told without expanding it. */
const plainRule = /^(?:(?:FREQ=(?:DAILY|WEEKLY)|INTERVAL=\d+|COUNT=\d+|BYDAY=[A-Z,]+|WKST=[A-Z]+)(?:;|$))+$/;

/** The last day that a rule can reach from `firstDay`; Infinity where that is not plain to see. */
function lastDayOfRule(raw: string, firstDay: number): number {
  const rule = raw
    .slice(raw.indexOf(':') + 1)
    .trim()
    .toUpperCase();
  const until = /UNTIL=(\d{8})/.exec(rule)?.[1];
  if (until) return dayOf(until);
  const count = /COUNT=(\d+)/.exec(rule)?.[1];
  if (!count || !plainRule.test(rule)) return Number.POSITIVE_INFINITY;
  // Each occurrence is at most one interval of whole weeks after the one before, whichever days it is on.
  return firstDay + (Number(count) + 1) * Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1) * 7;
}

/** A VEVENT whose end has not come yet: the lines in it that tell when it is. */
type OpenEvent = {
  readonly from: number;
  readonly line: number;
  readonly calendar: number;
  readonly lines: Map<string, string>;
  readonly rules: string[];
};

/** Properties that tell when an event is. Of each the first counts, of RRULE all. */
const telling = new Set(['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'RECURRENCE-ID']);

function sketchOf(event: OpenEvent, to: number): EventSketch {
  const { from, line, calendar, lines, rules } = event;
  const uid = (lines.get('UID') ?? '').replace(/^UID[^:]*:/i, '').trim();
  const original = lines.get('RECURRENCE-ID');
  const start = dayAtEnd(lines.get('DTSTART') ?? '');
  const end = lines.get('DTEND');
  const length = lines.get('DURATION');
  const days = end !== undefined ? dayAtEnd(end) - start : length !== undefined ? daysIn(length) : 1;
  let firstDay = start;
  let lastDay = start + Math.max(0, days);
  if (original !== undefined) {
    firstDay = Math.min(firstDay, dayAtEnd(original));
    lastDay = /RANGE/i.test(original) ? Number.POSITIVE_INFINITY : Math.max(lastDay, dayAtEnd(original));
  }
  for (const rule of rules) lastDay = Math.max(lastDay, lastDayOfRule(rule, start) + Math.max(0, days));
  if (lines.has('RDATE')) {
    firstDay = Number.NEGATIVE_INFINITY;
    lastDay = Number.POSITIVE_INFINITY;
  }
  return {
    from,
    to,
    line,
    calendar,
    uid,
    // What cannot be told may be any day: it is then read in full, and what is wrong with it is said.
    firstDay: Number.isNaN(firstDay) ? Number.NEGATIVE_INFINITY : firstDay,
    lastDay: Number.isNaN(lastDay) ? Number.POSITIVE_INFINITY : lastDay,
  };
}

/** The line at `at` with the lines that are folded onto it; `next` is where the line after its first one begins. */
function unfolded(text: string, raw: string, next: number): string {
  let whole = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  let at = next;
  while (text[at] === ' ' || text[at] === '\t') {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    whole += text.slice(at + 1, text[end - 1] === '\r' ? end - 1 : end);
    at = end + 1;
  }
  return whole;
}

/** Whether a line may be of interest, by the code of its first letter: b(egin) d(t…) e(nd) m(ethod) r(…) t(zid) u(id). */
const interesting = new Uint8Array(128);
for (const letter of 'bdemrtuBDEMRTU') interesting[letter.charCodeAt(0)] = 1;

/**
 * Finds the components of a calendar file in one pass, without taking lines apart; its time is proportional to the
 * text's length. A damaged event ends where the next begins, so that it takes no other with it; only one in whose
 * middle the file ends is left out, since a line that would make it private may be missing.
 */
export function componentsIn(text: string): Components {
  const events: EventSketch[] = [];
  const zones = new Map<string, string>();
  const methods = new Map<number, string>();
  const faults: Fault[] = [];
  const open: { event: OpenEvent | null; zone: { readonly from: number; tzid: string } | null } = {
    event: null,
    zone: null,
  };
  let calendar = -1;
  let inCalendar = false;
  /** How many components are open inside the event or zone, or beside them. */
  let inner = 0;

  const finish = (to: number, wellEnded: boolean): void => {
    if (open.event) {
      if (!wellEnded) faults.push({ line: open.event.line - 1, detail: 'this event has no END line' });
      events.push(sketchOf(open.event, to));
    }
    open.event = null;
    open.zone = null;
    inner = 0;
  };
  const begin = (what: string, at: number, next: number, line: number): void => {
    if (what === 'VCALENDAR' || what === 'VEVENT') {
      finish(at, false);
      if (what === 'VCALENDAR' || !inCalendar) calendar += 1;
      inCalendar = true;
      if (what === 'VEVENT')
        open.event = { from: next, line: line + 1, calendar, lines: new Map(), rules: [] };
    } else if (what === 'VTIMEZONE' && !open.event) {
      open.zone = { from: next, tzid: '' };
      inner = 0;
    } else {
      inner += 1;
    }
  };
  const end = (what: string, at: number, line: number): void => {
    if (what === 'VEVENT') {
      if (!open.event) faults.push({ line, detail: 'an event ends here that did not begin' });
      finish(at, true);
    } else if (what === 'VCALENDAR') {
      finish(at, false);
      inCalendar = false;
    } else if (what === 'VTIMEZONE' && open.zone) {
      zones.set(zoneKey(calendar, open.zone.tzid), text.slice(open.zone.from, at));
      open.zone = null;
      inner = 0;
    } else {
      inner = Math.max(0, inner - 1);
    }
  };

  let line = 0;
  for (let at = 0, next = 0; at < text.length; at = next) {
    const newline = text.indexOf('\n', at);
    next = newline < 0 ? text.length : newline + 1;
    line += 1;
    if (interesting[text.charCodeAt(at)] !== 1) continue;
    const raw = text.slice(at, newline < 0 ? text.length : newline);
    const mark = raw.search(/[:;]/);
    if (mark < 0) continue;
    const name = raw.slice(0, mark).toUpperCase();
    if (name === 'BEGIN')
      begin(
        raw
          .slice(mark + 1)
          .trim()
          .toUpperCase(),
        at,
        next,
        line,
      );
    else if (name === 'END')
      end(
        raw
          .slice(mark + 1)
          .trim()
          .toUpperCase(),
        at,
        line,
      );
    else if (inner > 0) continue;
    else if (open.event) {
      if (!telling.has(name)) continue;
      const whole = unfolded(text, raw, next);
      if (name === 'RRULE') open.event.rules.push(whole);
      else if (!open.event.lines.has(name)) open.event.lines.set(name, whole);
    } else if (open.zone && name === 'TZID') open.zone.tzid = unfolded(text, raw, next).slice(mark + 1);
    else if (name === 'METHOD')
      methods.set(
        calendar,
        raw
          .slice(mark + 1)
          .trim()
          .toUpperCase(),
      );
  }
  if (open.event)
    faults.push({ line: open.event.line - 1, detail: 'the file ends in the middle of this event' });
  else if (inCalendar) faults.push({ line, detail: 'the file ends before its calendar does' });
  return { isCalendar: calendar >= 0, events, zones, methods, faults };
}
