import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveFolder } from '../../../main/shell/serve-folder.ts';

const serve = serveFolder(join(import.meta.dirname, 'page'), () => ['ws://127.0.0.1:*']);
const policyOf = (path: string): string => serve(path).headers['content-security-policy'] ?? '';

test('a page has the whole policy: ours alone, nothing made of text, in no frame, and where it may connect', () => {
  const policy = policyOf('/index.html').split('; ');
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "connect-src 'self' ws://127.0.0.1:*",
  ])
    expect(policy).toContain(directive);
  expect(policy.join()).not.toMatch(/unsafe|https?:|\*(?!$)(?!,)/);
});

test('what lets a style through is new at each loading', () => {
  const nonces = [1, 2, 3].map(() => /'nonce-([^']+)'/.exec(policyOf('/index.html'))?.[1]);
  expect(new Set(nonces).size).toBe(3);
});

test('every answer, also that there is no such file, is kept from sniffing, framing, sharing and storing', () => {
  for (const path of ['/index.html', '/page.js', '/nothing.js', '/../serve-folder.test.ts'])
    expect(serve(path).headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  expect(policyOf('/page.js')).toMatch(/^default-src 'none'.*sandbox$/);
});

test('camera, microphone, screen and speaker are for the page; what a meeting does not need is for nobody', () => {
  const policy = serve('/').headers['permissions-policy'] ?? '';
  for (const name of ['camera', 'microphone', 'display-capture', 'speaker-selection', 'screen-wake-lock'])
    expect(policy).toContain(`${name}=(self)`);
  for (const name of ['geolocation', 'usb', 'serial', 'hid', 'payment', 'clipboard-read', 'local-fonts'])
    expect(policy).toContain(`${name}=()`);
});

test('the page sees HID devices only where it is told to be so', () => {
  const open = serveFolder(join(import.meta.dirname, 'page'), () => [], { hid: true });
  const policy = open('/').headers['permissions-policy'] ?? '';
  expect(policy).toContain('hid=(self)');
  expect(policy).not.toContain('hid=()');
  expect(policy).toContain('usb=()');
});
