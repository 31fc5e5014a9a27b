import { hubPaths } from '../../main/contract/hub-paths.ts';
import { problemCodes } from '../../main/contract/problems.ts';
import { bad, type Problem, type Result } from '../../main/contract/result.ts';
import { type Ticket, ticket, type Welcome, welcome } from '../../main/contract/room.ts';

/** The hub that served this page, as the page uses it. Nothing here rejects; what fails is in the answer. */
export type HubDoor = {
  welcome(code: string): Promise<Result<Welcome>>;
  /** `client` renews that party's ticket; without it a new one is asked for. */
  ticket(ask: {
    readonly code: string;
    readonly name: string;
    readonly language: string;
    readonly client: string | undefined;
  }): Promise<Result<Ticket>>;
};

/** What is used of `fetch`. */
type Fetch = (
  path: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

/** Milliseconds that the hub has to answer; a phone on a poor network may need some, a person waits no longer. */
const patienceMs = 12_000;

const knownCodes: ReadonlySet<string> = new Set(problemCodes);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isProblem = (value: unknown): value is Problem =>
  isRecord(value) && typeof value.code === 'string' && knownCodes.has(value.code);

/**
 * Speaks to the hub at the page's own origin. Problems: what the hub says; `network-down` when this device says that
 * it has no network; `hub-unreachable` when nobody answers, or the answer is none of a hub's (a proxy's error page).
 */
export function makeHubDoor(options: { readonly fetch: Fetch; readonly online: () => boolean }): HubDoor {
  const ask = async <T>(
    path: string,
    body: unknown,
    schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  ): Promise<Result<T>> => {
    if (!options.online()) return bad('network-down');
    try {
      const response = await options.fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
      const answer = await response.json();
      if (!isRecord(answer)) return bad('hub-unreachable', { detail: `status ${response.status}` });
      if (answer.ok === false && isProblem(answer.error)) return { ok: false, error: answer.error };
      const value = schema.safeParse(answer.value);
      return answer.ok === true && value.success
        ? { ok: true, value: value.data }
        : bad('hub-unreachable', { detail: `not a hub's answer, status ${response.status}` });
    } catch (error) {
      return bad(options.online() ? 'hub-unreachable' : 'network-down', { detail: String(error) });
    }
  };
  return {
    welcome: (code) => ask(hubPaths.welcome, { code }, welcome),
    ticket: (wanted) => ask(hubPaths.guestTicket, wanted, ticket),
  };
}
