import { expect, test } from 'vitest';
import type { AgendaFacts, HubFacts } from '../../main/contract/kiosk.ts';
import { noticesOf } from '../../main/notices.ts';

const agenda: AgendaFacts = {
  meetings: [],
  freshAt: 1,
  staleSince: null,
  read: true,
  mayBook: false,
  problems: [],
};
const hub: HubFacts = { status: 'up', guestBase: null, trust: 'loopback-only', problem: null };

test('nothing wrong, nothing said', () => {
  expect(noticesOf({ computer: [], settingsIssues: [], agenda, hub, calls: [], devices: [] }, [], 5)).toEqual(
    [],
  );
});

test('each trouble is said with since when, which stays while it is there and begins anew when it comes again', () => {
  const issue = { path: 'room.zone', code: 'wrong-form' as const, expected: 'a zone', line: 3 };
  const facts = {
    computer: [],
    calls: [],
    devices: [],
    settingsIssues: [issue],
    agenda: { ...agenda, problems: [{ code: 'agenda-unreachable' as const, at: 'calendar.example' }] },
    hub: { ...hub, status: 'down' as const, problem: { code: 'hub-unreachable' as const } },
  };
  const first = noticesOf(facts, [], 5);
  expect(first.map(({ code, since }) => [code, since])).toEqual([
    ['hub-unreachable', 5],
    ['settings-refused', 5],
    ['agenda-unreachable', 5],
  ]);
  expect(first[1]?.issues).toEqual([issue]);
  const later = noticesOf({ ...facts, settingsIssues: [] }, first, 9);
  expect(later.map(({ code, since }) => [code, since])).toEqual([
    ['hub-unreachable', 5],
    ['agenda-unreachable', 5],
  ]);
  expect(noticesOf(facts, later, 12).find(({ code }) => code === 'settings-refused')?.since).toBe(12);
});

test('two calendars of one server with one trouble are said once', () => {
  const at = { code: 'agenda-unreachable' as const, at: 'calendar.example' };
  const problems = [at, { ...at, at: 'other.example' }, at, { ...at, code: 'agenda-broken' as const }];
  const facts = {
    computer: [],
    settingsIssues: [],
    agenda: { ...agenda, problems },
    hub,
    calls: [],
    devices: [],
  };
  expect(noticesOf(facts, [], 5).map(({ code, at: place }) => `${code} ${place}`)).toEqual([
    'agenda-unreachable calendar.example',
    'agenda-unreachable other.example',
    'agenda-broken calendar.example',
  ]);
});

test('no network is said before all else, what is wrong with the computer and its devices before the settings', () => {
  const facts = {
    computer: [
      { code: 'disk-full' as const, at: '/data', detail: '0 MiB left' },
      { code: 'network-down' as const },
    ],
    calls: [{ code: 'sip-not-registered' as const, at: 'dialling.sip' }],
    devices: [{ code: 'device-not-allowed' as const, at: 'Speak', detail: 'Permission denied' }],
    settingsIssues: [{ path: 'x', code: 'missing' as const, expected: 'y' }],
    agenda,
    hub: { ...hub, problem: { code: 'hub-unreachable' as const } },
  };
  expect(noticesOf(facts, [], 5)).toMatchObject([
    { code: 'network-down', since: 5 },
    { code: 'hub-unreachable' },
    { code: 'disk-full', at: '/data', detail: '0 MiB left' },
    { code: 'sip-not-registered', at: 'dialling.sip', since: 5 },
    { code: 'device-not-allowed', at: 'Speak', detail: 'Permission denied' },
    { code: 'settings-refused' },
  ]);
});
