import { expect, test } from 'vitest';
import { mergedMeetings, shownOf, withRoomToExtend } from '../../../main/agenda/merged-meetings.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';

const join: Meeting['join'] = [
  { engine: 'room', provider: 'rundbord', address: 'rundbord:east', source: 'location' },
];
const meeting = (id: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  title: id,
  start: '2026-03-10T09:00:00.000Z',
  end: '2026-03-10T10:00:00.000Z',
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: 'Ward',
  location: 'Room',
  join: [],
  ...more,
});

test('each meeting once: times of the calendar that may be written, the way in of the one that has one', () => {
  const feed = meeting('a', { title: 'From the feed', join, purpose: 'For the week', people: ['Anna'] });
  const own = meeting('a', { title: 'Ward', end: '2026-03-10T10:15:00.000Z', may: ['end'] });
  const [one, ...more] = mergedMeetings([[feed], [own]]);
  expect(more).toEqual([]);
  expect(one).toEqual({ ...own, join, purpose: 'For the week', people: ['Anna'] });
});

test('of two that cannot be written, the one with a way in', () => {
  const plain = meeting('a', { location: 'plain' });
  expect(mergedMeetings([[plain], [meeting('a', { join })]])).toEqual([meeting('a', { join })]);
});

test('what one calendar hides no other shows, and it can still be joined', () => {
  const open = meeting('a', { join, purpose: 'For the week', people: ['Anna'] });
  const hidden = meeting('a', { title: '', private: true, organizer: null, location: null });
  for (const sources of [
    [[open], [hidden]],
    [[hidden], [open]],
  ]) {
    const [one] = mergedMeetings(sources);
    expect(one).toEqual({ ...hidden, join });
  }
});

test('by start, then by end', () => {
  const ids = mergedMeetings([
    [
      meeting('late', { start: '2026-03-10T09:30:00.000Z' }),
      meeting('long', { end: '2026-03-10T11:00:00.000Z' }),
    ],
    [meeting('short')],
  ]).map(({ id }) => id);
  expect(ids).toEqual(['short', 'long', 'late']);
});

test('a meeting can be made longer when nothing begins at its end', () => {
  const may = ['extend', 'end'] as const;
  const first = meeting('first', { may });
  const next = meeting('next', { start: '2026-03-10T10:00:00.000Z', end: '2026-03-10T10:30:00.000Z', may });
  const over = meeting('over', { start: '2026-03-10T09:15:00.000Z', end: '2026-03-10T09:45:00.000Z' });
  const day = meeting('day', { allDay: true, end: '2026-03-11T09:00:00.000Z' });
  const mays = withRoomToExtend([day, first, over, next]).map(({ may }) => may);
  expect(mays).toEqual([undefined, ['end'], undefined, ['extend', 'end']]);
  expect(withRoomToExtend([first, over, day])[0]?.may).toEqual(may);
});

test('what a room may not show is not there', () => {
  const all = meeting('a', { purpose: 'For', people: ['Anna'], may: ['end'] });
  expect(shownOf(all, { titles: true, organizers: true, details: true })).toEqual(all);
  const none = shownOf(all, { titles: false, organizers: false, details: false });
  expect(none).toEqual(meeting('a', { title: '', organizer: null, may: ['end'] }));
});
