import { expect, test } from 'vitest';
import type { CallState } from '../../../renderer/calls/call.ts';
import type { KioskState } from '../../../renderer/kiosk/state.ts';
import { wordsOf } from '../../../renderer/language/words.ts';
import { meetingAt, minutes, now, ownRoom } from '../../../renderer/pictures/base-state.ts';
import { daySaid, dayTold } from '../../../renderer/screens/day-said.ts';
import { atRest } from './states.ts';

const da = wordsOf('da');
const said = (before: KioskState, after: KioskState): string =>
  daySaid(dayTold(before), dayTold(after), after, da);
const agenda = (...meetings: readonly ReturnType<typeof meetingAt>[]): Pick<KioskState, 'agenda'> => ({
  agenda: atRest.agenda && { ...atRest.agenda, meetings },
});
const call: CallState = { kind: 'lobby', target: ownRoom, since: now, met: false };

test('that a meeting is joined by itself is said once, not each second, and anew when it counts anew', () => {
  const meeting = meetingAt(0, 30, 'Udskrivning');
  const counting = { ...atRest, autoJoin: { meeting, at: now + 20_000 } };
  expect(said(atRest, counting)).toContain('Udskrivning: Skærmen deltager af sig selv om 20 sekunder');
  expect(said(counting, { ...counting, now: now + 1000 })).toBe('');
  expect(said(counting, atRest)).toBe('');
  const later = { ...counting, autoJoin: { meeting, at: now + 25_000 } };
  expect(said(counting, later)).toContain('om 25 sekunder');
});

test('nothing of a private meeting is said', () => {
  const meeting = meetingAt(0, 30, 'Hemmelig', { private: true });
  const text = said(atRest, { ...atRest, autoJoin: { meeting, at: now + 20_000 } });
  expect(text).toContain('Privat møde');
  expect(text).not.toContain('Hemmelig');
});

test('in a call it is said once that the next meeting has begun, and at rest never', () => {
  const next = meetingAt(5, 30, 'Gravidteam');
  const before = { ...atRest, ...agenda(next), call };
  const begun = { ...before, now: now + minutes(5) };
  expect(said(before, begun)).toBe('Gravidteam er begyndt her i lokalet.');
  expect(said(begun, { ...begun, now: now + minutes(6) })).toBe('');
  expect(said(atRest, { ...begun, call: { kind: 'idle' } })).toBe('');
});
