import { expect, test } from 'vitest';
import {
  entryIdOf,
  entryOf,
  eventProperties,
  type GraphEvent,
  graphEvent,
} from '../../../../main/agenda/graph/graph-event.ts';

const room = 'egeskov@contoso.example.org';
const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone });
const read = (properties: Record<string, unknown> = {}): GraphEvent =>
  graphEvent.parse({
    id: 'AAkA1=',
    iCalUId: 'one@example.org',
    subject: 'Round',
    start: at('2026-03-10T09:00:00.0000000'),
    end: at('2026-03-10T10:00:00.0000000'),
    ...properties,
  });
const entry = (properties: Record<string, unknown> = {}, made: Partial<Parameters<typeof entryOf>[1]> = {}) =>
  entryOf(read(properties), { room, zone: 'Europe/Copenhagen', writable: false, ...made });
const mail = (name: string | null, address: string | null) => ({ emailAddress: { name, address } });

test('an event with hardly anything in it is a meeting without a title', () => {
  const least = graphEvent.parse({
    id: 'AAkA1=',
    start: at('2026-03-10T09:00:00'),
    end: at('2026-03-10T10:00:00.1234567'),
  });
  expect(entryOf(least, { room, zone: 'UTC', writable: true })).toEqual({
    id: 'AAkA1=',
    title: '',
    start: Date.parse('2026-03-10T09:00:00Z'),
    end: Date.parse('2026-03-10T10:00:00.123Z'),
    wholeDay: false,
    private: false,
    status: 'confirmed',
    organizer: null,
    location: null,
    people: [],
    invitation: { conference: [], url: [], location: '', text: '', html: '' },
    may: ['extend', 'end', 'release'],
  });
});

test('properties of the wrong kind are as if they were not there', () => {
  const odd = Object.fromEntries(
    eventProperties
      .split(',')
      .filter((name) => !['id', 'start', 'end'].includes(name))
      .map((name) => [name, name === 'attendees' ? [3, null, { emailAddress: 5 }] : 17]),
  );
  expect(entry(odd)).toMatchObject({ id: 'AAkA1=', title: '', people: [], organizer: null, location: null });
});

test.each([
  ['without an id', { id: '' }],
  ['without an end', { end: null }],
  ['with a time that is none', { start: at('soon') }],
  ['in another zone than was asked for', { start: at('2026-03-10T09:00:00', 'Romance Standard Time') }],
])('an event %s cannot be read', (_, properties) => {
  expect(graphEvent.safeParse({ ...read(), start: at('2026-03-10T09:00:00'), ...properties }).success).toBe(
    false,
  );
});

test('one time of a series is named by the UID and where it stood at first', () => {
  const time = { seriesMasterId: 'AAkA9=', originalStart: '2026-03-09T09:00:00Z' };
  expect(entryIdOf(read(time))).toBe('one@example.org/2026-03-09T09:00:00.000Z');
  expect(entryIdOf(read({ ...time, originalStart: null }))).toBe('one@example.org/2026-03-10T09:00:00.000Z');
  expect(entryIdOf(read())).toBe('one@example.org');
});

test('whole days are the dates of the room, also over a change of its clock', () => {
  const whole = {
    isAllDay: true,
    start: at('2026-03-28T00:00:00.0000000'),
    end: at('2026-03-30T00:00:00.0000000'),
  };
  expect(entry(whole, { writable: true })).toMatchObject({
    wholeDay: true,
    start: Date.parse('2026-03-27T23:00:00Z'),
    end: Date.parse('2026-03-29T22:00:00Z'),
    may: ['release'],
  });
});

test('what is cancelled, or what the room declined, is no meeting of the room', () => {
  expect(entry({ isCancelled: true })).toBeNull();
  expect(entry({ responseStatus: { response: 'declined' } })).toBeNull();
});

test.each([
  [{ showAs: 'tentative' }, 'tentative'],
  [{ responseStatus: { response: 'tentativelyAccepted' } }, 'tentative'],
  [{ responseStatus: { response: 'notResponded' } }, 'tentative'],
  [{ showAs: 'busy', responseStatus: { response: 'accepted' } }, 'confirmed'],
  [{ showAs: 'free', responseStatus: { response: 'organizer' } }, 'confirmed'],
])('%j is %s', (properties, status) => {
  expect(entry(properties)?.status).toBe(status);
});

test.each([
  ['normal', false],
  ['personal', true],
  ['private', true],
  ['confidential', true],
])('sensitivity %s: private %s', (sensitivity, isPrivate) => {
  expect(entry({ sensitivity })?.private).toBe(isPrivate);
});

test('people are those who are invited: no things, not the room, not who called it, each once', () => {
  const karen = mail('Karen Holm', 'karen@example.org');
  const invited = entry({
    organizer: karen,
    attendees: [
      { type: 'required', ...karen },
      { type: 'required', ...mail('Egeskov', 'Egeskov@contoso.example.org') },
      { type: 'resource', ...mail('Projector', 'projector@example.org') },
      { type: 'optional', ...mail(' ', 'jens@example.org') },
      { type: 'required', ...mail('Jens Lund', 'jens.lund@example.org') },
      { type: 'required', ...mail('Jens Lund', 'jens@example.net') },
      { type: 'required', ...mail(null, null) },
    ],
  });
  expect(invited).toMatchObject({ organizer: 'Karen Holm', people: ['jens@example.org', 'Jens Lund'] });
  expect(entry({ organizer: mail('', 'karen@example.org') })?.organizer).toBe('karen@example.org');
  // Booked in the room's own calendar, by whom is not known.
  expect(entry({ organizer: mail('Egeskov', room), isOrganizer: true })?.organizer).toBeNull();
});

test('a way in may stand in the online meeting, in a place, in the body; each address once', () => {
  const teams = 'https://teams.microsoft.com/l/meetup-join/one';
  const both = entry({
    onlineMeeting: { joinUrl: teams },
    onlineMeetingUrl: teams,
    locations: [
      { displayName: 'Egeskov', locationUri: 'egeskov@contoso.example.org' },
      { displayName: 'Zoom', locationUri: 'https://zoom.us/j/123' },
    ],
    location: { displayName: 'Egeskov' },
    body: { contentType: 'html', content: '<p>Hello</p>' },
  });
  expect(both?.location).toBe('Egeskov, Zoom');
  expect(both?.invitation).toEqual({
    conference: [teams],
    url: ['https://zoom.us/j/123'],
    location: 'Egeskov, Zoom',
    text: '',
    html: '<p>Hello</p>',
  });
  expect(entry({ body: { contentType: 'text', content: 'Hello' } })?.invitation).toMatchObject({
    text: 'Hello',
    html: '',
  });
});
