import { sync } from 'node-ical';
import { readCalendar } from '../../main/agenda/calendar.ts';
import { noRules } from '../../main/agenda/links/invitation.ts';
import { type Figure, figure } from './figure.ts';

const rounds = 5;
const now = Date.UTC(2026, 10, 21, 9);

const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);

/** Every nth event recurs in one of these ways, begun within the year. */
const rules = [
  'FREQ=WEEKLY;BYDAY=MO,WE',
  'FREQ=WEEKLY;COUNT=20',
  'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270101T000000Z',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=WEEKLY;INTERVAL=2;UNTIL=20260601T000000Z',
];

/**
 * A year's calendar of `count` events as Outlook writes them; every `recursEvery`th recurs, every third of those with
 * an exception and an EXDATE.
 */
export function yearCalendar(count: number, recursEvery: number): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//EN'];
  const begin = Date.UTC(2026, 0, 1, 7);
  let made = 0;
  for (let index = 0; made < count; index += 1) {
    const start = begin + ((index * 7919) % (365 * 96)) * 900_000;
    const zone = index % 2 === 0 ? 'Europe/Copenhagen' : 'Romance Standard Time';
    const recurs = index % recursEvery === 0;
    const write = (...more: readonly string[]): void => {
      made += 1;
      lines.push(
        'BEGIN:VEVENT',
        `UID:bench-${index}@example.org`,
        'DTSTAMP:20260101T000000Z',
        ...more,
        `SUMMARY:Meeting number ${index}`,
        'LOCATION:Microsoft Teams-møde',
        'ORGANIZER;CN="Ward 4":mailto:ward4@example.org',
        'ATTENDEE;CN="Room";CUTYPE=RESOURCE;PARTSTAT=ACCEPTED:mailto:room@example.org',
        'DESCRIPTION:Microsoft Teams-møde\\n\\nTilmeld dig mødet nu\\nhttps://teams.micro',
        ' soft.com/l/meetup-join/19%3ameeting_EXAMPLE%40thread.v2/0?context=%7b%7d\\nM',
        ' øde-id: 312 456 789 01\\nAdgangskode: Ab3cD4\\nHar du brug for hjælp?\\n',
        'CLASS:PUBLIC',
        'STATUS:CONFIRMED',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'ACTION:DISPLAY',
        'END:VALARM',
        'END:VEVENT',
      );
    };
    const at = `DTSTART;TZID=${zone}:${stamp(start)}`;
    const end = `DTEND;TZID=${zone}:${stamp(start + 1_800_000)}`;
    if (!recurs) {
      write(at, end);
      continue;
    }
    const nth = index / recursEvery;
    const rule = `RRULE:${rules[nth % rules.length]}`;
    if (nth % 3 !== 0) {
      write(at, end, rule);
      continue;
    }
    const week = 7 * 86_400_000;
    write(at, end, rule, `EXDATE;TZID=${zone}:${stamp(start + week)}`);
    const moved = start + 2 * week;
    write(
      `RECURRENCE-ID;TZID=${zone}:${stamp(moved)}`,
      `DTSTART;TZID=${zone}:${stamp(moved + 3_600_000)}`,
      `DTEND;TZID=${zone}:${stamp(moved + 5_400_000)}`,
    );
  }
  lines.push('END:VCALENDAR', '');
  return lines.join('\r\n');
}

function timed(run: () => void): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

function measure(name: string, text: string): Figure {
  const wanted = {
    from: now,
    to: now + 7 * 86_400_000,
    zone: 'Europe/Copenhagen',
    addresses: ['room@example.org'],
    rules: noRules,
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  let shown = 0;
  // One round to warm both up, then by turns, so that both meet the same machine.
  for (let round = 0; round <= rounds; round += 1) {
    const value = timed(() => {
      shown = readCalendar(text, wanted).meetings.length;
    });
    const floor = timed(() => {
      sync.parseICS(text);
    });
    if (round > 0) {
      ours.push(value);
      theirs.push(floor);
    }
  }
  if (shown === 0) throw new Error('the bench calendar has no meeting in its week: it measures nothing');
  return figure(name, 'ms', 1, ours, theirs);
}

/** A year's calendar to the room's next week, beside node-ical's own parse of the same text. */
export async function benchAgenda(): Promise<readonly Figure[]> {
  return [
    measure('agenda: a year of 10 000 events, one in ten recurs → next week', yearCalendar(10_000, 10)),
    measure('agenda: a year of 10 000 events, all recur → next week', yearCalendar(10_000, 1)),
  ];
}
