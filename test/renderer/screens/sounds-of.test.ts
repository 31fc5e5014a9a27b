import { expect, test } from 'vitest';
import type { CallState } from '../../../renderer/calls/call.ts';
import { mixedParty } from '../../../renderer/pictures/conference-samples.ts';
import { soundsOf } from '../../../renderer/screens/sounds-of.ts';

const stream = (name: string): MediaStream => ({ id: name }) as MediaStream;
const target = { engine: 'sip', provider: 'sip', address: 'sip:a@b.example', source: 'typed' } as const;
const keys = (call: CallState): readonly string[] => soundsOf(call).map(([key]) => key);

test('what comes before an answer is heard, and gone with it', () => {
  expect(keys({ kind: 'dialling', target, since: 0, rings: true, early: stream('tone') })).toEqual(['early']);
  expect(keys({ kind: 'dialling', target, since: 0, rings: true, early: null })).toEqual([]);
  expect(keys({ kind: 'lobby', target, since: 0, met: false })).toEqual([]);
});

test('each party is heard, or the one mix of them, also while the line is lost', () => {
  const parties = [mixedParty('a', 'A', { stream: stream('a') }), mixedParty('b', 'B')];
  expect(keys({ kind: 'connected', target, since: 0, parties })).toEqual(['party a']);
  const mixed = { stream: stream('mix'), slides: stream('slides') };
  expect(keys({ kind: 'reconnecting', target, since: 0, parties: [mixedParty('b', 'B')], mixed })).toEqual([
    'mixed',
  ]);
});
