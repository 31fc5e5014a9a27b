import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendar } from '../../../main/agenda/calendar.ts';
import { calendarText } from '../../../main/agenda/calendar-text.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import { meeting } from '../../../main/contract/meeting.ts';

const folder = new URL('fixtures/', import.meta.url);
const wanted = {
  from: Date.parse('2026-03-01T00:00:00Z'),
  to: Date.parse('2026-05-01T00:00:00Z'),
  zone: 'Europe/Copenhagen',
  addresses: ['east@example.org'],
  rules: noRules,
};
const files = readdirSync(folder).filter((name) => name.endsWith('.ics'));
const texts = files.map((name) => calendarText(readFileSync(new URL(name, folder))));

function check(text: string): void {
  const { meetings, problems } = readCalendar(text, wanted);
  for (const one of meetings) {
    expect(meeting.safeParse(one).success).toBe(true);
    expect(Date.parse(one.end)).toBeGreaterThanOrEqual(Date.parse(one.start));
  }
  expect(problems.length).toBeLessThanOrEqual(21);
}

test('nothing makes it throw: any text, any bytes, any lines of a calendar', { timeout: 60_000 }, () => {
  const words = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'END:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'BEGIN:VALARM',
    'END:VALARM',
    'BEGIN:VTIMEZONE',
    'END:VTIMEZONE',
    'BEGIN:STANDARD',
    'END:STANDARD',
    'TZID:A',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'UID:a',
    'UID:b',
    'UID:__proto__',
    'UID:constructor',
    'DTSTART:20260310T100000Z',
    'DTSTART;TZID=A:20260311T100000',
    'DTSTART;VALUE=DATE:20260312',
    'DTEND:20260310T090000',
    'DURATION:PT1H',
    'DURATION:-P1D',
    'RRULE:FREQ=DAILY',
    'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260401',
    'RRULE:FREQ=YEARLY;BYDAY=MO',
    'RRULE:;;=',
    'EXDATE:20260312T100000Z',
    'EXDATE;VALUE=DATE:20260312,x',
    'RDATE;VALUE=PERIOD:20260401T100000Z/PT1H',
    'RECURRENCE-ID:20260311T100000Z',
    'RECURRENCE-ID;RANGE=THISANDFUTURE:20260311',
    'STATUS:CANCELLED',
    'SEQUENCE:9',
    'METHOD:CANCEL',
    'CLASS:PRIVATE',
    'ATTENDEE;PARTSTAT=DECLINED:mailto:east@example.org',
    'SUMMARY:x',
    ' folded',
    '\tfolded',
    '',
    ':',
    ';',
    'A;B=":',
    'LOCATION:rundbord:east',
  );
  const line = fc.oneof(
    { weight: 8, arbitrary: words },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.constantFrom('\r\n', '\n'), (lines, end) =>
      check(lines.join(end)),
    ),
    { numRuns: 150 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => check(calendarText(bytes))));
});

test('a real calendar with a stretch cut out, doubled, or overwritten never makes it throw', {
  timeout: 60_000,
}, () => {
  const change = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 200 }),
    with: fc.oneof(
      fc.constantFrom('', '\n', '\r\n', ':', ';', '"', '\0', 'BEGIN:VEVENT\r\n', 'END:VEVENT\r\n'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
  });
  fc.assert(
    fc.property(change, ({ text, at, length, with: inserted }) => {
      const from = Math.floor(at * text.length);
      check(text.slice(0, from) + inserted + text.slice(from + length));
    }),
    { numRuns: 150 },
  );
});

test('whatever is inside one event, the others are all shown', { timeout: 60_000 }, () => {
  const good = (uid: string): string =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20260310T100000Z\r\nSUMMARY:${uid}\r\nEND:VEVENT\r\n`;
  // Whatever does not itself begin or end a component, or continue the line before it.
  const junk = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(
          'UID:bad',
          'DTSTART:20260310T100000Z',
          'DTSTART:x',
          'RRULE:FREQ=SECONDLY',
          'RRULE:x',
          'DTEND:y',
          'DURATION:z',
          'EXDATE:0',
          'BEGIN:VALARM',
        ),
      ),
      { maxLength: 12 },
    )
    .map((lines) =>
      lines
        .map((one) => one.replaceAll(/[\r\n]/g, ' '))
        .filter((one) => !/^(?:BEGIN:V(?!ALARM)|END:|UID:good)/i.test(one)),
    );
  fc.assert(
    fc.property(junk, fc.boolean(), (lines, ended) => {
      const bad = ['BEGIN:VEVENT', ...lines, ...(ended ? ['END:VEVENT'] : [])].join('\r\n');
      const { meetings } = readCalendar(
        `BEGIN:VCALENDAR\r\n${good('good-1')}${bad}\r\n${good('good-2')}END:VCALENDAR\r\n`,
        wanted,
      );
      expect(meetings.filter(({ title }) => title.startsWith('good')).map(({ title }) => title)).toEqual([
        'good-1',
        'good-2',
      ]);
    }),
    { numRuns: 150 },
  );
});

test('a small window shows exactly what a large one shows of it: the quick look leaves out nothing', {
  timeout: 60_000,
}, () => {
  const day = fc.integer({ min: 0, max: 120 });
  const stamp = (days: number, hour: number): string =>
    new Date(Date.UTC(2026, 0, 1 + days, hour)).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const rule = fc.oneof(
    fc.constant(''),
    fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY',
      'FREQ=MONTHLY',
      'FREQ=YEARLY',
      'FREQ=WEEKLY;BYDAY=MO,SU',
      'FREQ=DAILY;BYDAY=TU',
    ),
  );
  const ending = fc.oneof(
    fc.constant(''),
    fc.integer({ min: 1, max: 30 }).map((count) => `;COUNT=${count}`),
    day.map((days) => `;UNTIL=${stamp(days, 12)}Z`),
    day.map((days) => `;UNTIL=${stamp(days, 0).slice(0, 8)}`),
  );
  const one = fc.record({
    start: day,
    hour: fc.integer({ min: 0, max: 23 }),
    form: fc.constantFrom('Z', 'zone', 'floating', 'day'),
    length: fc.constantFrom('', 'DURATION:PT90M', 'DURATION:P3D', 'DURATION:P1W', 'end'),
    rule,
    interval: fc.constantFrom('', ';INTERVAL=2', ';INTERVAL=5'),
    ending,
    moved: fc.option(fc.record({ at: day, to: day, onward: fc.boolean() })),
  });
  const text = (events: readonly (typeof one extends fc.Arbitrary<infer T> ? T : never)[]): string => {
    const lines = events.flatMap((event, index) => {
      const at = (name: string, days: number): string => {
        if (event.form === 'day') return `${name};VALUE=DATE:${stamp(days, 0).slice(0, 8)}`;
        if (event.form === 'zone') return `${name};TZID=America/New_York:${stamp(days, event.hour)}`;
        return `${name}:${stamp(days, event.hour)}${event.form === 'Z' ? 'Z' : ''}`;
      };
      const length =
        event.length === 'end' ? [at('DTEND', event.start + 2)] : event.length ? [event.length] : [];
      const rules = event.rule ? [`RRULE:${event.rule}${event.interval}${event.ending}`] : [];
      const range = event.moved?.onward ? ';RANGE=THISANDFUTURE' : '';
      const moved = event.moved
        ? [
            'BEGIN:VEVENT',
            `UID:${index}`,
            at(`RECURRENCE-ID${range}`, event.moved.at),
            at('DTSTART', event.moved.to),
            'END:VEVENT',
          ]
        : [];
      return [
        'BEGIN:VEVENT',
        `UID:${index}`,
        at('DTSTART', event.start),
        ...length,
        ...rules,
        'END:VEVENT',
        ...moved,
      ];
    });
    return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\n');
  };
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 6 }),
      day,
      fc.integer({ min: 1, max: 9 }),
      (events, first, days) => {
        const calendar = text(events);
        const from = Date.UTC(2026, 0, 1 + first, 7);
        const to = from + days * 86_400_000;
        const small = readCalendar(calendar, { ...wanted, from, to }).meetings;
        const large = readCalendar(calendar, {
          ...wanted,
          from: from - 200 * 86_400_000,
          to: to + 200 * 86_400_000,
        }).meetings.filter((meeting) => {
          const [start, end] = [Date.parse(meeting.start), Date.parse(meeting.end)];
          return start < to && (end > from || (start === end && start >= from));
        });
        expect(small).toEqual(large);
      },
    ),
    { numRuns: 400 },
  );
});
