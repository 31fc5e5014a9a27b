import { expect, test } from 'vitest';
import { calendarOf, event, timesOf } from './calendar-of.ts';

const zoned = (name: string, time: string): string => `${name};TZID=Europe/Copenhagen:${time}`;
const weekly = (...more: readonly string[]): readonly string[] =>
  event(
    'UID:weekly',
    'SUMMARY:W',
    zoned('DTSTART', '20260302T090000'),
    zoned('DTEND', '20260302T093000'),
    'RRULE:FREQ=WEEKLY;COUNT=6',
    ...more,
  );
const exception = (...lines: readonly string[]): readonly string[] =>
  event('UID:weekly', 'SUMMARY:E', ...lines);
const plain = [
  'W 2026-03-02T08:00–2026-03-02T08:30',
  'W 2026-03-09T08:00–2026-03-09T08:30',
  'W 2026-03-16T08:00–2026-03-16T08:30',
  'W 2026-03-23T08:00–2026-03-23T08:30',
  // The clock was set forward: nine o'clock is an hour earlier in UTC.
  'W 2026-03-30T07:00–2026-03-30T07:30',
  'W 2026-04-06T07:00–2026-04-06T07:30',
];
const without = (...indexes: readonly number[]): readonly string[] =>
  plain.filter((_, index) => !indexes.includes(index));

test('a weekly meeting keeps its wall time over a change of clock, and COUNT ends it', () => {
  const read = calendarOf(weekly());
  expect(timesOf(read)).toEqual(plain);
  expect(read.problems).toEqual([]);
  expect(new Set(read.meetings.map(({ id }) => id)).size).toBe(6);
  expect(read.meetings[0]?.id).toBe('weekly/2026-03-02T08:00:00.000Z');
});

test.each([
  ['in its zone', zoned('EXDATE', '20260309T090000')],
  ['in UTC', 'EXDATE:20260309T080000Z'],
  ['floating', 'EXDATE:20260309T090000'],
  ['as a date', 'EXDATE;VALUE=DATE:20260309'],
  ['as a date without saying so', 'EXDATE:20260309'],
  ['in another zone', 'EXDATE;TZID=America/New_York:20260309T040000'],
  ['with a Windows zone', 'EXDATE;TZID="W. Europe Standard Time":20260309T090000'],
])('EXDATE %s leaves out one, and counts towards COUNT', (_, line) => {
  expect(timesOf(calendarOf(weekly(line)))).toEqual(without(1));
});

test('several EXDATEs on one line and on several; one that fits nothing changes nothing', () => {
  const lines = [
    zoned('EXDATE', '20260309T090000,20260316T090000'),
    zoned('EXDATE', '20260406T090000'),
    zoned('EXDATE', '20260323T100000'),
  ];
  expect(timesOf(calendarOf(weekly(...lines)))).toEqual(without(1, 2, 5));
});

test('an occurrence that is moved, also by an exception in another zone and before its series in the file', () => {
  const moved = exception(
    'RECURRENCE-ID;TZID=America/New_York:20260316T040000',
    'DTSTART;TZID=Asia/Kolkata:20260317T173000',
    'DTEND;TZID=Asia/Kolkata:20260317T183000',
  );
  const read = calendarOf([...moved, ...weekly()]);
  expect(timesOf(read)).toEqual([
    ...plain.slice(0, 2),
    'E 2026-03-17T12:00–2026-03-17T13:00',
    ...plain.slice(3),
  ]);
  // Its id tells which one it stands for, so that it stays the same meeting.
  expect(read.meetings[2]?.id).toBe('weekly/2026-03-16T08:00:00.000Z');
});

test('a RECURRENCE-ID as a date means the occurrence of that day', () => {
  const moved = exception(
    'RECURRENCE-ID;VALUE=DATE:20260316',
    zoned('DTSTART', '20260316T140000'),
    'DURATION:PT1H',
  );
  expect(timesOf(calendarOf([...weekly(), ...moved]))).toEqual([
    ...plain.slice(0, 2),
    'E 2026-03-16T13:00–2026-03-16T14:00',
    ...plain.slice(3),
  ]);
});

test('an occurrence that is cancelled is left out', () => {
  const off = exception(
    zoned('RECURRENCE-ID', '20260316T090000'),
    zoned('DTSTART', '20260316T090000'),
    'STATUS:CANCELLED',
  );
  expect(timesOf(calendarOf([...weekly(), ...off]))).toEqual(without(2));
});

test('an exception without a start of its own is at the time that it stands for', () => {
  const off = exception(zoned('RECURRENCE-ID', '20260316T090000'), 'STATUS:CANCELLED');
  expect(timesOf(calendarOf([...weekly(), ...off]))).toEqual(without(2));
  expect(calendarOf([...weekly(), ...off]).problems).toEqual([]);
});

test('moved into the window, and out of it', () => {
  const window = { from: Date.parse('2026-03-16T00:00:00Z'), to: Date.parse('2026-03-17T00:00:00Z') };
  const into = exception(
    zoned('RECURRENCE-ID', '20260406T090000'),
    zoned('DTSTART', '20260316T150000'),
    'DURATION:PT30M',
  );
  expect(timesOf(calendarOf([...weekly(), ...into], window))).toEqual([
    plain[2],
    'E 2026-03-16T14:00–2026-03-16T14:30',
  ]);
  const out = exception(
    zoned('RECURRENCE-ID', '20260316T090000'),
    zoned('DTSTART', '20260420T150000'),
    'DURATION:PT30M',
  );
  expect(timesOf(calendarOf([...weekly(), ...out], window))).toEqual([]);
});

test('of two exceptions to the same occurrence the higher SEQUENCE counts, wherever it stands', () => {
  const older = exception(
    'SEQUENCE:1',
    zoned('RECURRENCE-ID', '20260316T090000'),
    zoned('DTSTART', '20260316T110000'),
  );
  const newer = exception(
    'SEQUENCE:2',
    zoned('RECURRENCE-ID', '20260316T090000'),
    zoned('DTSTART', '20260316T120000'),
  );
  for (const lines of [
    [...older, ...newer],
    [...newer, ...older],
  ]) {
    expect(timesOf(calendarOf([...weekly(), ...lines]))).toContain('E 2026-03-16T11:00–2026-03-16T11:00');
  }
});

test('an exception whose series is not in the file is shown by itself', () => {
  const alone = exception(
    zoned('RECURRENCE-ID', '20260316T090000'),
    zoned('DTSTART', '20260316T140000'),
    'DURATION:PT1H',
  );
  expect(timesOf(calendarOf(alone))).toEqual(['E 2026-03-16T13:00–2026-03-16T14:00']);
});

test('THISANDFUTURE moves all that follow, in wall time, and leaves exceptions and EXDATEs among them alone', () => {
  const following = exception(
    'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Copenhagen:20260316T090000',
    zoned('DTSTART', '20260317T100000'),
    'DURATION:PT1H',
  );
  const other = event(
    'UID:weekly',
    'SUMMARY:O',
    zoned('RECURRENCE-ID', '20260330T090000'),
    zoned('DTSTART', '20260330T080000'),
    'DURATION:PT30M',
  );
  expect(
    timesOf(calendarOf([...weekly(zoned('EXDATE', '20260323T090000')), ...following, ...other])),
  ).toEqual([
    ...plain.slice(0, 2),
    'E 2026-03-17T09:00–2026-03-17T10:00',
    'O 2026-03-30T06:00–2026-03-30T06:30',
    'E 2026-04-07T08:00–2026-04-07T09:00',
  ]);
  const off = exception(
    'RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T080000Z',
    zoned('DTSTART', '20260316T090000'),
    'STATUS:CANCELLED',
  );
  expect(timesOf(calendarOf([...weekly(), ...off]))).toEqual(plain.slice(0, 2));
});

test('RDATE adds times, dates and periods, in any zone; none twice', () => {
  const lines = [
    zoned('RDATE', '20260303T100000,20260302T090000'),
    'RDATE;VALUE=PERIOD:20260304T100000Z/PT2H,20260305T100000Z/20260305T101500Z',
    'RDATE;VALUE=DATE:20260306',
  ];
  expect(timesOf(calendarOf(weekly(...lines))).slice(0, 6)).toEqual([
    plain[0],
    'W 2026-03-03T09:00–2026-03-03T09:30',
    'W 2026-03-04T10:00–2026-03-04T12:00',
    'W 2026-03-05T10:00–2026-03-05T10:15',
    'W 2026-03-06T08:00–2026-03-06T08:30',
    plain[1],
  ]);
  const only = event('UID:r', 'SUMMARY:R', 'DTSTART:20260302T100000Z', 'RDATE:20260401T100000Z');
  expect(timesOf(calendarOf(only))).toEqual([
    'R 2026-03-02T10:00–2026-03-02T10:00',
    'R 2026-04-01T10:00–2026-04-01T10:00',
  ]);
});

test.each([
  // 10:00 in Copenhagen is 09:00Z before the change of clock and 08:00Z after it.
  ['in UTC, at the last one', 'UNTIL=20260330T080000Z', 5],
  ['in UTC, a second before it', 'UNTIL=20260330T075959Z', 4],
  ['in wall time, at the last one', 'UNTIL=20260330T100000', 5],
  ['in wall time, a second before it', 'UNTIL=20260330T095959', 4],
  ['as a date, which is all of that day', 'UNTIL=20260330', 5],
  ['as the date before', 'UNTIL=20260329', 4],
])('UNTIL %s', (_, until, count) => {
  const lines = event(
    'UID:u',
    'SUMMARY:U',
    zoned('DTSTART', '20260302T100000'),
    `RRULE:FREQ=WEEKLY;${until}`,
  );
  const read = calendarOf(lines);
  expect(read.meetings).toHaveLength(count);
  expect(read.problems).toEqual([]);
});

test('rules of all kinds', () => {
  const starts = (start: string, rule: string): string =>
    calendarOf(event('UID:k', start, `RRULE:${rule}`))
      .meetings.map(({ start: at }) => at.slice(5, 16))
      .join(' ');
  const nine = zoned('DTSTART', '20260303T090000');
  expect(starts(nine, 'FREQ=MONTHLY;BYDAY=-1FR')).toBe('03-27T08:00 04-24T07:00');
  expect(starts(nine, 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1')).toBe('04-01T07:00');
  expect(starts(nine, 'FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,TH;UNTIL=20260401')).toBe(
    '03-03T08:00 03-05T08:00 03-17T08:00 03-19T08:00 03-31T07:00',
  );
  expect(starts(zoned('DTSTART', '20200302T090000'), 'FREQ=YEARLY')).toBe('03-02T08:00');
  expect(starts(nine, 'freq=daily;interval=10;count=3')).toBe('03-03T08:00 03-13T08:00 03-23T08:00');
  expect(starts(zoned('DTSTART', '19700105T090000'), 'FREQ=WEEKLY;INTERVAL=8;BYDAY=MO,FR')).toBe(
    starts(zoned('DTSTART', '20251027T090000'), 'FREQ=WEEKLY;INTERVAL=8;BYDAY=MO,FR'),
  );
});

test('a rule that began long ago and counts is followed to the right end', () => {
  // From 1990 on, 13 209 days: the last is 2 March 2026.
  const days = (Date.UTC(2026, 2, 2) - Date.UTC(1990, 0, 1)) / 86_400_000 + 1;
  const lines = event('UID:c', 'SUMMARY:C', 'DTSTART:19900101T100000Z', `RRULE:FREQ=DAILY;COUNT=${days}`);
  expect(timesOf(calendarOf(lines))).toEqual([
    'C 2026-03-01T10:00–2026-03-01T10:00',
    'C 2026-03-02T10:00–2026-03-02T10:00',
  ]);
});

test('a time that the clock skips is not held; one that comes twice is held once, at its first coming', () => {
  const skipped = event(
    'UID:s',
    'SUMMARY:S',
    zoned('DTSTART', '20260328T023000'),
    'RRULE:FREQ=DAILY;COUNT=3',
  );
  expect(timesOf(calendarOf(skipped))).toEqual([
    'S 2026-03-28T01:30–2026-03-28T01:30',
    'S 2026-03-30T00:30–2026-03-30T00:30',
  ]);
  const twice = event('UID:t', 'SUMMARY:T', zoned('DTSTART', '20261024T023000'), 'RRULE:FREQ=DAILY;COUNT=3');
  const window = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2026-11-01T00:00:00Z') };
  expect(timesOf(calendarOf(twice, window))).toEqual([
    'T 2026-10-24T00:30–2026-10-24T00:30',
    'T 2026-10-25T00:30–2026-10-25T00:30',
    'T 2026-10-26T01:30–2026-10-26T01:30',
  ]);
});

test('over midnight and over a change of clock: DTEND is an exact length, DURATION in days one of the calendar', () => {
  const night = event(
    'UID:n',
    'SUMMARY:N',
    zoned('DTSTART', '20260327T220000'),
    zoned('DTEND', '20260328T060000'),
    'RRULE:FREQ=DAILY;COUNT=2',
  );
  expect(timesOf(calendarOf(night))).toEqual([
    'N 2026-03-27T21:00–2026-03-28T05:00',
    'N 2026-03-28T21:00–2026-03-29T05:00',
  ]);
  const day = event('UID:d', 'SUMMARY:D', zoned('DTSTART', '20260328T100000'), 'DURATION:P1D');
  expect(timesOf(calendarOf(day))).toEqual(['D 2026-03-28T09:00–2026-03-29T08:00']);
  const across = event(
    'UID:a',
    'SUMMARY:A',
    zoned('DTSTART', '20260329T013000'),
    zoned('DTEND', '20260329T033000'),
  );
  expect(timesOf(calendarOf(across))).toEqual(['A 2026-03-29T00:30–2026-03-29T01:30']);
});

test('whole days recur by the calendar, with their exceptions', () => {
  const lines = [
    ...event(
      'UID:w',
      'SUMMARY:D',
      'DTSTART;VALUE=DATE:20260327',
      'RRULE:FREQ=DAILY;COUNT=5',
      'EXDATE;VALUE=DATE:20260328',
      'EXDATE:20260329T220000Z',
    ),
    ...event(
      'UID:w',
      'SUMMARY:E',
      'RECURRENCE-ID;VALUE=DATE:20260331',
      'DTSTART;VALUE=DATE:20260402',
      'DTEND;VALUE=DATE:20260404',
    ),
  ];
  const read = calendarOf(lines);
  expect(timesOf(read)).toEqual([
    'D 2026-03-26T23:00–2026-03-27T23:00',
    // The day of 23 hours.
    'D 2026-03-28T23:00–2026-03-29T22:00',
    'E 2026-04-01T22:00–2026-04-03T22:00',
  ]);
  expect(read.meetings.every(({ allDay }) => allDay)).toBe(true);
  const outlook = event(
    'UID:o',
    'SUMMARY:O',
    'DTSTART;VALUE=DATE:20260329',
    'RRULE:FREQ=DAILY;UNTIL=20260330T220000Z',
  );
  expect(calendarOf(outlook).meetings).toHaveLength(3);
});

test('a series that is cancelled as a whole is not held, nor are its exceptions', () => {
  const moved = exception(zoned('RECURRENCE-ID', '20260316T090000'), zoned('DTSTART', '20260316T140000'));
  expect(timesOf(calendarOf([...weekly('STATUS:CANCELLED'), ...moved]))).toEqual([]);
});

test('what recurs without end or sense is said, costs little, and hides nothing else', () => {
  const good = event('UID:good', 'SUMMARY:G', 'DTSTART:20260310T100000Z');
  const rules = [
    'FREQ=SECONDLY',
    'FREQ=MINUTELY',
    'FREQ=SECONDLY;INTERVAL=5;COUNT=999999999',
    'FREQ=SECONDLY;BYHOUR=9;COUNT=99999999',
    'FREQ=FORTNIGHTLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=many',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=DAILY;BYDAY=XX',
    'INTERVAL=2',
    '',
  ];
  const lines = rules.flatMap((rule, index) =>
    event(`UID:${index}`, 'SUMMARY:B', 'DTSTART:19700101T000000Z', `RRULE:${rule}`),
  );
  const read = calendarOf([...lines, ...good]);
  expect(timesOf(read)).toEqual(['G 2026-03-10T10:00–2026-03-10T10:00']);
  expect(read.problems).toHaveLength(rules.length);
  expect(read.problems.every(({ code, at }) => code === 'agenda-broken' && /^line \d+$/.test(at ?? ''))).toBe(
    true,
  );
  // Rules that never come true, or seldom, are no damage.
  const rare = [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=99999',
  ];
  const seldom = rare.flatMap((rule, index) =>
    event(`UID:r${index}`, 'DTSTART:19700101T000000Z', `RRULE:${rule}`),
  );
  expect(calendarOf(seldom)).toMatchObject({ meetings: [], problems: [] });
});
