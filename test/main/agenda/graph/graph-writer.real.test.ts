import { afterEach, expect, test } from 'vitest';
import type { CalendarWriter } from '../../../../main/agenda/calendar-writer.ts';
import { until } from '../hand-clock.ts';
import { type GraphInTest, graphInTest, stopAll, today } from './graph-in-test.ts';

afterEach(stopAll);

const at = (time: string): number => Date.parse(`2026-03-10T${time}:00Z`);

const writerOf = ({ source }: GraphInTest): CalendarWriter => {
  const { writer } = source();
  if (!writer) throw new Error('not writable');
  return writer;
};
const idOf = ({ entries }: GraphInTest, title: string): string =>
  entries().find((entry) => entry.title === title)?.id ?? '';
/** The source reads anew by itself after a write. */
const untilTitles = (room: GraphInTest, wanted: string): Promise<void> =>
  until(() => room.titles() === wanted);
const good = { ok: true, value: null };

test('a booking is the room’s own, is there at once under the id that it was told, and what it takes is taken', async () => {
  const room = await graphInTest();
  await room.follow();
  const booked = await writerOf(room).book({ title: 'Booked here', start: at('09:00'), end: at('09:30') });
  await untilTitles(room, 'Booked here');
  const [entry] = room.entries();
  expect(booked).toEqual({ ok: true, value: entry?.id });
  expect(entry).toMatchObject({ organizer: null, start: at('09:00'), may: ['extend', 'end', 'release'] });
  const again = await writerOf(room).book({ title: 'Another', start: at('09:15'), end: at('10:00') });
  expect(again).toMatchObject({ ok: false, error: { code: 'day-taken' } });
  const after = await writerOf(room).book({ title: 'After', start: at('09:30'), end: at('10:00') });
  expect(after.ok).toBe(true);
});

test('what was put into the calendar since the last reading counts too; what is free, cancelled or declined takes nothing', async () => {
  const room = await graphInTest();
  await room.follow();
  room.peer.put({ ...today('Free', '09:00', '10:00'), showAs: 'free' });
  room.peer.put({ ...today('Off', '09:00', '10:00'), isCancelled: true });
  room.peer.put({ ...today('No', '09:00', '10:00'), response: 'declined' });
  room.peer.put(today('Just now', '11:00', '12:00'));
  const slot = { title: 'Mine', start: at('11:30'), end: at('12:30') };
  expect(await writerOf(room).book(slot)).toMatchObject({ ok: false, error: { code: 'day-taken' } });
  expect((await writerOf(room).book({ ...slot, start: at('09:00'), end: at('10:00') })).ok).toBe(true);
});

test.each([false, true])(
  'an answer that is cut: asked again, booked once (a repeat refused: %s)',
  async (refused) => {
    const room = await graphInTest();
    await room.follow();
    if (refused) room.peer.refuseRepeats();
    // The answer whether it is free comes whole, that of the booking does not.
    room.peer.cutNextAnswer(1);
    const booked = await writerOf(room).book({ title: 'Once', start: at('09:00'), end: at('09:30') });
    await untilTitles(room, 'Once');
    expect(booked).toEqual({ ok: true, value: idOf(room, 'Once') });
    expect(room.peer.asked.filter((line) => line.startsWith('POST'))).toEqual([
      'POST /events 201',
      `POST /events ${refused ? 409 : 201}`,
    ]);
  },
);

test('the end of a meeting: earlier, later while it is free, not into the next one', async () => {
  const room = await graphInTest();
  room.peer.put(today('Now', '07:30', '08:30'));
  room.peer.put(today('Next', '09:00', '10:00'));
  await room.follow();
  const end = (): number | undefined => room.entries().find(({ title }) => title === 'Now')?.end;
  expect(await writerOf(room).setEnd(idOf(room, 'Now'), at('09:00'))).toEqual(good);
  await until(() => end() === at('09:00'));
  expect(await writerOf(room).setEnd(idOf(room, 'Now'), at('09:15'))).toMatchObject({
    ok: false,
    error: { code: 'day-taken' },
  });
  await room.settle();
  expect(await writerOf(room).setEnd(idOf(room, 'Now'), at('08:05'))).toEqual(good);
  await until(() => end() === at('08:05'));
});

test('one time of a series alone', async () => {
  const room = await graphInTest();
  room.peer.put({ ...today('Daily', '07:30', '08:30'), everyDays: 1, times: 3 });
  await room.follow();
  const [first, second] = room.entries();
  expect(await writerOf(room).setEnd(first?.id ?? '', at('08:10'))).toEqual(good);
  await until(() => room.entries()[0]?.end === at('08:10'));
  expect(room.entries()[0]?.id).toBe(first?.id);
  expect(room.entries()[1]?.end).toBe(second?.end);
  expect(await writerOf(room).release(second?.id ?? '')).toEqual(good);
  await until(() => room.entries().length === 2);
  expect(room.entries()[0]?.id).toBe(first?.id);
});

test('what somebody changed since it was read is not written over, and is read anew at once', async () => {
  const room = await graphInTest();
  const own = room.peer.put({ ...today('Own', '09:00', '10:00'), isOrganizer: true });
  const invited = room.peer.put(today('Invited', '11:00', '12:00'));
  await room.follow();
  const changed = { ok: false, error: expect.objectContaining({ code: 'day-changed' }) };
  const writer = writerOf(room);
  for (const act of [
    () => writer.setEnd(idOf(room, 'Own'), at('09:30')),
    () => writer.release(idOf(room, 'Own')),
    () => writer.release(idOf(room, 'Invited')),
  ]) {
    await room.settle();
    room.peer.change(own, { location: `Room ${Math.random()}` });
    room.peer.change(invited, { location: `Room ${Math.random()}` });
    expect(await act()).toEqual(changed);
  }
  await room.settle();
  expect(await writer.release(idOf(room, 'Own'))).toEqual(good);
  await untilTitles(room, 'Invited');
  const id = idOf(room, 'Invited');
  room.peer.remove(invited);
  expect(await writer.release(id)).toEqual(changed);
  await untilTitles(room, '');
  expect(await writer.release(id)).toEqual(changed);
});

test('the room is let go: its own booking goes, an invitation is declined and the organizer told, if answers are wanted', async () => {
  const room = await graphInTest();
  room.peer.put({ ...today('Own', '09:00', '10:00'), isOrganizer: true });
  const asked = room.peer.put(today('Asked', '11:00', '12:00'));
  const quiet = room.peer.put({ ...today('Quiet', '13:00', '14:00'), responseRequested: false });
  await room.follow();
  expect(await writerOf(room).release(idOf(room, 'Own'))).toEqual(good);
  await untilTitles(room, 'Asked Quiet');
  expect(await writerOf(room).release(idOf(room, 'Asked'))).toEqual(good);
  await untilTitles(room, 'Quiet');
  expect(await writerOf(room).release(idOf(room, 'Quiet'))).toEqual(good);
  await untilTitles(room, '');
  // By ids that stay when a meeting is moved between folders.
  expect(room.peer.asked).toContain('DELETE /events/ID 204');
  expect(room.peer.sent).toEqual([
    { uid: asked, response: 'declined', sendResponse: true },
    { uid: quiet, response: 'declined', sendResponse: false },
  ]);
});

test('what is over is not written', async () => {
  const room = await graphInTest();
  room.peer.put(today('Over', '07:00', '07:30'));
  await room.follow();
  const late = { ok: false, error: { code: 'day-too-late' } };
  expect(await writerOf(room).setEnd(idOf(room, 'Over'), at('09:00'))).toEqual(late);
  expect(await writerOf(room).release(idOf(room, 'Over'))).toEqual(late);
  expect(await writerOf(room).book({ title: 'x', start: at('07:00'), end: at('07:30') })).toEqual(late);
});

test.each([
  [{ directory: ['Calendars.ReadWrite'], exchange: 'none' }, false, true],
  [{ directory: ['Calendars.Read'], exchange: 'none' }, false, false],
  [{ directory: [], exchange: 'write' }, false, true],
  [{ directory: [], exchange: 'read' }, false, false],
  [{ directory: ['Calendars.ReadWrite'], exchange: 'none' }, true, true],
  [{ directory: ['Calendars.Read'], exchange: 'none' }, true, false],
] as const)('with rights %j (tokens opaque: %s) it can be written: %s', async (rights, opaque, writable) => {
  const { peer, follow, pass, source, entries } = await graphInTest();
  peer.allow(rights);
  if (opaque) peer.makeTokensOpaque();
  peer.put(today('one', '09:00', '10:00'));
  await follow();
  expect(source().state.problem).toBeNull();
  expect(source().writer !== null).toBe(writable);
  expect(entries()[0]?.may).toEqual(writable ? ['extend', 'end', 'release'] : []);
  // Found out once for a token, and nothing was written by it.
  await pass();
  const tells = !opaque && rights.directory.length > 0;
  expect(peer.asked.filter((line) => line.startsWith('PATCH'))).toHaveLength(tells ? 0 : 1);
  expect(peer.mailbox.version).toBe(1);
});

test('a write that is refused says so and takes the right away, until another token has it', async () => {
  const room = await graphInTest();
  const { peer } = room;
  peer.put(today('one', '09:00', '10:00'));
  await room.follow();
  peer.allow({ directory: ['Calendars.Read'], exchange: 'none' });
  expect(await writerOf(room).release(idOf(room, 'one'))).toMatchObject({
    ok: false,
    error: { code: 'day-not-allowed' },
  });
  await until(() => room.entries()[0]?.may.length === 0);
  expect(room.source().writer).toBeNull();
  peer.allow({ directory: ['Calendars.ReadWrite'], exchange: 'none' });
  peer.expireTokens();
  await room.pass();
  expect(room.source().writer).not.toBeNull();
});

test('a server that throttles or is gone: nothing was changed, and it is not asked more', async () => {
  const room = await graphInTest();
  room.peer.put(today('one', '09:00', '10:00'));
  await room.follow();
  const writer = writerOf(room);
  const unreachable = { ok: false, error: { code: 'day-unreachable' } };
  room.peer.throttle(60);
  const count = room.peer.asked.length;
  const slot = { title: 'x', start: at('11:00'), end: at('12:00') };
  expect(await writer.book(slot)).toMatchObject(unreachable);
  expect(room.peer.asked).toHaveLength(count + 1);
  await room.peer.down();
  expect(await writer.release(idOf(room, 'one'))).toMatchObject(unreachable);
});
