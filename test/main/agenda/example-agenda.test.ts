import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCalendar } from '../../../main/agenda/calendar.ts';
import { refreshExampleAgenda, writeExampleAgenda } from '../../../main/agenda/example-agenda.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import { dayOf } from '../../../main/contract/day.ts';
import { languages } from '../../../main/contract/languages.ts';

const zone = 'Europe/Copenhagen';
const place = (): string => join(mkdtempSync(join(tmpdir(), 'rundbord-example-')), 'deeper', 'agenda.ics');
const at = (iso: string): number => Date.parse(iso);
const hour = 3_600_000;

function meetingsIn(file: string, now: number) {
  const window = { from: now - 24 * hour, to: now + 72 * hour };
  const read = readCalendar(readFileSync(file, 'utf8'), { ...window, zone, addresses: [], rules: noRules });
  expect(read.problems).toEqual([]);
  return read.meetings;
}

test.each(languages)('in %s: one in six minutes that a tap joins, and one of each other kind', (language) => {
  const file = place();
  const now = at('2026-03-10T09:12:34Z');
  writeExampleAgenda(file, { now, zone, room: 'oest-2', language });
  const meetings = meetingsIn(file, now);
  const day = dayOf(meetings, now, zone);
  expect(day.now).toMatchObject({
    start: '2026-03-10T09:19:00.000Z',
    end: '2026-03-10T09:34:00.000Z',
    join: [{ engine: 'room', address: 'rundbord:oest-2', source: 'location' }],
  });
  expect(day.earlier).toHaveLength(1);
  expect(meetings.filter((one) => one.private)).toHaveLength(1);
  const providers = meetings.flatMap(({ join: ways }) => ways.map(({ provider }) => provider));
  expect([...new Set(providers)].sort()).toEqual(['pexip', 'rundbord', 'teams', 'vdx']);
  expect(meetings.every(({ title, private: hidden }) => hidden || title.length > 3)).toBe(true);
});

test('it is a valid file: CRLF, at most 75 bytes a line, marked, every meeting said to be an example', () => {
  const file = place();
  for (const language of languages) {
    writeExampleAgenda(file, { now: at('2026-03-10T09:12:34Z'), zone, room: 'east', language });
    const text = readFileSync(file, 'utf8');
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines).toContain('X-RUNDBORD-EXAMPLE:yes');
    expect(lines.filter((line) => line.startsWith('X-RUNDBORD-NOTE:'))).toHaveLength(3);
    const count = lines.filter((line) => line === 'BEGIN:VEVENT').length;
    expect(lines.filter((line) => line.startsWith('DESCRIPTION:'))).toHaveLength(count);
  }
});

test('just after midnight none was earlier today; at the end of the day the next is over midnight', () => {
  const file = place();
  const early = at('2026-03-09T23:10:00Z');
  writeExampleAgenda(file, { now: early, zone, room: 'east', language: 'da' });
  expect(dayOf(meetingsIn(file, early), early, zone).earlier).toEqual([]);
  const late = at('2026-03-10T22:58:00Z');
  writeExampleAgenda(file, { now: late, zone, room: 'east', language: 'da' });
  expect(dayOf(meetingsIn(file, late), late, zone).now?.start).toBe('2026-03-10T23:04:00.000Z');
});

test('refreshed when there is none, and when its meeting is over; not while one runs or is ahead', () => {
  const file = place();
  const now = at('2026-03-10T09:00:00Z');
  const options = { now, zone, room: 'east', language: 'da' } as const;
  refreshExampleAgenda(file, options);
  const first = readFileSync(file, 'utf8');
  refreshExampleAgenda(file, { ...options, now: now + 5 * 60_000 });
  refreshExampleAgenda(file, { ...options, now: now + 20 * 60_000 });
  expect(readFileSync(file, 'utf8')).toBe(first);
  const later = now + 22 * 60_000;
  refreshExampleAgenda(file, { ...options, now: later });
  expect(dayOf(meetingsIn(file, later), later, zone).now?.start).toBe('2026-03-10T09:28:00.000Z');
});

test('a file that somebody edited, or that is not ours, is never touched', () => {
  const file = place();
  const now = at('2026-03-10T09:00:00Z');
  const options = { now, zone, room: 'east', language: 'da' } as const;
  writeExampleAgenda(file, options);
  const text = readFileSync(file, 'utf8');
  const others = [
    text.replace('X-RUNDBORD-EXAMPLE:yes\r\n', ''),
    text.replace('Morgenkonference', 'Vores egen konference'),
    text.replaceAll('\r\n', '\n'),
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    '',
  ];
  for (const other of others) {
    writeFileSync(file, other);
    refreshExampleAgenda(file, { ...options, now: now + 48 * hour });
    expect(readFileSync(file, 'utf8')).toBe(other);
  }
});

test('where it cannot be written nothing is thrown', () => {
  const file = place();
  writeExampleAgenda(file, { now: 0, zone, room: 'east', language: 'en' });
  expect(() =>
    writeExampleAgenda(join(file, 'below-a-file.ics'), { now: 0, zone, room: 'east', language: 'en' }),
  ).not.toThrow();
});

test('with a simulated conferencing node one leads there, soon; the next start without it has none', () => {
  const file = place();
  const now = at('2026-03-10T09:12:34Z');
  const options = { now, zone, room: 'east', language: 'da' as const };
  const ways = () => meetingsIn(file, now).flatMap(({ join: all }) => all.map(({ address }) => address));
  refreshExampleAgenda(file, options);
  expect(ways()).not.toContain('demo@rundbord.invalid');
  refreshExampleAgenda(file, { ...options, node: true });
  expect(ways()).toContain('demo@rundbord.invalid');
  const text = readFileSync(file, 'utf8');
  refreshExampleAgenda(file, { ...options, node: true, now: now + 60_000 });
  expect(readFileSync(file, 'utf8')).toBe(text);
  refreshExampleAgenda(file, options);
  expect(ways()).not.toContain('demo@rundbord.invalid');
});
