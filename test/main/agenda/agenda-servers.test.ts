import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Agenda, startAgenda } from '../../../main/agenda/agenda.ts';
import type { CalendarEntry } from '../../../main/agenda/calendar-entry.ts';
import type { CalendarWriter } from '../../../main/agenda/calendar-writer.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import type { SourceState } from '../../../main/agenda/source.ts';
import type { AgendaFacts } from '../../../main/contract/kiosk.ts';
import { good } from '../../../main/contract/result.ts';
import { silentLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { entryAt, fakeSources } from './fake-source.ts';
import { handClock } from './hand-clock.ts';

const running: Agenda[] = [];
afterEach(() => {
  for (const agenda of running.splice(0)) agenda.stop();
});

const writer: CalendarWriter = {
  book: async () => good('new'),
  setEnd: async () => good(null),
  release: async () => good(null),
};
const all = { titles: true, organizers: true, details: true };
const start = '2026-03-10T08:00:00Z';
const now = Date.parse(start);
const holds = (...entries: readonly CalendarEntry[]): SourceState => ({
  content: { kind: 'entries', entries },
  confirmedAt: now,
  problem: null,
  settled: true,
});

function set(hosts: readonly string[] = ['one.example.org', 'two.example.org']) {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-agenda-'));
  const clock = handClock(start);
  const { open, sources } = fakeSources(...hosts);
  const begin = (show = all): { readonly agenda: Agenda; readonly seen: AgendaFacts[] } => {
    const agenda = startAgenda({ clock, log: silentLog, store: openStore(folder, silentLog), open });
    running.push(agenda);
    const seen: AgendaFacts[] = [];
    agenda.watch((facts) => seen.push(facts));
    agenda.use({
      sources: sources.map(({ source }) => source),
      zone: 'Europe/Copenhagen',
      addresses: [],
      rules: noRules,
      show,
    });
    return { agenda, seen };
  };
  const kept = (): string =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
  const keptAt = (): number => statSync(join(folder, 'agenda.json')).mtimeMs;
  const [one, two] = sources;
  if (!one || !two) throw new Error('two sources');
  return { begin, clock, one, two, kept, keptAt };
}

test('what a server worked out is the agenda: in the window, by start, with what it is for and who', () => {
  const { begin, one, two } = set();
  const { agenda } = begin();
  expect(agenda.facts.read).toBe(false);
  one.become(
    holds(
      entryAt('b', '2026-03-10T12:00:00Z'),
      entryAt('far', '2026-04-10T12:00:00Z'),
      entryAt('past', '2026-03-08T12:00:00Z'),
      entryAt('a', '2026-03-10T09:00:00Z'),
    ),
  );
  two.become(holds());
  expect(agenda.facts).toMatchObject({ read: true, staleSince: null, problems: [], freshAt: now });
  expect(agenda.facts.meetings.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(agenda.facts.meetings[0]).toMatchObject({ purpose: 'What it is for', people: ['Anna Berg'] });
});

test('one that is broken is counted and hides no other', () => {
  const { begin, one, two } = set();
  const { agenda } = begin();
  two.become(holds());
  one.become(holds(entryAt('broken', start, { end: 1e300 }), entryAt('good', start)));
  expect(agenda.facts.meetings.map(({ id }) => id)).toEqual(['good']);
  expect(agenda.facts.problems).toEqual([
    { code: 'agenda-broken', at: 'one.example.org', detail: '1 meetings could not be read' },
  ]);
});

test('what may not be shown reaches no fact and no disk; a private title neither', () => {
  const { begin, one, two, kept } = set();
  const { agenda } = begin({ titles: false, organizers: false, details: false });
  two.become(holds());
  one.become(holds(entryAt('a', start)));
  expect(JSON.stringify([agenda.facts, kept()])).not.toMatch(/Title|Ward|Anna|for/);
  const open = set();
  const shown = open.begin();
  open.two.become(holds());
  open.one.become(holds(entryAt('a', start), entryAt('secret', start, { private: true })));
  expect(shown.agenda.facts.meetings[1]).toMatchObject({ id: 'secret', title: '', private: true });
  expect(open.kept()).toContain('Title a');
  expect(open.kept()).not.toMatch(/Title secret|Anna|What it is for/);
});

test('may be booked and changed where a source may be written, and only there', () => {
  const { begin, one, two } = set();
  const { agenda } = begin();
  one.become(holds(entryAt('a', start, { may: ['end'] })));
  two.become(holds(entryAt('b', start, { may: ['end'] }), entryAt('all', start, { may: [] })));
  // The rights are not known yet.
  expect(agenda.facts.mayBook).toBe(false);
  expect(agenda.facts.meetings.some(({ may }) => may)).toBe(false);
  expect(agenda.bookable()).toBeNull();
  two.write(writer);
  expect(agenda.facts.mayBook).toBe(true);
  expect(agenda.facts.meetings.map(({ id, may }) => [id, may])).toEqual([
    ['a', undefined],
    ['b', ['end']],
    ['all', undefined],
  ]);
  expect(agenda.calendarOf('a')).toBeNull();
  expect(agenda.calendarOf('b')?.writer).toBe(writer);
  agenda.bookable()?.refresh();
  expect([one.refreshes(), two.refreshes()]).toEqual([0, 1]);
  two.write(null);
  expect(agenda.facts.mayBook).toBe(false);
  expect(agenda.calendarOf('b')).toBeNull();
});

test('of a calendar as text, all but the whole days may be what the calendar allows; an empty one is good', () => {
  const { begin, one, two } = set();
  const { agenda } = begin();
  const event = (uid: string, at: string): string =>
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:${uid}\nDTSTART${at}\nEND:VEVENT\nEND:VCALENDAR\n`;
  const text = event('timed', ':20260310T090000Z') + event('day', ';VALUE=DATE:20260310');
  one.become({ content: { kind: 'text', text, may: ['release'] }, confirmedAt: now, settled: true });
  two.become({ content: { kind: 'text', text: '' }, confirmedAt: now, settled: true });
  one.write(writer);
  expect(agenda.facts.problems).toEqual([]);
  expect(agenda.facts.meetings.map(({ id, may }) => [id, may])).toEqual([
    ['day', undefined],
    ['timed', ['release']],
  ]);
});

test('a server that does not answer: its meetings stay and since when is said; one that never did shows what was kept', () => {
  const { begin, clock, one, two } = set();
  const first = begin();
  one.become(holds(entryAt('a', '2026-03-10T11:00:00Z', { may: ['end'] })));
  two.become(holds(entryAt('b', '2026-03-10T12:00:00Z')));
  clock.advance(600_000);
  two.become({ confirmedAt: clock.now() });
  one.become({ problem: { code: 'agenda-unreachable', at: 'one.example.org' } });
  expect(first.agenda.facts).toMatchObject({ staleSince: now, problems: [{ at: 'one.example.org' }] });
  expect(first.agenda.facts.meetings).toHaveLength(2);
  first.agenda.stop();

  one.become({ content: null, confirmedAt: null });
  one.write(writer);
  const { agenda } = begin();
  expect(agenda.facts).toMatchObject({ staleSince: now, read: true });
  expect(agenda.facts.meetings.map(({ id, may, purpose }) => [id, may, purpose])).toEqual([
    ['a', undefined, undefined],
    ['b', undefined, 'What it is for'],
  ]);
});

test('what was kept before the settings became stricter is not shown', () => {
  const { begin, one, two } = set();
  const first = begin();
  one.become(holds(entryAt('a', '2026-03-10T11:00:00Z')));
  two.become(holds());
  first.agenda.stop();
  one.become({ content: null, confirmedAt: null });
  const { agenda } = begin({ titles: false, organizers: false, details: false });
  expect(agenda.facts.meetings).toMatchObject([{ id: 'a', title: '', organizer: null }]);
});

test('that nothing has changed is told once a minute and written once in five, however often it is asked', () => {
  const { begin, clock, one, two, keptAt } = set();
  const { seen } = begin();
  one.become(holds(entryAt('a', '2026-03-10T11:00:00Z')));
  two.become(holds());
  const told = seen.length;
  const written = keptAt();
  for (let asked = 0; asked < 14; asked += 1) {
    clock.advance(4000);
    one.become({ confirmedAt: clock.now() });
    two.become({ confirmedAt: clock.now() });
  }
  expect(seen).toHaveLength(told);
  expect(keptAt()).toBe(written);
  clock.advance(4000);
  one.become({ confirmedAt: clock.now() });
  two.become({ confirmedAt: clock.now() });
  expect(seen).toHaveLength(told + 1);
  expect(seen.at(-1)?.freshAt).toBe(now + 60_000);
});
