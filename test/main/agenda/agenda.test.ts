import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Agenda, startAgenda } from '../../../main/agenda/agenda.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import type { AgendaFacts } from '../../../main/contract/kiosk.ts';
import { makeLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { type HandClock, handClock, until } from './hand-clock.ts';

const running: Agenda[] = [];
afterEach(() => {
  for (const agenda of running.splice(0)) agenda.stop();
});

function set(start = '2026-03-10T08:00:00Z') {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-agenda-'));
  const clock: HandClock = handClock(start);
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const agenda = startAgenda({ clock, log, store: openStore(join(folder, 'store'), log) });
  running.push(agenda);
  const seen: AgendaFacts[] = [];
  agenda.watch((facts) => seen.push(facts));
  const use = (...files: readonly string[]): void =>
    agenda.use({
      sources: files.map((file) => ({ file: join(folder, file) })),
      zone: 'Europe/Copenhagen',
      addresses: [],
      rules: noRules,
      show: { titles: true, organizers: true, details: true },
    });
  return { folder, clock, agenda, seen, lines, use, file: (name: string) => join(folder, name) };
}
const calendar = (...events: readonly (readonly [uid: string, start: string])[]): string =>
  [
    'BEGIN:VCALENDAR',
    ...events.flatMap(([uid, start]) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTART:${start}`,
      `SUMMARY:Secret ${uid}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const titles = (agenda: Agenda): string => agenda.facts.meetings.map(({ id }) => id).join(' ');

test('without sources the agenda is read and empty', () => {
  const { agenda, use } = set();
  expect(agenda.facts.read).toBe(false);
  use();
  expect(agenda.facts).toEqual({
    meetings: [],
    freshAt: Date.parse('2026-03-10T08:00:00Z'),
    staleSince: null,
    read: true,
    mayBook: false,
    problems: [],
  });
});

test('a file is read, and so are its changes, also when another file takes its place', async () => {
  const { agenda, use, file, clock } = set();
  writeFileSync(file('a.ics'), calendar(['one', '20260310T100000Z']));
  use('a.ics');
  expect(agenda.facts.read).toBe(false);
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('one');
  expect(agenda.facts).toMatchObject({
    staleSince: null,
    problems: [],
    freshAt: Date.parse('2026-03-10T08:00:00Z'),
  });

  writeFileSync(file('a.ics'), calendar(['one', '20260310T100000Z'], ['two', '20260310T090000Z']));
  await until(
    () => titles(agenda) === 'two one',
    () => clock.advance(100),
  );

  writeFileSync(file('new.ics'), calendar(['three', '20260310T100000Z']));
  renameSync(file('new.ics'), file('a.ics'));
  await until(
    () => titles(agenda) === 'three',
    () => clock.advance(100),
  );
});

test('a change is seen within a second and a half', async () => {
  const { agenda, use, file, clock, seen } = set();
  writeFileSync(file('a.ics'), calendar(['one', '20260310T100000Z']));
  use('a.ics');
  await until(() => agenda.facts.read);
  writeFileSync(file('a.ics'), calendar(['second', '20260310T100000Z']));
  const count = seen.length;
  const begun = clock.now();
  await until(
    () => titles(agenda) === 'second',
    () => {
      // The clock moves on only when the disk has answered and the next look waits, beside the hourly one.
      if (clock.waiting() === 2) clock.advance(500);
    },
  );
  expect(clock.now() - begun).toBeLessThanOrEqual(1500);
  expect(seen).toHaveLength(count + 1);
});

test('a file that goes, breaks off or becomes something else: said, the last good meetings stay; then it is mended', async () => {
  const { agenda, use, file, clock, lines } = set();
  const good = calendar(['one', '20260310T100000Z']);
  writeFileSync(file('a.ics'), good);
  use('a.ics');
  await until(() => agenda.facts.read);
  const since = (holds: (facts: AgendaFacts) => boolean): Promise<void> =>
    until(
      () => holds(agenda.facts),
      () => clock.advance(500),
    );

  rmSync(file('a.ics'));
  await since(({ problems }) => problems.length > 0);
  expect(agenda.facts.problems).toEqual([
    { code: 'agenda-missing', at: 'a.ics', detail: 'there is no such file' },
  ]);
  expect(agenda.facts.staleSince).not.toBeNull();
  expect(titles(agenda)).toBe('one');

  writeFileSync(file('a.ics'), good.slice(0, -20));
  await since(({ problems }) => problems[0]?.code === 'agenda-broken');
  expect(titles(agenda)).toBe('one');

  writeFileSync(file('a.ics'), '<html>no</html>');
  await since(({ problems }) => problems[0]?.detail === 'what is there now is no calendar');
  expect(titles(agenda)).toBe('one');

  rmSync(file('a.ics'));
  mkdirSync(file('a.ics'));
  await since(({ problems }) => problems[0]?.detail === 'it is a folder');
  rmSync(file('a.ics'), { recursive: true });

  writeFileSync(file('a.ics'), calendar(['mended', '20260310T100000Z']));
  await since(({ problems }) => problems.length === 0);
  expect(agenda.facts.staleSince).toBeNull();
  expect(titles(agenda)).toBe('mended');
  expect(lines.join()).not.toMatch(/a\.ics|Secret|mended/);
});

test('a file that is not there from the beginning is said, and taken when it comes', async () => {
  const { agenda, use, file, clock } = set();
  use('a.ics');
  await until(() => agenda.facts.read);
  expect(agenda.facts).toMatchObject({
    meetings: [],
    freshAt: null,
    staleSince: null,
    problems: [{ code: 'agenda-missing' }],
  });
  writeFileSync(file('a.ics'), calendar(['one', '20260310T100000Z']));
  await until(
    () => titles(agenda) === 'one',
    () => clock.advance(500),
  );
  expect(agenda.facts.problems).toEqual([]);
});

test('a broken meeting is said with its file and line, and the others are there', async () => {
  const { agenda, use, file } = set();
  writeFileSync(file('a.ics'), calendar(['one', '20260310T100000Z'], ['bad', 'never']));
  use('a.ics');
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('one');
  expect(agenda.facts.problems).toMatchObject([{ code: 'agenda-broken', at: 'a.ics, line 9' }]);
  expect(agenda.facts.staleSince).toBeNull();
});

test('several sources: sorted, each meeting once, one that fails does not hide the other', async () => {
  const { agenda, use, file } = set();
  writeFileSync(file('a.ics'), calendar(['both', '20260310T100000Z'], ['a', '20260310T120000Z']));
  writeFileSync(file('b.ics'), calendar(['b', '20260310T110000Z'], ['both', '20260310T100000Z']));
  use('a.ics', 'b.ics', 'missing.ics');
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('both b a');
  expect(agenda.facts.problems).toHaveLength(1);
  expect(agenda.facts.staleSince).toBeNull();
});

test('the same settings again change nothing; others are followed, and what is left out is forgotten', async () => {
  const { agenda, use, file, seen } = set();
  writeFileSync(file('a.ics'), calendar(['a', '20260310T100000Z']));
  writeFileSync(file('b.ics'), calendar(['b', '20260310T100000Z']));
  use('a.ics');
  await until(() => agenda.facts.read);
  const count = seen.length;
  use('a.ics');
  expect(seen).toHaveLength(count);
  use('b.ics');
  await until(() => titles(agenda) === 'b');
  expect(agenda.facts.read).toBe(true);
});

test('the window is from yesterday to eight days ahead in the room’s zone, and moves on at midnight', async () => {
  // 23:30 in Copenhagen on the 10th: the window is from the 9th to the end of the 17th, in that zone.
  const { agenda, use, file, clock } = set('2026-03-10T22:30:00Z');
  const events = [
    ['before', '20260308T225959Z'],
    ['first', '20260308T230000Z'],
    ['last', '20260317T225959Z'],
    ['after', '20260317T230000Z'],
  ] as const;
  writeFileSync(file('a.ics'), calendar(...events));
  use('a.ics');
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('first last');
  clock.advance(29 * 60_000);
  expect(titles(agenda)).toBe('first last');
  clock.advance(60_000);
  expect(titles(agenda)).toBe('last after');
});

test('a change of the room’s zone is a change of its floating times', async () => {
  const { agenda, use, file } = set();
  writeFileSync(file('a.ics'), calendar(['a', '20260310T100000']));
  use('a.ics');
  await until(() => agenda.facts.read);
  expect(agenda.facts.meetings[0]?.start).toBe('2026-03-10T09:00:00.000Z');
  agenda.use({
    sources: [{ file: file('a.ics') }],
    zone: 'America/New_York',
    addresses: [],
    rules: noRules,
    show: { titles: true, organizers: true, details: true },
  });
  expect(agenda.facts.meetings[0]?.start).toBe('2026-03-10T14:00:00.000Z');
});

test('refreshed after the clock was set, the day is worked out by the new time, and so is the next midnight', async () => {
  const { agenda, clock, use, file } = set();
  const soon = calendar(['near', '20260311T090000Z'], ['far', '20260401T090000Z']);
  writeFileSync(file('a.ics'), soon);
  use('a.ics');
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toContain('near');
  expect(titles(agenda)).not.toContain('far');
  clock.set('2026-03-31T08:00:00Z');
  expect(titles(agenda)).toContain('near');
  agenda.refresh();
  expect(titles(agenda)).toContain('far');
  expect(titles(agenda)).not.toContain('near');
});
