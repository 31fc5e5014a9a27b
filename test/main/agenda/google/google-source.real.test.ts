import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGoogleSource } from '../../../../main/agenda/google/google-source.ts';
import type { OpenSource } from '../../../../main/agenda/source.ts';
import { makeLog } from '../../../../main/log.ts';
import { type GooglePeer, startGoogle } from '../../../peers/google.ts';
import { type HandClock, handClock, until } from '../hand-clock.ts';

const dayMs = 86_400_000;
let clock: HandClock;
let google: GooglePeer;
let lines: string[] = [];
let open: OpenSource[] = [];
beforeEach(async () => {
  clock = handClock('2026-11-20T08:00:00Z');
  google = await startGoogle({ now: clock.now });
  lines = [];
});
afterEach(async () => {
  for (const one of open) one.stop();
  open = [];
  await google.close();
});

function follow(more: { readonly key?: string; readonly calendar?: string } = {}): OpenSource {
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const source = openGoogleSource(
    {
      google: more.calendar ?? google.calendar,
      key: more.key ?? google.keyFile,
      service: google.service,
      checkSeconds: 4,
    },
    {
      clock,
      log,
      fetch,
      window: () => {
        const today = Math.floor(clock.now() / dayMs) * dayMs;
        return { from: today - dayMs, to: today + 8 * dayMs };
      },
      onChange: () => {},
    },
  );
  open.push(source);
  return source;
}

const at = (time: string, day = '2026-11-20') => ({ dateTime: `${day}T${time}:00Z` });
const meeting = (summary: string, from = '09:00', to = '10:00') => ({
  summary,
  start: at(from),
  end: at(to),
});
const invited = (summary: string) => ({
  ...meeting(summary),
  organizer: { email: 'anna@example.org' },
  attendees: [
    { email: 'anna@example.org', organizer: true, responseStatus: 'accepted' },
    { email: google.calendar, self: true, resource: true, responseStatus: 'accepted' },
  ],
});
const titles = (source: OpenSource): readonly string[] =>
  source.state.content?.kind === 'entries'
    ? source.state.content.entries.map(({ title }) => title).sort()
    : [];
const entry = (source: OpenSource, title: string) =>
  source.state.content?.kind === 'entries'
    ? source.state.content.entries.find((one) => one.title === title)
    : undefined;
const settled = async (source: OpenSource): Promise<void> =>
  until(() => source.state.settled && clock.waiting() > 0);
/** The next answer after `ms`. */
async function after(source: OpenSource, ms = 4000): Promise<void> {
  const before = source.state;
  clock.advance(ms);
  await until(() => source.state !== before && clock.waiting() === 1);
}

test('all is read once, over pages, and then only what changed; what is cancelled goes, and a series with all its times', async () => {
  google.setPageSize(2);
  const first = google.put(meeting('A'));
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22'])
    google.put({
      ...meeting('S'),
      id: `series0_${day.replaceAll('-', '')}t090000z`.replaceAll('_', ''),
      recurringEventId: 'series0',
      originalStartTime: at('09:00', day),
      start: at('09:00', day),
      end: at('10:00', day),
    });
  google.put({ ...meeting('too late'), start: at('09:00', '2027-01-20'), end: at('10:00', '2027-01-20') });
  const source = follow();
  await settled(source);
  expect(titles(source)).toEqual(['A', 'S', 'S', 'S']);
  expect(google.asked.filter((one) => one.includes('timeMin'))).toHaveLength(2);

  google.put(meeting('B', '11:00', '12:00'));
  google.cancel(first);
  google.put({ ...meeting('not now'), start: at('09:00', '2027-02-20'), end: at('10:00', '2027-02-20') });
  await after(source);
  expect(titles(source)).toEqual(['B', 'S', 'S', 'S']);
  google.put({ ...meeting('S'), id: 'series0', status: 'cancelled' });
  await after(source);
  expect(titles(source)).toEqual(['B']);

  const asked = google.asked.length;
  const { content, confirmedAt } = source.state;
  await after(source);
  expect(google.asked.slice(asked)).toEqual([expect.stringContaining('syncToken=')]);
  expect(source.state.content).toBe(content);
  expect(source.state.confirmedAt).toBeGreaterThan(confirmedAt ?? 0);
  expect(google.asked.filter((one) => one === 'token')).toHaveLength(1);
});

test('a sync token that is forgotten, and a new day, mean that all is read anew', async () => {
  google.put(meeting('A'));
  const source = follow();
  await settled(source);
  google.forgetSyncTokens();
  google.put(meeting('B'));
  await after(source);
  expect(titles(source)).toEqual(['A', 'B']);
  const asked = google.asked.length;
  clock.set('2026-11-21T08:00:00Z');
  await after(source);
  expect(google.asked.slice(asked).some((one) => one.includes('timeMin=2026-11-20'))).toBe(true);
});

test('half an answer changes nothing', async () => {
  google.setPageSize(1);
  google.put(meeting('A'));
  const source = follow();
  await settled(source);
  google.put(meeting('B'));
  google.put(meeting('C'));
  google.trouble({ status: 500, at: 2 });
  await after(source);
  expect(titles(source)).toEqual(['A']);
  expect(source.state.problem).toMatchObject({ code: 'agenda-unreachable' });
  await after(source, 15_000);
  expect(titles(source)).toEqual(['A', 'B', 'C']);
  expect(source.state.problem).toBeNull();
});

test('limits are kept to, and told apart from rights', async () => {
  google.put(meeting('A'));
  const source = follow();
  await settled(source);
  google.trouble({ status: 403, reason: 'rateLimitExceeded', retryAfter: '20' });
  await after(source);
  expect(source.state.problem?.code).toBe('agenda-throttled');
  const asked = google.asked.length;
  clock.advance(19_000);
  expect(google.asked).toHaveLength(asked);
  google.trouble({ status: 429 });
  await after(source, 1_000);
  expect(source.state.problem?.code).toBe('agenda-throttled');
  google.trouble({ status: 403, reason: 'accessNotConfigured' });
  await after(source, 24_000);
  expect(source.state.problem).toMatchObject({
    code: 'agenda-not-allowed',
    detail: 'HTTP 403, accessNotConfigured',
  });
  google.setRole('none');
  await after(source, 300_000);
  expect(source.state.problem?.code).toBe('agenda-missing');
  expect(titles(source)).toEqual(['A']);
});

test('gone and back; a token that is revoked, and one that ran out, is had anew', async () => {
  google.put(meeting('A'));
  const source = follow();
  await settled(source);
  await google.down();
  await after(source);
  expect(source.state.problem?.code).toBe('agenda-unreachable');
  await google.up();
  google.revokeTokens();
  google.put(meeting('B'));
  await after(source, 15_000);
  expect(titles(source)).toEqual(['A', 'B']);
  expect(google.asked.filter((one) => one === 'token')).toHaveLength(2);
  clock.set('2026-11-20T09:00:00Z');
  await after(source);
  expect(source.state.problem).toBeNull();
  expect(google.asked.filter((one) => one === 'token')).toHaveLength(3);
});

test('a clock that is wrong is told by how much, and all goes on when it is right', async () => {
  google.setSkew(2 * 3_600_000);
  const source = follow();
  await settled(source);
  expect(source.state.problem).toMatchObject({
    code: 'agenda-clock',
    detail: 'the clock of this computer is 120 minutes behind',
  });
  google.setSkew(0);
  await after(source, 15_000);
  expect(source.state.problem).toBeNull();
});

test('what is wrong with the key file is said, without anything that stands in it', async () => {
  const missing = follow({ key: '/nowhere/key.json' });
  await settled(missing);
  expect(missing.state.problem).toMatchObject({ code: 'agenda-missing', at: 'key.json' });
  writeFileSync(
    google.keyFile,
    JSON.stringify({ client_email: 'a@b', private_key: 'secret', token_uri: 'http://b.example' }),
  );
  const broken = follow();
  await until(() => broken.state.settled);
  expect(broken.state.problem).toMatchObject({
    code: 'agenda-broken',
    at: 'service-account.json',
    detail: 'the key file is not one of a service account: private_key, token_uri',
  });
});

test('an account that may only read is asked for no more', async () => {
  google.setScopes(['https://www.googleapis.com/auth/calendar.readonly']);
  google.put({ ...meeting('A'), organizer: { self: true } });
  const source = follow();
  await settled(source);
  expect(source.writer).toBeNull();
  expect(entry(source, 'A')?.may).toEqual([]);
  google.setScopes([]);
  google.revokeTokens();
  await after(source);
  expect(source.state.problem).toMatchObject({
    code: 'agenda-not-allowed',
    detail: expect.stringContaining('unauthorized_client'),
  });
});

test('rights that change are seen: the writer is there while it may be used', async () => {
  google.setRole('reader');
  const source = follow();
  await settled(source);
  expect(source.writer).toBeNull();
  google.setRole('writer');
  await after(source);
  expect(source.writer).not.toBeNull();
});

const slot = {
  title: 'Møde',
  start: Date.parse('2026-11-20T12:00:00Z'),
  end: Date.parse('2026-11-20T12:30:00Z'),
};

test('a booking stands in the calendar once, though its first answer was lost; a slot that is taken is not booked', async () => {
  const source = follow();
  await settled(source);
  google.trouble({ status: 500, method: 'POST', afterDoing: true });
  const booked = await source.writer?.book(slot);
  expect(booked?.ok).toBe(true);
  expect(google.events()).toHaveLength(1);
  await until(() => titles(source).length === 1);
  expect(booked).toEqual({ ok: true, value: entry(source, 'Møde')?.id });
  expect(entry(source, 'Møde')).toMatchObject({ start: slot.start, end: slot.end, organizer: null });
  expect(await source.writer?.book(slot)).toMatchObject({ ok: false, error: { code: 'day-taken' } });
  expect(google.events()).toHaveLength(1);
});

test('it is made longer and shorter, not over another, not when somebody changed it, and released', async () => {
  const own = google.put({ ...meeting('own'), organizer: { self: true } });
  google.put(meeting('next', '10:30', '11:00'));
  const source = follow();
  await settled(source);
  const id = entry(source, 'own')?.id ?? '';
  const time = (text: string): number => Date.parse(`2026-11-20T${text}:00Z`);
  expect(await source.writer?.setEnd(id, time('10:45'))).toMatchObject({ error: { code: 'day-taken' } });
  expect(await source.writer?.setEnd(id, time('10:30'))).toEqual({ ok: true, value: null });
  await until(() => entry(source, 'own')?.end === time('10:30'));
  google.put({ ...google.event(own), summary: 'own, changed' });
  expect(await source.writer?.setEnd(id, time('09:45'))).toMatchObject({ error: { code: 'day-changed' } });
  await after(source);
  expect(await source.writer?.setEnd(id, time('09:45'))).toEqual({ ok: true, value: null });
  await until(() => entry(source, 'own, changed')?.end === time('09:45'));
  expect(await source.writer?.release(id)).toEqual({ ok: true, value: null });
  await until(() => titles(source).join() === 'next');
});

test.each([true, false])(
  'an invitation is declined for the room alone (guests may be named: %s)',
  async (allowed) => {
    google.setGuestsAllowed(allowed);
    const id = google.put(invited('A'));
    const source = follow();
    await settled(source);
    expect(entry(source, 'A')?.may).toEqual(['release']);
    expect(await source.writer?.release(entry(source, 'A')?.id ?? '')).toEqual({ ok: true, value: null });
    await until(() => titles(source).length === 0);
    const left = google.event(id);
    if (allowed)
      expect(left?.attendees?.map(({ responseStatus }) => responseStatus)).toEqual(['accepted', 'declined']);
    else expect(left?.status).toBe('cancelled');
  },
);

test('the log and the problems name nobody', async () => {
  google.put(invited('Sensitive title'));
  const source = follow();
  await settled(source);
  await google.down();
  await after(source);
  const said = lines.join('\n') + JSON.stringify(source.state.problem);
  expect(said).toContain('agenda-unreachable');
  expect(said).not.toMatch(/Sensitive|example\.org|gserviceaccount|ya29/);
});
