import type { Meeting } from '../contract/meeting.ts';
import type { Problem } from '../contract/result.ts';
import { wallTime } from '../contract/zone.ts';
import { withoutSecrets } from './without-secrets.ts';

const inWords: Readonly<Partial<Record<Problem['code'], string>>> = {
  'agenda-missing': 'The calendar is not there',
  'agenda-not-allowed': 'The calendar may not be read',
  'agenda-unreachable': 'The calendar cannot be reached',
  'agenda-broken': 'Not all of the calendar can be read',
  'agenda-throttled': 'The server of the calendar wants to be left alone for a while',
  'agenda-clock': 'The clock of this computer is wrong for the server of the calendar',
};

/** A problem of a calendar as a sentence, for IT. */
export function sentenceOf({ code, at, detail }: Problem): string {
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

/** The meetings for a person: by day, in the zone. */
export function agendaTable(meetings: readonly Meeting[], zone: string): string {
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

/** The meetings for a machine, with exactly the fields that the command's help promises: nobody who is invited, no PIN of its own. */
export const agendaJson = (meetings: readonly Meeting[], secretsInAddresses: 'kept' | 'hidden'): string =>
  JSON.stringify(
    meetings.map(({ join, purpose: _, people: __, checkInBy: ___, ...meeting }) => ({
      ...meeting,
      join: join.map(({ engine, provider, address, source }) => ({
        engine,
        provider,
        address: secretsInAddresses === 'kept' ? address : withoutSecrets(address),
        source,
      })),
    })),
    null,
    2,
  );
