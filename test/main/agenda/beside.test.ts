import { afterEach, describe, expect, test } from 'vitest';
import { type Beside, startBeside, takenBy } from '../../../main/agenda/beside.ts';
import {
  type AgendaSource,
  type OpenSource,
  type SourceParts,
  type SourceState,
  unread,
} from '../../../main/agenda/source.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { makeLog } from '../../../main/log.ts';
import { type HandClock, handClock } from './hand-clock.ts';

const meeting = (start: string, end: string, more: Partial<Meeting> = {}): Meeting => ({
  id: start,
  title: 'Of no concern',
  start: `2026-03-10T${start}:00.000Z`,
  end: `2026-03-10T${end}:00.000Z`,
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [],
  ...more,
});

const times = (meetings: readonly Meeting[]): readonly string[] =>
  takenBy(meetings).map(({ start, end }) =>
    [start, end].map((at) => new Date(at).toISOString().slice(11, 16)).join('-'),
  );

describe('when a room is taken', () => {
  test('what overlaps or follows at once is one; the order given does not matter', () => {
    const all = [meeting('12:00', '13:00'), meeting('09:00', '10:00'), meeting('10:00', '11:00')];
    expect(times([...all, meeting('09:30', '09:45'), meeting('12:30', '14:00')])).toEqual([
      '09:00-11:00',
      '12:00-14:00',
    ]);
  });
  test('tentative ones take it, whole days and cancelled ones do not', () => {
    expect(
      times([
        meeting('00:00', '23:00', { allDay: true }),
        meeting('09:00', '10:00', { status: 'cancelled' }),
        meeting('11:00', '12:00', { status: 'tentative' }),
      ]),
    ).toEqual(['11:00-12:00']);
  });
  test('one without a length takes it for a while', () => {
    expect(times([meeting('09:00', '09:00')])).toEqual(['09:00-09:15']);
  });
});

type Door = {
  readonly source: AgendaSource;
  readonly parts: SourceParts;
  state: SourceState;
  stopped: boolean;
};

const calendar = (title: string, ...starts: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    ...starts.flatMap((start) => [
      'BEGIN:VEVENT',
      `UID:${start}`,
      `SUMMARY:${title}`,
      `DTSTART:${start}`,
      'DURATION:PT1H',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const started: Beside[] = [];
afterEach(() => {
  for (const one of started.splice(0)) one.stop();
});

function set(clock: HandClock = handClock('2026-03-10T08:00:00Z')) {
  const doors: Door[] = [];
  const open = (source: AgendaSource, parts: SourceParts): OpenSource => {
    const door: Door = { source, parts, state: unread, stopped: false };
    doors.push(door);
    return {
      get state() {
        return door.state;
      },
      writer: null,
      refresh() {},
      stop() {
        door.stopped = true;
      },
    };
  };
  const log = makeLog({ clock, file: null, level: () => 'debug', also: () => {} });
  const beside = startBeside({ clock, log, open });
  started.push(beside);
  const told: string[] = [];
  beside.watch(() => told.push(JSON.stringify(beside.rooms)));
  const holds = (at: number, text: string): void => {
    const door = doors[at];
    if (!door) throw new Error('no such door');
    door.state = {
      content: { kind: 'text', text },
      confirmedAt: clock.now(),
      problem: null,
      settled: true,
    };
    door.parts.onChange();
  };
  return { clock, beside, doors, told, holds };
}

const room = (name: string, source: AgendaSource = { file: `/${name}.ics` }) => ({
  name,
  where: '1st floor',
  source,
});
const zone = 'Europe/Copenhagen';

describe('rooms beside', () => {
  test('are told by times only, in the order of the settings, and not before they were read', () => {
    const { beside, holds, told } = set();
    beside.use({ rooms: [room('Rosenborg'), room('Kronborg')], zone });
    expect(beside.rooms.map(({ name, taken }) => [name, taken])).toEqual([
      ['Rosenborg', null],
      ['Kronborg', null],
    ]);
    holds(1, calendar('Secret talk', '20260310T100000Z'));
    expect(beside.rooms[1]).toEqual({
      name: 'Kronborg',
      where: '1st floor',
      taken: [{ start: Date.parse('2026-03-10T10:00:00Z'), end: Date.parse('2026-03-10T11:00:00Z') }],
    });
    expect(told.join()).not.toContain('Secret');
    expect(told).toHaveLength(2);
    // The same again is no news.
    holds(1, calendar('Secret talk', '20260310T100000Z'));
    expect(told).toHaveLength(2);
  });

  test('are of today and tomorrow, as the days go on', () => {
    const { clock, beside, holds } = set();
    beside.use({ rooms: [room('Rosenborg')], zone });
    holds(0, calendar('x', '20260310T100000Z', '20260311T100000Z', '20260312T100000Z'));
    const days = (): readonly string[] | undefined =>
      beside.rooms[0]?.taken?.map(({ start }) => new Date(start).toISOString().slice(8, 10));
    expect(days()).toEqual(['10', '11']);
    // Midnight in Copenhagen.
    clock.advance(15 * 3_600_000);
    expect(days()).toEqual(['11', '12']);
  });

  test('are not known while nobody has answered for ten minutes', () => {
    const { clock, beside, doors, holds } = set();
    beside.use({ rooms: [room('Rosenborg')], zone });
    holds(0, calendar('x'));
    expect(beside.rooms[0]?.taken).toEqual([]);
    const [door] = doors;
    if (!door) throw new Error('no door');
    door.state = { ...door.state, problem: { code: 'agenda-unreachable' } };
    door.parts.onChange();
    expect(beside.rooms[0]?.taken).toEqual([]);
    clock.advance(601_000);
    door.parts.onChange();
    expect(beside.rooms[0]?.taken).toBeNull();
    holds(0, 'not a calendar');
    expect(beside.rooms[0]?.taken).toBeNull();
  });

  test('servers are asked at most twice a minute', () => {
    const { beside, doors } = set();
    const server = (checkSeconds: number): AgendaSource => ({ caldav: 'https://example.org/', checkSeconds });
    beside.use({ rooms: [room('Rosenborg', server(4)), room('Kronborg', server(60))], zone });
    expect(doors.map(({ source }) => 'checkSeconds' in source && source.checkSeconds)).toEqual([30, 60]);
  });

  test('new settings keep what stays and end what goes', () => {
    const { beside, doors, holds } = set();
    beside.use({ rooms: [room('Rosenborg'), room('Kronborg')], zone });
    holds(1, calendar('x', '20260310T100000Z'));
    beside.use({ rooms: [room('Kronborg')], zone });
    expect(doors.map(({ stopped }) => stopped)).toEqual([true, false]);
    expect(beside.rooms.map(({ name, taken }) => [name, taken?.length])).toEqual([['Kronborg', 1]]);
    beside.stop();
    expect(doors[1]?.stopped).toBe(true);
  });
});
