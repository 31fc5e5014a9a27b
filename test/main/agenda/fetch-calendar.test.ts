import { expect, test } from 'vitest';
import { feedUrl, hostOf } from '../../../main/agenda/fetch-calendar.ts';
import { retryAfter } from '../../../main/agenda/retry-policy.ts';

test('webcal is https under another name; only http and https are asked', () => {
  expect(feedUrl('webcal://example.org/a.ics?x=1')?.href).toBe('https://example.org/a.ics?x=1');
  expect(feedUrl('WEBCALS://example.org/a.ics')?.href).toBe('https://example.org/a.ics');
  expect(feedUrl(' http://example.org:8080/a.ics ')?.href).toBe('http://example.org:8080/a.ics');
  for (const wrong of ['file:///etc/passwd', 'ftp://example.org/', 'example.org', '', 'javascript:1'])
    expect(feedUrl(wrong)).toBeNull();
});

test('of an address only the host is named', () => {
  expect(hostOf('https://user:pass@example.org/secret/a.ics?key=1')).toBe('example.org');
  expect(hostOf('nonsense with secret')).toBe('an address');
});

test('pauses double from 10 s to 5 min, by chance a fifth more or less, and are never longer than the ordinary one', () => {
  const policy = retryAfter(3_600_000);
  const middle = (failures: number): number => policy(failures, () => 0.5);
  expect([1, 2, 3, 4, 5, 6, 7, 100].map(middle)).toEqual([
    10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000,
  ]);
  expect(policy(1, () => 0)).toBe(8000);
  expect(policy(1, () => 1)).toBe(12_000);
  expect(retryAfter(60_000)(9, () => 0.5)).toBe(60_000);
});
