import { expect, test } from 'vitest';
import { rosterOf, sameRoster } from '../../../../renderer/calls/pexip/roster.ts';
import { somebody } from './pretend-client.ts';

test('the others, without this side and what is nobody', () => {
  const all = [somebody('me'), somebody('a'), somebody('recording', { streaming: true }), somebody('b')];
  expect(rosterOf(all, 'me').map(({ id }) => id)).toEqual(['a', 'b']);
});

test.each([
  [{ muted: true }, { muted: true }],
  [{ selfMuted: true }, { muted: true }],
  [{ cameraMuted: true }, { camera: false }],
  [{ video: false }, { camera: false }],
  [{ connecting: true }, { link: 'connecting' }],
  [
    { host: true, handRaised: true, waiting: true, sharing: true, farCamera: true },
    { host: true, handRaised: true, waiting: true, sharing: true, farCamera: true },
  ],
] as const)('%o', (more, expected) => {
  expect(rosterOf([somebody('a', more)], '')[0]).toMatchObject(expected);
});

test('two rosters are the same when nothing that is shown differs', () => {
  const one = rosterOf([somebody('a'), somebody('b')], '');
  expect(sameRoster(one, rosterOf([somebody('a'), somebody('b')], ''))).toBe(true);
  expect(sameRoster(one, rosterOf([somebody('b'), somebody('a')], ''))).toBe(false);
  expect(sameRoster(one, rosterOf([somebody('a')], ''))).toBe(false);
  for (const more of [{ muted: true }, { name: 'x' }, { handRaised: true }, { connecting: true }])
    expect(sameRoster(one, rosterOf([somebody('a'), somebody('b', more)], ''))).toBe(false);
});
