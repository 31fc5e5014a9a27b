import { expect, test } from 'vitest';
import { type FarParty, rosterOf, sameRoster } from '../../../../renderer/calls/pexip/roster.ts';

const far = (id: string, more: Partial<FarParty> = {}): FarParty => ({
  id,
  name: id,
  host: false,
  muted: false,
  selfMuted: false,
  video: true,
  cameraMuted: false,
  sharing: false,
  farCamera: false,
  handRaised: false,
  waiting: false,
  connecting: false,
  streaming: false,
  ...more,
});

test('the others, without this side and what is nobody', () => {
  const all = [far('me'), far('a'), far('recording', { streaming: true }), far('b')];
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
  expect(rosterOf([far('a', more)], '')[0]).toMatchObject(expected);
});

test('two rosters are the same when nothing that is shown differs', () => {
  const one = rosterOf([far('a'), far('b')], '');
  expect(sameRoster(one, rosterOf([far('a'), far('b')], ''))).toBe(true);
  expect(sameRoster(one, rosterOf([far('b'), far('a')], ''))).toBe(false);
  expect(sameRoster(one, rosterOf([far('a')], ''))).toBe(false);
  for (const more of [{ muted: true }, { name: 'x' }, { handRaised: true }, { connecting: true }])
    expect(sameRoster(one, rosterOf([far('a'), far('b', more)], ''))).toBe(false);
});
