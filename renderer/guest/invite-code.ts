import { hubPaths } from '../../main/contract/hub-paths.ts';

/** The invitation's code in the page's own path, `/g/<code>`, or null when the page was opened without one. */
export function codeInPath(path: string): string | null {
  if (!path.startsWith(hubPaths.guest)) return null;
  const last = path.slice(hubPaths.guest.length).replace(/\/+$/, '');
  try {
    return last === '' || last.includes('/') ? null : decodeURIComponent(last);
  } catch {
    // A percent sign that begins no byte: somebody cut the link short.
    return last;
  }
}

/** Letters and digits of a short code, without the hyphen. */
const codeLength = 8;

/**
 * What a person typed, in the form in which a code is printed: `abcd 2` becomes `ABCD-2`. Whoever pastes the whole
 * link gets the code in it.
 */
export function tidyCode(typed: string): string {
  const inLink = /\/g\/([^/?#\s]+)/.exec(typed)?.[1];
  const signs = (inLink ?? typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, codeLength);
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
}

/** Whether a tidy code is as long as a code must be; shorter ones are not worth a question to the hub. */
export const codeIsWhole = (tidy: string): boolean => tidy.length === codeLength + 1;
