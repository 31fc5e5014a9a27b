import { expect, test } from 'vitest';
import type { SiteRule } from '../../../../main/agenda/links/invitation.ts';
import { ruleMatchIn } from '../../../../main/agenda/links/site-rules.ts';

const rule = (match: string, address: string): SiteRule => ({
  match,
  address,
  engine: 'sip',
  provider: 'house',
});

test('$1 to $9 and $& are what matched; case does not matter', () => {
  const found = ruleMatchIn(
    ['see ROOM 44 pin 12'],
    [rule('room (\\d+) pin (\\d+)', '$1.$2@video.example.org')],
  );
  expect(found?.address).toBe('44.12@video.example.org');
  expect(ruleMatchIn(['room44'], [rule('room\\d+', 'sip:$&@x.example.org')])?.address).toBe(
    'sip:room44@x.example.org',
  );
  expect(ruleMatchIn(['a'], [rule('(a)(b)?', '$1$2$3c')])?.address).toBe('ac');
});

test('the first rule that matches counts, in whichever text', () => {
  const rules = [rule('none', 'x'), rule('second', 'two'), rule('first', 'one')];
  expect(ruleMatchIn(['first here', 'second here'], rules)?.address).toBe('two');
  expect(ruleMatchIn(['nothing'], rules)).toBeNull();
  expect(ruleMatchIn([], rules)).toBeNull();
});

test('an address that is empty, has spaces or is too long is none', () => {
  expect(ruleMatchIn(['a b'], [rule('(x)?a b', '$1')])).toBeNull();
  expect(ruleMatchIn(['a b'], [rule('a b', '$&')])).toBeNull();
  expect(ruleMatchIn(['a'.repeat(3000)], [rule('a+', '$&')])).toBeNull();
});

test('an expression that is none is passed over', () => {
  expect(ruleMatchIn(['abc'], [rule('(', 'x'), rule('abc', 'y')])?.address).toBe('y');
});

test('an expression that runs away is interrupted, and does not keep the others from their turn', () => {
  // Without a limit this one takes longer than the test could wait.
  const endless = rule('^(a+)+$', 'x');
  for (let time = 0; time < 2; time += 1) {
    const text = `${'a'.repeat(60 + time)}! room 7`;
    expect(ruleMatchIn([text, text], [endless, rule('room (\\d)', '$1')])?.address).toBe('7');
  }
});

test('nothing of the process is within reach of the text', () => {
  expect(ruleMatchIn(['"); throw new Error("x'], [rule('throw', '$&')])?.address).toBe('throw');
});
