import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from '../contract/languages.ts';
import { roomAddress } from '../contract/room-address.ts';
import { startOfDay, wallTime } from '../contract/zone.ts';
import { givenNodeDomain } from '../settings/given-node.ts';
import { removeHalfFile, writeWholeFile } from '../store/whole-file.ts';
import { readCalendar } from './calendar.ts';
import { exampleWords } from './example-words.ts';
import { noRules } from './links/invitation.ts';

export type ExampleOptions = {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA name of the room's zone. */
  readonly zone: string;
  /** Name of the room of our own that the next meeting is in. */
  readonly room: string;
  readonly language: Language;
  /** With a simulated conferencing node: one of the meetings is there. */
  readonly node?: boolean;
};

/** The open meeting of the simulated node. */
const nodeAlias = `demo@${givenNodeDomain}`;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How far ahead the next meeting is, and how long it lasts: the frame of a consultation by video. */
const aheadMinutes = 6;
const lengthMinutes = 15;

/** The examples are renewed when no meeting in a room of our own runs or comes within this time. */
const quietHours = 3;

const marker = 'X-RUNDBORD-EXAMPLE:yes';
const seal = 'X-RUNDBORD-SEAL:';

/** TEXT with its escapes (RFC 5545 §3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line folded to 75 bytes, never within a letter (RFC 5545 §3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of line) {
    if (Buffer.byteLength(piece + letter) > 74) {
      pieces.push(piece);
      piece = ' ';
    }
    piece += letter;
  }
  return [...pieces, piece].join('\r\n');
}

const digits = (value: number, size = 2): string => String(value).padStart(size, '0');

/** `at` as a floating time, which is the room's own and the easiest to edit. */
function floating(at: number, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone);
  return `${digits(year, 4)}${digits(month)}${digits(day)}T${digits(hour)}${digits(minute)}00`;
}

type Example = {
  readonly name: string;
  readonly start: number;
  readonly minutes: number;
  readonly title: string;
  readonly from: string;
  readonly lines: readonly string[];
  readonly text?: string;
};

function examples({ now, zone, room, language, node = false }: ExampleOptions): readonly Example[] {
  const words = exampleWords[language];
  const next = Math.ceil(now / minuteMs) * minuteMs + aheadMinutes * minuteMs;
  const halfHourAfter = (at: number): number => Math.ceil(at / (hourMs / 2)) * (hourMs / 2);
  const earlier = halfHourAfter(now - 3 * hourMs);
  const later = halfHourAfter(next + hourMs);
  const tomorrow = startOfDay(now, zone, 1);
  const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_EXAMPLE%40thread.v2/0?context=%7b%7d';
  const elsewhere = node
    ? { lines: ['LOCATION:Pexip (demo)'], text: `pexip://${nodeAlias}` }
    : { lines: ['LOCATION:Microsoft Teams', `X-MICROSOFT-SKYPETEAMSMEETINGURL:${teams}`], text: teams };
  const all: readonly Example[] = [
    {
      name: 'morning',
      start: earlier,
      minutes: 30,
      title: words.morning,
      from: words.ward,
      lines: [`LOCATION:${roomAddress(room)}`],
    },
    {
      name: 'round-table',
      start: next,
      minutes: lengthMinutes,
      title: words.roundTable,
      from: words.homeCare,
      lines: [`LOCATION:${roomAddress(room)}`],
    },
    {
      name: 'relatives',
      start: later,
      minutes: 30,
      title: words.relatives,
      from: words.ward,
      lines: ['CLASS:PRIVATE', `LOCATION:${escaped(words.talkingRoom)}`],
    },
    {
      name: 'coordination',
      start: node ? next + lengthMinutes * minuteMs : later + 1.5 * hourMs,
      minutes: 30,
      title: words.coordination,
      from: words.municipality,
      ...elsewhere,
    },
    {
      name: 'discharge',
      start: tomorrow + 10 * hourMs,
      minutes: 30,
      title: words.discharge,
      from: words.ward,
      lines: ['LOCATION:VDX'],
      text: 'https://portal.vconf.dk/?conference=0000000@rooms.vconf.dk',
    },
    {
      name: 'team',
      start: tomorrow + 13 * hourMs,
      minutes: 45,
      title: words.team,
      from: words.homeCare,
      lines: ['LOCATION:https://video.example.org/webapp3/m/?conference=example'],
    },
  ];
  return all.filter(({ name, start }) => name !== 'morning' || start >= startOfDay(now, zone));
}

const sealOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);

/** The text of an example agenda, sealed: whether somebody has edited it can be told. */
function exampleText(options: ExampleOptions): string {
  const { now, zone, language } = options;
  const words = exampleWords[language];
  const stamp = `${new Date(now).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  const events = examples(options).flatMap(({ name, start, minutes, title, from, lines, text }) => [
    'BEGIN:VEVENT',
    `UID:example-${name}-${stamp}@rundbord.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${floating(start, zone)}`,
    `DTEND:${floating(start + minutes * minuteMs, zone)}`,
    `SUMMARY:${escaped(title)}`,
    `ORGANIZER;CN="${from}":mailto:example@example.org`,
    ...lines,
    `DESCRIPTION:${escaped(text ? `${words.example}\n${text}` : words.example)}`,
    'END:VEVENT',
  ]);
  const body = [
    ...words.note.map((note) => `X-RUNDBORD-NOTE:${escaped(note)}`),
    ...events,
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rundbord//Example agenda//EN', marker];
  return [...head, `${seal}${sealOf(body)}`, body].join('\r\n');
}

/** Whether the text is an example as it was written: it bears the mark, and what follows the seal fits it. */
function isUntouched(text: string): boolean {
  const [, given, body] = /^X-RUNDBORD-SEAL:([0-9a-f]+)\r\n([\s\S]*)$/m.exec(text) ?? [];
  return text.split(/\r?\n/).includes(marker) && body !== undefined && sealOf(body) === given;
}

/**
 * Writes an example agenda to `file`: a meeting in the room's own room begins in about six minutes, one was earlier
 * today, others later and tomorrow lead elsewhere or are private. Its lines say that they are examples, and how to edit.
 * What cannot be written is not written: the agenda then says that the file is missing.
 */
export function writeExampleAgenda(file: string, options: ExampleOptions): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWholeFile(file, exampleText(options), { mode: 0o644 });
  } catch {
    // Said by the agenda, which reads the file.
  }
}

/**
 * Writes the example agenda when there is none, and anew when it is untouched and has no meeting in a room of our own
 * running or ahead within three hours, or was made for another kind of demo. A file that somebody has edited, or that is
 * not ours, stays as it is.
 */
export function refreshExampleAgenda(file: string, options: ExampleOptions): void {
  removeHalfFile(file);
  if (!existsSync(file)) {
    writeExampleAgenda(file, options);
    return;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  if (!isUntouched(text)) return;
  const { now, zone } = options;
  const window = { from: now, to: now + quietHours * hourMs };
  const { meetings } = readCalendar(text, { ...window, zone, addresses: [], rules: noRules });
  const isOfThisKind = text.replaceAll('\r\n ', '').includes(nodeAlias) === (options.node ?? false);
  if (isOfThisKind && meetings.some(({ join }) => join.some(({ engine }) => engine === 'room'))) return;
  writeExampleAgenda(file, options);
}
