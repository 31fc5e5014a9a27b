import { expect, test } from 'vitest';
import { makeHeldTokens } from '../../../main/dialling/held-tokens.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

const node = 'https://node.example.org';
const path = (verb: string, conference = 'team'): string =>
  `/api/client/v2/conferences/${conference}/${verb}`;
const granted = (token: string): string =>
  JSON.stringify({ status: 'success', result: { token, expires: '120' } });
const held = (token: string, conference = 'team') => ({
  node,
  conference: `conferences/${conference}`,
  token,
});

test('a token takes the place of the one with which it was asked for; another participant keeps its own', () => {
  const tokens = makeHeldTokens(makeVirtualClock());
  tokens.answered({ node, path: path('request_token'), used: undefined }, 200, granted('a1'));
  tokens.answered({ node, path: path('request_token', 'x'), used: undefined }, 200, granted('b1'));
  tokens.answered({ node, path: path('refresh_token'), used: 'a1' }, 200, granted('a2'));
  tokens.answered({ node, path: path('participants'), used: 'a2' }, 200, granted('no'));
  expect(tokens.take()).toEqual([held('b1', 'x'), held('a2')]);
  expect(tokens.take()).toEqual([]);
});

test('what was given back, or was never given, is not held', () => {
  const tokens = makeHeldTokens(makeVirtualClock());
  tokens.answered({ node, path: path('request_token'), used: undefined }, 200, granted('a'));
  tokens.answered({ node, path: path('release_token'), used: 'a' }, 200, '{}');
  tokens.answered({ node, path: path('request_token'), used: undefined }, 403, granted('pin'));
  tokens.answered({ node, path: path('request_token'), used: undefined }, 200, 'no json');
  tokens.answered({ node, path: path('request_token'), used: undefined }, 200, '{"result":{}}');
  expect(tokens.take()).toEqual([]);
});

test('a token that was not renewed is dead after its time', async () => {
  const clock = makeVirtualClock();
  const tokens = makeHeldTokens(clock);
  tokens.answered({ node, path: path('request_token'), used: undefined }, 200, granted('a'));
  await clock.advance(126_000);
  expect(tokens.take()).toEqual([]);
});
