import { expect, test } from 'vitest';
import { makeEntry } from '../../../../renderer/calls/pexip/entry.ts';

const again = { kind: 'again' };
const pin = (guests: 'none' | 'pin' | null, wrong: boolean) => ({
  kind: 'ask',
  question: { kind: 'pin', guests, wrong },
});

test('a PIN of the invitation is tried first; when it is wrong the node is asked what it takes', () => {
  const entry = makeEntry({ pin: '1111' });
  expect(entry.by).toEqual({ pin: '1111' });
  expect(entry.refused('Invalid PIN')).toEqual(again);
  expect(entry.by).toEqual({});
  expect(entry.pinNeeded({ host: true, guest: true })).toEqual(pin('pin', true));
  expect(entry.reply({ kind: 'pin', pin: '2222' })).toEqual(again);
  expect(entry.by).toEqual({ pin: '2222' });
  // Now it is known what is taken.
  expect(entry.refused('Invalid PIN')).toEqual(pin('pin', true));
});

test('what is told of guests, and nothing where there is one PIN for all', () => {
  expect(makeEntry({}).pinNeeded({ host: true, guest: false })).toEqual(pin('none', false));
  expect(makeEntry({}).pinNeeded({ host: false, guest: true })).toEqual(pin(null, false));
});

test('a guest of a meeting whose hosts alone have a PIN comes in without, and is asked when that is refused', () => {
  const entry = makeEntry({ role: 'guest' });
  expect(entry.pinNeeded({ host: true, guest: false })).toEqual(again);
  expect(entry.by).toEqual({ pin: 'none' });
  expect(entry.refused('Invalid PIN')).toEqual(pin('none', true));
  expect(makeEntry({ role: 'guest' }).pinNeeded({ host: true, guest: true })).toEqual(pin('pin', false));
  expect(makeEntry({ role: 'host' }).pinNeeded({ host: true, guest: false })).toEqual(pin('none', false));
});

test('a person comes in as a guest without a PIN', () => {
  const entry = makeEntry({});
  entry.pinNeeded({ host: true, guest: false });
  entry.reply({ kind: 'pin', pin: null });
  expect(entry.by).toEqual({ pin: 'none' });
});

test('an extension that is not known is asked again', () => {
  const entry = makeEntry({});
  expect(entry.extensionNeeded()).toEqual({ kind: 'ask', question: { kind: 'extension', wrong: false } });
  entry.reply({ kind: 'extension', extension: '99' });
  const asked = { kind: 'ask', question: { kind: 'extension', wrong: true } };
  expect(entry.refused('Neither conference nor gateway found')).toEqual(asked);
  entry.reply({ kind: 'extension', extension: '98' });
  expect(entry.extensionNeeded()).toEqual(asked);
  expect(makeEntry({}).refused('Neither conference nor gateway found')).toEqual({ kind: 'refused' });
});

test('one provider is chosen, of more a person chooses', () => {
  const one = makeEntry({ pin: '1' });
  expect(one.providers([{ id: 'a', name: 'A' }])).toEqual(again);
  expect(one.by).toEqual({ pin: '1', provider: 'a' });
  const providers = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  const more = makeEntry({});
  expect(more.providers(providers)).toEqual({ kind: 'ask', question: { kind: 'sign-in', providers } });
  more.reply({ kind: 'sign-in', provider: 'b' });
  more.signedIn('T');
  expect(more.by).toEqual({ provider: 'b', signInToken: 'T' });
});

test('an answer to nothing that is asked is none', () => {
  const entry = makeEntry({});
  expect(entry.reply({ kind: 'pin', pin: '1' })).toBeNull();
  entry.extensionNeeded();
  expect(entry.reply({ kind: 'pin', pin: '1' })).toBeNull();
  entry.reply({ kind: 'extension', extension: '1' });
  expect(entry.reply({ kind: 'extension', extension: '2' })).toBeNull();
});

test('what is good once is not used again; what is good is kept', () => {
  const entry = makeEntry({ pin: '1' }, 'once');
  entry.signedIn('T');
  expect(entry.by).toEqual({ pin: '1', token: 'once', signInToken: 'T' });
  entry.entered();
  expect(entry.by).toEqual({ pin: '1' });
});
