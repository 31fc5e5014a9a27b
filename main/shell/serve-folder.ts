import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { Served } from './shell.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wav': 'audio/wav',
};

/**
 * The window's Content-Security-Policy (W3C CSP3): our own files, nothing inline, nothing from elsewhere, no worker,
 * and connections to the brokers in `connect` only. `nonce` lets through the style elements that the accessible
 * components make for themselves. No text ever becomes markup or script (W3C Trusted Types §3): there is not even a
 * policy that could make it so.
 */
const contentSecurityPolicy = (connect: readonly string[], nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** What a meeting needs of the browser. */
const allowed = [
  'camera',
  'microphone',
  'display-capture',
  'speaker-selection',
  'screen-wake-lock',
  'autoplay',
];
/** What else a page could ask for (W3C Permissions Policy, the features that Chromium knows). */
const refused = [
  'accelerometer',
  'browsing-topics',
  'clipboard-read',
  'clipboard-write',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];
const permissionsPolicy = (hid: boolean): string =>
  [
    ...[...allowed, ...(hid ? ['hid'] : [])].map((name) => `${name}=(self)`),
    ...[...refused, ...(hid ? [] : ['hid'])].map((name) => `${name}=()`),
  ].join(', ');

/** What every answer says of itself; a page says more. */
const common = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Together: the page is alone in its process (HTML Standard, crossOriginIsolated).
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Serves the built page in `folder`, with the headers of a private secure origin. `connect` gives the origins that
 * the page may connect to, asked anew at each loading of a document; `hid` lets it see HID devices, where the shell gives it
 * any. A path outside the folder does not exist.
 */
export function serveFolder(
  folder: string,
  connect: () => readonly string[],
  { hid = false }: { readonly hid?: boolean } = {},
): (path: string) => Served {
  return (path) => {
    const file = normalize(join(folder, path === '/' ? '/index.html' : path));
    const type = types[extname(file)];
    if (!file.startsWith(folder + sep) || !type) return missing;
    let body: Buffer;
    try {
      body = readFileSync(file);
    } catch {
      return missing;
    }
    if (extname(file) !== '.html') return { status: 200, headers: { ...common, 'content-type': type }, body };
    const nonce = randomBytes(16).toString('base64');
    return {
      status: 200,
      headers: {
        ...common,
        'content-type': type,
        'content-security-policy': contentSecurityPolicy(connect(), nonce),
        'permissions-policy': permissionsPolicy(hid),
      },
      body: Buffer.from(body.toString('utf8').replaceAll('%NONCE%', nonce)),
    };
  };
}

const missing: Served = {
  status: 404,
  headers: { ...common, 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from('There is no such file in the kiosk.'),
};
