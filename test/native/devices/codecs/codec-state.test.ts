import { expect, test } from 'vitest';
import { type Known, learn, nothingKnown } from '../../../../native/devices/codecs/codec-state.ts';

const after = (...facts: readonly Parameters<typeof learn>[1][]): Known => facts.reduce(learn, nothingKnown);
const call = (state: 'dialling' | 'connected' | 'ringing', id = '1') =>
  ({ fact: 'call', call: { id, state, address: '', name: '' } }) as const;
const ended = (why: 'normal' | 'busy' | 'failed' | null) => ({ fact: 'call-ended', id: '1', why }) as const;
const dialled = { fact: 'we-dialled' } as const;

test('a reason that comes behind the end of a call that was made is taken', () => {
  expect(after(dialled, call('dialling'), ended(null)).failed).toBe('failed');
  expect(after(dialled, call('dialling'), ended(null), ended('busy')).failed).toBe('busy');
  expect(after(dialled, call('dialling'), ended('busy'), ended('normal')).failed).toBe('busy');
});

test('a call that was answered ends without a failure, unless the codec says that it failed', () => {
  expect(after(dialled, call('connected'), ended('normal')).failed).toBeNull();
  expect(after(dialled, call('connected'), ended(null)).failed).toBeNull();
  expect(after(dialled, call('connected'), ended('failed')).failed).toBe('failed');
  expect(after(call('ringing'), ended('busy')).failed).toBeNull();
});

test('what we ended ourselves is no failure, and the next call is one of its own', () => {
  const left = after(dialled, call('dialling'), { fact: 'we-left' }, ended('busy'));
  expect(left.failed).toBeNull();
  expect([dialled, call('dialling'), ended('busy')].reduce(learn, left).failed).toBe('busy');
});

test('a call that the codec has no more has ended; a dial that is not heard of has failed', () => {
  const none = { fact: 'calls', calls: [] } as const;
  expect(after(dialled, call('dialling'), none)).toMatchObject({ calls: [], failed: 'failed' });
  expect(after(call('connected'), none)).toMatchObject({ calls: [], failed: null });
  expect(after(dialled, none)).toMatchObject({ dialled: true, failed: null });
  expect(after(dialled, { fact: 'nothing-dialled' })).toMatchObject({ dialled: false, failed: 'failed' });
  expect(after({ fact: 'nothing-dialled' }).failed).toBeNull();
});
