import { expect, test } from 'vitest';
import { calendarOf, event } from './calendar-of.ts';

/** When noon in summer and noon in winter are, in UTC, in the zone of a DTSTART with these parameters. */
function noons(parameters: string, before: readonly string[] = []): string {
  const lines = [
    ...before,
    ...event('UID:w', `DTSTART${parameters}:20260115T120000`),
    ...event('UID:s', `DTSTART${parameters}:20260715T120000`),
  ];
  const read = calendarOf(lines, { from: Date.parse('2026-01-01'), to: Date.parse('2027-01-01') });
  const times = read.meetings.map(({ start }) => start.slice(11, 16)).join(' ');
  return read.problems.length > 0 ? `${times} said` : times;
}

test.each([
  ['floating', '', '11:00 10:00'],
  ['Europe/Copenhagen', ';TZID=Europe/Copenhagen', '11:00 10:00'],
  ['America/New_York', ';TZID=America/New_York', '17:00 16:00'],
  ['in quotes', ';TZID="Europe/London"', '12:00 11:00'],
  ['in lower case', ';tzid=europe/london', '12:00 11:00'],
  ['at the end of a path', ';TZID=/mozilla.org/20050126_1/Europe/London', '12:00 11:00'],
  ['at the end of another', ';TZID="/freeassociation.sourceforge.net/Europe/Helsinki"', '10:00 09:00'],
  ['Windows: W. Europe', ';TZID=W. Europe Standard Time', '11:00 10:00'],
  ['Windows: Romance', ';TZID="Romance Standard Time"', '11:00 10:00'],
  ['Windows: Central Europe', ';TZID=Central Europe Standard Time', '11:00 10:00'],
  ['Windows: FLE', ';TZID=FLE Standard Time', '10:00 09:00'],
  ['Windows: GMT', ';TZID=GMT Standard Time', '12:00 11:00'],
  ['Windows: Greenwich', ';TZID=Greenwich Standard Time', '12:00 12:00'],
  ['Windows: Eastern', ';TZID=Eastern Standard Time', '17:00 16:00'],
  ['Windows: UTC', ';TZID=UTC', '12:00 12:00'],
  ['Outlook, in quotes', ';TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', '11:00 10:00'],
  ['Outlook, bare, with its colon', ';TZID=(UTC+01:00) Brussels, Copenhagen, Madrid, Paris', '11:00 10:00'],
  [
    'Outlook: Stockholm',
    ';TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"',
    '11:00 10:00',
  ],
  ['Outlook, older', ';TZID="(GMT+01:00) Brussels, Copenhagen, Madrid, Paris"', '11:00 10:00'],
  ['Outlook: London', ';TZID="(UTC) Dublin, Edinburgh, Lisbon, London"', '12:00 11:00'],
  [
    'Outlook in Danish: the room’s own offset is the room’s zone',
    ';TZID="(UTC+01:00) Bruxelles, København, Madrid, Paris"',
    '11:00 10:00',
  ],
  ['Outlook in Danish: another offset', ';TZID="(UTC+08:00) Et sted i Asien"', '04:00 04:00'],
  ['tzone UTC, bare, with its colon', ';TZID=tzone://Microsoft/Utc', '12:00 12:00'],
  ['an offset', ';TZID=GMT+0200', '10:00 10:00'],
  ['another offset', ';TZID="UTC-05:00"', '17:00 17:00'],
  ['nobody knows: the room’s, and said', ';TZID=Middle-earth/Shire', '11:00 10:00 said'],
  ['custom without VTIMEZONE: the room’s, and said', ';TZID=Customized Time Zone', '11:00 10:00 said'],
])('%s', (_, parameters, expected) => {
  expect(noons(parameters)).toBe(expected);
});

const zone = (tzid: string, ...parts: readonly string[]): readonly string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${tzid}`,
  ...parts,
  'END:VTIMEZONE',
];
const part = (
  kind: string,
  from: string,
  to: string,
  start: string,
  ...more: readonly string[]
): readonly string[] => [
  `BEGIN:${kind}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  `DTSTART:${start}`,
  ...more,
  `END:${kind}`,
];

test('a VTIMEZONE of a name that nobody else knows, as Outlook writes it', () => {
  const custom = zone(
    'Customized Time Zone 1',
    ...part('STANDARD', '+0200', '+0100', '16011028T030000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'),
    ...part('DAYLIGHT', '+0100', '+0200', '16010325T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'),
  );
  expect(noons(';TZID=Customized Time Zone 1', custom)).toBe('11:00 10:00');
  expect(
    noons(
      ';TZID="customized zone"',
      zone('customized zone', ...part('STANDARD', '+0530', '+0530', '19700101T000000')),
    ),
  ).toBe('06:30 06:30');
});

test('the days of change are those of the VTIMEZONE, to the minute, not of some zone with the same offsets', () => {
  // As in Copenhagen, but changing on the first Sunday of April and at 04:00.
  const custom = zone(
    'Odd',
    ...part('STANDARD', '+0200', '+0100', '20001001T040000', 'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10'),
    ...part(
      'DAYLIGHT',
      '+0100',
      '+0200',
      '20000402T040000',
      'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20300407T030000Z',
    ),
  );
  const starts = ['20260401T120000', '20260405T035900', '20260405T050000', '20260410T120000'].flatMap(
    (at, index) => event(`UID:${index}`, `DTSTART;TZID=Odd:${at}`),
  );
  expect(calendarOf([...custom, ...starts]).meetings.map(({ start }) => start.slice(5, 16))).toEqual([
    '04-01T11:00',
    '04-05T02:59',
    '04-05T03:00',
    '04-10T10:00',
  ]);
});

test('a VTIMEZONE after the events, folded, with RDATE for its changes, and with one part only', () => {
  const parts = [
    ...part('STANDARD', '+0200', '+0100', '20251026T030000', 'RDATE:20261025T030000'),
    ...part('DAYLIGHT', '+0100', '+0200', '20260329T020000'),
  ];
  const lines = [
    ...event('UID:1', 'DTSTART;TZID=Far away:20260328T120000'),
    ...event('UID:2', 'DTSTART;TZID=Far ', ' away:20260330T120000'),
  ];
  const read = calendarOf([...lines, 'BEGIN:VTIMEZONE', 'TZID:Far ', ' away', ...parts, 'END:VTIMEZONE']);
  expect(read.problems).toEqual([]);
  expect(read.meetings.map(({ start }) => start.slice(5, 16))).toEqual(['03-28T11:00', '03-30T10:00']);
});

test('a VTIMEZONE under a known name does not change what the name means; a damaged one is passed over', () => {
  const wrong = zone('Europe/Copenhagen', ...part('STANDARD', '+0900', '+0900', '19700101T000000'));
  expect(noons(';TZID=Europe/Copenhagen', wrong)).toBe('11:00 10:00');
  const damaged = zone('Romance Standard Time', ...part('STANDARD', 'soon', '+0100', '19700101T000000'));
  expect(noons(';TZID=Romance Standard Time', damaged)).toBe('11:00 10:00');
});

test('two calendars in one file may mean different things by one name', () => {
  const first = [
    ...zone('Here', ...part('STANDARD', '+0100', '+0100', '19700101T000000')),
    ...event('UID:1', 'DTSTART;TZID=Here:20260310T120000'),
  ];
  const second = [
    ...zone('Here', ...part('STANDARD', '+0300', '+0300', '19700101T000000')),
    ...event('UID:2', 'DTSTART;TZID=Here:20260310T120000'),
  ];
  const read = calendarOf([...first, 'END:VCALENDAR', 'BEGIN:VCALENDAR', ...second]);
  expect(read.meetings.map(({ id, start }) => `${id} ${start.slice(11, 16)}`)).toEqual([
    '2 09:00',
    '1 11:00',
  ]);
});

test('times that are not quite in order are read all the same', () => {
  const at = (line: string): string =>
    calendarOf(event('UID:x', line)).meetings[0]?.start.slice(5, 16) ?? 'nothing';
  expect(at('DTSTART:2026-03-10T12:00:00Z')).toBe('03-10T12:00');
  expect(at('DTSTART:2026-03-10T12:00:00+02:00')).toBe('03-10T10:00');
  expect(at('DTSTART:20260310T1200')).toBe('03-10T11:00');
  expect(at('DTSTART;TZID=Europe/Copenhagen:20260310T120000Z')).toBe('03-10T12:00');
  expect(at('DTSTART;VALUE=DATE:20260310T000000')).toBe('03-09T23:00');
  expect(at('DTSTART;VALUE=DATE-TIME;TZID=Europe/London:20260310T120000')).toBe('03-10T12:00');
  expect(at('DTSTART;TZID=Europe/London;X-NOTE=a:20260310T120000')).toBe('03-10T12:00');
});
