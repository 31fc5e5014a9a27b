import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarEntry } from '../../../main/agenda/calendar-entry.ts';
import { emptyInvitation, noRules } from '../../../main/agenda/links/invitation.ts';
import { meetingOfEntry } from '../../../main/agenda/meeting-of-entry.ts';
import { meeting } from '../../../main/contract/meeting.ts';

const entry: CalendarEntry = {
  id: 'one@example.org/2026-03-10T09:00:00.000Z',
  title: ' Discharge\r\nmeeting ',
  start: Date.parse('2026-03-10T09:00:00Z'),
  end: Date.parse('2026-03-10T09:30:00Z'),
  wholeDay: false,
  private: false,
  status: 'confirmed',
  organizer: 'Ward 4',
  location: ' Room 12 ',
  people: ['Anna Berg', 'Anna Berg', ' ', 'bo@example.org'],
  invitation: {
    ...emptyInvitation,
    text: 'Plan for the week.\nJoin the meeting now\nrundbord:egeskov',
    location: 'rundbord:egeskov',
  },
  may: ['extend', 'end', 'release'],
};

test('an entry is a meeting of the contract, with its way in, what it is for, who, and what may be done', () => {
  const made = meetingOfEntry(entry, noRules);
  expect(meeting.parse(made)).toEqual(made);
  expect(made).toEqual({
    id: 'one@example.org/2026-03-10T09:00:00.000Z',
    title: 'Discharge meeting',
    start: '2026-03-10T09:00:00.000Z',
    end: '2026-03-10T09:30:00.000Z',
    allDay: false,
    private: false,
    status: 'confirmed',
    organizer: 'Ward 4',
    location: 'Room 12',
    join: [{ engine: 'room', provider: 'rundbord', address: 'rundbord:egeskov', source: 'location' }],
    purpose: 'Plan for the week.',
    people: ['Anna Berg', 'bo@example.org'],
    may: ['extend', 'end', 'release'],
  });
});

test('of a private one there is when, and how to join, and what may be done; nothing else', () => {
  const { title, organizer, location, purpose, people, join, may, ...rest } = meetingOfEntry(
    { ...entry, private: true },
    noRules,
  );
  expect({ title, organizer, location, purpose, people }).toEqual({
    title: '',
    organizer: null,
    location: null,
    purpose: undefined,
    people: undefined,
  });
  expect(join).toHaveLength(1);
  expect(may).toEqual(entry.may);
  expect(JSON.stringify(rest)).not.toMatch(/Discharge|Ward|Anna|Plan/);
});

test('a place that is the link is told without its PIN; the way in has it', () => {
  const location = 'https://portal.vconf.dk/?url=12345@rooms.vconf.dk&pin=5604';
  const made = meetingOfEntry({ ...entry, location, invitation: { ...emptyInvitation, location } }, noRules);
  expect(made.location).not.toContain('5604');
  expect(JSON.stringify(made.join)).toContain('5604');
});

test('a whole day is not changed here; texts are bounded', () => {
  const long = 'x'.repeat(5000);
  const people = Array.from({ length: 80 }, (_, at) => `${at} ${long}`);
  const made = meetingOfEntry(
    { ...entry, wholeDay: true, title: long, organizer: long, location: long, people, id: long },
    noRules,
  );
  expect(made.may).toBeUndefined();
  expect(meeting.safeParse(made).success).toBe(true);
  expect(made.people).toHaveLength(50);
  expect(made.id).toHaveLength(1000);
});

test('whatever a server tells is a meeting of the contract, or a time that is none; of a private one no word is left', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  const time = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.getTime()),
    fc.double(),
  );
  const some = fc.record({
    id: text,
    title: text,
    start: time,
    end: time,
    wholeDay: fc.boolean(),
    private: fc.boolean(),
    status: fc.constantFrom('confirmed' as const, 'tentative' as const),
    organizer: fc.option(text),
    location: fc.option(text),
    people: fc.array(text),
    invitation: fc.record({
      conference: fc.array(text),
      url: fc.array(text),
      location: text,
      text,
      html: text,
    }),
    may: fc.subarray(['extend', 'end', 'release'] as const),
  });
  fc.assert(
    fc.property(some, (told) => {
      const isTime = Math.abs(told.start) <= 8.64e15 && Math.abs(told.end) <= 8.64e15;
      if (!isTime) {
        expect(() => meetingOfEntry(told, noRules)).toThrow(RangeError);
        return;
      }
      const made = meetingOfEntry(told, noRules);
      expect(meeting.parse(made)).toEqual(made);
      if (told.private) {
        const { title, organizer, location, purpose, people } = made;
        expect([title, organizer, location, purpose, people]).toEqual(['', null, null, undefined, undefined]);
      }
    }),
  );
});
