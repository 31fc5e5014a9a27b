/** What every answer of the hub says of itself. */
export const commonHeaders: Readonly<Record<string, string>> = {
  // What is no page is shown as none, whatever was put into it.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * The headers of the guest page: our own files, nothing inline but style elements that carry `nonce` (the accessible
 * components make such), nothing from elsewhere, no worker, and no frame around it. No text ever becomes markup or
 * script (W3C Trusted Types §3). `lines` are the addresses of the broker's door; Safari before 15.4 does not count
 * them to 'self'. What is refused is named by features that every browser's list has; one that does not know a
 * feature leaves it out.
 */
export const pageHeaders = (lines: readonly string[], nonce: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...lines].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'permissions-policy':
    'camera=(self), microphone=(self), display-capture=(self), screen-wake-lock=(self), clipboard-write=(self), clipboard-read=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), payment=(), accelerometer=(), gyroscope=(), magnetometer=(), idle-detection=(), local-fonts=()',
});

/** Keeps browsers from plain HTTP for half a year. Only for a certificate that they trust: with our own there is no way around a warning then. */
export const trustedHeaders: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=15552000',
};
