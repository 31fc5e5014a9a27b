import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { hubPaths } from '../contract/hub-paths.ts';
import { language } from '../contract/kiosk.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { type Invite, kioskRoom, type Ticket, type Welcome } from '../contract/room.ts';
import type { Log } from '../log.ts';
import type { Invitation } from '../rooms/invites.ts';
import { countWrongTries } from '../rooms/wrong-tries.ts';
import type { HubDesk } from './hub-desk.ts';
import type { HubSettings } from './hub-settings.ts';

/** What the API needs to know of a request. */
export type Caller = {
  /** Who asks, for counting wrong tries. */
  readonly address: string;
  /** The broker's door as the caller reaches it, `wss://host:port/mqtt`. */
  readonly broker: string;
};

/** The HTTP status of a problem. The answer's body says which problem it is. */
export function statusOf(code: ProblemCode): number {
  switch (code) {
    case 'bad-argument':
    case 'room-name-wrong':
      return 400;
    case 'token-invalid':
    case 'token-expired':
      return 401;
    case 'code-unknown':
      return 404;
    case 'code-expired':
      return 410;
    case 'too-many-tries':
      return 429;
    case 'hub-unreachable':
      return 503;
    default:
      return 500;
  }
}

const code = z.string().max(64);
const name = z.string().trim().min(1).max(60);
const key = z.string().max(400);
const room = z.string().max(64);
const client = z.string().max(80).optional();
const line = z.string().max(300);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The hub's JSON questions by path: see {@link hubPaths}. Each checks its argument by a schema and never throws for
 * what a caller can send. `linkTo` makes an {@link Invite} of an invitation.
 */
export function makeHubApi(options: {
  readonly desk: HubDesk;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => HubSettings;
  readonly trust: () => Welcome['trust'];
  readonly linkTo: (invitation: Invitation) => Invite;
}): (path: string, argument: unknown, caller: Caller) => Promise<Result<unknown>> | null {
  const { desk, log, settings } = options;
  const tries = countWrongTries(options.clock);

  /** Compares with every key in the same time, whichever is right, and counts the wrong ones. */
  const asKiosk = (given: string, { address }: Caller): Result<string> => {
    if (tries.tooMany(address)) return bad('too-many-tries');
    const wanted = digest(given);
    const found = settings().kiosks.filter((kiosk) => timingSafeEqual(digest(kiosk.key), wanted))[0];
    if (found) return good(found.name);
    tries.wrong(address);
    log.warn('a kiosk asked with a key that is not in hub.kiosks');
    return bad('token-invalid', { at: 'hub.remote.key' });
  };

  const question =
    <A>(schema: z.ZodType<A>, answer: (argument: A, caller: Caller) => Promise<Result<unknown>>) =>
    async (argument: unknown, caller: Caller): Promise<Result<unknown>> => {
      const parsed = schema.safeParse(argument);
      if (parsed.success) return answer(parsed.data, caller);
      return bad('bad-argument', {
        detail: parsed.error.issues.map(({ path }) => path.join('.')).join(', '),
      });
    };

  const questions: Readonly<Record<string, ReturnType<typeof question>>> = {
    [hubPaths.welcome]: question(z.strictObject({ code }), async (argument, { address }) => {
      const found = desk.redeem(argument.code, address);
      if (!found.ok) return found;
      const { room, from, site, reason, language, until } = found.value;
      return good<Welcome>({
        room,
        from,
        site,
        reason,
        language,
        expiresAt: until,
        trust: options.trust(),
      });
    }),
    [hubPaths.guestTicket]: question(
      z.strictObject({ code, name, language, client }),
      async (argument, { address, broker }): Promise<Result<Ticket>> => {
        const found = desk.redeem(argument.code, address);
        if (!found.ok) return found;
        return desk.ticket(
          {
            room: found.value.room,
            client: argument.client,
            name: argument.name,
            role: 'guest',
            kind: 'guest',
          },
          broker,
        );
      },
    ),
    [hubPaths.kioskTicket]: question(
      z.strictObject({ key, room, name: z.string().max(60), role: z.string().max(60), client }),
      async ({ key: given, ...wish }, caller) => {
        const kiosk = asKiosk(given, caller);
        return kiosk.ok ? desk.ticket({ ...wish, kind: 'kiosk' }, caller.broker) : kiosk;
      },
    ),
    [hubPaths.kioskInvite]: question(
      z.strictObject({
        key,
        room,
        meetingId: z.string().max(1000).nullable().default(null),
        from: line,
        site: line,
        reason: line,
        language,
        untilMs: z.number(),
      }),
      async ({ key: given, ...wish }, caller) => {
        const kiosk = asKiosk(given, caller);
        if (!kiosk.ok) return kiosk;
        const made = desk.invite(wish);
        return made.ok ? good(options.linkTo(made.value)) : made;
      },
    ),
    [hubPaths.kioskRedeem]: question(z.strictObject({ key, code }), async (argument, caller) => {
      const kiosk = asKiosk(argument.key, caller);
      if (!kiosk.ok) return kiosk;
      const found = desk.redeem(argument.code, caller.address);
      return found.ok ? good({ room: found.value.room }) : found;
    }),
    [hubPaths.kioskRooms]: question(z.strictObject({ key, own: kioskRoom }), async (argument, caller) => {
      const kiosk = asKiosk(argument.key, caller);
      return kiosk.ok ? good(desk.rooms(kiosk.value, argument.own)) : kiosk;
    }),
  };
  return (path, argument, caller) =>
    Object.hasOwn(questions, path) ? (questions[path]?.(argument, caller) ?? null) : null;
}
