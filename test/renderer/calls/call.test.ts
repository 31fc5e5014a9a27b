import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { type CallInput, type CallState, step } from '../../../renderer/calls/call.ts';
import { plainParty } from '../../../renderer/calls/plain-party.ts';

const target: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:abc', source: 'own' };
const party = plainParty({ id: 'p', name: 'P', kind: 'guest' });
const dialling: CallState = { kind: 'dialling', target, since: 1 };
const lobby: CallState = { kind: 'lobby', target, since: 2, met: false };
const connected: CallState = { kind: 'connected', target, since: 3, parties: [party] };
const reconnecting: CallState = { ...connected, kind: 'reconnecting' };
const ended: CallState = { kind: 'ended', target, reason: 'left', at: 4, met: true };
const idle: CallState = { kind: 'idle' };
const from = { name: 'Ward 3', role: 'hospital' };
const ringing: CallState = { kind: 'ringing', target, since: 0, from };

const inputs: Readonly<Record<string, CallInput>> = {
  dial: { kind: 'dial', target, at: 9 },
  ring: { kind: 'ring', target, from, at: 9 },
  answered: { kind: 'answered', at: 9 },
  silent: { kind: 'silent' },
  joined: { kind: 'joined', at: 9 },
  somebody: { kind: 'parties', parties: [party], at: 9 },
  nobody: { kind: 'parties', parties: [], at: 9 },
  lost: { kind: 'line-lost' },
  back: { kind: 'line-back' },
  end: { kind: 'end', reason: 'hub-unreachable', at: 9 },
  clear: { kind: 'clear' },
};
const states = { idle, ringing, dialling, lobby, connected, reconnecting, ended };
const over = (met: boolean): CallState => ({ kind: 'ended', target, reason: 'hub-unreachable', at: 9, met });

/** Every arrow of the drawing; what is not here must leave the state as it is. */
const arrows: Readonly<Record<string, CallState>> = {
  'idle dial': { kind: 'dialling', target, since: 9 },
  'idle ring': { kind: 'ringing', target, since: 9, from },
  'ringing answered': { kind: 'dialling', target, since: 9 },
  'ringing silent': idle,
  'ringing end': over(false),
  'dialling joined': { kind: 'lobby', target, since: 9, met: false },
  'dialling end': over(false),
  'lobby somebody': { kind: 'connected', target, since: 9, parties: [party] },
  'lobby end': over(false),
  'connected nobody': { kind: 'lobby', target, since: 9, met: true },
  'connected somebody': connected,
  'connected lost': reconnecting,
  'connected end': over(true),
  'reconnecting somebody': reconnecting,
  'reconnecting nobody': { ...reconnecting, parties: [] },
  'reconnecting back': connected,
  'reconnecting end': over(true),
  'ended clear': idle,
};

for (const [from, state] of Object.entries(states)) {
  for (const [name, input] of Object.entries(inputs)) {
    const arrow = arrows[`${from} ${name}`];
    test(`${from}, ${name}: ${arrow ? arrow.kind : 'nothing'}`, () => {
      if (arrow) expect(step(state, input)).toEqual(arrow);
      else expect(step(state, input)).toBe(state);
    });
  }
}

test('whoever was alone again at the end has met somebody', () => {
  const alone = step(connected, { kind: 'parties', parties: [], at: 5 });
  expect(step(alone, { kind: 'end', reason: 'left', at: 6 })).toMatchObject({ kind: 'ended', met: true });
});

test('the line is back and all have gone meanwhile: the lobby', () => {
  const empty = step(reconnecting, { kind: 'parties', parties: [], at: 5 });
  expect(step(empty, { kind: 'line-back' })).toMatchObject({ kind: 'lobby', met: true });
});

test('whatever comes in whatever order, a connected call has somebody in it and an ended one stays ended until cleared', () => {
  const anyInput = fc.constantFrom(...Object.values(inputs));
  fc.assert(
    fc.property(fc.array(anyInput, { maxLength: 30 }), (said) => {
      let state: CallState = idle;
      for (const input of said) {
        const before = state;
        state = step(state, input);
        if (state.kind === 'connected') expect(state.parties.length).toBeGreaterThan(0);
        if (before.kind === 'ended' && input.kind !== 'clear') expect(state).toBe(before);
      }
    }),
  );
});
