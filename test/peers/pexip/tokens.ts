import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../main/contract/clock.ts';

/** Whom a token speaks for: a member of a meeting, or a registration. */
export type Bearer = { readonly alias: string; readonly uuid: string };

/** Tokens and how long they hold: each refresh gives a new one, and the one before holds until its own end. */
export type Tokens = {
  readonly seconds: number;
  issue(bearer: Bearer): string;
  /** Whom a token speaks for; null when it holds no longer. */
  bearer(token: string): Bearer | null;
  /** No token of this bearer holds any more. */
  drop(uuid: string): void;
  /** As if time had passed: no token holds, and whoever had one is told of as expired. */
  expireAll(): void;
  stop(): void;
};

/** Opens them. `expired` is told once of each bearer whose last token ran out. */
export function openTokens(
  clock: Clock,
  seconds: number,
  expired: (bearer: Bearer) => void,
  mark: string,
): Tokens {
  const tokens = new Map<string, { readonly bearer: Bearer; readonly until: number }>();
  const timers = new Map<string, () => void>();

  const drop = (uuid: string): void => {
    timers.get(uuid)?.();
    timers.delete(uuid);
    for (const [token, { bearer }] of tokens) if (bearer.uuid === uuid) tokens.delete(token);
  };

  return {
    seconds,
    issue(bearer) {
      const token = `${mark}-${randomBytes(24).toString('base64url')}`;
      tokens.set(token, { bearer, until: clock.now() + seconds * 1000 });
      timers.get(bearer.uuid)?.();
      timers.set(
        bearer.uuid,
        clock.after(seconds * 1000, () => {
          drop(bearer.uuid);
          expired(bearer);
        }),
      );
      return token;
    },
    bearer(token) {
      const known = tokens.get(token);
      return known && known.until > clock.now() ? known.bearer : null;
    },
    drop,
    expireAll() {
      const bearers = new Map([...tokens.values()].map(({ bearer }) => [bearer.uuid, bearer]));
      for (const bearer of bearers.values()) {
        drop(bearer.uuid);
        expired(bearer);
      }
    },
    stop() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
      tokens.clear();
    },
  };
}
