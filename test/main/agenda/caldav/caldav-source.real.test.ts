import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openCaldavSource } from '../../../../main/agenda/caldav/caldav-source.ts';
import { noRules } from '../../../../main/agenda/links/invitation.ts';
import type { CaldavSource, OpenSource } from '../../../../main/agenda/source.ts';
import { readContent } from '../../../../main/agenda/source-meetings.ts';
import { systemClock } from '../../../../main/contract/clock.ts';
import type { Meeting } from '../../../../main/contract/meeting.ts';
import { makeLog } from '../../../../main/log.ts';
import { type Radicale, startRadicale } from '../../../peers/radicale.ts';
import { copenhagen, event, objectOf, objectWith, utc } from './calendar-texts.ts';

const hourMs = 3_600_000;
/** A whole hour tomorrow, so that no test runs over the end of a day that is wanted. */
const base = Math.ceil(Date.now() / hourMs) * hourMs + 24 * hourMs;
const span = { from: base - 48 * hourMs, to: base + 8 * 24 * hourMs };

let radicale: Radicale;
let room = 0;
let calendar = '';
const open: OpenSource[] = [];
let logged: string[] = [];
/** Bodies of what was asked, for what must be asked only when it changed. */
let asked: string[] = [];

beforeAll(async () => {
  radicale = await startRadicale();
});
afterEach(() => {
  for (const one of open.splice(0)) one.stop();
});
afterAll(() => radicale?.stop());

/** A calendar of its own for each test. */
async function makeRoom(): Promise<string> {
  room += 1;
  calendar = `room-${room}`;
  return radicale.makeCalendar(calendar, `Room ${room}`);
}

function follow(more: Partial<CaldavSource> & Pick<CaldavSource, 'caldav'>) {
  const source: CaldavSource = {
    username: radicale.username,
    password: radicale.password,
    checkSeconds: 0.2,
    ...more,
  };
  logged = [];
  asked = [];
  const log = makeLog({
    clock: systemClock,
    file: null,
    level: () => 'debug',
    also: (line) => logged.push(line),
  });
  const followed = openCaldavSource(source, {
    clock: systemClock,
    log,
    fetch: (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${String(init?.body ?? '')}`);
      return fetch(input, init);
    },
    window: () => span,
    onChange: () => {},
  });
  open.push(followed);
  const read = () => {
    const { content } = followed.state;
    const wanted = { ...span, zone: 'Europe/Copenhagen', addresses: [], rules: noRules };
    return content && readContent(content, source, wanted);
  };
  const meetings = (): readonly Meeting[] => read()?.meetings ?? [];
  return {
    followed,
    meetings,
    problems: () => read()?.problems,
    titles: () => meetings().map(({ title }) => title),
    shows: (titles: readonly string[]) =>
      vi.waitFor(() => expect(meetings().map(({ title }) => title)).toEqual(titles), {
        timeout: 10_000,
        interval: 10,
      }),
    fails: (code: string) =>
      vi.waitFor(() => expect(followed.state.problem?.code).toBe(code), { timeout: 10_000, interval: 10 }),
  };
}

const single = (uid: string, from = base, hours = 1): string =>
  objectWith(
    `UID:${uid}`,
    `SUMMARY:${uid}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(from + hours * hourMs)}`,
    'X-KEPT;X-OF=somebody:as it is',
  );

test('a server, its user and the calendar itself all lead to the calendar; several need a name', async () => {
  const first = await makeRoom();
  await radicale.put(calendar, 'one', single('One'));
  const own = follow({ caldav: first });
  await own.shows(['One']);
  // Its address without the slash that belongs to it.
  const short = follow({ caldav: first.slice(0, -1) });
  await short.shows(['One']);
  expect(short.problems()).toEqual([]);
  await makeRoom();
  await radicale.put(calendar, 'two', single('Two'));
  const several = follow({ caldav: radicale.url });
  await several.fails('agenda-missing');
  expect(several.followed.state.problem?.detail).toMatch(/2 calendars/);
  expect(JSON.stringify(several.followed.state.problem)).not.toContain('Room');
  for (const caldav of [radicale.url, `${radicale.url}${radicale.username}/`, `${radicale.url}no/such/`])
    await follow({ caldav, calendar: `room ${room}` }).shows(['Two']);
  await follow({ caldav: radicale.url, calendar: 'Egeskov' }).fails('agenda-missing');
  await follow({ caldav: radicale.url, password: 'not it' }).fails('agenda-not-allowed');
  expect(logged.join()).not.toMatch(/not it|egeskov/);
});

test('what is put in, changed and deleted is seen, and only that is fetched', async () => {
  const { shows, meetings, followed } = follow({ caldav: await makeRoom() });
  await vi.waitFor(() => expect(followed.state.confirmedAt).not.toBeNull());
  expect([meetings(), followed.state.problem]).toEqual([[], null]);
  await radicale.put(calendar, 'one', single('One'));
  await radicale.put(calendar, 'far', single('Next year', base + 300 * 24 * hourMs));
  await shows(['One']);
  asked = [];
  await radicale.put(calendar, 'two', single('Two', base + hourMs));
  await shows(['One', 'Two']);
  expect(asked.filter((one) => one.includes('calendar-multiget'))).toHaveLength(1);
  expect(asked.join()).toContain('two.ics');
  expect(asked.join()).not.toMatch(/one\.ics|calendar-query/);
  await radicale.put(calendar, 'one', single('One', base + 3 * hourMs));
  await shows(['Two', 'One']);
  await radicale.remove(calendar, 'two');
  await shows(['One']);
});

test('a zone that the calendar brings, and a series with a time that was moved', async () => {
  const { meetings } = follow({ caldav: await makeRoom() });
  // Days are counted on the wall, since the clock may have been changed in these weeks.
  const noon = new Date(base).toISOString().slice(0, 10);
  const wall = (days: number, hour: number): string =>
    `${new Date(Date.parse(noon) + days * 24 * hourMs).toISOString().slice(0, 10).replaceAll('-', '')}T${hour}0000`;
  await radicale.put(
    calendar,
    'series',
    objectOf(
      copenhagen,
      event(
        'UID:series',
        'SUMMARY:Ward round',
        // It began weeks ago: only what a server finds by the rule is in the days that are asked for.
        `DTSTART;TZID=Europe/Copenhagen:${wall(-28, 12)}`,
        'DURATION:PT30M',
        'RRULE:FREQ=DAILY;COUNT=31',
      ),
      event(
        'UID:series',
        'SUMMARY:Ward round moved',
        `RECURRENCE-ID;TZID=Europe/Copenhagen:${wall(1, 12)}`,
        `DTSTART;TZID=Europe/Copenhagen:${wall(1, 14)}`,
        'DURATION:PT30M',
      ),
    ),
  );
  await vi.waitFor(() => expect(meetings().length).toBeGreaterThan(3), { timeout: 5000, interval: 10 });
  const moved = meetings().filter(({ title }) => title.endsWith('moved'));
  expect(moved).toHaveLength(1);
  const [planned, held] = [moved[0]?.id.split('/')[1] ?? '', moved[0]?.start ?? ''];
  expect(Date.parse(held) - Date.parse(planned)).toBe(2 * hourMs);
  expect(new Date(held).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Copenhagen' })).toBe('14:00:00');
});

test('the calendar is removed and comes back, the server goes and comes back: what was read stays meanwhile', async () => {
  const { shows, fails, followed, titles } = follow({ caldav: await makeRoom() });
  await radicale.put(calendar, 'one', single('One'));
  await shows(['One']);
  await radicale.removeCalendar(calendar);
  await fails('agenda-missing');
  expect(titles()).toEqual(['One']);
  await radicale.makeCalendar(calendar);
  await radicale.put(calendar, 'two', single('Two'));
  followed.refresh();
  await shows(['Two']);
  await radicale.halt();
  await fails('agenda-unreachable');
  expect(titles()).toEqual(['Two']);
  await radicale.again();
  followed.refresh();
  await vi.waitFor(() => expect(followed.state.problem).toBeNull());
});

test('booked, made longer, ended and let go; the rest of an object stays as it was', async () => {
  const { followed, meetings, shows } = follow({ caldav: await makeRoom() });
  await vi.waitFor(() => expect(followed.writer).not.toBeNull());
  const { writer } = followed;
  if (!writer) throw new Error('no writer');
  const booked = await writer.book({ title: 'Here, now; æøå', start: base, end: base + hourMs });
  expect(booked.ok).toBe(true);
  const id = booked.ok ? booked.value : '';
  await shows(['Here, now; æøå']);
  expect(meetings()[0]?.id).toBe(id);
  await radicale.put(calendar, 'after', single('After', base + 2 * hourMs));
  // Not yet read here: the server is asked.
  expect(
    await writer.book({ title: 'Late', start: base + 2 * hourMs, end: base + 3 * hourMs }),
  ).toMatchObject({ ok: false, error: { code: 'day-taken' } });
  const untilAfter = await writer.setEnd(id, base + 2 * hourMs);
  expect(untilAfter).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(meetings()[0]?.end).toBe(new Date(base + 2 * hourMs).toISOString()));
  expect(await writer.setEnd(id, base + 3 * hourMs)).toMatchObject({ error: { code: 'day-taken' } });
  expect(await writer.setEnd(id, base + 60_000)).toMatchObject({ ok: true });
  await shows(['Here, now; æøå', 'After']);
  expect(await writer.setEnd(id, base + 120_000)).toMatchObject({ ok: true });
  expect(await writer.setEnd('After', base + 2.5 * hourMs)).toMatchObject({ ok: true });
  expect(await radicale.texts(calendar)).toContain('X-KEPT;X-OF=somebody:as it is');
  expect(await writer.release(id)).toMatchObject({ ok: true });
  await shows(['After']);
  expect(await writer.release(id)).toMatchObject({ error: { code: 'day-not-writable' } });
});

test('one time of a series is ended by itself, another is let go', async () => {
  const { followed, meetings, shows } = follow({ caldav: await makeRoom() });
  await radicale.put(
    calendar,
    'series',
    objectWith(
      'UID:series',
      'SUMMARY:Daily',
      `DTSTART:${utc(base)}`,
      `DTEND:${utc(base + hourMs)}`,
      'RRULE:FREQ=DAILY;COUNT=3',
    ),
  );
  await shows(['Daily', 'Daily', 'Daily']);
  const [, second, third] = meetings();
  const end = Date.parse(second?.start ?? '') + 600_000;
  expect(await followed.writer?.setEnd(second?.id ?? '', end)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(meetings()[1]?.end).toBe(new Date(end).toISOString()));
  expect(await followed.writer?.release(third?.id ?? '')).toMatchObject({ ok: true });
  await shows(['Daily', 'Daily']);
  expect(await followed.writer?.release(second?.id ?? '')).toMatchObject({ ok: true });
  await shows(['Daily']);
  expect(meetings()[0]?.end).toBe(new Date(base + hourMs).toISOString());
});

test('what somebody changed meanwhile is not written over', async () => {
  const { followed, shows, meetings } = follow({ caldav: await makeRoom(), checkSeconds: 600 });
  await radicale.put(calendar, 'one', single('One'));
  followed.refresh();
  await shows(['One']);
  await radicale.put(calendar, 'one', single('One', base + hourMs, 2));
  expect(await followed.writer?.setEnd('One', base + 600_000)).toMatchObject({
    error: { code: 'day-changed' },
  });
  expect(await radicale.texts(calendar)).toContain(utc(base + 3 * hourMs));
  // And it was read anew, so that the person sees why.
  await vi.waitFor(() => expect(meetings()[0]?.start).toBe(new Date(base + hourMs).toISOString()));
});
