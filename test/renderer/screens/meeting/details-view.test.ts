import { expect, test } from 'vitest';
import { nothingConnected } from '../../../../main/contract/connected.ts';
import type { JoinTarget, Meeting } from '../../../../main/contract/meeting.ts';
import type { KioskState } from '../../../../renderer/kiosk/state.ts';
import {
  meetingAt,
  minutes,
  now,
  ownRoom,
  teams,
  vdx,
  zoom,
} from '../../../../renderer/pictures/base-state.ts';
import { codecNamed } from '../../../../renderer/pictures/connected-samples.ts';
import { detailsView } from '../../../../renderer/screens/meeting/details-view.ts';
import { atRest } from '../states.ts';

const sip: JoinTarget = {
  engine: 'sip',
  provider: 'sip',
  address: 'sip:71234567@rooms.vconf.dk',
  source: 'text',
  pin: '1234',
};
const all = ['extend', 'end', 'release'] as const;
const shown = (more: Partial<Meeting> = {}): Meeting =>
  meetingAt(-5, 30, 'Vist', { id: 'shown', may: all, ...more });
const view = (meetings: readonly Meeting[], change: Partial<KioskState> = {}) =>
  detailsView(
    { ...atRest, agenda: atRest.agenda && { ...atRest.agenda, meetings }, ...change },
    { meetingId: 'shown' },
  );

test('a meeting that is not there any more, or is cancelled, is not shown', () => {
  expect(view([meetingAt(0, 30, 'Anden')])).toBeNull();
  expect(view([shown({ status: 'cancelled' })])).toBeNull();
  expect(view([], { agenda: null })).toBeNull();
});

test('it can be made longer by what fits before somebody else has the room', () => {
  expect(view([shown()])?.extendBy).toEqual([15, 30]);
  expect(view([shown(), meetingAt(55, 30, 'Om lidt')])?.extendBy).toEqual([15, 30]);
  expect(view([shown(), meetingAt(54, 30, 'Før')])?.extendBy).toEqual([15]);
  expect(view([shown(), meetingAt(25, 30, 'Straks')])?.extendBy).toEqual([]);
  expect(view([shown(), meetingAt(0, 60, 'Samtidig')])?.extendBy).toEqual([]);
  expect(view([shown(), meetingAt(25, 30, 'Aflyst', { status: 'cancelled' })])?.extendBy).toEqual([15, 30]);
  expect(view([shown(), meetingAt(25, 600, 'Kursus', { allDay: true })])?.extendBy).toEqual([15, 30]);
});

test('nothing may be done where the calendar is not written, with one that is over, and none is ended before it runs', () => {
  const none = { extendBy: [], mayEnd: false, mayRelease: false };
  const bare = meetingAt(-5, 30, 'Vist', { id: 'shown' });
  expect(view([bare])).toMatchObject(none);
  expect(view([shown()], { now: now + minutes(25) })).toMatchObject({ ...none, stands: 'over', way: null });
  expect(view([shown()], { now: now - minutes(10) })).toMatchObject({
    stands: 'ahead',
    mayEnd: false,
    mayRelease: true,
  });
  expect(view([shown()])).toMatchObject({ stands: 'running', mayEnd: true });
});

test('a check-in is asked for from when the meeting is offered until its time', () => {
  const asked = shown({ checkInBy: new Date(now + minutes(5)).toISOString() });
  expect(view([asked])?.checkInBy).toBe(now + minutes(5));
  expect(view([asked], { now: now + minutes(5) })?.checkInBy).toBeNull();
  expect(view([asked], { now: now - minutes(20) })?.checkInBy).toBe(now + minutes(5));
  expect(view([asked], { now: now - minutes(21) })?.checkInBy).toBeNull();
  expect(view([shown()])?.checkInBy).toBeNull();
});

test('what Join will do, and the other ways, each once', () => {
  const both = view([
    shown({ join: [teams, ownRoom, { ...teams, address: 'https://teams.example/2' }, zoom] }),
  ]);
  expect(both?.way).toMatchObject({ does: 'room', pin: 'none' });
  expect(both?.otherWays.map(({ does, target }) => [does, target.provider])).toEqual([
    ['scan', 'teams'],
    ['scan', 'zoom'],
  ]);
  expect(view([shown({ join: [sip] })])?.way).toMatchObject({ does: 'dial', pin: 'ready' });
  const { kiosk } = atRest;
  const old = { kiosk: kiosk && { ...kiosk, calls: ['room', 'codec'] as const } };
  expect(view([shown({ join: [vdx] })], old)?.way).toMatchObject({ does: 'scan' });
  expect(view([shown({ join: [] })])).toMatchObject({ way: null, otherWays: [] });
});

test('the codec is named, and sends the PIN', () => {
  const connected = { ...nothingConnected, codecs: [codecNamed('HDX')], codecTakes: ['sip'] as const };
  expect(
    view([shown({ join: [teams, sip] })], { connected: { ...connected, codecTakes: ['sip'] } }),
  ).toMatchObject({
    way: { does: 'codec', codec: 'HDX', pin: 'sent', target: sip },
    otherWays: [{ does: 'scan' }],
  });
});

test('from a door nothing is joined', () => {
  const kiosk = atRest.kiosk && { ...atRest.kiosk, posture: 'door' as const };
  expect(view([shown({ join: [ownRoom, teams] })], { kiosk })).toMatchObject({ way: null, otherWays: [] });
});

test('others that have the room at the same time', () => {
  const other = meetingAt(0, 60, 'Samtidig');
  expect(view([shown(), other, meetingAt(25, 10, 'Bagefter')])?.beside).toEqual([other]);
});

test('another video system is joined from the screen where a call can take it, and its PIN is sent along', () => {
  const { kiosk } = atRest;
  const both = { kiosk: kiosk && { ...kiosk, calls: ['room', 'codec', 'pexip', 'sip'] as const } };
  const shownBoth = view([shown({ join: [teams, sip, { ...vdx, pin: '99' }] })], both);
  expect(shownBoth?.way).toMatchObject({ does: 'video', target: { provider: 'vdx' }, pin: 'sent' });
  expect(shownBoth?.otherWays).toMatchObject([{ does: 'video', pin: 'ready' }, { does: 'scan' }]);
});
