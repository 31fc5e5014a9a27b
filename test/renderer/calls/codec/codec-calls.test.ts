import { expect, test } from 'vitest';
import type { CodecCall } from '../../../../main/contract/codecs.ts';
import { type CallState, step } from '../../../../renderer/calls/call.ts';
import { endReason, inputsOf } from '../../../../renderer/calls/codec/codec-calls.ts';
import { aCodec, aCodecCall } from './a-codec.ts';

const target = { engine: 'codec', provider: 'sip', address: 'sip:ward@example.org', source: 'text' } as const;
const own = { engine: 'codec', provider: 'codec', address: 'ward@example.org', source: 'own' } as const;
const party = { id: '1', name: 'Ward', stream: null, link: 'connected' };
const states = {
  idle: { kind: 'idle' },
  ended: { kind: 'ended', target, reason: 'left', at: 1, met: true },
  ringing: { kind: 'ringing', target: own, since: 1, from: { name: 'Ward', role: '' } },
  dialling: { kind: 'dialling', target, since: 1 },
  connected: { kind: 'connected', target, since: 1, parties: [] },
  reconnecting: { kind: 'reconnecting', target, since: 1, parties: [] },
} satisfies Record<string, CallState>;
const calls = {
  nothing: [],
  rings: [aCodecCall('ringing')],
  dials: [aCodecCall('dialling')],
  connected: [aCodecCall('connected')],
} satisfies Record<string, readonly CodecCall[]>;

test.each([
  ['idle', 'nothing', { kind: 'idle' }],
  ['idle', 'rings', { kind: 'ringing', target: own, from: { name: 'Ward', role: '' } }],
  ['idle', 'dials', { kind: 'dialling', target: own }],
  ['idle', 'connected', { kind: 'connected', target: own, parties: [party] }],
  ['ended', 'nothing', { kind: 'ended' }],
  ['ended', 'rings', { kind: 'ringing' }],
  ['ended', 'connected', { kind: 'connected', target: own, parties: [party] }],
  ['ringing', 'nothing', { kind: 'idle' }],
  ['ringing', 'rings', { kind: 'ringing' }],
  ['ringing', 'dials', { kind: 'dialling', target: own }],
  ['ringing', 'connected', { kind: 'connected', target: own, parties: [party] }],
  ['dialling', 'nothing', { kind: 'dialling', target }],
  ['dialling', 'rings', { kind: 'dialling', target }],
  ['dialling', 'dials', { kind: 'dialling', target }],
  ['dialling', 'connected', { kind: 'connected', target, parties: [party] }],
  ['connected', 'nothing', { kind: 'ended', target, reason: 'left', met: true }],
  ['connected', 'rings', { kind: 'ended', target, reason: 'left' }],
  ['connected', 'dials', { kind: 'connected', parties: [{ ...party, link: 'connecting' }] }],
  ['connected', 'connected', { kind: 'connected', target, parties: [party] }],
  ['reconnecting', 'nothing', { kind: 'ended', reason: 'left', met: true }],
  ['reconnecting', 'connected', { kind: 'connected', target, since: 1, parties: [party] }],
] as const)('%s, and the codec %s', (state, listed, after) => {
  const inputs = inputsOf(states[state], aCodec({ calls: calls[listed] }), 7);
  expect(inputs.reduce<CallState>(step, states[state])).toMatchObject(after);
});

test('a second call that rings is not in the call, and a third that is dialled is on its way', () => {
  const listed = [aCodecCall('connected', '1'), aCodecCall('ringing', '2'), aCodecCall('dialling', '3')];
  const after = inputsOf(states.connected, aCodec({ calls: listed, farCamera: true }), 7).reduce<CallState>(
    step,
    states.connected,
  );
  expect(after).toMatchObject({
    parties: [
      { id: '1', link: 'connected', farCamera: false },
      { id: '3', link: 'connecting', farCamera: false },
    ],
  });
});

test('the far camera may be moved where the codec says so, and whoever has no name is called by the address', () => {
  const nameless = { ...aCodecCall('connected'), name: '' };
  const after = inputsOf(
    states.dialling,
    aCodec({ calls: [nameless], farCamera: true }),
    7,
  ).reduce<CallState>(step, states.dialling);
  expect(after).toMatchObject({ parties: [{ name: 'ward@example.org', farCamera: true }] });
});

test.each([
  [null, false, 'left'],
  ['busy', false, 'call-busy'],
  ['not-found', false, 'call-not-found'],
  ['no-answer', false, 'call-no-answer'],
  ['declined', false, 'call-declined'],
  ['failed', false, 'call-failed'],
  ['failed', true, 'call-failed'],
  ['declined', true, 'left'],
] as const)('%s, met %s: %s', (failed, met, reason) => expect(endReason(failed, met)).toBe(reason));
