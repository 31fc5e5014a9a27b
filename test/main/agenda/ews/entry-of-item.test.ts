import { expect, test } from 'vitest';
import { entryOfItem } from '../../../../main/agenda/ews/entry-of-item.ts';
import { xmlRoot } from '../../../../main/agenda/xml.ts';
import { ianaZone } from '../../../../main/agenda/zone.ts';

const room = { mailbox: 'egeskov@example.org', zone: ianaZone('Europe/Copenhagen') };
const person = (name: string, address: string): string =>
  `<t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox>`;
const attendees = `<t:RequiredAttendees>${[
  'Anna Berg|Anna@example.org',
  '|bo@example.org',
  'Egeskov|egeskov@example.org',
]
  .map((one) => `<t:Attendee>${person(one.split('|')[0] ?? '', one.split('|')[1] ?? '')}</t:Attendee>`)
  .join('')}</t:RequiredAttendees>`;
const times = '<t:Start>2026-11-20T09:00:00Z</t:Start><t:End>2026-11-20T10:00:00Z</t:End>';
const entry = (more = '', given = times) =>
  entryOfItem(
    xmlRoot(`<t:CalendarItem><t:ItemId Id="AAA=" ChangeKey="k"/>${given}${more}</t:CalendarItem>`) ?? {
      name: '',
      attributes: {},
      children: [],
      text: '',
    },
    room,
  );

test('an item becomes a meeting', () => {
  const organizer = `<t:Organizer>${person('Anna Berg', 'anna@example.org')}</t:Organizer>`;
  expect(
    entry(`<t:UID>uid-1</t:UID><t:Subject>Røntgen &amp; scanning</t:Subject>${organizer}${attendees}`),
  ).toEqual({
    id: 'uid-1',
    title: 'Røntgen & scanning',
    start: Date.parse('2026-11-20T09:00:00Z'),
    end: Date.parse('2026-11-20T10:00:00Z'),
    wholeDay: false,
    private: false,
    status: 'confirmed',
    organizer: 'Anna Berg',
    location: null,
    people: ['bo@example.org'],
    invitation: { conference: [], url: [], location: '', text: '', html: '' },
    may: [],
  });
});

test('one time of a series is named by its original start, a moved one too', () => {
  const occurrence = '<t:UID>u</t:UID><t:CalendarItemType>Occurrence</t:CalendarItemType>';
  expect(entry(`${occurrence}<t:RecurrenceId>2026-11-20T08:00:00Z</t:RecurrenceId>`)?.id).toBe(
    'u/2026-11-20T08:00:00.000Z',
  );
  expect(entry(`${occurrence}<t:OriginalStart>2026-11-20T07:00:00Z</t:OriginalStart>`)?.id).toBe(
    'u/2026-11-20T07:00:00.000Z',
  );
  expect(entry(occurrence)?.id).toBe('u/2026-11-20T09:00:00.000Z');
});

test('what is cancelled, declined or without time is left out', () => {
  expect(entry('<t:IsCancelled>true</t:IsCancelled>')).toBeNull();
  expect(entry('<t:MyResponseType>Decline</t:MyResponseType>')).toBeNull();
  expect(entry('', '<t:Start>soon</t:Start>')).toBeNull();
});

test('private and tentative are told; a time without an offset is UTC', () => {
  expect(entry('<t:Sensitivity>Confidential</t:Sensitivity>')?.private).toBe(true);
  expect(entry('<t:Sensitivity>Normal</t:Sensitivity>')?.private).toBe(false);
  expect(entry('<t:LegacyFreeBusyStatus>Tentative</t:LegacyFreeBusyStatus>')?.status).toBe('tentative');
  const bare = '<t:Start>2026-11-20T09:00:00</t:Start><t:End>2026-11-20T10:00:00</t:End>';
  expect(entry('', bare)?.start).toBe(Date.parse('2026-11-20T09:00:00Z'));
});

test('addresses of online meetings stand apart, each once, and the text as it is', () => {
  const property = (value: string): string =>
    `<t:ExtendedProperty><t:ExtendedFieldURI PropertyName="SkypeTeamsMeetingUrl"/><t:Value>${value}</t:Value></t:ExtendedProperty>`;
  const url = 'https://teams.microsoft.com/l/meetup-join/1';
  const html =
    '<t:Body BodyType="HTML">&lt;a href="https://a.example/?x=1&amp;amp;y=2"&gt;Join&lt;/a&gt;</t:Body>';
  const made = entry(
    `<t:JoinOnlineMeetingUrl>${url}</t:JoinOnlineMeetingUrl>${property(url)}${property('sip:a@b.example')}${html}`,
  );
  expect(made?.invitation.conference).toEqual([url, 'sip:a@b.example']);
  expect(made?.invitation.html).toBe('<a href="https://a.example/?x=1&amp;y=2">Join</a>');
  expect(entry('<t:Body BodyType="Text">Hej</t:Body>')?.invitation).toMatchObject({ text: 'Hej', html: '' });
});

test.each([
  ['in the room', '2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z'],
  ['in UTC', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
  ['in Helsinki', '2026-11-19T22:00:00Z', '2026-11-20T22:00:00Z'],
  ['in New York', '2026-11-20T05:00:00Z', '2026-11-21T05:00:00Z'],
])('a whole day is that of the room, though it was made at a midnight %s', (_where, from, to) => {
  const day = entry(
    '<t:IsAllDayEvent>true</t:IsAllDayEvent>',
    `<t:Start>${from}</t:Start><t:End>${to}</t:End>`,
  );
  expect(day).toMatchObject({
    wholeDay: true,
    start: Date.parse('2026-11-19T23:00:00Z'),
    end: Date.parse('2026-11-20T23:00:00Z'),
  });
});
