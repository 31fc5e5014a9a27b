import { expect, test } from 'vitest';
import { isHeaderValue, urlAt } from '../../../main/dialling/node-path.ts';

const node = 'https://node.example.org';

test.each([
  ['/api/client/v2/status', '/api/client/v2/status'],
  [
    '/api/client/v2/conferences/team%40example.org/events?token=a%2Fb',
    '/api/client/v2/conferences/team%40example.org/events?token=a%2Fb',
  ],
  ['/api/client/v2/x/../y', '/api/client/v2/y'],
])('%s is asked as it is', (path, asked) => expect(urlAt(node, path)?.href).toBe(node + asked));

test.each([
  '',
  'https://evil.example/api/client/v2/status',
  '//evil.example/api/client/v2/',
  '/api/client/v1/status',
  '/api/client/v2/../../../admin',
  '/api/client/v2/%2e%2e/%2e%2e/admin',
  '/api/client/v2/..%5c..%5cadmin',
  '/api/client/v2/a\\b',
  '/api/client/v2/a b',
  '/api/client/v2/a#b',
  '/api/client/v2/a\r\nb',
])('%j is not asked', (path) => expect(urlAt(node, path)).toBeNull());

test.each([
  ['1234', true],
  ['none', true],
  ['', false],
  ['a b', false],
  ['a\r\nx: y', false],
  ['æ', false],
  ['x'.repeat(4001), false],
])('%j in a header: %s', (text, may) => expect(isHeaderValue(text)).toBe(may));
