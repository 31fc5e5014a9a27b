import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type AnswerParts, makeAnswers } from '../../main/answers.ts';
import { nothingConnected } from '../../main/contract/connected.ts';
import type { Meeting } from '../../main/contract/meeting.ts';
import { bad, good } from '../../main/contract/result.ts';
import { silentLog } from '../../main/log.ts';
import { settingsSchema } from '../../main/settings/schema.ts';
import { openStore } from '../../main/store/store.ts';

const now = Date.UTC(2026, 10, 21, 13);
const meeting = (more: Partial<Meeting>): Meeting => ({
  id: 'm',
  title: 'Discharge',
  start: '2026-11-21T13:00:00.000Z',
  end: '2026-11-21T13:15:00.000Z',
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [],
  ...more,
});

function setUp(settings: object = {}, meetings: readonly Meeting[] = []) {
  const invite = vi.fn(async () => bad('hub-unreachable'));
  const ticket = vi.fn(async () => bad('hub-unreachable'));
  const parts = {
    clock: { now: () => now, after: () => () => {} },
    log: silentLog,
    store: openStore(mkdtempSync(join(tmpdir(), 'rundbord-answers-')), silentLog),
    settings: { value: settingsSchema.parse(settings), file: '/x.yaml', write: async () => good(null) },
    pinDoor: {
      holds: (pass: string) => pass === 'held',
      mayChoose: () => false,
      mayLeave: (pass: string) => (pass === 'held' ? good(null) : bad('pin-needed')),
    },
    agenda: { facts: { meetings } },
    desk: {
      book: async (minutes: number) => good({ meetingId: `for ${minutes}` }),
      change: async () => bad('day-too-late'),
    },
    hub: {
      ownHosts: ['hub.example'],
      facts: { status: 'up', guestBase: null },
      invite,
      ticket,
      redeem: async (code: string) => (code === 'K7PM4XQD' ? good({ room: 'egeskov' }) : bad('code-unknown')),
    },
    equipment: { answers: {}, connected: nothingConnected, connectedLines: () => ['camera, visca: ready'] },
    directory: { answers: {}, dials: () => {} },
    farDoors: { answers: {} },
    shell: { describe: () => 'Shell 1', sandbox: 'off', pageBroke: vi.fn() },
    logFile: '/x.log',
    startedAt: now - 5000,
    onLeave: vi.fn(),
    rememberCall: vi.fn(),
    chooseDevices: vi.fn(),
    onSelftestStep: vi.fn(),
    onAlive: vi.fn(),
  };
  const answers = makeAnswers(parts as unknown as AnswerParts);
  const { onLeave, onAlive, shell } = parts;
  return { answers, invite, ticket, onLeave, onAlive, shell };
}

test('a code that was typed leads to its room; an unknown one is told', async () => {
  const { answers } = setUp();
  expect(await answers['join.understand']({ text: 'k7pm 4xqd' })).toEqual(
    good({ engine: 'room', provider: 'rundbord', address: 'rundbord:egeskov', source: 'typed' }),
  );
  expect(await answers['join.understand']({ text: 'AAAA-BBBB' })).toEqual(bad('code-unknown'));
  expect(await answers['join.understand']({ text: '  ' })).toMatchObject({
    ok: false,
    error: { code: 'join-empty' },
  });
});

test('the room is booked and its day changed at the desk, whose words are told', async () => {
  const { answers } = setUp();
  expect(await answers['day.book']({ minutes: 30 })).toEqual(good({ meetingId: 'for 30' }));
  expect(await answers['day.change']({ meetingId: 'm', change: 'extend', minutes: 15 })).toEqual(
    bad('day-too-late'),
  );
});

test('an invitation tells why, unless the meeting is private or the room shows no titles, and outlives the meeting by an hour', async () => {
  const ask = { address: 'rundbord:egeskov', meetingId: 'm' };
  const open = setUp({}, [meeting({ end: '2026-11-21T14:00:00.000Z' })]);
  await open.answers['room.invite'](ask);
  expect(open.invite).toHaveBeenCalledWith(
    expect.objectContaining({ reason: 'Discharge', untilMs: Date.UTC(2026, 10, 21, 15) }),
  );
  const closed = setUp({}, [meeting({ private: true })]);
  await closed.answers['room.invite'](ask);
  expect(closed.invite).toHaveBeenCalledWith(expect.objectContaining({ reason: '' }));
  const untitled = setUp({ agenda: { showTitles: false } }, [meeting({})]);
  await untitled.answers['room.invite'](ask);
  expect(untitled.invite).toHaveBeenCalledWith(expect.objectContaining({ reason: '' }));
});

test('a ticket is for a room of ours only; the simulated colleague gets one as a demo', async () => {
  const { answers, ticket } = setUp({ room: { name: 'Egeskov', site: 'Health house' } });
  expect(await answers['room.ticket']({ address: 'https://evil.example/', kind: 'kiosk' })).toMatchObject({
    ok: false,
    error: { code: 'room-name-wrong' },
  });
  await answers['room.ticket']({ address: 'rundbord:one', kind: 'demo' });
  await answers['room.ticket']({ address: 'rundbord:one', kind: 'kiosk', client: 'c' });
  expect(ticket.mock.calls).toEqual([
    [{ room: 'one', kind: 'demo', name: 'Kollega', role: '' }],
    [{ room: 'one', kind: 'kiosk', name: 'Egeskov', role: 'Health house', client: 'c' }],
  ]);
});

test('settings are read and written only with the pass that the PIN gave', async () => {
  const { answers } = setUp();
  const values = { roomName: 'x' } as never;
  expect(await answers['settings.read']({ pass: 'guessed' })).toEqual(bad('pin-needed'));
  expect(await answers['settings.write']({ pass: 'guessed', values })).toEqual(bad('pin-needed'));
  expect(await answers['settings.setPin']({ pass: null, pin: '2580' })).toEqual(bad('pin-needed'));
  expect(await answers['settings.read']({ pass: 'held' })).toMatchObject({ ok: true });
  expect(await answers['settings.write']({ pass: 'held', values })).toEqual(good(null));
});

test('the kiosk is left with the pass that the PIN gave, and with no other', async () => {
  const { answers, onLeave } = setUp();
  for (const pass of ['', 'guessed'])
    expect(await answers['kiosk.leave']({ pass })).toEqual(bad('pin-needed'));
  expect(onLeave).not.toHaveBeenCalled();
  expect(await answers['kiosk.leave']({ pass: 'held' })).toEqual(good(null));
  expect(onLeave).toHaveBeenCalledOnce();
});

test('diagnostics tell what IT asks, and no secret', async () => {
  const { answers } = setUp({ hub: { kiosks: [{ name: 'a', key: 'a-secret-of-more-than-twenty' }] } });
  const report = await answers['diagnostics.read'](null);
  expect(report).toMatchObject({
    ok: true,
    value: { shell: 'Shell 1', sandbox: 'off', upSeconds: 5, connected: ['camera, visca: ready'] },
  });
  expect(JSON.stringify(report)).not.toContain('a-secret');
});

test('a window that is there is heard, with how long nobody touched it', async () => {
  const { answers, onAlive } = setUp();
  expect(await answers['window.alive']({ untouchedSeconds: 7 })).toEqual(good(null));
  expect(onAlive).toHaveBeenCalledWith(7);
});

test('a window that cannot draw itself is brought back', async () => {
  const { answers, shell } = setUp();
  expect(await answers['window.broken'](null)).toEqual(good(null));
  expect(shell.pageBroke).toHaveBeenCalledOnce();
});
