import type { Clock } from '../contract/clock.ts';
import type { PexipAnswer, PexipQuestion, StreamHeard } from '../contract/far-systems.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import { makeEventStreamReader } from './event-stream.ts';
import { type HeldTokens, makeHeldTokens } from './held-tokens.ts';
import { clientApi, isHeaderValue, urlAt } from './node-path.ts';
import type { NodeRequests } from './node-requests.ts';
import type { PexipPlaces } from './pexip-places.ts';

/** What the window asks of conferencing nodes, and hears from them. */
export type PexipDoor = {
  /** `bad-argument` for what is not for a node that was found, or not of the Client API; `pexip-unreachable` without an answer. */
  ask(question: PexipQuestion): Promise<Result<PexipAnswer>>;
  /** `bad-argument` as for `ask`, and when more streams are open than a call has. */
  listen(node: string, path: string): Result<{ stream: number }>;
  unlisten(stream: number): void;
  /** Ends the streams, and gives back what participants of this kiosk hold at nodes. */
  letGo(): Promise<void>;
};

/** Milliseconds for an answer: a node that dials out or looks up a person at a provider first takes its time with a token. */
const tokenWithinMs = 60_000;
const answerWithinMs = 15_000;
const releaseWithinMs = 2000;
/** A call has one, and one more while it is connected again or has gone to a room beside. */
const mostStreams = 8;

/** Opens it. `bodyFor` may add to what is sent. */
export function openPexipDoor(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly requests: NodeRequests;
  readonly places: Pick<PexipPlaces, 'isNode' | 'failed'>;
  readonly heard: (heard: StreamHeard) => void;
  readonly bodyFor: (question: PexipQuestion) => string | undefined;
  /** A question was answered well. */
  readonly answered: (question: PexipQuestion) => void;
}): PexipDoor {
  const { clock, log, requests, places, heard } = options;
  const tokens = makeHeldTokens(clock);
  const streams = new Map<number, () => void>();
  let lastStream = 0;
  /** Windows so far: what one asked is nothing to the next. */
  let window = 0;

  const release = async (from: HeldTokens): Promise<void> => {
    await Promise.all(
      from.take().map(async ({ node, conference, token }) => {
        const url = urlAt(node, `${clientApi}${conference}/release_token`);
        if (url === null) return;
        const headers = { token, 'content-type': 'application/json' };
        await requests.ask({ url, method: 'POST', headers, body: '{}' }, releaseWithinMs);
        log.info('a place in a meeting was given back');
      }),
    );
  };

  const placeOf = (node: string, path: string): URL | null =>
    places.isNode(node) ? urlAt(node, path) : null;

  const end = (stream: number): void => {
    streams.get(stream)?.();
    streams.delete(stream);
  };

  return {
    async ask(question) {
      const { node, path, method, token, pin } = question;
      const url = placeOf(node, path);
      if (url === null) return bad('bad-argument', { at: 'pexip.ask' });
      for (const value of [token, pin])
        if (value !== undefined && !isHeaderValue(value)) return bad('bad-argument', { at: 'pexip.ask' });
      const body = options.bodyFor(question) ?? question.body;
      const asking = window;
      const answer = await requests.ask(
        {
          url,
          method,
          headers: {
            accept: 'application/json',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(token !== undefined && { token }),
            ...(pin !== undefined && { pin }),
          },
          ...(method === 'POST' && body !== undefined && { body }),
          once: /\/(?:dial|transfer|message)$/.test(url.pathname),
        },
        url.pathname.endsWith('/request_token') ? tokenWithinMs : answerWithinMs,
      );
      if (answer === null) {
        places.failed(node);
        log.warn('a conferencing node was not reached');
        return bad('pexip-unreachable');
      }
      const isOrphan = asking !== window;
      const holding = isOrphan ? makeHeldTokens(clock) : tokens;
      holding.answered({ node, path, used: token }, answer.status, answer.body);
      if (isOrphan) await release(holding);
      if (answer.status === 200) options.answered(question);
      return good(answer);
    },

    listen(node, path) {
      const url = placeOf(node, path);
      if (url === null || streams.size >= mostStreams) return bad('bad-argument', { at: 'pexip.listen' });
      lastStream += 1;
      const stream = lastStream;
      const reader = makeEventStreamReader();
      let status: number | null = null;
      const closed = (): void => {
        if (!streams.delete(stream)) return;
        heard({ stream, kind: 'closed', status: status === 200 ? null : status });
      };
      streams.set(
        stream,
        requests.listen(
          url,
          { accept: 'text/event-stream', 'cache-control': 'no-store' },
          {
            answered(said) {
              status = said;
              if (said === 200) heard({ stream, kind: 'open' });
            },
            bytes(bytes) {
              const events = reader.read(bytes);
              if (events === null) {
                log.warn('a conferencing node sent an event that is too long, and is not listened to');
                streams.get(stream)?.();
                closed();
                return;
              }
              if (events.length === 0) heard({ stream, kind: 'beat' });
              for (const event of events) {
                // Whoever hears may end it.
                if (streams.has(stream)) heard({ stream, kind: 'event', ...event });
              }
            },
            ended(failed) {
              if (failed && status === null) places.failed(node);
              closed();
            },
          },
        ),
      );
      return good({ stream });
    },
    unlisten: end,

    async letGo() {
      for (const stream of [...streams.keys()]) end(stream);
      window += 1;
      await release(tokens);
    },
  };
}
