import { type CalendarReading, readCalendar, type Wanted } from '../../../main/agenda/calendar.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';

/** Reads events, given as lines, in the room's zone Europe/Copenhagen; March and April 2026 unless said otherwise. */
export function calendarOf(lines: string | readonly string[], wanted: Partial<Wanted> = {}): CalendarReading {
  const body =
    typeof lines === 'string'
      ? lines
          .trim()
          .split(/\r?\n/)
          .map((line) => line.trimStart())
      : lines;
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...body, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
  return readCalendar(text, {
    from: Date.parse('2026-03-01T00:00:00Z'),
    to: Date.parse('2026-05-01T00:00:00Z'),
    zone: 'Europe/Copenhagen',
    addresses: [],
    rules: noRules,
    ...wanted,
  });
}

/** `title start–end` of every meeting, UTC to the minute. */
export const timesOf = ({ meetings }: CalendarReading): readonly string[] =>
  meetings.map(({ title, start, end }) => `${title} ${start.slice(0, 16)}–${end.slice(0, 16)}`.trim());

/** One VEVENT from its lines. */
export const event = (...lines: readonly string[]): readonly string[] => [
  'BEGIN:VEVENT',
  ...lines,
  'END:VEVENT',
];
