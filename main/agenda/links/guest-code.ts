import { hubPaths } from '../../contract/hub-paths.ts';

/** The code in a guest's link of a hub of ours, upper case and without hyphen; null when the link is none. */
export function guestCodeIn(url: URL, ownHosts: readonly string[]): string | null {
  if (!ownHosts.some((host) => host.toLowerCase() === url.host)) return null;
  const code = url.pathname.startsWith(hubPaths.guest) ? url.pathname.slice(hubPaths.guest.length) : '';
  return codeIn(code.replace(/\/$/, ''));
}

/** An invitation's short code as a person writes it: 8 signs, in any case, with or without spaces and hyphens. */
export function codeIn(text: string): string | null {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[2-9A-HJ-NP-Z]{8}$/.test(bare) ? bare : null;
}
