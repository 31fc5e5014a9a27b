import { createHash, randomInt } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { languages } from '../contract/languages.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { roomName } from '../contract/room.ts';
import type { Store } from '../store/store.ts';
import { countWrongTries } from './wrong-tries.ts';

/** Without I, L, O, U, 0 and 1, which people mix up or which make words. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;
/** How long an ended code is known as ended, and not as one that never was. */
const endedForMs = 3_600_000;
/** How often it is looked, while there are any, whether one has ended. */
const lookEveryMs = 60_000;

const invitation = z.strictObject({
  code: z.string(),
  room: roomName,
  /** A sign that is the same for the same meeting, and tells nothing of it; null for one that is in no calendar. */
  meeting: z.string().nullable(),
  from: z.string(),
  site: z.string(),
  reason: z.string(),
  language: z.enum(languages),
  /** When it ends, ms. */
  until: z.number(),
});
/** A guest's invitation. `code` is in the form in which it is shown, `XXXX-XXXX`. */
export type Invitation = Readonly<z.infer<typeof invitation>>;

const stored = z.strictObject({
  invitations: z.array(invitation),
  /** SHA-256 of the codes that ended less than an hour ago. */
  ended: z.array(z.strictObject({ hash: z.string(), until: z.number() })),
});

/** The invitations that are open. Of one that ended nothing stays but, for an hour, a hash of its code. */
export type Invites = {
  /** An invitation; the one already made when the same meeting in the same room asks again, with what is new in it. */
  make(wanted: Omit<Invitation, 'code'>): Invitation;
  /**
   * The invitation behind what somebody at `address` typed: case, spaces and hyphens do not matter. Problems:
   * `code-unknown`; `code-expired` for an hour after its end; `too-many-tries` after ten wrong ones in a minute.
   */
  redeem(code: string, address: string): Result<Invitation>;
  /** Stops its timer. */
  stop(): void;
};

const bare = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '');
const shown = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
const hashOf = (code: string): string => createHash('sha256').update(bare(code)).digest('hex');
const makeCode = (): string =>
  shown(Array.from({ length: codeLength }, () => signs.charAt(randomInt(signs.length))).join(''));

/** Opens the invitations in the store. */
export function openInvites(store: Store, clock: Clock): Invites {
  const storeName = 'invites';
  const kept = store.read(storeName, stored);
  let invitations: readonly Invitation[] = kept?.invitations ?? [];
  let ended = kept?.ended ?? [];
  let cancel = (): void => {};
  const tries = countWrongTries(clock);

  /** Lets go of what has ended, and wakes when the next one ends. */
  const tidy = (changed: boolean): void => {
    const now = clock.now();
    const over = invitations.filter(({ until }) => until <= now);
    const forgotten = ended.some(({ until }) => until <= now);
    invitations = invitations.filter(({ until }) => until > now);
    ended = [...ended, ...over.map(({ code, until }) => ({ hash: hashOf(code), until: until + endedForMs }))];
    ended = ended.filter(({ until }) => until > now);
    if (changed || forgotten || over.length > 0) {
      if (invitations.length === 0 && ended.length === 0) store.remove(storeName);
      else store.write(storeName, { invitations, ended });
    }
    cancel();
    const next = Math.min(...[...invitations, ...ended].map(({ until }) => until));
    // Not all at once: a computer that sleeps, or whose clock is set, would keep what has ended for so much longer.
    if (Number.isFinite(next)) cancel = clock.after(Math.min(next - now, lookEveryMs), () => tidy(false));
  };
  tidy(false);

  return {
    make(wanted) {
      tidy(false);
      const before = invitations.find(
        ({ room, meeting }) => room === wanted.room && meeting === wanted.meeting,
      );
      const made = { ...wanted, code: before?.code ?? makeCode() };
      invitations = [...invitations.filter((other) => other !== before), made];
      tidy(true);
      return made;
    },
    redeem(code, address) {
      tidy(false);
      if (tries.tooMany(address)) return bad('too-many-tries');
      const wanted = bare(code);
      const found = invitations.find((one) => bare(one.code) === wanted);
      if (found) return good(found);
      const hash = hashOf(code);
      if (ended.some((one) => one.hash === hash)) return bad('code-expired');
      tries.wrong(address);
      return bad('code-unknown');
    },
    stop: () => cancel(),
  };
}
