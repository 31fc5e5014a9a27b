import type { JoinTarget } from '../../contract/meeting.ts';
import { hostOf, labelsBelow } from './web-address.ts';

/** What an address says beside the way in: what the meeting asks for, and as whom one comes. */
export type Extras = Pick<JoinTarget, 'pin' | 'role'>;

/** One form of a provider's addresses. Groups named `pin` in `path` or `hash` are what the meeting asks for. */
export type WebForm = {
  /** The labels of the host before the provider's domain, '' for the domain itself. When absent: any. */
  readonly below?: RegExp;
  readonly path: RegExp;
  /** Parameters that must be there and not be empty. */
  readonly needs?: readonly string[];
  /** What the parameters must be, with their `?`. */
  readonly query?: RegExp;
  /** What the fragment must be, with its `#`. */
  readonly hash?: RegExp;
};

/** A system whose meetings are held at its own web addresses. */
export type WebProvider = {
  readonly provider: string;
  readonly engine: JoinTarget['engine'];
  /** Its domains; what is below one counts too. */
  readonly domains: readonly string[];
  readonly forms: readonly WebForm[];
  /** Parameters that carry what the meeting asks for. */
  readonly pin?: readonly string[];
  /** A parameter that makes a host of who comes with it. */
  readonly hostBy?: string;
};

/** The longest PIN that a target carries. */
const longestPin = 64;

/** A PIN as a target's part; nothing when there is none or it is too long to be one. */
export const pinPart = (pin: string | null | undefined): Extras =>
  pin && pin.length <= longestPin ? { pin } : {};

/** What an address of the provider's says, or null when it is none that leads into a meeting. */
export function readForm(url: URL, row: WebProvider): Extras | null {
  if (url.port !== '') return null;
  const host = hostOf(url);
  const below = row.domains.map((domain) => labelsBelow(host, domain)).find((labels) => labels !== null);
  if (below === undefined || below === null) return null;
  for (const form of row.forms) {
    if (form.below && !form.below.test(below)) continue;
    const path = form.path.exec(url.pathname);
    const hash = form.hash ? form.hash.exec(url.hash) : undefined;
    const complete = (form.needs ?? []).every((name) => url.searchParams.get(name));
    if (!path || hash === null || !complete || form.query?.test(url.search) === false) continue;
    const asked = (row.pin ?? []).map((name) => url.searchParams.get(name)).find(Boolean);
    return {
      ...pinPart(asked ?? path.groups?.pin ?? hash?.groups?.pin),
      ...(row.hostBy !== undefined && url.searchParams.get(row.hostBy) ? { role: 'host' } : {}),
    };
  }
  return null;
}
