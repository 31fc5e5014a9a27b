import { expect, test } from 'vitest';
import type { CallState } from '../../../renderer/calls/call.ts';
import type { Place } from '../../../renderer/kiosk/state.ts';
import { ownRoom, teams } from '../../../renderer/pictures/base-state.ts';
import { screenOf } from '../../../renderer/screens/screen-of.ts';
import { atRest } from './states.ts';

const { kiosk } = atRest;
const home: Place = { kind: 'home' };
const idle: CallState = { kind: 'idle' };

test('nothing heard from main: the start screen', () => {
  expect(screenOf({ call: idle, kiosk: null, place: home })).toBe('start');
});

test('a call comes before the place, whatever main has said', () => {
  const place: Place = { kind: 'join', text: '', busy: false, problem: null };
  const calls: readonly [CallState, string][] = [
    [{ kind: 'dialling', target: ownRoom, since: 0 }, 'lobby'],
    [{ kind: 'lobby', target: ownRoom, since: 0, met: false }, 'lobby'],
    [{ kind: 'connected', target: ownRoom, since: 0, parties: [] }, 'call'],
    [{ kind: 'reconnecting', target: ownRoom, since: 0, parties: [] }, 'call'],
    [{ kind: 'ended', target: ownRoom, reason: 'left', at: 0, met: true }, 'goodbye'],
    [{ kind: 'ended', target: ownRoom, reason: 'left', at: 0, met: false }, 'goodbye'],
    [{ kind: 'ended', target: ownRoom, reason: 'hub-unreachable', at: 0, met: false }, 'wrong'],
    [{ kind: 'ended', target: ownRoom, reason: 'link-lost', at: 0, met: true }, 'wrong'],
  ];
  for (const [call, name] of calls) {
    expect(screenOf({ call, kiosk, place })).toBe(name);
    expect(screenOf({ call, kiosk: null, place })).toBe(name);
  }
});

test('else where the person went', () => {
  const places: readonly Place[] = [
    home,
    { kind: 'join', text: '', busy: false, problem: null },
    { kind: 'elsewhere', target: teams, meeting: null },
    { kind: 'pin', firstTime: false, pin: '', busy: false, problem: null },
    { kind: 'settings', values: null, busy: true, saved: false, problem: null, leaving: 'no' },
    { kind: 'diagnostics', report: null },
  ];
  for (const place of places) expect(screenOf({ call: idle, kiosk, place })).toBe(place.kind);
});

test('no trouble of the agenda or the hub keeps home away', () => {
  const state = {
    ...atRest,
    agenda: null,
    hub: null,
    notices: [{ code: 'agenda-missing' as const, since: 0 }],
  };
  expect(screenOf(state)).toBe('home');
});

test('beside a door home is another screen, and the places are the same', () => {
  const door = kiosk && { ...kiosk, posture: 'door' as const };
  expect(screenOf({ call: idle, kiosk: door, place: home })).toBe('door');
  expect(screenOf({ call: idle, kiosk: door, place: { kind: 'book', busy: false, problem: null } })).toBe(
    'book',
  );
});
