import { readFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { hubPaths } from '../contract/hub-paths.ts';
import { problem as problemSchema } from '../contract/kiosk.ts';
import { bad, type Result } from '../contract/result.ts';
import { type Invite, invite, type KioskRoom, kioskRoom, type Ticket, ticket } from '../contract/room.ts';
import type { Log } from '../log.ts';
import type { Reach } from './broker.ts';
import type { InviteWish, TicketWish } from './hub-desk.ts';
import type { HubSettings } from './hub-settings.ts';
import { relayLine } from './line-relay.ts';
import type { Line, LineListener } from './web-sockets.ts';

const patienceMs = 8000;
const largestAnswerBytes = 256 * 1024;
/** Milliseconds between two looks whether the other hub is there, and before each next one while it is not. */
const lookMs = 20_000;
const retryMs = [1000, 2000, 5000, 10_000];

/** Another hub, asked over HTTPS with this kiosk's key. */
export type RemoteHub = {
  reach(): Reach;
  /**
   * Problems of all four: `hub-unreachable` when it does not answer; `token-invalid` when it does not know the key;
   * and what the other hub says.
   */
  ticket(wish: TicketWish): Promise<Result<Ticket>>;
  invite(wish: InviteWish): Promise<Result<Invite>>;
  redeem(code: string): Promise<Result<{ room: string }>>;
  rooms(own: KioskRoom): Promise<Result<readonly KioskRoom[]>>;
  /** Takes a line of the window's to the other hub's broker. */
  accept(line: Line): LineListener;
  stop(): void;
};

/** The answer as text; rejects when it does not come, is cut off, or is too long. */
function post(url: URL, ca: string | undefined, body: string | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      method: body === null ? 'HEAD' : 'POST',
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(patienceMs),
      // A connection of its own each time: a kept one may have died unseen with the network.
      agent: false,
    } as const;
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, ...(ca === undefined ? {} : { ca }) })
        : requestHttp(url, options);
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        parts.push(part);
        if (bytes > largestAnswerBytes) response.destroy(new Error('the answer is too long'));
      });
      response.on('error', reject);
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });
    request.end(body ?? undefined);
  });
}

const answerOf = <T>(value: z.ZodType<T>) =>
  z.union([
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: problemSchema }),
  ]);

/** Reaches the hub of `settings`. `changed` is called when `reach` does. */
export function reachRemoteHub(options: {
  readonly settings: NonNullable<HubSettings['remote']>;
  /** This hub's own door for its window, which leads on to the other hub's. */
  readonly ownDoor: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): RemoteHub {
  const { settings, clock, log } = options;
  const base = settings.url.replace(/\/+$/, '');
  let reach: Reach = { status: 'starting' };
  let tries = 0;
  let stopped = false;
  let cancel = (): void => {};

  const ca = (): string | undefined =>
    settings.ca === undefined ? undefined : readFileSync(settings.ca, 'utf8');
  const become = (next: Reach): void => {
    if (stopped || isDeepStrictEqual(next, reach)) return;
    reach = next;
    if (next.status === 'down') log.error(`the other hub cannot be reached: ${next.problem.detail}`);
    else log.info('the other hub is there');
    options.changed();
  };
  const reason = (error: unknown): string => {
    const { code, message, name } = error as NodeJS.ErrnoException;
    return name === 'TimeoutError' || name === 'AbortError' ? 'it does not answer' : (code ?? message);
  };
  const away = (detail: string): Reach => ({
    status: 'down',
    problem: { code: 'hub-unreachable', at: 'hub.remote.url', detail },
  });

  const ask = async <T>(path: string, argument: object, schema: z.ZodType<T>): Promise<Result<T>> => {
    let text: string;
    try {
      text = await post(new URL(base + path), ca(), JSON.stringify({ key: settings.key, ...argument }));
    } catch (error) {
      become(away(reason(error)));
      lookSoon();
      return bad('hub-unreachable', { detail: reason(error) });
    }
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      // A proxy's error page, said below.
    }
    const answer = answerOf(schema).safeParse(json);
    if (!answer.success) return bad('hub-unreachable', { detail: 'it does not answer as a hub' });
    if (answer.data.ok) return answer.data;
    const { code, at, detail } = answer.data.error;
    return bad(code, { ...(at === undefined ? {} : { at }), ...(detail === undefined ? {} : { detail }) });
  };

  const look = async (): Promise<void> => {
    let next: Reach = { status: 'up' };
    try {
      await post(new URL(base), ca(), null);
    } catch (error) {
      next = away(reason(error));
    }
    if (stopped) return;
    become(next);
    const isAway = next.status === 'down';
    const wait = isAway ? (retryMs[Math.min(tries, retryMs.length - 1)] ?? lookMs) : lookMs;
    tries = isAway ? tries + 1 : 0;
    cancel = clock.after(wait, () => void look());
  };
  const lookSoon = (): void => {
    cancel();
    cancel = clock.after(retryMs[0] ?? lookMs, () => void look());
  };
  void look();

  return {
    reach: () => reach,
    async ticket({ kind, ...wish }) {
      const client = wish.client === undefined ? {} : { client: wish.client };
      const { room, name, role } = wish;
      const given = await ask(hubPaths.kioskTicket, { room, name, role, ...client }, ticket);
      // What is asked with a kiosk's key is a kiosk to the other hub; whether it is a demo is for our own window.
      return given.ok ? { ok: true, value: { ...given.value, kind, broker: options.ownDoor() } } : given;
    },
    invite: (wish) => ask(hubPaths.kioskInvite, wish, invite),
    redeem: (code) => ask(hubPaths.kioskRedeem, { code }, z.strictObject({ room: z.string() })),
    rooms: (own) => ask(hubPaths.kioskRooms, { own }, z.array(kioskRoom).max(5000)),
    accept(line) {
      let authority: string | undefined;
      try {
        authority = ca();
      } catch {
        // `look` says it; without the file the other hub's certificate is simply not trusted.
      }
      return relayLine(`${base.replace(/^http/, 'ws')}${hubPaths.broker}`, authority, line);
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
