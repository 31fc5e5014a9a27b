import { expect, test } from 'vitest';
import { silentLog } from '../../../main/log.ts';
import { isDialLink, isMeetingLink, makeLinks } from '../../../main/shell/meeting-link.ts';

test.each(['rundbord:east', 'RUNDBORD:East'])('a link to a meeting: %s', (link) => {
  expect([isMeetingLink(link), isDialLink(link)]).toEqual([true, false]);
});

test.each([
  'sip:bob@example.net',
  'SIPS:bob@example.net',
  'tel:+4512345678',
  'h323:10.1.2.3',
  'pexip://ward4@example.org',
  'callto:12',
])('a link to dial: %s', (link) => {
  expect([isMeetingLink(link), isDialLink(link)]).toEqual([true, true]);
});

test.each([
  '',
  'east',
  '--demo',
  'https://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  `rundbord:${'x'.repeat(4000)}`,
])('no link: %s', (word) => {
  expect(isMeetingLink(word)).toBe(false);
});

test('a link that came before anybody listened waits for the first', () => {
  const links = makeLinks(silentLog);
  links.hear(['rundbord', '--flag', 'rundbord:east']);
  const heard: string[] = [];
  links.listen((link) => heard.push(link));
  links.hear(['tel:+4512345678']);
  expect(heard).toEqual(['rundbord:east', 'tel:+4512345678']);
});
