import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCalendar } from '../../../main/agenda/calendar.ts';
import { calendarText } from '../../../main/agenda/calendar-text.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';

/** Reads a calendar as one of the great programs writes it; no title, place or person in them is real. */
function read(name: string) {
  const text = calendarText(readFileSync(new URL(`fixtures/${name}.ics`, import.meta.url)));
  return readCalendar(text, {
    from: Date.parse('2026-03-01T00:00:00Z'),
    to: Date.parse('2026-05-01T00:00:00Z'),
    zone: 'Europe/Copenhagen',
    addresses: ['east@example.org'],
    rules: noRules,
  });
}
const lines = (name: string): readonly string[] =>
  read(name).meetings.map(({ title, start, end, join }) =>
    [
      start.slice(5, 16),
      end.slice(5, 16),
      title,
      ...join.map(({ provider, source }) => `${provider}/${source}`),
    ].join(' '),
  );

test('Outlook', () => {
  expect(lines('outlook')).toEqual([
    '03-04T08:00 03-04T08:30 Tavlemøde teams/conference',
    '03-05T09:00 03-05T10:00 ',
    '03-05T23:00 03-06T23:00 Lokalet rengøres',
    '03-11T12:00 03-11T12:30 Tavlemøde, flyttet',
    '03-25T08:00 03-25T08:30 Tavlemøde teams/conference',
    '04-01T07:00 04-01T07:30 Tavlemøde teams/conference',
    '04-08T07:00 04-08T07:30 Tavlemøde teams/conference',
  ]);
  const { meetings, problems } = read('outlook');
  expect(problems).toEqual([]);
  expect(meetings[0]).toMatchObject({
    organizer: 'Sengeafsnit 4',
    location: 'Microsoft Teams-møde',
    private: false,
  });
  expect(meetings[1]).toMatchObject({ private: true, organizer: null });
  expect(meetings[2]?.allDay).toBe(true);
});

test('Exchange', () => {
  expect(lines('exchange')).toEqual([
    '03-02T13:00 03-02T14:00 Samarbejdsmøde med kommunen rundbord/location',
    '03-28T22:00 03-29T05:00 ',
  ]);
  const { meetings, problems } = read('exchange');
  expect(problems).toEqual([]);
  expect(meetings[1]).toMatchObject({ private: true, status: 'tentative' });
});

test('Google', () => {
  const all = lines('google');
  // Thirty working days from 2 March to 10 April, without Good Friday; one of them in the afternoon; and a whole day.
  expect(all).toHaveLength(30);
  expect(all[0]).toBe('03-02T07:00 03-02T07:15 Morgonmöte meet/conference');
  expect(all).toContain('03-10T14:00 03-10T14:15 Morgonmöte');
  expect(all).not.toContain('03-10T07:00 03-10T07:15 Morgonmöte meet/conference');
  expect(all).toContain('03-12T23:00 03-13T23:00 Studiedag');
  expect(all.join()).not.toContain('Avböjt');
  expect(all.at(-1)).toMatch(/^04-10T06:00/);
  expect(read('google').problems).toEqual([]);
});

test('Apple', () => {
  expect(lines('apple')).toEqual([
    '03-17T09:00 03-17T10:00 Samarbeidsmøte med fastlegen whereby/url',
    '03-18T09:00 03-18T09:45 Flytende tid',
    '04-17T08:00 04-17T09:00 Samarbeidsmøte med fastlegen whereby/url',
  ]);
  expect(read('apple')).toMatchObject({
    problems: [],
    meetings: [{ location: 'Helsehuset Storgata 1, 0001 Oslo' }, {}, {}],
  });
});
