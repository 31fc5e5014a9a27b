import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { jsonOf } from '../contract/json.ts';
import type { Log } from '../log.ts';
import { makeEventStreamReader, type StreamEvent } from './event-stream.ts';
import { clientApi, urlAt } from './node-path.ts';
import type { NodeAnswer, NodeRequests } from './node-requests.ts';

/** The account of a registration, as the settings have it. */
export type PexipAccount = { readonly alias: string; readonly username: string; readonly password: string };

/** How an attempt went. `lost`: it was registered, and is no longer. */
export type Attempt = 'lost' | 'refused' | 'unreachable';

export type HeldParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly requests: NodeRequests;
  readonly account: PexipAccount;
  readonly node: string;
  /** Ends it, and signs off. */
  readonly signal: AbortSignal;
  /** Calls can come now. */
  readonly registered: (token: string) => void;
  readonly heard: (event: StreamEvent) => void;
  /** The stream of events is gone: what it told may not hold any more. */
  readonly deaf: () => void;
};

const answerWithinMs = 15_000;
const releaseWithinMs = 2000;
/** Pauses before the stream is opened again, in ms, and a token asked to be renewed again. */
const listenAgainMs = [500, 1000, 2000, 4000, 5000];
const renewAgainMs = 5000;
const mostRenewals = 3;

const granted = z.object({
  result: z.object({
    token: z.string().min(1).max(4000),
    // A number in a text, as in conferences.
    expires: z.coerce.number().min(10).max(86_400).catch(120),
  }),
});

/**
 * Registers at one node and stays so: the token is renewed at half of its life, the stream of events opened again when it ends.
 * Answers when it is over. The password goes as docs.pexip.com, "Client REST API", has it for registrations.
 */
export async function holdRegistration(parts: HeldParts): Promise<Attempt> {
  const { requests, account, node, signal } = parts;
  const base = `${clientApi}registrations/${encodeURIComponent(account.alias)}/`;
  const post = async (verb: string, headers: Record<string, string>, withinMs = answerWithinMs) => {
    const url = urlAt(node, base + verb);
    if (url === null) return null;
    const own = { accept: 'application/json', 'content-type': 'application/json' };
    return requests.ask({ url, method: 'POST', headers: { ...own, ...headers }, body: '{}' }, withinMs);
  };
  const password = Buffer.from(`${account.username}:${account.password}`, 'utf8').toString('base64url');
  const answer = await post('request_token', { authorization: `x-pexip-basic ${password}` });
  const first = grantIn(answer);
  if (first === null) return isRefusal(answer) ? 'refused' : 'unreachable';
  if (!signal.aborted) await stay(parts, first, post, (token) => streamUrl(node, base, token));
  return 'lost';
}

type Grant = { readonly token: string; readonly lifeMs: number };

/** Until the signal, or until the node knows the registration no longer or cannot be had. */
function stay(
  parts: HeldParts,
  first: Grant,
  post: (verb: string, headers: Record<string, string>, withinMs?: number) => Promise<NodeAnswer | null>,
  urlFor: (token: string) => URL | null,
): Promise<void> {
  const { clock, log, requests, signal } = parts;
  return new Promise((resolve) => {
    let { token } = first;
    let over = false;
    let cancelRenewal = (): void => {};
    let cancelListening = (): void => {};

    const end = (): void => {
      if (over) return;
      over = true;
      cancelRenewal();
      cancelListening();
      signal.removeEventListener('abort', signOff);
      parts.deaf();
      resolve();
    };
    const signOff = (): void => {
      void post('release_token', { token }, releaseWithinMs).then(end);
      cancelRenewal();
      cancelListening();
    };
    signal.addEventListener('abort', signOff);

    const renew = async (failures: number): Promise<void> => {
      const answer = await post('refresh_token', { token });
      if (over || signal.aborted) return;
      const grant = grantIn(answer);
      if (grant !== null) {
        ({ token } = grant);
        cancelRenewal = clock.after(grant.lifeMs / 2, () => void renew(0));
      } else if (isRefusal(answer) || failures + 1 >= mostRenewals) {
        log.warn('the registration at a conferencing node could not be renewed');
        end();
      } else cancelRenewal = clock.after(renewAgainMs, () => void renew(failures + 1));
    };

    const listen = (failures: number): void => {
      const url = urlFor(token);
      if (url === null) {
        end();
        return;
      }
      const reader = makeEventStreamReader();
      let status = 0;
      let heardOf = failures;
      cancelListening = requests.listen(
        url,
        { accept: 'text/event-stream' },
        {
          answered(said) {
            status = said;
            if (said !== 200) return;
            heardOf = 0;
            parts.registered(token);
          },
          bytes(bytes) {
            for (const event of reader.read(bytes) ?? []) parts.heard(event);
          },
          ended() {
            if (over || signal.aborted) return;
            parts.deaf();
            const pause = listenAgainMs[heardOf];
            // Not even reached a second time: another node is there sooner.
            const isGone = status === 0 && heardOf > 0;
            if ([401, 403, 404].includes(status) || isGone || pause === undefined) return end();
            cancelListening = clock.after(pause, () => listen(heardOf + 1));
          },
        },
      );
    };

    cancelRenewal = clock.after(first.lifeMs / 2, () => void renew(0));
    listen(0);
  });
}

const isRefusal = (answer: NodeAnswer | null): boolean =>
  answer !== null && [401, 403, 404].includes(answer.status);

const streamUrl = (node: string, base: string, token: string): URL | null =>
  urlAt(node, `${base}events?token=${encodeURIComponent(token)}`);

function grantIn(answer: NodeAnswer | null): Grant | null {
  if (answer?.status !== 200) return null;
  const read = granted.safeParse(jsonOf(answer.body));
  return read.success ? { token: read.data.result.token, lifeMs: read.data.result.expires * 1000 } : null;
}
