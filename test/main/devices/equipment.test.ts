import { expect, test } from 'vitest';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { awakeFacts } from '../../../main/devices/awake-facts.ts';
import { makeEquipment } from '../../../main/devices/equipment.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { displayFacts } from '../../native/connected-doubles.ts';
import { handClock } from '../agenda/hand-clock.ts';
import { storeInHand } from '../watch/store-in-hand.ts';
import { pretendNative } from './pretend-native.ts';

const minute = 60_000;
const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  ...{ id: 'm', title: 'Discharge', allDay: false, private: false, status: 'confirmed' },
  ...{ start: '2026-11-24T08:10:00.000Z', end: '2026-11-24T08:20:00.000Z' },
  ...{ organizer: null, location: null, join: [] },
  ...more,
});

function room(meetings: readonly Meeting[] = []) {
  const clock = handClock('2026-11-24T08:00:00Z');
  const { fork, last } = pretendNative();
  const equipment = makeEquipment({
    ...{ clock, log: silentLog, nativeHost: '/host.mjs', fork, volumeKeys: false },
    ...{ dataFolder: '/nowhere', version: '0', store: storeInHand().store },
    room: () => ({ meetings, inCall: false, zone: 'Europe/Copenhagen' }),
    tell: { devices: () => {}, connected: () => {}, views: () => {}, recording: () => {}, pressed: () => {} },
  });
  const displays = [{ name: 'Wall', tcp: '192.0.2.20', protocol: 'lg' }];
  equipment.use(settingsSchema.parse({ equipment: { displays } }).equipment, false);
  equipment.start();
  last().say({ kind: 'ready', trouble: null });
  const connect = last().sent.find(({ kind }) => kind === 'connect') as unknown as {
    devices: readonly { id: string }[];
  };
  last().say({ kind: 'displays', displays: connect.devices.map(({ id }) => displayFacts(id)) });
  const powers = () =>
    (last().sent as unknown as { kind: string; command: { on: boolean } }[])
      .filter(({ kind }) => kind === 'display')
      .map(({ command }) => command.on);
  /** Time passes while the native process and the window say that they are there. */
  const pass = (minutes: number, untouched: (second: number) => number): void => {
    for (let second = 0; second < minutes * 60; second += 1) {
      clock.advance(1000);
      last().say({ kind: 'pong' });
      if (second % 5 === 0) equipment.untouched(untouched(second));
    }
  };
  return { clock, equipment, powers, pass, last };
}

test('displays wake at a touch, stay awake as long as somebody is at the screen, and sleep after that', async () => {
  const { equipment, powers, pass } = room();
  expect(powers()).toEqual([]);
  await equipment.answers['room.touched'](null);
  expect(powers()).toEqual([true]);
  pass(40, () => 3);
  expect(powers()).toEqual([true]);
  pass(16, (second) => second);
  expect(powers()).toEqual([true, false]);
});

test('a window that is made anew at night wakes nobody', async () => {
  const { equipment, powers, pass } = room();
  await equipment.answers['room.touched'](null);
  pass(60, (second) => second);
  expect(powers()).toEqual([true, false]);
  pass(1, () => 0);
  equipment.roomChanged();
  expect(powers()).toEqual([true, false]);
});

test('displays wake before a meeting, and are left as they are at the end of the kiosk', async () => {
  const { equipment, powers, pass, last } = room([meeting()]);
  pass(4, () => 3600);
  expect(powers()).toEqual([]);
  pass(2, () => 3600);
  expect(powers()).toEqual([true]);
  const stopped = equipment.stop();
  last().end('code 0');
  await stopped;
  expect(powers()).toEqual([true]);
});

test('a note of a whole day and a meeting that is cancelled wake nothing; days are counted from Monday', () => {
  const wake = settingsSchema.parse({ equipment: { wake: { hours: {} } } }).equipment.wake;
  const facts = awakeFacts(
    {
      meetings: [meeting(), meeting({ allDay: true }), meeting({ status: 'cancelled' })],
      inCall: true,
      zone: 'Europe/Oslo',
    },
    wake,
    5,
  );
  expect(facts).toEqual({
    meetings: [{ start: Date.parse(meeting().start), end: Date.parse(meeting().start) + 10 * minute }],
    lastTouchMs: 5,
    inCall: true,
    hours: { from: '07:00', until: '17:00', days: [1, 2, 3, 4, 5] },
    zone: 'Europe/Oslo',
    settings: { beforeMinutes: 5, afterMinutes: 15, atTouch: true },
  });
});
