import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';
import { systemClock } from '../contract/clock.ts';
import type { Meeting } from '../contract/meeting.ts';
import { bad, good, type Problem, type Result } from '../contract/result.ts';
import { isZone, startOfDay, wallTime } from '../contract/zone.ts';
import { readCalendar } from './calendar.ts';
import { readDate } from './calendar-date.ts';
import { calendarText } from './calendar-text.ts';
import { fetchCalendar } from './fetch-calendar.ts';
import { noRules } from './links/invitation.ts';
import { contentLimitBytes } from './source.ts';
import { toInstant } from './zone.ts';
import { namedZone } from './zone-names.ts';

const help = `rundbord agenda FILE|URL [--from WHEN] [--to WHEN] [--zone ZONE] [--address MAIL]... [--json]

Prints the meetings of an iCalendar file, or of one at an http, https or webcal address, as the room would show them.

  --from WHEN     first moment, 2026-03-29, 2026-03-29T09:00 or 2026-03-29T07:00:00Z; now when it is left out
  --to WHEN       the moment at which it ends; seven days after --from when it is left out
  --zone ZONE     the room's time zone, as Europe/Copenhagen; the computer's when it is left out.
                  In it are: whole days, times in the calendar that name no zone, and WHEN without one.
  --address MAIL  a mail address of the room: what it has declined is left out. Can be given more than once.
  --json          for a machine: [{id, title, start, end, allDay, private, status, organizer, location,
                  join: [{engine, provider, address, source}]}]; times are ISO 8601 in UTC, 2026-03-29T07:00:00.000Z

A meeting is printed when any of it is in the time from --from up to --to. Cancelled ones are left out. Of a private
one title, organizer and place are left out, as on the screen. What cannot be read is said on standard error.

Exit codes: 0 something could be read; 2 wrong usage; 3 the calendar cannot be had, or it is none.`;

/** How long a server has for its answer. */
const answerWithinMs = 30_000;

type Given = {
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly addresses: readonly string[];
  readonly json: boolean;
};

/** A moment as a person writes it; without an offset it is in `zone`. */
function momentOf(text: string, zone: string): number | null {
  const reading = readDate(text);
  if (!reading) return null;
  return reading.offsetMs === null
    ? toInstant(namedZone(zone), reading.wall)
    : reading.wall - reading.offsetMs;
}

function givenIn(args: readonly string[]): Given | string {
  let parsed: ReturnType<typeof parseGiven>;
  try {
    parsed = parseGiven(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [source, ...more] = positionals;
  if (source === undefined) return 'Which calendar? Give a file or an address.';
  if (more.length > 0) return 'Give one calendar at a time.';
  const zone = values.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(zone)) return `--zone ${zone} is not a time zone; it must be a name such as Europe/Copenhagen.`;
  const from = values.from === undefined ? systemClock.now() : momentOf(values.from, zone);
  if (from === null) return `--from ${values.from} is not a time; write 2026-03-29 or 2026-03-29T07:00:00Z.`;
  const to = values.to === undefined ? weekAfter(from, zone) : momentOf(values.to, zone);
  if (to === null) return `--to ${values.to} is not a time; write 2026-03-29 or 2026-03-29T07:00:00Z.`;
  if (to <= from) return '--to must be later than --from.';
  return { source, from, to, zone, addresses: values.address ?? [], json: values.json ?? false };
}

const parseGiven = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      zone: { type: 'string' },
      address: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
  });

/** The same time of day seven days later. */
const weekAfter = (from: number, zone: string): number =>
  startOfDay(from, zone, 7) + (from - startOfDay(from, zone));

async function contentOf(source: string): Promise<Result<string>> {
  if (/^(?:https?|webcals?):\/\//i.test(source)) {
    const fetched = await fetchCalendar({
      url: source,
      validators: { etag: null, lastModified: null },
      fetch,
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (fetched.kind === 'content') return good(calendarText(fetched.bytes));
    return fetched.kind === 'failed'
      ? { ok: false, error: fetched.problem }
      : bad('agenda-unreachable', { detail: 'it sent no calendar' });
  }
  try {
    const file = source.startsWith('file://') ? fileURLToPath(source) : source;
    const found = await stat(file);
    if (found.isDirectory()) return bad('agenda-missing', { at: basename(file), detail: 'it is a folder' });
    if (found.size > contentLimitBytes) return bad('agenda-broken', { detail: 'it is larger than 20 MB' });
    return good(calendarText(await readFile(file)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not a file';
    if (code === 'ENOENT') return bad('agenda-missing', { at: source, detail: 'there is no such file' });
    return bad('agenda-not-allowed', { at: source, detail: `the file cannot be read (${code})` });
  }
}

const inWords: Readonly<Partial<Record<Problem['code'], string>>> = {
  'agenda-missing': 'The calendar is not there',
  'agenda-not-allowed': 'The calendar may not be read',
  'agenda-unreachable': 'The calendar cannot be reached',
  'agenda-broken': 'Not all of the calendar can be read',
};

function sentenceOf({ code, at, detail }: Problem): string {
  const place = at === undefined ? '' : ` (${at})`;
  return `${inWords[code] ?? code}${place}${detail === undefined ? '' : `: ${detail}`}.`;
}

const digits = (value: number): string => String(value).padStart(2, '0');

function timeOf(at: string, zone: string): string {
  const { hour, minute } = wallTime(Date.parse(at), zone);
  return `${digits(hour)}:${digits(minute)}`;
}

function dayOf(at: string, zone: string): string {
  const date = Date.parse(at);
  const { year, month, day } = wallTime(date, zone);
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: zone }).format(date);
  return `${weekday} ${year}-${digits(month)}-${digits(day)}`;
}

function lineOf(meeting: Meeting, zone: string): string {
  const { start, end } = meeting;
  const later = dayOf(start, zone) === dayOf(end, zone) ? '' : ` (${dayOf(end, zone)})`;
  const when = meeting.allDay ? 'all day' : `${timeOf(start, zone)} to ${timeOf(end, zone)}${later}`;
  const title = meeting.private ? 'private meeting' : meeting.title || 'no title';
  const ways = [...new Set(meeting.join.map(({ provider }) => provider))];
  const more = [
    meeting.status === 'tentative' ? 'tentative' : '',
    meeting.organizer ?? '',
    ways.length > 0 ? `join: ${ways.join(', ')}` : 'no way to join found',
  ];
  return `  ${when.padEnd(14)}  ${[title, ...more.filter((text) => text !== '')].join(' · ')}`;
}

function table(meetings: readonly Meeting[], zone: string): string {
  if (meetings.length === 0) return 'No meetings in this time.';
  const lines: string[] = [];
  let day = '';
  for (const meeting of meetings) {
    const next = dayOf(meeting.start, zone);
    if (next !== day) lines.push(`${day === '' ? '' : '\n'}${next}, ${zone}`);
    day = next;
    lines.push(lineOf(meeting, zone));
  }
  return lines.join('\n');
}

/** A meeting with exactly the fields that the help promises. */
const printed = ({ join, ...meeting }: Meeting): object => ({
  ...meeting,
  join: join.map(({ engine, provider, address, source }) => ({ engine, provider, address, source })),
});

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  const given = givenIn(args);
  if (typeof given === 'string') {
    output.err(`${given}\nrundbord agenda --help tells the rest.`);
    return exitCodes.usage;
  }
  const content = await contentOf(given.source);
  if (!content.ok) {
    output.err(sentenceOf(content.error));
    return exitCodes.notHad;
  }
  const { meetings, problems, isCalendar } = readCalendar(content.value, { ...given, rules: noRules });
  if (!isCalendar) {
    output.err(`This is no calendar: ${problems[0]?.detail ?? 'nothing in it begins one'}.`);
    return exitCodes.notHad;
  }
  for (const problem of problems) output.err(sentenceOf(problem));
  output.out(given.json ? JSON.stringify(meetings.map(printed), null, 2) : table(meetings, given.zone));
  return exitCodes.good;
}

export const agendaCommand: Command = {
  name: 'agenda',
  summary: 'print the meetings of a calendar',
  help,
  run,
};
