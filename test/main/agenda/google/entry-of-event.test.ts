import { expect, test } from 'vitest';
import { entryOfEvent } from '../../../../main/agenda/google/entry-of-event.ts';
import { type GoogleEvent, googleEvent } from '../../../../main/agenda/google/google-event.ts';
import { ianaZone } from '../../../../main/agenda/zone.ts';

const about = { calendar: 'egeskov@example.org', zone: ianaZone('Europe/Copenhagen'), mayWrite: true };
const event = (more: object = {}): GoogleEvent =>
  googleEvent.parse({
    id: 'abc',
    iCalUID: 'abc@google.com',
    summary: 'Konference',
    start: { dateTime: '2026-11-20T10:00:00+01:00' },
    end: { dateTime: '2026-11-20T11:00:00+01:00' },
    organizer: { email: 'anna@example.org', displayName: 'Anna Berg' },
    attendees: [
      { email: 'egeskov@example.org', self: true, resource: true, responseStatus: 'accepted' },
      { email: 'anna@example.org', organizer: true, responseStatus: 'accepted' },
      { email: 'bo@example.org', responseStatus: 'needsAction' },
    ],
    ...more,
  });
const entry = (more: object = {}, calendar = about) => entryOfEvent(event(more), calendar);

test('an event becomes a meeting', () => {
  expect(entry()).toMatchObject({
    id: 'abc@google.com',
    title: 'Konference',
    start: Date.parse('2026-11-20T09:00:00Z'),
    end: Date.parse('2026-11-20T10:00:00Z'),
    wholeDay: false,
    private: false,
    status: 'confirmed',
    organizer: 'Anna Berg',
    people: ['bo@example.org'],
    may: ['release'],
  });
});

test('one time of a series is named by its original start, in UTC', () => {
  const moved = { recurringEventId: 'abc', originalStartTime: { dateTime: '2026-11-20T09:30:00+01:00' } };
  expect(entry(moved)?.id).toBe('abc@google.com/2026-11-20T08:30:00.000Z');
  const day = { recurringEventId: 'abc', originalStartTime: { date: '2026-07-20' } };
  expect(entry(day)?.id).toBe('abc@google.com/2026-07-19T22:00:00.000Z');
});

test("a day is one in the room's zone, and a time without an offset is in its own", () => {
  const day = entry({ start: { date: '2026-11-20' }, end: { date: '2026-11-21' } });
  expect(day).toMatchObject({ wholeDay: true, start: Date.parse('2026-11-19T23:00:00Z'), may: ['release'] });
  const bare = { dateTime: '2026-11-20T10:00:00', timeZone: 'Europe/Helsinki' };
  expect(entry({ start: bare })?.start).toBe(Date.parse('2026-11-20T08:00:00Z'));
});

test('what is cancelled, declined by the room, or no meeting is left out', () => {
  expect(entry({ status: 'cancelled' })).toBeNull();
  const room = { email: 'Egeskov@example.org', resource: true };
  expect(entry({ attendees: [{ ...room, responseStatus: 'declined' }] })).toBeNull();
  expect(entry({ attendees: [{ email: 'bo@example.org', responseStatus: 'declined' }] })).not.toBeNull();
  expect(entry({ eventType: 'workingLocation' })).toBeNull();
  expect(entry({ start: {} })).toBeNull();
});

test('private and tentative are told', () => {
  expect(entry({ visibility: 'confidential' })?.private).toBe(true);
  expect(entry({ visibility: 'public' })?.private).toBe(false);
  const attendees = [{ email: 'egeskov@example.org', self: true, responseStatus: 'tentative' }];
  expect(entry({ attendees })?.status).toBe('tentative');
});

test("the room's own may be changed in all ways, another's only be released", () => {
  const own = { organizer: { email: 'egeskov@example.org', self: true }, attendees: undefined };
  expect(entry(own)?.may).toEqual(['extend', 'end', 'release']);
  expect(entry({ ...own, locked: true })?.may).toEqual(['release']);
  expect(entry({ guestsCanModify: true })?.may).toEqual(['extend', 'end', 'release']);
  expect(entry(own, { ...about, mayWrite: false })?.may).toEqual([]);
  expect(entry({ ...own, creator: { email: 'kiosk@p.iam.gserviceaccount.com' } })?.organizer).toBeNull();
  expect(entry({ ...own, creator: { email: 'bo@example.org' } })?.organizer).toBe('bo@example.org');
});

test('the ways in stand with their codes, those with a picture first, those by telephone not at all', () => {
  const conferenceData = {
    entryPoints: [
      { entryPointType: 'phone', uri: 'tel:+45-70-00-00-00', pin: '999' },
      { entryPointType: 'sip', uri: 'sip:123@vc.example.org', meetingCode: '123' },
      { entryPointType: 'video', uri: 'https://us02web.zoom.us/j/123', passcode: 'qwe' },
    ],
  };
  const hangoutLink = 'https://meet.google.com/abc-defg-hij';
  const invitation = entry({ conferenceData, hangoutLink, description: 'Velkommen' })?.invitation;
  expect(invitation?.conference).toEqual([
    'https://us02web.zoom.us/j/123',
    'sip:123@vc.example.org',
    'https://meet.google.com/abc-defg-hij',
  ]);
  expect(invitation?.text.split('\n')).toEqual([
    'Velkommen',
    'https://us02web.zoom.us/j/123',
    'Passcode: qwe',
    'sip:123@vc.example.org',
    'Meeting ID: 123',
  ]);
});

test('the codes stand in the text that somebody wrote, so that it is still what the meeting is for', () => {
  const entryPoints = [
    { entryPointType: 'video', uri: 'https://us02web.zoom.us/j/123?a=1&b=2', passcode: 'q<e' },
  ];
  const invitation = entry({ conferenceData: { entryPoints }, description: '<p>Hej</p>' })?.invitation;
  expect(invitation?.text).toBe('');
  expect(invitation?.html).toBe(
    '<p>Hej</p><p>https://us02web.zoom.us/j/123?a=1&amp;b=2</p><p>Passcode: q&lt;e</p>',
  );
});

test('a description is HTML when it holds an element', () => {
  expect(entry({ description: '<p>Hej</p>' })?.invitation).toMatchObject({ html: '<p>Hej</p>', text: '' });
  expect(entry({ description: '2 < 3 og 4 > 1' })?.invitation).toMatchObject({ html: '' });
});
