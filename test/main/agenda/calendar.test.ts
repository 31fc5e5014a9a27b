import { expect, test } from 'vitest';
import { readCalendar } from '../../../main/agenda/calendar.ts';
import { calendarText } from '../../../main/agenda/calendar-text.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import { calendarOf, event, timesOf } from './calendar-of.ts';

const noon = 'DTSTART:20260310T110000Z';

test('the length of a meeting: DTEND, DURATION, neither; whole days of one and of several days', () => {
  const read = calendarOf([
    ...event('UID:1', 'SUMMARY:end', noon, 'DTEND:20260310T113000Z'),
    ...event('UID:2', 'SUMMARY:duration', noon, 'DURATION:PT1H15M'),
    ...event('UID:3', 'SUMMARY:neither', noon),
    ...event('UID:4', 'SUMMARY:day', 'DTSTART;VALUE=DATE:20260311'),
    ...event('UID:5', 'SUMMARY:days', 'DTSTART:20260312', 'DTEND:20260315'),
    ...event('UID:6', 'SUMMARY:same', 'DTSTART;VALUE=DATE:20260320', 'DTEND;VALUE=DATE:20260320'),
    ...event(
      'UID:7',
      'SUMMARY:zones',
      'DTSTART;TZID=Europe/London:20260321T100000',
      'DTEND;TZID=Europe/Copenhagen:20260321T120000',
    ),
  ]);
  expect(timesOf(read)).toEqual([
    'neither 2026-03-10T11:00–2026-03-10T11:00',
    'end 2026-03-10T11:00–2026-03-10T11:30',
    'duration 2026-03-10T11:00–2026-03-10T12:15',
    'day 2026-03-10T23:00–2026-03-11T23:00',
    'days 2026-03-11T23:00–2026-03-14T23:00',
    'same 2026-03-19T23:00–2026-03-20T23:00',
    'zones 2026-03-21T10:00–2026-03-21T11:00',
  ]);
  expect(read.meetings.map(({ allDay }) => allDay)).toEqual([false, false, false, true, true, true, false]);
  expect(read.problems).toEqual([]);
});

test('the window takes what touches it: its first moment, not its last', () => {
  const window = { from: Date.parse('2026-03-10T10:00:00Z'), to: Date.parse('2026-03-10T12:00:00Z') };
  const at = (uid: string, start: string, end: string) =>
    event(`UID:${uid}`, `SUMMARY:${uid}`, `DTSTART:20260310T${start}00Z`, `DTEND:20260310T${end}00Z`);
  const read = calendarOf(
    [
      ...at('before', '0900', '1000'),
      ...at('into', '0900', '1001'),
      ...at('point', '1000', '1000'),
      ...at('around', '0800', '1400'),
      ...at('last', '1159', '1300'),
      ...at('after', '1200', '1300'),
    ],
    window,
  );
  expect(read.meetings.map(({ id }) => id).sort()).toEqual(['around', 'into', 'last', 'point']);
});

test('a private or confidential meeting shows when, and how to join, and nothing else; an unknown class is private', () => {
  for (const word of ['PRIVATE', 'CONFIDENTIAL', 'private', 'X-SECRET']) {
    const read = calendarOf(
      event(
        'UID:p',
        noon,
        `CLASS:${word}`,
        'SUMMARY:About somebody',
        'LOCATION:rundbord:east\\, bed 4',
        'ORGANIZER;CN=Somebody:mailto:s@example.org',
      ),
    );
    expect(read.meetings).toEqual([
      {
        id: 'p',
        title: '',
        start: '2026-03-10T11:00:00.000Z',
        end: '2026-03-10T11:00:00.000Z',
        allDay: false,
        private: true,
        status: 'confirmed',
        organizer: null,
        location: null,
        join: [{ engine: 'room', provider: 'rundbord', address: 'rundbord:east', source: 'location' }],
      },
    ]);
  }
  expect(calendarOf(event('UID:p', noon, 'CLASS:PUBLIC', 'SUMMARY:Open')).meetings[0]).toMatchObject({
    private: false,
    title: 'Open',
  });
});

test('an exception that does not say is as private as its series; one that says PUBLIC is not', () => {
  const series = event('UID:s', noon, 'CLASS:PRIVATE', 'SUMMARY:Secret', 'RRULE:FREQ=DAILY;COUNT=3');
  const silent = event(
    'UID:s',
    'RECURRENCE-ID:20260311T110000Z',
    'DTSTART:20260311T120000Z',
    'SUMMARY:Secret',
  );
  const open = event(
    'UID:s',
    'RECURRENCE-ID:20260312T110000Z',
    'DTSTART:20260312T120000Z',
    'CLASS:PUBLIC',
    'SUMMARY:Open',
  );
  expect(calendarOf([...series, ...silent, ...open]).meetings.map(({ title }) => title)).toEqual([
    '',
    '',
    'Open',
  ]);
});

test('cancelled by STATUS, and by METHOD of its calendar, also when the invitation stands beside it', () => {
  expect(calendarOf(event('UID:c', noon, 'STATUS:CANCELLED')).meetings).toEqual([]);
  expect(calendarOf(['METHOD:CANCEL', ...event('UID:c', noon)]).meetings).toEqual([]);
  const request = ['METHOD:REQUEST', ...event('UID:c', noon, 'SUMMARY:C', 'RRULE:FREQ=DAILY;COUNT=3')];
  const beside = (...lines: readonly string[]): readonly string[] => [
    ...request,
    'END:VCALENDAR',
    'BEGIN:VCALENDAR',
    'METHOD:CANCEL',
    ...lines,
  ];
  expect(calendarOf(beside(...event('UID:c', 'SEQUENCE:1', noon))).meetings).toEqual([]);
  expect(
    calendarOf(beside(...event('UID:c', 'RECURRENCE-ID:20260311T110000Z', 'DTSTART:20260311T110000Z')))
      .meetings,
  ).toHaveLength(2);
  expect(calendarOf(event('UID:t', noon, 'STATUS:TENTATIVE')).meetings[0]?.status).toBe('tentative');
});

test('what the room declined is left out: by its address in any case, in the series or in an exception', () => {
  const addresses = ['East@example.org'];
  const answer = (word: string, more = ''): string =>
    `ATTENDEE;CN="Room; East, 1";MEMBER="mailto:a@example.org","mailto:b@example.org";PARTSTAT=${word}${more}:MAILTO:east@Example.org`;
  expect(calendarOf(event('UID:d', noon, answer('DECLINED')), { addresses }).meetings).toEqual([]);
  expect(calendarOf(event('UID:d', noon, answer('declined')), { addresses }).meetings).toEqual([]);
  expect(calendarOf(event('UID:d', noon, answer('ACCEPTED')), { addresses }).meetings).toHaveLength(1);
  expect(calendarOf(event('UID:d', noon, answer('DECLINED'))).meetings).toHaveLength(1);
  const other = 'ATTENDEE;PARTSTAT=DECLINED:mailto:west@example.org';
  expect(calendarOf(event('UID:d', noon, other), { addresses }).meetings).toHaveLength(1);
  const series = event('UID:s', noon, answer('ACCEPTED'), 'RRULE:FREQ=DAILY;COUNT=2');
  const declined = event(
    'UID:s',
    'RECURRENCE-ID:20260311T110000Z',
    'DTSTART:20260311T110000Z',
    answer('DECLINED'),
  );
  expect(calendarOf([...series, ...declined], { addresses }).meetings).toHaveLength(1);
  const byParameter = 'ATTENDEE;EMAIL=east@example.org;PARTSTAT=DECLINED:urn:uuid:1';
  expect(calendarOf(event('UID:d', noon, byParameter), { addresses }).meetings).toEqual([]);
});

test('of two versions of a meeting the higher SEQUENCE counts; at a tie the one written later', () => {
  const version = (title: string, ...more: readonly string[]) =>
    event('UID:v', `SUMMARY:${title}`, noon, ...more);
  const titles = (lines: readonly string[]) => calendarOf(lines).meetings.map(({ title }) => title);
  expect(titles([...version('new', 'SEQUENCE:2'), ...version('old', 'SEQUENCE:1')])).toEqual(['new']);
  expect(titles([...version('old'), ...version('new', 'SEQUENCE:1')])).toEqual(['new']);
  expect(
    titles([...version('new', 'DTSTAMP:20260202T000000Z'), ...version('old', 'DTSTAMP:20260101T000000Z')]),
  ).toEqual(['new']);
  // A newer version that cannot be read leaves the older one, and is said.
  const read = calendarOf([...version('old'), ...event('UID:v', 'SEQUENCE:9', 'DTSTART:never')]);
  expect(read.meetings).toHaveLength(1);
  expect(read.problems).toHaveLength(1);
});

test('texts: escapes, folds, parameters, one line each; the organizer by name, else by address', () => {
  const read = calendarOf([
    ...event(
      'UID:x',
      noon,
      'SUMMARY;LANGUAGE=da:Stue 4\\, C:\\\\new\\; \\n  runde',
      ' bord 👍',
      'LOCATION;ALTREP="http://example.org/a:b":Lokale\\nøst',
      'ORGANIZER;CN="Ward, 4; east":mailto:ward@example.org',
    ),
    ...event(
      'UID:y',
      noon,
      'SUMMARY;LANGUAGE=:Empty parameter',
      'ORGANIZER:mailto:ward@example.org',
      'LOCATION:  ',
    ),
    ...event('UID:z', noon),
  ]);
  expect(read.problems).toEqual([]);
  expect(read.meetings).toMatchObject([
    { title: 'Stue 4, C:\\new; rundebord 👍', location: 'Lokale øst', organizer: 'Ward, 4; east' },
    { title: 'Empty parameter', location: null, organizer: 'ward@example.org' },
    { title: '', location: null, organizer: null, join: [] },
  ]);
});

test('what it is for and who is invited: without rooms, the organizer and this room; nothing of a private one', () => {
  const lines = [
    'DTSTART:20260310T110000Z',
    'DESCRIPTION:Plan for the week\\nTilmeld dig mødet nu https://meet.jit.si/A',
    'ORGANIZER;CN=Ward 4:mailto:ward4@example.org',
    'ATTENDEE;CN=Ward 4:mailto:WARD4@example.org',
    'ATTENDEE;CN="Berg, Anna":mailto:anna@example.org',
    'ATTENDEE:mailto:bo@example.org',
    'ATTENDEE;CN=Projector;CUTYPE=RESOURCE:mailto:projector@example.org',
    'ATTENDEE;CN=East;CUTYPE=ROOM:mailto:east2@example.org',
    'ATTENDEE;CN=This room:mailto:East@example.org',
  ];
  const { meetings } = calendarOf(
    [...event('UID:1', ...lines), ...event('UID:2', 'CLASS:PRIVATE', ...lines)],
    { addresses: ['east@example.org'] },
  );
  expect(meetings.map(({ purpose, people }) => [purpose, people])).toEqual([
    ['Plan for the week', ['Berg, Anna', 'bo@example.org']],
    [undefined, undefined],
  ]);
  expect(meetings.every(({ join }) => join.length === 1)).toBe(true);
});

test('an alarm, a task and a zone inside or beside a meeting are not part of it', () => {
  const read = calendarOf([
    'BEGIN:VTODO',
    'UID:todo',
    noon,
    'SUMMARY:Task',
    'END:VTODO',
    ...event(
      'UID:a',
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'DURATION:PT9H',
      'SUMMARY:Alarm',
      'END:VALARM',
      noon,
      'SUMMARY:Meeting',
      'DURATION:PT1H',
    ),
    ...event('UID:b', noon, 'SUMMARY:Unclosed', 'BEGIN:VALARM', 'TRIGGER:-PT15M'),
  ]);
  expect(timesOf(read)).toEqual([
    'Unclosed 2026-03-10T11:00–2026-03-10T11:00',
    'Meeting 2026-03-10T11:00–2026-03-10T12:00',
  ]);
});

test('Outlook’s whole days that are written as times do not ring', () => {
  const flag = 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE';
  const times = [
    'DTSTART;TZID=Europe/Copenhagen:20260329T000000',
    'DTEND;TZID=Europe/Copenhagen:20260330T000000',
  ];
  expect(calendarOf(event('UID:o', ...times, flag)).meetings[0]?.allDay).toBe(true);
  expect(calendarOf(event('UID:o', ...times)).meetings[0]?.allDay).toBe(false);
  expect(calendarOf(event('UID:o', noon, 'DURATION:PT1H', flag)).meetings[0]?.allDay).toBe(false);
});

test('damage to one meeting is said by its line, and hides no other', () => {
  const good = (uid: string) => event(`UID:${uid}`, `SUMMARY:${uid}`, noon, 'DURATION:PT1H');
  const damaged: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['no DTSTART', event('UID:bad', 'SUMMARY:bad'), []],
    ['a start that is no date', event('UID:bad', 'DTSTART:tomorrow'), []],
    ['a date that is not in the calendar', event('UID:bad', 'DTSTART:20260230T100000Z'), []],
    ['a time that no clock shows', event('UID:bad', 'DTSTART:20260310T250000Z'), []],
    ['an end before its start', event('UID:bad', 'SUMMARY:bad', noon, 'DTEND:20260310T100000Z'), ['bad']],
    ['an end that is no date', event('UID:bad', 'SUMMARY:bad', noon, 'DTEND:later'), ['bad']],
    ['a length that is none', event('UID:bad', 'SUMMARY:bad', noon, 'DURATION:long'), ['bad']],
    [
      'a zone nobody knows',
      event('UID:bad', 'SUMMARY:bad', 'DTSTART;TZID=Middle-earth/Shire:20260310T120000'),
      ['bad'],
    ],
    ['a line that is none', event('UID:bad', 'SUMMARY:bad', noon, 'this went wrong'), ['bad']],
    ['an exception date that is none', event('UID:bad', 'SUMMARY:bad', noon, 'EXDATE:never'), ['bad']],
    ['an occurrence that is none', event('UID:bad', 'SUMMARY:bad', noon, 'RECURRENCE-ID:never'), ['bad']],
    ['no end line', ['BEGIN:VEVENT', 'UID:bad', 'SUMMARY:bad', noon], ['bad']],
    ['an end line alone', ['END:VEVENT'], []],
    ['a binary zero', event('UID:bad', 'SUMMARY:bad', noon, '\0\0\0'), ['bad']],
  ];
  for (const [what, lines, shown] of damaged) {
    const read = calendarOf([...good('one'), ...lines, ...good('two')]);
    expect(read.meetings.map(({ title }) => title).sort(), what).toEqual([...shown, 'one', 'two'].sort());
    expect(read.problems, what).toHaveLength(1);
    expect(read.problems[0], what).toMatchObject({
      code: 'agenda-broken',
      at: expect.stringMatching(/^line \d+$/),
    });
    expect(JSON.stringify(read.problems), what).not.toContain('bad');
  }
  // Lines 1 to 3 are the head, 4 to 9 the good one, 10 to 12 come before the start that is none.
  expect(
    calendarOf([...good('one'), ...event('UID:bad', 'SUMMARY:bad', 'DTSTART:never')]).problems[0]?.at,
  ).toBe('line 13');
});

test('two DTSTART lines, which make node-ical give up the file, cost nothing', () => {
  const read = calendarOf([
    ...event('UID:a', noon, 'DTSTART:20260311T110000Z', 'SUMMARY:a'),
    ...event('UID:b', noon, 'SUMMARY:b'),
  ]);
  expect(read.meetings.map(({ title }) => title)).toEqual(['a', 'b']);
});

test('a file that ends in the middle: the meeting at its end is left out, since what makes it private may be missing', () => {
  const whole = `BEGIN:VCALENDAR\r\n${event('UID:a', noon).join('\r\n')}\r\nBEGIN:VEVENT\r\nUID:b\r\n${noon}\r\nSUMMARY:B`;
  const read = readCalendar(whole, {
    from: 0,
    to: Date.parse('2027-01-01'),
    zone: 'UTC',
    addresses: [],
    rules: noRules,
  });
  expect(read.meetings.map(({ id }) => id)).toEqual(['a']);
  expect(read.problems).toEqual([
    { code: 'agenda-broken', at: 'line 6', detail: 'the file ends in the middle of this event' },
  ]);
});

test.each([
  ['', 'it is empty'],
  ['  \r\n \n', 'it is empty'],
  ['<!DOCTYPE html><html><body>Sign in</body></html>', 'it is a web page'],
  ['{"error":"no"}', 'it is not an iCalendar file'],
  ['BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n', 'it is not an iCalendar file'],
])('no calendar at all: %j', (text, said) => {
  const read = readCalendar(text, { from: 0, to: 1, zone: 'UTC', addresses: [], rules: noRules });
  expect(read).toMatchObject({ meetings: [], isCalendar: false, problems: [{ code: 'agenda-broken' }] });
  expect(read.problems[0]?.detail).toContain(said);
});

test('a calendar without meetings is a good one', () => {
  expect(calendarOf([])).toEqual({ meetings: [], problems: [], isCalendar: true });
});

test('a UID that is missing, empty, or longer than an id may be', () => {
  const read = calendarOf([
    ...event(noon, 'SUMMARY:a'),
    ...event('UID:', noon, 'SUMMARY:b'),
    ...event(`UID:${'x'.repeat(5000)}`, noon, 'SUMMARY:c'),
  ]);
  expect(read.meetings.map(({ title }) => title).sort()).toEqual(['a', 'b', 'c']);
  expect(new Set(read.meetings.map(({ id }) => id)).size).toBe(3);
  expect(read.meetings.every(({ id }) => id.length > 0 && id.length <= 1000)).toBe(true);
});

test('bytes: UTF-8 with and without a mark, folded within a letter, UTF-16, Windows-1252; any kind of line end', () => {
  const text = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:ø',
    noon,
    'SUMMARY:Rundbordssamtale på Ærø',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const utf8 = Buffer.from(text);
  const cut = utf8.indexOf(Buffer.from('Æ')) + 1;
  const forms: Record<string, Buffer> = {
    'UTF-8': utf8,
    'UTF-8 with a mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
    'folded within a letter': Buffer.concat([
      utf8.subarray(0, cut),
      Buffer.from('\r\n '),
      utf8.subarray(cut),
    ]),
    'UTF-16': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    'Windows-1252': Buffer.from(text, 'latin1'),
    'line feeds': Buffer.from(text.replaceAll('\r\n', '\n')),
    'carriage returns': Buffer.from(text.replaceAll('\r\n', '\r')),
    'empty lines between': Buffer.from(text.replaceAll('\r\n', '\r\n\r\n')),
    'spaces at the ends': Buffer.from(text.replaceAll('\r\n', '  \r\n')),
  };
  for (const [what, bytes] of Object.entries(forms)) {
    const read = readCalendar(calendarText(bytes), {
      from: 0,
      to: Date.parse('2027-01-01'),
      zone: 'UTC',
      addresses: [],
      rules: noRules,
    });
    expect(read.meetings, what).toMatchObject([
      { title: 'Rundbordssamtale på Ærø', start: '2026-03-10T11:00:00.000Z' },
    ]);
    expect(read.problems, what).toEqual([]);
  }
});
