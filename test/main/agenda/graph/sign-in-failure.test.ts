import { expect, test } from 'vitest';
import { signInFailure } from '../../../../main/agenda/graph/sign-in-failure.ts';

const now = Date.parse('2026-03-10T08:00:00Z');
const said = (body: unknown, headers: Record<string, string> = {}) =>
  signInFailure(
    {
      status: 401,
      headers: new Headers(headers),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    'login.example.org',
    now,
  );
const inText = (number: number, text = '') => ({ error_description: `AADSTS${number}: ${text} Trace ID: 1` });

test('the number is found in the list, or else in the text', () => {
  const detail = "AADSTS7000222: the application's secret has expired";
  expect(said({ error_codes: [7000222], error_description: 'x' }).problem).toEqual({
    code: 'agenda-not-allowed',
    at: 'login.example.org',
    detail,
  });
  expect(said(inText(7000222)).problem.detail).toBe(detail);
});

test.each([
  ['<html>Proxy</html>', 'HTTP 401: the application is not let in'],
  ['', 'HTTP 401: the application is not let in'],
  [{ error_codes: 'seven' }, 'HTTP 401: the application is not let in'],
  [inText(65001, 'contoso secret~value'), 'AADSTS65001: the application is not let in'],
])('nothing of an unknown text is passed on: %j', (body, detail) => {
  expect(said(body)).toEqual({
    kind: 'failed',
    passing: false,
    problem: { code: 'agenda-not-allowed', at: 'login.example.org', detail },
  });
});

test.each([
  ['Tue, 10 Mar 2026 08:00:45 GMT', '45 s behind'],
  ['Tue, 10 Mar 2026 07:58:31 GMT', '89 s ahead of'],
  ['Tue, 10 Mar 2026 10:00:00 GMT', '120 min behind'],
])('how far the clock is off, by a server at %s', (date, off) => {
  expect(said({ error_codes: [700024] }, { date })).toMatchObject({
    passing: true,
    problem: { code: 'agenda-clock', detail: `AADSTS700024: this computer's clock is ${off} the server's` },
  });
});

test('a clock without a date to compare, and the older number of the same', () => {
  const differs = "this computer's clock differs from the server's";
  expect(said(inText(700024)).problem.detail).toBe(`AADSTS700024: ${differs}`);
  const older = inText(50012, 'Client assertion is not within its valid time range.');
  expect(said(older, { date: 'soon' }).problem).toMatchObject({ code: 'agenda-clock' });
  expect(said(inText(50012, 'Client assertion contains an invalid signature.')).problem.code).toBe(
    'agenda-not-allowed',
  );
});
