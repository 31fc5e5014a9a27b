import { expect, test } from 'vitest';
import { hosted, mixedParty } from '../../../../renderer/pictures/conference-samples.ts';
import { deedsWith } from '../../../../renderer/screens/call/person-deeds.ts';

test('a host may mute, or ask for sound of who is muted: never switch it on', () => {
  expect(deedsWith(mixedParty('a', 'A'), hosted)).toEqual(['mute', 'make-host', 'remove']);
  expect(deedsWith(mixedParty('a', 'A', { muted: true, host: true }), hosted)).toEqual([
    'ask-unmute',
    'make-guest',
    'remove',
  ]);
});

test('with somebody who waits nothing is done but to let them in, and a guest may do nothing with anybody', () => {
  expect(deedsWith(mixedParty('a', 'A', { waiting: true }), hosted)).toEqual([]);
  expect(deedsWith(mixedParty('a', 'A'), { ...hosted, may: ['say'] })).toEqual([]);
  expect(deedsWith(mixedParty('a', 'A'), null)).toEqual([]);
});
