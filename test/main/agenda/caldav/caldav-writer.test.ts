import { afterEach, describe, expect, test } from 'vitest';
import { openCaldavSource } from '../../../../main/agenda/caldav/caldav-source.ts';
import type { CalendarWriter } from '../../../../main/agenda/calendar-writer.ts';
import type { OpenSource } from '../../../../main/agenda/source.ts';
import { makeLog } from '../../../../main/log.ts';
import { handClock, until } from '../hand-clock.ts';
import { objectWith } from './calendar-texts.ts';
import { type DavDouble, davDouble, roomPath } from './dav-double.ts';

const open: OpenSource[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.stop();
});

const at = (clock: string): number => Date.parse(`2026-03-10T${clock}:00Z`);
const meeting = (uid: string, ...more: readonly string[]): string =>
  objectWith(`UID:${uid}`, 'DTSTART:20260310T100000Z', 'DTEND:20260310T110000Z', ...more);

async function writing(double: DavDouble) {
  const clock = handClock('2026-03-10T08:00:00Z');
  const log = makeLog({ clock, file: null, level: () => 'debug', also: () => {} });
  const start = clock.now();
  const followed = openCaldavSource(
    { caldav: `https://dav.example.org${roomPath}`, checkSeconds: 4 },
    {
      clock,
      log,
      fetch: double.fetch,
      window: () => ({ from: start - 86_400_000, to: start + 86_400_000 }),
      onChange: () => {},
    },
  );
  open.push(followed);
  await until(() => followed.state.settled);
  if (!followed.writer) throw new Error('no writer');
  return { clock, followed, writer: followed.writer };
}

const codeOf = async (result: ReturnType<CalendarWriter['setEnd'] | CalendarWriter['book']>) => {
  const answer = await result;
  return answer.ok ? 'ok' : answer.error.code;
};

describe('booking', () => {
  const slot = { title: 'Here; now, \\ or\nnever', start: at('09:00'), end: at('10:00') };

  test('puts a meeting of its own, and never over another object', async () => {
    const double = davDouble();
    const { writer } = await writing(double);
    const booked = await writer.book(slot);
    expect(booked.ok && double.names()).toEqual([`${booked.ok && booked.value}.ics`]);
    expect(double.of('PUT')[0]?.headers.get('if-none-match')).toBe('*');
    expect(double.text(double.names()[0] ?? '')).toContain('SUMMARY:Here\\; now\\, \\\\ or\\nnever\r\n');
  });

  test('what touches is free; what overlaps is taken, unless it is a whole day, cancelled, or declined', async () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['ok', ['DTSTART:20260310T100000Z', 'DTEND:20260310T110000Z']],
      ['ok', ['DTSTART;VALUE=DATE:20260310']],
      ['ok', ['DTSTART:20260310T093000Z', 'STATUS:CANCELLED']],
      [
        'ok',
        ['DTSTART:20260310T093000Z', 'DURATION:PT1H', 'ATTENDEE;PARTSTAT=DECLINED:mailto:room@example.org'],
      ],
      ['day-taken', ['DTSTART:20260310T093000Z', 'DURATION:PT1M']],
      ['day-taken', ['DTSTART:20260301T093000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY']],
    ];
    for (const [expected, lines] of cases) {
      const double = davDouble({ addresses: ['Room@example.org'] });
      double.put('other.ics', objectWith('UID:other', ...lines));
      const { writer } = await writing(double);
      expect([lines[0], await codeOf(writer.book(slot))]).toEqual([lines[0], expected]);
      // What is taken before is not written, not for a moment.
      expect(double.of('PUT')).toHaveLength(expected === 'ok' ? 1 : 0);
    }
  });

  test('of two at one moment at most one stays', async () => {
    const double = davDouble();
    const { writer } = await writing(double);
    double.traits.instead = ({ method }) => {
      if (method === 'PUT')
        double.put('other.ics', objectWith('UID:o', 'DTSTART:20260310T093000Z', 'DURATION:PT1H'));
      return null;
    };
    expect(await codeOf(writer.book(slot))).toBe('day-taken');
    expect(double.names()).toEqual(['other.ics']);
  });

  test('what the server says is told in words that a person has', async () => {
    const said = {
      401: 'day-not-allowed',
      403: 'day-not-allowed',
      503: 'day-unreachable',
      405: 'day-not-writable',
    };
    for (const [status, code] of Object.entries(said)) {
      const double = davDouble();
      const { writer } = await writing(double);
      double.traits.instead = ({ method }) => (method === 'PUT' ? { status: Number(status) } : null);
      expect(await codeOf(writer.book(slot))).toBe(code);
    }
    expect(await codeOf((await writing(davDouble())).writer.book({ ...slot, end: slot.start }))).toBe(
      'day-too-late',
    );
  });
});

test('a server that does not answer is given up in time', async () => {
  const double = davDouble();
  const { writer, clock } = await writing(double);
  double.traits.instead = ({ signal }) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('given up'))));
  const asked = codeOf(writer.book({ title: '', start: at('09:00'), end: at('10:00') }));
  clock.advance(15_000);
  expect(await asked).toBe('day-unreachable');
});

describe('changing', () => {
  test('goes by the version that was seen, weak or packed as a proxy makes it', async () => {
    for (const seen of ['"1"', 'W/"1"', '"1-gzip"', 'W/"1-gzip"']) {
      const double = davDouble({
        instead: ({ method }) =>
          method === 'GET' ? { status: 200, body: meeting('one'), headers: { etag: seen } } : null,
      });
      double.put('one.ics', meeting('one'));
      const { writer } = await writing(double);
      expect(await codeOf(writer.setEnd('one', at('10:30')))).toBe('ok');
      expect(double.text('one.ics')).toContain('DTEND:20260310T103000Z');
    }
  });

  test('what another one changed since, or removed, is left as it is', async () => {
    const double = davDouble();
    double.put('one.ics', meeting('one'));
    const { writer } = await writing(double);
    double.put('one.ics', meeting('one', 'SUMMARY:New'));
    expect(await codeOf(writer.setEnd('one', at('10:30')))).toBe('day-changed');
    double.remove('one.ics');
    expect(await codeOf(writer.release('one'))).toBe('day-changed');
    expect(double.of('PUT')).toEqual([]);
  });

  test('between the look and the writing, too', async () => {
    const double = davDouble();
    double.put('one.ics', meeting('one'));
    const { writer } = await writing(double);
    double.traits.instead = ({ method }) => {
      if (method === 'PUT') double.put('one.ics', meeting('one', 'SUMMARY:New'));
      return null;
    };
    expect(await codeOf(writer.setEnd('one', at('10:30')))).toBe('day-changed');
    expect(double.text('one.ics')).toContain('SUMMARY:New');
  });

  test('twice in a row is no conflict', async () => {
    const double = davDouble();
    double.put('one.ics', meeting('one'));
    const { writer } = await writing(double);
    double.traits.instead = ({ body }) => (body.includes('sync-collection') ? { status: 503 } : null);
    expect(await codeOf(writer.setEnd('one', at('10:30')))).toBe('ok');
    expect(await codeOf(writer.setEnd('one', at('10:40')))).toBe('ok');
  });

  test('longer only while it is free; never to before its beginning', async () => {
    const double = davDouble();
    double.put('one.ics', meeting('one'));
    const { writer } = await writing(double);
    double.put('two.ics', objectWith('UID:two', 'DTSTART:20260310T113000Z', 'DURATION:PT1H'));
    expect(await codeOf(writer.setEnd('one', at('11:30')))).toBe('ok');
    await until(() => double.of('calendar-multiget').length > 1);
    expect(await codeOf(writer.setEnd('one', at('11:31')))).toBe('day-taken');
    expect(await codeOf(writer.setEnd('one', at('10:00')))).toBe('day-too-late');
    expect(await codeOf(writer.setEnd('unknown', at('12:00')))).toBe('day-not-writable');
  });
});

describe('letting go', () => {
  const invited = meeting(
    'one',
    'ORGANIZER:mailto:boss@example.org',
    'ATTENDEE;PARTSTAT=ACCEPTED:mailto:room@example.org',
  );

  test('what the owner was invited to is declined, all else is deleted', async () => {
    const double = davDouble({ addresses: ['room@example.org'] });
    double.put('one.ics', invited);
    double.put('two.ics', meeting('two'));
    const { writer, followed } = await writing(double);
    expect(followed.state.content).toMatchObject({ addresses: ['room@example.org'] });
    expect(await codeOf(writer.release('one'))).toBe('ok');
    expect(double.text('one.ics')).toContain('PARTSTAT=DECLINED');
    expect(await codeOf(writer.release('two'))).toBe('ok');
    expect(double.names()).toEqual(['one.ics']);
    expect(double.of('DELETE')[0]?.headers.get('if-match')).toBe('"2"');
  });

  test('where the server does not tell whose calendar it is, it is deleted', async () => {
    const double = davDouble();
    double.put('one.ics', invited);
    const { writer } = await writing(double);
    expect(await codeOf(writer.release('one'))).toBe('ok');
    expect(double.names()).toEqual([]);
  });
});
