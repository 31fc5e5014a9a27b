import { describe, expect, test } from 'vitest';
import { isInvited, withDeclined, withEnd, withoutTime } from '../../../../main/agenda/caldav/event-edit.ts';
import { folded, linesOf, withLines, withParameter } from '../../../../main/agenda/caldav/event-lines.ts';
import { type EventTarget, targetIn } from '../../../../main/agenda/caldav/event-target.ts';
import { readCalendar } from '../../../../main/agenda/calendar.ts';
import { noRules } from '../../../../main/agenda/links/invitation.ts';
import { copenhagen, event, objectOf, objectWith } from './calendar-texts.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const target = (text: string, id: string): EventTarget => {
  const found = targetIn(text, id);
  if (!found) throw new Error('not found');
  return found;
};
const held = (text: string): readonly string[] =>
  readCalendar(text, {
    from: Date.parse('2026-03-01T00:00:00Z'),
    to: Date.parse('2026-04-20T00:00:00Z'),
    zone: 'Europe/Copenhagen',
    addresses: ['room@example.org'],
    rules: noRules,
  }).meetings.map(({ start, end }) => `${start.slice(5, 16)}-${end.slice(11, 16)}`);

/** Lines of `after` that were not in `before`, and the other way round. */
const difference = (before: string, after: string): readonly string[] => {
  const [old, fresh] = [before.split('\r\n'), after.split('\r\n')];
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
};

const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT5M', 'DURATION:PT1M', 'REPEAT:2', 'END:VALARM'];

describe('the end of a meeting', () => {
  test('nothing but what must is another: folds, cases, alarms and strange lines stay', () => {
    const text = objectWith(
      'uid:one',
      'SUMMARY;LANGUAGE=da:En lang',
      '  titel, der er fol',
      ' det',
      'DTSTART:20260310T100000Z',
      'DTEND:20260310T110000Z',
      'SEQUENCE:4',
      'not a property',
      'X-A;B="c:d;e":æøå 👩‍⚕️',
      ...alarm,
    );
    const after = withEnd(text, target(text, 'one'), Date.parse('2026-03-10T11:30:00Z'), now);
    expect(difference(text, after ?? '')).toEqual([
      '- DTSTAMP:20260101T000000Z',
      '- DTEND:20260310T110000Z',
      '- SEQUENCE:4',
      '+ DTSTAMP:20260301T120000Z',
      '+ DTEND:20260310T113000Z',
      '+ SEQUENCE:5',
    ]);
    expect(held(after ?? '')).toEqual(['03-10T10:00-11:30']);
  });

  test('a DURATION becomes an end, that of an alarm stays; line feeds alone stay alone', () => {
    const text = objectWith('UID:one', 'DTSTART:20260310T100000Z', 'DURATION:PT1H', ...alarm).replaceAll(
      '\r\n',
      '\n',
    );
    const after = withEnd(text, target(text, 'one'), Date.parse('2026-03-10T10:20:00Z'), now) ?? '';
    expect(held(after)).toEqual(['03-10T10:00-10:20']);
    expect(after).toContain('DURATION:PT1M');
    expect(after).not.toContain('\r');
  });

  test('one without a length is given an end', () => {
    const text = objectWith('UID:one', 'DTSTART:20260310T100000Z');
    expect(held(withEnd(text, target(text, 'one'), Date.parse('2026-03-10T10:20:00Z'), now) ?? '')).toEqual([
      '03-10T10:00-10:20',
    ]);
  });

  test('is written in the zone of the start, where that zone has it once; else in UTC', () => {
    const text = objectOf(
      copenhagen,
      event('UID:one', 'DTSTART;TZID=Europe/Copenhagen:20260310T110000', 'DURATION:PT1H'),
      event('UID:two', 'DTSTART;TZID="Some: Zone":20260310T150000', 'DURATION:PT1H'),
    );
    expect(withEnd(text, target(text, 'one'), Date.parse('2026-03-10T10:30:00Z'), now)).toContain(
      'DTEND;TZID=Europe/Copenhagen:20260310T113000\r\n',
    );
    expect(withEnd(text, target(text, 'two'), Date.parse('2026-03-10T14:30:00Z'), now)).toContain(
      'DTEND:20260310T143000Z\r\n',
    );
  });

  test('whole days, and times of no zone, are not ours to write', () => {
    for (const start of ['DTSTART;VALUE=DATE:20260310', 'DTSTART:20260310T100000']) {
      const text = objectWith('UID:one', start);
      expect(withEnd(text, target(text, 'one'), now, now)).toBeNull();
    }
  });
});

describe('one time of a series', () => {
  const series = objectOf(
    copenhagen,
    event(
      'UID:s',
      'SUMMARY:Daily',
      'DTSTART;TZID=Europe/Copenhagen:20260327T100000',
      'DTEND;TZID=Europe/Copenhagen:20260327T110000',
      'RRULE:FREQ=DAILY;COUNT=4',
      'EXDATE;TZID=Europe/Copenhagen:20260328T100000',
      'SEQUENCE:1',
      ...alarm,
    ),
  );
  // After the clock was put forward.
  const second = 's/2026-03-29T08:00:00.000Z';

  test('is ended by itself, and then again', () => {
    const once = withEnd(series, target(series, second), Date.parse('2026-03-29T08:15:00Z'), now) ?? '';
    expect(held(once)).toEqual(['03-27T09:00-10:00', '03-29T08:00-08:15', '03-30T08:00-09:00']);
    expect(once).toContain('RECURRENCE-ID;TZID=Europe/Copenhagen:20260329T100000\r\n');
    expect(once.match(/RRULE:FREQ=DAILY/g)).toHaveLength(1);
    expect(once.startsWith(series.slice(0, series.indexOf('END:VEVENT')))).toBe(true);
    const twice = withEnd(once, target(once, second), Date.parse('2026-03-29T08:45:00Z'), now) ?? '';
    expect(held(twice)).toEqual(['03-27T09:00-10:00', '03-29T08:00-08:45', '03-30T08:00-09:00']);
    expect(twice.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  test('is taken out, with what stood for it alone', () => {
    const out = withoutTime(series, target(series, second), now) ?? '';
    expect(held(out)).toEqual(['03-27T09:00-10:00', '03-30T08:00-09:00']);
    const ended = withEnd(series, target(series, second), Date.parse('2026-03-29T08:15:00Z'), now) ?? '';
    const after = withoutTime(ended, target(ended, second), now) ?? '';
    expect(held(after)).toEqual(['03-27T09:00-10:00', '03-30T08:00-09:00']);
    expect(after.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(after).toContain('EXDATE;TZID=Europe/Copenhagen:20260328T100000');
  });

  test('is found when its exception names the day only', () => {
    const text = objectOf(
      event('UID:s', 'DTSTART:20260310T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
      event('UID:s', 'RECURRENCE-ID;VALUE=DATE:20260311', 'DTSTART:20260311T120000Z', 'DURATION:PT1H'),
    );
    const after =
      withEnd(text, target(text, 's/2026-03-11T10:00:00.000Z'), Date.parse('2026-03-11T12:10:00Z'), now) ??
      '';
    expect(held(after)).toContain('03-11T12:00-12:10');
    expect(after.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  test('of which the room has only this one', () => {
    const text = objectWith(
      'UID:s',
      'RECURRENCE-ID:20260310T090000Z',
      'DTSTART:20260310T100000Z',
      'DURATION:PT1H',
    );
    const found = target(text, 's/2026-03-10T09:00:00.000Z');
    expect(held(withEnd(text, found, Date.parse('2026-03-10T10:30:00Z'), now) ?? '')).toEqual([
      '03-10T10:00-10:30',
    ]);
  });

  test('of which the room has two, and lets one go', () => {
    const one = (day: number) =>
      event('UID:s', `RECURRENCE-ID:202603${day}T090000Z`, `DTSTART:202603${day}T100000Z`, 'DURATION:PT1H');
    const text = objectOf(one(10), one(11), one(12));
    const after = withoutTime(text, target(text, 's/2026-03-11T09:00:00.000Z'), now) ?? '';
    expect(held(after)).toEqual(['03-10T10:00-11:00', '03-12T10:00-11:00']);
    expect(after).toBe(objectOf(one(10), one(12)));
  });

  test('whose exception stands before the series', () => {
    const text = objectOf(
      event('UID:s', 'RECURRENCE-ID:20260311T100000Z', 'DTSTART:20260311T120000Z', 'DURATION:PT1H'),
      event('UID:s', 'DTSTART:20260310T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
    );
    const after = withoutTime(text, target(text, 's/2026-03-11T10:00:00.000Z'), now) ?? '';
    expect(held(after)).toEqual(['03-10T10:00-11:00', '03-12T10:00-11:00']);
    expect(after.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  test('is not written where an exception stands for all that follow; nor is what is not there', () => {
    const text = objectOf(
      event('UID:s', 'DTSTART:20260310T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
      event('UID:s', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260311T100000Z', 'DTSTART:20260311T120000Z'),
    );
    expect(targetIn(text, 's/2026-03-11T10:00:00.000Z')).toBeNull();
    expect(targetIn(series, 'other')).toBeNull();
    expect(targetIn(series.replace('END:VEVENT\r\n', ''), second)).toBeNull();
    expect(targetIn(series, 's/never')).toBeNull();
  });

  test('a UID that looks like the time of a series is itself', () => {
    const text = objectWith(`UID:${second}`, 'DTSTART:20260310T100000Z', 'DURATION:PT1H');
    expect(target(text, second)).toMatchObject({ original: null, series: null });
  });
});

describe('an invitation', () => {
  const invited = (organizer: string): string =>
    objectWith(
      'UID:one',
      'DTSTART:20260310T100000Z',
      'DURATION:PT1H',
      'SEQUENCE:2',
      `ORGANIZER:mailto:${organizer}`,
      'ATTENDEE;CN="Egeskov;PARTSTAT=X: 1";PARTSTAT=ACCEPTED;CUTYPE=ROOM:mailto:Ro',
      ' om@example.org',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:other@example.org',
    );
  const own = ['room@example.org'];

  test('that the room declines: its own answer and nothing else', () => {
    const text = invited('boss@example.org');
    expect(isInvited(target(text, 'one'), own)).toBe(true);
    const after = withDeclined(text, target(text, 'one'), own, now) ?? '';
    expect(held(after)).toEqual([]);
    expect(after.replaceAll('\r\n ', '')).toContain(
      'ATTENDEE;CN="Egeskov;PARTSTAT=X: 1";CUTYPE=ROOM;PARTSTAT=DECLINED:mailto:Room@example.org',
    );
    expect(after).toContain('ATTENDEE;PARTSTAT=ACCEPTED:mailto:other@example.org');
    expect(after).toContain('SEQUENCE:2\r\n');
  });

  test('of a series: that time alone', () => {
    const text = invited('boss@example.org').replace('DURATION', 'RRULE:FREQ=DAILY;COUNT=3\r\nDURATION');
    const id = 'one/2026-03-11T10:00:00.000Z';
    const after = withDeclined(text, target(text, id), own, now) ?? '';
    expect(held(after)).toEqual(['03-10T10:00-11:00', '03-12T10:00-11:00']);
  });

  test('by the room itself, or to others, is none', () => {
    expect(isInvited(target(invited('room@example.org'), 'one'), own)).toBe(false);
    expect(isInvited(target(invited('boss@example.org'), 'one'), ['x@example.org'])).toBe(false);
  });
});

describe('lines', () => {
  test('taken apart and joined they are what they were', () => {
    for (const text of ['', 'A:1', 'A:1\r\n B\r\n\tC\r\nD:2\n\n\nE', '\n', ' odd\n fold\nA:1\n '])
      expect(
        linesOf(text)
          .map(({ raw }) => raw)
          .join(''),
      ).toBe(text);
    expect(withLines('A:1\nB:2', [], '\n')).toBe('A:1\nB:2');
  });
  test('are folded at 75 octets, not in a sign', () => {
    const lines = folded(`SUMMARY:${'å👩‍⚕️'.repeat(40)}`, '\r\n').split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '').trim()).toBe(`SUMMARY:${'å👩‍⚕️'.repeat(40)}`);
    expect(lines.join()).not.toContain('�');
  });
  test('a parameter is set where it is, or is not, or the line is none', () => {
    expect(withParameter('ATTENDEE:mailto:a', 'PARTSTAT', 'X')).toBe('ATTENDEE;PARTSTAT=X:mailto:a');
    expect(withParameter('ATTENDEE;A="b:c;PARTSTAT=D":m', 'PARTSTAT', 'X')).toBe(
      'ATTENDEE;A="b:c;PARTSTAT=D";PARTSTAT=X:m',
    );
    expect(withParameter('nothing', 'PARTSTAT', 'X')).toBe('nothing');
  });
});
