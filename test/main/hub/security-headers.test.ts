import { expect, test } from 'vitest';
import { commonHeaders, pageHeaders } from '../../../main/hub/security-headers.ts';

test('the guest page has the whole policy: ours alone, nothing made of text, in no frame, and the lines', () => {
  const policy = (pageHeaders(['wss://hub.example'], 'abc')['content-security-policy'] ?? '').split('; ');
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "worker-src 'none'",
    "connect-src 'self' wss://hub.example",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])
    expect(policy).toContain(directive);
  expect(policy.join()).not.toMatch(/unsafe|\*/);
});

test('what is no page is shown as none, and is for nobody else', () => {
  expect(commonHeaders).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
});

test('a guest may be seen and heard, and asked for nothing else', () => {
  const policy = pageHeaders([], '')['permissions-policy'] ?? '';
  for (const name of ['camera', 'microphone', 'display-capture', 'screen-wake-lock', 'clipboard-write'])
    expect(policy).toContain(`${name}=(self)`);
  for (const name of ['geolocation', 'usb', 'serial', 'hid', 'payment', 'clipboard-read'])
    expect(policy).toContain(`${name}=()`);
});
