import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type EventStream, openEventStream } from './event-stream.ts';
import type { Tokens } from './tokens.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

/** Who may register as an alias. */
export type Registrar = { readonly alias: string; readonly username: string; readonly password: string };

/** The aliases that can be called. */
export type Registrations = {
  ask(asked: Asked, alias: string, name: string): Reply | null;
  listen(asked: Asked, alias: string, response: ServerResponse): Reply | null;
  say(alias: string, event: string, data: unknown): boolean;
  isRegistered(alias: string): boolean;
  streams(): readonly EventStream[];
  expired(alias: string): void;
};

/** Opens them; registered clients speak with tokens, as members of meetings do. */
export function openRegistrations(
  known: readonly Registrar[],
  tokens: Tokens,
  version: unknown,
): Registrations {
  const open = new Map<string, Set<EventStream>>();

  const mayRegister = (alias: string, authorization: string): boolean => {
    const [scheme, given = ''] = authorization.split(' ');
    const [username, ...password] = Buffer.from(given, 'base64url').toString('utf8').split(':');
    return (
      scheme?.toLowerCase() === 'x-pexip-basic' &&
      known.some(
        (one) => one.alias === alias && one.username === username && one.password === password.join(':'),
      )
    );
  };
  const bearerOf = (asked: Asked, alias: string): string | null => {
    const bearer = tokens.bearer(asked.token);
    return bearer?.alias === `registrations/${alias}` ? bearer.uuid : null;
  };

  return {
    ask(asked, alias, name) {
      if (name === 'request_token') {
        if (!mayRegister(alias, asked.authorization)) return refused(401, 'Unauthorized');
        const uuid = randomUUID();
        const token = tokens.issue({ alias: `registrations/${alias}`, uuid });
        return done({
          token,
          expires: String(tokens.seconds),
          registration_uuid: uuid,
          directory_enabled: true,
          route_via_registrar: true,
          version,
        });
      }
      const uuid = bearerOf(asked, alias);
      if (uuid === null) return refused(403, 'Invalid token');
      if (name === 'refresh_token') {
        return done({
          token: tokens.issue({ alias: `registrations/${alias}`, uuid }),
          expires: String(tokens.seconds),
        });
      }
      if (name === 'release_token') {
        tokens.drop(uuid);
        for (const stream of open.get(alias) ?? []) stream.close();
        return done(true);
      }
      return null;
    },
    listen(asked, alias, response) {
      if (bearerOf(asked, alias) === null) return refused(403, 'Invalid token');
      const streams = open.get(alias) ?? new Set();
      open.set(alias, streams);
      streams.add(openEventStream(response, (stream) => streams.delete(stream)));
      return null;
    },
    say(alias, event, data) {
      const streams = open.get(alias) ?? [];
      for (const stream of streams) stream.say(event, data);
      return this.isRegistered(alias);
    },
    isRegistered: (alias) => (open.get(alias)?.size ?? 0) > 0,
    streams: () => [...open.values()].flatMap((streams) => [...streams]),
    expired(alias) {
      for (const stream of open.get(alias) ?? []) stream.close();
    },
  };
}
