import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';
import { systemClock } from '../contract/clock.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { isZone, startOfDay } from '../contract/zone.ts';
import { issueInWords } from '../settings/issue-in-words.ts';
import { lockReady } from '../settings/seal-key.ts';
import { readSettingsFile } from '../settings/settings-file.ts';
import { agendaOnce, type SourceOnce } from './agenda-once.ts';
import { agendaSettingsOf } from './agenda-settings.ts';
import { agendaJson, agendaTable, sentenceOf } from './agenda-table.ts';
import { readCalendar } from './calendar.ts';
import { readDate } from './calendar-date.ts';
import { calendarText } from './calendar-text.ts';
import { fetchCalendar } from './fetch-calendar.ts';
import { noRules } from './links/invitation.ts';
import { contentLimitBytes } from './source.ts';
import { toInstant } from './zone.ts';
import { namedZone } from './zone-names.ts';

const help = `rundbord agenda FILE|URL|--config SETTINGS [--from WHEN] [--to WHEN] [--zone ZONE] [--address MAIL]... [--json]

Prints the meetings of an iCalendar file, or of one at an http, https or webcal address, as the room would show them.
With --config: those of all calendars that a settings file names, of whatever kind, each read once. What became of each
calendar, and whether it may be written, is said on standard error.

  --config FILE   the settings file; rundbord config place prints where this kiosk has its own
  --from WHEN     first moment, 2026-03-29, 2026-03-29T09:00 or 2026-03-29T07:00:00Z; now when it is left out
  --to WHEN       the moment at which it ends; seven days after --from when it is left out
  --zone ZONE     the room's time zone, as Europe/Copenhagen; that of the settings, else the computer's, when it is left out.
                  In it are: whole days, times in the calendar that name no zone, and WHEN without one.
  --address MAIL  a mail address of the room: what it has declined is left out. Can be given more than once.
  --json          for a machine: [{id, title, start, end, allDay, private, status, organizer, location,
                  join: [{engine, provider, address, source}], may}]; times are ISO 8601 in UTC,
                  2026-03-29T07:00:00.000Z; may is there when the meeting may be changed: [extend, end, release].
                  With --config, PINs and passwords in addresses are left out

A meeting is printed when any of it is in the time from --from up to --to. Cancelled ones are left out. Of a private
one title, organizer and place are left out, as on the screen. What cannot be read is said on standard error.

Exit codes: 0 something could be read; 2 wrong usage; 3 the calendar cannot be had, or it is none.`;

/** How long a server has for its answer. */
const answerWithinMs = 30_000;

type Given = {
  /** A file or an address; empty when the settings name the calendars. */
  readonly source: string;
  /** The settings file. */
  readonly config: string | null;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly zoneGiven: boolean;
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
  if (source === undefined && values.config === undefined)
    return 'Which calendar? Give a file, an address, or --config and a settings file.';
  if (more.length > 0 || (source !== undefined && values.config !== undefined))
    return 'Give one calendar at a time.';
  const zone = values.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(zone)) return `--zone ${zone} is not a time zone; it must be a name such as Europe/Copenhagen.`;
  const from = values.from === undefined ? systemClock.now() : momentOf(values.from, zone);
  if (from === null) return `--from ${values.from} is not a time; write 2026-03-29 or 2026-03-29T07:00:00Z.`;
  const to = values.to === undefined ? weekAfter(from, zone) : momentOf(values.to, zone);
  if (to === null) return `--to ${values.to} is not a time; write 2026-03-29 or 2026-03-29T07:00:00Z.`;
  if (to <= from) return '--to must be later than --from.';
  return {
    source: source ?? '',
    config: values.config ?? null,
    from,
    to,
    zone,
    zoneGiven: values.zone !== undefined,
    addresses: values.address ?? [],
    json: values.json ?? false,
  };
}

const parseGiven = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: 'string' },
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

/** What is said of a source that was read for a settings file. */
function sourceLine({ name, meetings, mayWrite, isRead }: SourceOnce): string {
  if (!isRead) return `${name}: nothing could be read.`;
  const rights = mayWrite ? 'it may be written, so meetings can be booked and changed' : 'it is only read';
  return `${name}: ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}; ${rights}.`;
}

/** The sources of a settings file, all of them. */
async function runSettings(file: string, given: Given, output: Output): Promise<ExitCode> {
  if (!existsSync(file)) {
    output.err(
      `There is no settings file ${file}. rundbord config place prints where this kiosk has its own.`,
    );
    return exitCodes.notHad;
  }
  // A secret may be sealed with a key that the operating system keeps.
  await lockReady();
  const reading = readSettingsFile(file);
  if (!reading.ok) {
    for (const issue of reading.issues) output.err(`${file}  ${issueInWords(issue)}`);
    output.err('The settings are wrong, so no calendar is read.');
    return exitCodes.notHad;
  }
  const wanted = agendaSettingsOf(reading.settings, [], null);
  if (wanted.sources.length === 0) {
    output.err(`${file} names no calendar: agenda.sources is empty.`);
    return exitCodes.notHad;
  }
  const zone = given.zoneGiven ? given.zone : wanted.zone;
  const addresses = [...wanted.addresses, ...given.addresses];
  const { meetings, sources } = await agendaOnce({ ...wanted, zone, addresses }, given);
  for (const source of sources) {
    output.err(sourceLine(source));
    for (const problem of source.problems) output.err(`  ${sentenceOf(problem)}`);
  }
  if (!sources.some(({ isRead }) => isRead)) return exitCodes.notHad;
  output.out(given.json ? agendaJson(meetings, 'hidden') : agendaTable(meetings, zone));
  return exitCodes.good;
}

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  const given = givenIn(args);
  if (typeof given === 'string') {
    output.err(`${given}\nrundbord agenda --help tells the rest.`);
    return exitCodes.usage;
  }
  if (given.config !== null) return runSettings(given.config, given, output);
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
  output.out(given.json ? agendaJson(meetings, 'kept') : agendaTable(meetings, given.zone));
  return exitCodes.good;
}

export const agendaCommand: Command = {
  name: 'agenda',
  summary: 'print the meetings of a calendar',
  help,
  run,
};
