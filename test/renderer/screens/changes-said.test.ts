import { expect, test } from 'vitest';
import type { CallState, Party } from '../../../renderer/calls/call.ts';
import { plainParty } from '../../../renderer/calls/plain-party.ts';
import { wordsOf } from '../../../renderer/language/words.ts';
import { ownRoom, wanted } from '../../../renderer/pictures/base-state.ts';
import { changesSaid } from '../../../renderer/screens/changes-said.ts';
import { atRest } from './states.ts';

const da = wordsOf('da');
const party = (id: string, more: Partial<Party> = {}): Party =>
  plainParty({ id, name: id, kind: 'guest', ...more });
const inCall = (parties: readonly Party[], kind: 'connected' | 'reconnecting' = 'connected') => {
  const call: CallState = { kind, target: ownRoom, since: 0, parties };
  return { call, own: atRest.own };
};

test('who comes and who goes', () => {
  expect(changesSaid(inCall([party('Jens')]), inCall([party('Jens'), party('Mette')]), da).polite).toBe(
    'Mette er kommet med',
  );
  expect(changesSaid(inCall([party('Jens'), party('Mette')]), inCall([party('Jens')]), da).polite).toBe(
    'Mette har forladt mødet',
  );
  expect(changesSaid(atRest, inCall([party('')]), da).polite).toBe('Gæst er kommet med');
});

test('somebody shares, and one’s own sound', () => {
  const before = inCall([party('Jens')]);
  expect(changesSaid(before, inCall([party('Jens', { sharing: true })]), da).polite).toBe(
    'Jens deler sin skærm',
  );
  const muted = { ...before, own: { ...before.own, muted: wanted(true) } };
  expect(changesSaid(before, muted, da).polite).toBe('Din mikrofon er slået fra');
});

test('a lost line is said at once, and once', () => {
  const lost = inCall([party('Jens')], 'reconnecting');
  expect(changesSaid(inCall([party('Jens')]), lost, da).assertive).toContain('ustabil');
  expect(changesSaid(lost, lost, da)).toEqual({ polite: '', assertive: '' });
});

test('a call that comes in is said at once, and once', () => {
  const call: CallState = { kind: 'ringing', target: ownRoom, since: 0, from: { name: 'Jens', role: '' } };
  const ringing = { call, own: atRest.own };
  expect(changesSaid(atRest, ringing, da)).toEqual({ polite: '', assertive: 'Jens ringer' });
  expect(changesSaid(ringing, ringing, da).assertive).toBe('');
});

test('a call that is held, and that goes on', () => {
  const going = inCall([party('Jens')]);
  const held = { ...going, own: { ...going.own, held: wanted(true) } };
  expect(changesSaid(going, held, da).assertive).toBe('Mødet er sat på pause. Ingen kan høre eller se dig.');
  expect(changesSaid(held, going, da).assertive).toBe('Mødet fortsætter');
});
