import { describe, expect, test } from 'vitest';
import type { CallState } from '../../../renderer/calls/call.ts';
import { readEnvironment } from '../../../renderer/guest/environment.ts';
import {
  firstState,
  type GuestInput,
  type GuestState,
  noDevices,
  quietSide,
  step,
} from '../../../renderer/guest/guest-state.ts';
import { welcome } from './doubles.ts';

const environment = readEnvironment({
  secure: true,
  hasUserMedia: true,
  hasSpeakerChoice: true,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36',
  touchPoints: 0,
});
const opened = (code: string | null): GuestState =>
  firstState({ environment, language: 'en', code, trustOpen: false });
const follow = (state: GuestState, ...inputs: GuestInput[]): GuestState => inputs.reduce(step, state);
const target = { engine: 'room', provider: 'rundbord', address: 'rundbord:egeskov', source: 'url' } as const;
const ended = (reason: 'left' | 'room-full' | 'link-lost'): GuestInput => ({
  kind: 'call',
  call: { kind: 'ended', target, reason, at: 5, met: true },
  own: quietSide,
});

const atTry = follow(opened('K7QM-4RTB'), { kind: 'welcomed', welcome }, { kind: 'try' }, { kind: 'opened' });
const inCall = follow(atTry, { kind: 'name', name: 'Bodil' }, { kind: 'join' });

describe('the way in', () => {
  test('a page without a code asks for it, and looks it up', () => {
    const typed = follow(opened(null), { kind: 'type-code', text: 'K7QM-4RTB' });
    expect(typed.step).toEqual({ kind: 'code', text: 'K7QM-4RTB' });
    expect(step(typed, { kind: 'look', code: 'K7QM-4RTB' }).step).toEqual({
      kind: 'looking',
      code: 'K7QM-4RTB',
    });
  });

  test("a page with a code looks it up, and the invitation's language is spoken", () => {
    const state = follow(opened('K7QM-4RTB'), { kind: 'welcomed', welcome });
    expect(state.step).toEqual({ kind: 'welcome', code: 'K7QM-4RTB', welcome });
    expect(state.language).toBe('da');
  });

  test('a language chosen by hand stays', () => {
    const state = follow(
      opened('K7QM-4RTB'),
      { kind: 'language', language: 'sv' },
      { kind: 'welcomed', welcome },
    );
    expect(state.language).toBe('sv');
  });

  test('picture and sound are tried, or gone without', () => {
    const welcomed = follow(opened('K7QM-4RTB'), { kind: 'welcomed', welcome });
    const trying = step(welcomed, { kind: 'try' });
    expect(trying.step).toMatchObject({ kind: 'try', opening: true });
    expect(trying.wish).toEqual({ microphone: true, camera: true });
    const without = step(welcomed, { kind: 'skip' });
    expect(without.step).toMatchObject({ kind: 'try', opening: false });
    expect(without.wish).toEqual({ microphone: false, camera: false });
  });

  test('joining begins a call of its own, not the one before', () => {
    const stale: CallState = { kind: 'ended', target, reason: 'left', at: 1, met: false };
    const state = step({ ...atTry, call: stale }, { kind: 'join' });
    expect(state.step.kind).toBe('call');
    expect(state.call).toEqual({ kind: 'idle' });
  });
});

describe('the way out', () => {
  test('leaving says goodbye, and the name is gone', () => {
    const state = step(inCall, ended('left'));
    expect(state.step).toMatchObject({ kind: 'goodbye', code: 'K7QM-4RTB' });
    expect(state.name).toBe('');
  });

  test('leaving before the engine had begun says goodbye too', () => {
    const state = step(inCall, { kind: 'left-early' });
    expect(state.step.kind).toBe('goodbye');
    expect(state.name).toBe('');
  });

  test.each(['room-full', 'link-lost'] as const)(
    '%s stops with its reason, one tap from another try',
    (reason) => {
      const state = step(inCall, ended(reason));
      expect(state.step).toMatchObject({ kind: 'stopped', problem: reason, welcome });
      expect(step(state, { kind: 'again' }).step).toMatchObject({ kind: 'try', opening: true });
    },
  );

  test('what lay open in the call is closed with it', () => {
    const open = follow(inCall, { kind: 'devices', open: true }, { kind: 'sound-blocked' });
    expect(step(open, ended('left'))).toMatchObject({ devicesOpen: false, soundBlocked: false });
  });

  test('a code that is refused stops; again asks the hub again, another code goes to the field', () => {
    const state = step(opened('K7QM-4RTB'), { kind: 'refused', problem: 'hub-unreachable' });
    expect(state.step).toEqual({
      kind: 'stopped',
      code: 'K7QM-4RTB',
      welcome: null,
      problem: 'hub-unreachable',
    });
    expect(step(state, { kind: 'again' }).step).toEqual({ kind: 'looking', code: 'K7QM-4RTB' });
    expect(step(state, { kind: 'other-code' }).step).toEqual({ kind: 'code', text: '' });
  });

  test('the code of the call that cannot be fetched stops it', () => {
    expect(step(inCall, { kind: 'refused', problem: 'hub-unreachable' }).step).toMatchObject({
      kind: 'stopped',
      welcome,
    });
  });
});

describe('what cannot happen changes nothing', () => {
  const inputs: readonly GuestInput[] = [
    { kind: 'type-code', text: 'X' },
    { kind: 'look', code: 'X' },
    { kind: 'welcomed', welcome },
    { kind: 'try' },
    { kind: 'skip' },
    { kind: 'opened' },
    { kind: 'join' },
    { kind: 'again' },
    { kind: 'other-code' },
  ];
  test.each(inputs)('in a call: %o', (input) => {
    expect(step(inCall, input).step).toBe(inCall.step);
  });

  test('a late answer of the hub does not take somebody out of the field', () => {
    const field = opened(null);
    expect(step(field, { kind: 'welcomed', welcome })).toBe(field);
    expect(step(field, { kind: 'refused', problem: 'code-unknown' })).toBe(field);
  });

  test('an engine that reports outside a call moves nobody', () => {
    expect(step(atTry, ended('left')).step).toBe(atTry.step);
  });
});

test('what is heard of the devices is shown as it is', () => {
  const devices = { ...noDevices, known: true, camera: 'front' };
  expect(step(atTry, { kind: 'media', devices, ownPicture: null, facing: 'front' })).toMatchObject({
    devices,
    facing: 'front',
  });
});

test('each touch that starts the sound makes the players anew', () => {
  const blocked = step(inCall, { kind: 'sound-blocked' });
  const heard = step(blocked, { kind: 'hear' });
  expect(blocked.soundBlocked).toBe(true);
  expect(heard.soundBlocked).toBe(false);
  expect(heard.soundTries).toBe(blocked.soundTries + 1);
});
