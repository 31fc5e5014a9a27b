import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { jsonOf } from '../contract/json.ts';
import { clientApi } from './node-path.ts';

/** Where a participant is, and with what the node knows it. */
export type HeldToken = { readonly node: string; readonly conference: string; readonly token: string };

/** The tokens of this kiosk's participants, so that they can be given back when the window cannot do it any more. */
export type HeldTokens = {
  /** A node's answer to a question about a meeting. `used` is the token with which it was asked. */
  answered(
    asked: { node: string; path: string; used: string | undefined },
    status: number,
    body: string,
  ): void;
  /** All that are held, for which the caller now cares. */
  take(): readonly HeldToken[];
};

/** A token is dead so long after its last renewal (120 s, docs.pexip.com), in ms; then there is nothing to give back. */
const lifeMs = 125_000;

const granted = z.object({ result: z.object({ token: z.string().min(1).max(4000) }) });

const questionOf = (path: string): RegExpExecArray | null =>
  /^((?:conferences|registrations)\/[^/?]+)\/(request_token|refresh_token|release_token)\b/.exec(
    path.slice(clientApi.length),
  );

/** Holds none at first. */
export function makeHeldTokens(clock: Clock): HeldTokens {
  let held: readonly (HeldToken & { readonly until: number })[] = [];

  return {
    answered({ node, path, used }, status, body) {
      const [, conference = '', verb] = questionOf(path) ?? [];
      if (verb === undefined) return;
      const others = held.filter(({ token, until }) => token !== used && until > clock.now());
      if (verb === 'release_token') {
        held = others;
        return;
      }
      const given = status === 200 ? granted.safeParse(jsonOf(body)) : null;
      if (!given?.success) return;
      held = [...others, { node, conference, token: given.data.result.token, until: clock.now() + lifeMs }];
    },
    take() {
      const taken = held.filter(({ until }) => until > clock.now());
      held = [];
      return taken.map(({ node, conference, token }) => ({ node, conference, token }));
    },
  };
}
