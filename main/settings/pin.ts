import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { pinHashForm } from './schema.ts';

/** scrypt (RFC 7914 §2) with the costs that stand in every hash: about 50 ms and 16 MiB. */
const costs = { N: 16_384, r: 8, p: 1 } as const;
const keyBytes = 32;
const saltBytes = 16;

const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((done, fail) => {
    scrypt(pin.normalize('NFC'), salt, keyBytes, costs, (error, key) => (error ? fail(error) : done(key)));
  });

/**
 * The hash of a new PIN, which stands in the settings as `pin`: `scrypt$16384$8$1$salt$hash`, base64url. `pin-too-simple`
 * for a PIN that is guessed first.
 */
export async function hashPin(pin: string): Promise<Result<string>> {
  const tooSimple = whyTooSimple(pin);
  if (tooSimple) return bad('pin-too-simple', { detail: tooSimple });
  const salt = randomBytes(saltBytes);
  const key = await derive(pin, salt);
  const { N, r, p } = costs;
  return good(`scrypt$${N}$${r}$${p}$${salt.toString('base64url')}$${key.toString('base64url')}`);
}

/** Whether `hash` was made of `pin`. False for what is no hash of ours. */
export async function checkPin(pin: string, hash: string): Promise<boolean> {
  if (!pinHashForm.test(hash)) return false;
  const [salt = '', key = ''] = hash.split('$').slice(4);
  return timingSafeEqual(
    await derive(pin, Buffer.from(salt, 'base64url')),
    Buffer.from(key, 'base64url').subarray(0, keyBytes),
  );
}

/** A PIN has 4 to 12 digits, which are not all the same and no run like 1234, 4321 or 7890. */
function whyTooSimple(pin: string): string | null {
  if (!/^\d{4,12}$/.test(pin)) return 'a PIN has 4 to 12 digits';
  const steps = new Set([...pin.slice(1)].map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const [step] = steps;
  return steps.size === 1 && (step === 0 || step === 1 || step === 9)
    ? 'one digit repeated, or digits in a row, are guessed first'
    : null;
}

/** Wrong tries that cost nothing but the try. */
const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** How long a pass opens the settings screen. */
export const passMs = 10 * 60_000;

const tries = z.strictObject({
  /** Wrong ones since the last right one. */
  wrong: z.int().min(0),
  /** When the next may be made, ms since 1970. */
  notBefore: z.number(),
});
const triesName = 'pin-tries';

/** What stands before the settings screen. */
export type PinDoor = {
  /**
   * A pass for {@link passMs}; the one before ends. `pin-wrong`; `pin-wait` with the seconds left as `at`, and then the PIN
   * was not looked at; `pin-needed` when none is set yet.
   */
  unlock(pin: string): Promise<Result<{ readonly pass: string; readonly expiresAt: number }>>;
  /** Whether this is the pass given last, in its time. */
  holds(pass: string): boolean;
  /** No PIN is set, so whoever stands here may choose the first. */
  mayChoose(): boolean;
  /**
   * Whether the kiosk may be left with this pass. `pin-needed` when it does not hold; `pin-too-new` when there was no PIN at
   * the start: the first is chosen by whoever stands here, and that must not be the way out of a kiosk that IT left open.
   */
  mayLeave(pass: string): Result<null>;
};

/** `hash` gives the PIN's hash in the settings now. Wrong tries are kept in the store, so that a restart does not forgive them. */
export function makePinDoor(options: {
  readonly clock: Clock;
  readonly store: Store;
  readonly log: Log;
  readonly hash: () => string | undefined;
}): PinDoor {
  const { clock, store, log, hash } = options;
  const wasSet = hash() !== undefined;
  let { wrong, notBefore } = store.read(triesName, tries) ?? { wrong: 0, notBefore: 0 };
  let pass: { readonly digest: Buffer; readonly expiresAt: number } | null = null;
  let busy: Promise<unknown> = Promise.resolve();

  const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  const keep = (): void => {
    store.write(triesName, { wrong, notBefore });
  };
  const waitMs = (): number =>
    wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries));

  /** How long is left. A clock that was set back must not make it longer than it was. */
  function leftMs(): number {
    const now = clock.now();
    if (notBefore - now > waitMs()) {
      notBefore = now + waitMs();
      keep();
    }
    return Math.max(0, notBefore - now);
  }

  async function attempt(pin: string): ReturnType<PinDoor['unlock']> {
    const set = hash();
    if (set === undefined) return bad('pin-needed');
    const left = leftMs();
    if (left > 0) return bad('pin-wait', { at: String(Math.ceil(left / 1000)) });
    // Counted before it is looked at: pulling the plug while it is looked at gives no free try.
    wrong += 1;
    notBefore = clock.now() + waitMs();
    keep();
    if (!(await checkPin(pin, set))) {
      log.warn(`wrong, ${wrong} in a row`);
      return bad('pin-wrong');
    }
    wrong = 0;
    notBefore = 0;
    store.remove(triesName);
    const text = randomBytes(32).toString('base64url');
    pass = { digest: digestOf(text), expiresAt: clock.now() + passMs };
    log.info('the settings screen is unlocked');
    return good({ pass: text, expiresAt: pass.expiresAt });
  }

  const holds = (text: string): boolean =>
    pass !== null && clock.now() < pass.expiresAt && timingSafeEqual(digestOf(text), pass.digest);

  return {
    unlock(pin) {
      // One after another, so that many asks at once are not many tries at once.
      const next = busy.then(() => attempt(pin));
      busy = next.catch(() => {});
      return next;
    },
    holds,
    mayChoose: () => hash() === undefined,
    mayLeave(text) {
      if (!holds(text)) return bad('pin-needed');
      return wasSet ? good(null) : bad('pin-too-new');
    },
  };
}
