import type { Meeting } from '../../main/contract/meeting.ts';
import type { RoomBeside } from '../../main/contract/room-beside.ts';
import type { Place } from '../kiosk/state.ts';
import { type Look, meetingAt, minutes, now, type Picture, picture, sampleOf } from './base-state.ts';

const span = (from: number, long: number) => ({
  start: now + minutes(from),
  end: now + minutes(from + long),
});

/** Rooms on the same floor and the one above; nobody's real ones. */
const nearby = (look: Look): readonly RoomBeside[] => {
  const floor = { da: '1. sal', sv: 'Plan 2', nb: '2. etasje', en: '1st floor' }[look.language];
  return [
    { name: 'Rosenborg', where: floor, taken: [span(66, 60)] },
    { name: 'Kronborg', where: '', taken: [] },
    { name: 'Fredensborg', where: floor, taken: [span(-20, 60)] },
    { name: 'Koldinghus', where: floor, taken: null },
    { name: 'Amalienborg', where: floor, taken: [span(21, 60)] },
  ];
};
const allTaken = (look: Look): readonly RoomBeside[] =>
  nearby(look).map((room) => ({ ...room, taken: [span(-20, room.name === 'Kronborg' ? 51 : 90)] }));

const day = (
  make: (look: Look) => readonly Meeting[],
  more: {
    readonly mayBook?: boolean;
    readonly beside?: (look: Look) => readonly RoomBeside[];
    readonly staleSince?: number;
    readonly posture?: 'door';
    readonly shows?: boolean;
    readonly place?: Place;
  } = {},
): Picture =>
  picture((look, base) => ({
    kiosk: base.kiosk && {
      ...base.kiosk,
      posture: more.posture ?? base.kiosk.posture,
      showTitles: more.shows ?? true,
      showOrganizers: more.shows ?? true,
    },
    agenda: base.agenda && {
      ...base.agenda,
      meetings: make(look),
      mayBook: more.mayBook ?? true,
      staleSince: more.staleSince ?? null,
      problems: more.staleSince === undefined ? [] : [{ code: 'agenda-unreachable' as const }],
    },
    beside: more.beside?.(look) ?? [],
    ...(more.place && { place: more.place }),
  }));

type DayOptions = NonNullable<Parameters<typeof day>[1]>;
const door = (make: (look: Look) => readonly Meeting[], more: DayOptions = {}): Picture =>
  day(make, { ...more, posture: 'door' });

const afternoon = (look: Look): readonly Meeting[] => {
  const sample = sampleOf(look);
  return [
    meetingAt(66, 30, sample.pregnancy),
    meetingAt(96, 45, '', { private: true }),
    meetingAt(186, 30, sample.ward, { status: 'tentative' }),
  ];
};
const running = (look: Look, more: Partial<Meeting> = {}): Meeting =>
  meetingAt(-9, 45, sampleOf(look).discharge, {
    organizer: sampleOf(look).nurse,
    may: ['extend', 'end'],
    ...more,
  });

const booking = (more: Partial<Extract<Place, { kind: 'book' }>> = {}): Place => ({
  kind: 'book',
  busy: false,
  problem: null,
  ...more,
});

/** A screen beside the door, and how a room is booked on any screen. */
export const doorPictures: Readonly<Record<string, Picture>> = {
  'door-free': door(afternoon),
  'door-free-day': door(() => [], { beside: nearby }),
  'door-free-soon': door((look) => [meetingAt(3, 30, sampleOf(look).team), ...afternoon(look)]),
  'door-taken': door((look) => [running(look), ...afternoon(look)], { beside: nearby }),
  'door-taken-read-only': door((look) => [
    meetingAt(-9, 45, sampleOf(look).long, { organizer: `${sampleOf(look).nurse}, ${sampleOf(look).site}` }),
    ...[1, 2, 3, 4, 5, 6, 7].map((count) =>
      meetingAt(count * 45, 40, count % 2 ? sampleOf(look).long : sampleOf(look).roundTable),
    ),
  ]),
  'door-private': door(
    (look) => [running(look, { title: '', organizer: null, private: true }), ...afternoon(look)],
    { shows: false, beside: allTaken },
  ),
  'door-double-booked': door(
    (look) => [
      running(look),
      meetingAt(-4, 60, sampleOf(look).pregnancy, { may: ['end'] }),
      meetingAt(66, 45, sampleOf(look).team),
      meetingAt(81, 45, sampleOf(look).roundTable),
      meetingAt(186, 30, sampleOf(look).ward),
    ],
    { beside: nearby },
  ),
  'door-check-in': door((look) => [
    running(look, { checkInBy: new Date(now + minutes(1)).toISOString() }),
    ...afternoon(look),
  ]),
  'door-check-in-early': door((look) => [
    meetingAt(6, 30, sampleOf(look).team, { checkInBy: new Date(now + minutes(16)).toISOString() }),
    ...afternoon(look),
  ]),
  'door-full': door(
    (look) => [
      meetingAt(-300, 1000, sampleOf(look).ward, { allDay: true }),
      running(look, { checkInBy: new Date(now + minutes(1)).toISOString() }),
      meetingAt(-4, 60, sampleOf(look).pregnancy),
      ...[1, 2, 3, 4, 5, 6].map((count) => meetingAt(count * 60, 70, sampleOf(look).roundTable)),
    ],
    { beside: nearby, staleSince: now - minutes(14) },
  ),
  'door-stale': door(afternoon, { staleSince: now - minutes(14), beside: nearby }),
  'door-no-calendar': picture((look, base) => ({
    kiosk: base.kiosk && { ...base.kiosk, posture: 'door' },
    agenda: {
      meetings: [],
      freshAt: null,
      staleSince: null,
      mayBook: false,
      read: true,
      problems: [{ code: 'agenda-missing' }],
    },
    beside: nearby(look),
  })),
  'door-beside-none': door((look) => [running(look), ...afternoon(look)], { beside: allTaken }),
  'door-night': door((look) => [running(look, { end: new Date(now + minutes(1020)).toISOString() })], {
    mayBook: false,
  }),
  'door-reading': picture((_look, base) => ({
    kiosk: base.kiosk && { ...base.kiosk, posture: 'door' },
    agenda: null,
  })),

  'book-choices': day(afternoon, { place: booking(), beside: nearby }),
  'book-alone': day(() => [], { place: booking() }),
  'book-short': day((look) => [meetingAt(26, 30, sampleOf(look).team)], { place: booking() }),
  'book-busy': day(afternoon, { place: booking({ busy: true }), beside: nearby }),
  'book-problem': day(afternoon, {
    place: booking({ problem: { code: 'day-taken' } }),
    beside: nearby,
  }),
  'book-taken': day((look) => [running(look), ...afternoon(look)], { place: booking(), beside: nearby }),
  'book-taken-all': day((look) => [running(look), ...afternoon(look)], {
    place: booking(),
    beside: allTaken,
  }),
  'book-soon': day((look) => [meetingAt(3, 30, sampleOf(look).team)], { place: booking() }),
  'book-beside-only': day(afternoon, { mayBook: false, place: booking(), beside: nearby }),
  'book-not-here': day(afternoon, { mayBook: false, place: booking() }),
};
