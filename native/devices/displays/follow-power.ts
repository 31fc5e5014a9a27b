import type { NativeClock } from '../../clock.ts';
import type { DisplayPower } from '../../display.ts';

/** A display that said yes may still tell for so long that it is what it was before, in ms. */
const believesLaterMs = 10_000;
/** It said yes and is not there: it is told again after this, in ms. */
const againMs = 15_000;
/** It says that it warms up or cools: nothing is told as long as it says so, or for this long when it says no more, in ms. */
const transitMs = 10_000;
/** It refused, as projectors do while they warm up or cool. */
const refusedMs = 5000;
/** No answer: it is told three times, 1 s apart, and again after a rest: many are deaf for up to 30 s after they went off. */
const [tries, triesMs, restMs] = [3, 1000, 10_000];
/** It may say yes so late after it was told, in ms. */
const yesMs = 4000;
/** Told to be off and silent since: after this nothing more is told when it comes up, since a person did that. */
const assumedMs = 60_000;

/** What a display was told to be, what it is, and what it is still to be told. */
export type FollowedPower = {
  readonly wanted: 'on' | 'off' | null;
  /** What is still to be reached; the newest wish wins. */
  readonly wish: 'on' | 'off' | null;
  readonly actual: DisplayPower | null;
  want(on: boolean): void;
  /** When the wish is to be told, in ms since 1970; null: there is none, or it is reached. */
  dueAt(): number | null;
  /** The display was told its wish, and this came of it. */
  told(to: 'on' | 'off', at: number, outcome: 'obeyed' | 'refused' | 'silent'): void;
  /** It said so. True: it has just come up. */
  heard(said: DisplayPower): boolean;
  /** It does not answer. `lost`: although it should. */
  unheard(lost: boolean): void;
};

/**
 * ```
 *             told, yes          says so
 *   off ───────────────▶ warming ─────────▶ on       A wish is over when the display says that it is so. What a person does by
 *    ▲                                      │        hand afterwards stays: nothing is told again until the next wish.
 *    │  says so, or         told, yes       │        In `warming` and `cooling` nothing is told: it does as told afterwards.
 *    └──── silent ◀── cooling ◀─────────────┘
 * ```
 */
export function followPower(clock: NativeClock): FollowedPower {
  let wanted: 'on' | 'off' | null = null;
  let wish: 'on' | 'off' | null = null;
  let actual: DisplayPower | null = null;
  let obeyed: { readonly to: 'on' | 'off'; readonly at: number } | null = null;
  /** It was last told so without an answer in time. */
  let unsaid: { readonly to: 'on' | 'off'; readonly at: number } | null = null;
  let due = 0;
  let refusedUntil = 0;
  let unanswered = 0;
  /** It was told to be on since it was last known to be. */
  let roused = false;
  /** Since when it is only thought to be off. */
  let assumedAt: number | null = null;

  const isBetween = (): boolean => actual === 'warming' || actual === 'cooling';
  const believed = (said: DisplayPower): DisplayPower => {
    const isYoung = obeyed !== null && clock.now() - obeyed.at < believesLaterMs;
    if (isYoung && obeyed?.to === 'on' && said === 'off') return 'warming';
    return isYoung && obeyed?.to === 'off' && said === 'on' ? 'cooling' : said;
  };

  const obeys = (to: 'on' | 'off'): void => {
    obeyed = { to, at: clock.now() };
    unanswered = 0;
    assumedAt = null;
    if (actual !== to) actual = to === 'on' ? 'warming' : 'cooling';
    due = clock.now() + againMs;
  };

  return {
    get wanted() {
      return wanted;
    },
    get wish() {
      return wish;
    },
    get actual() {
      return actual;
    },
    want(on) {
      wanted = on ? 'on' : 'off';
      if (wish === wanted) return;
      wish = wanted;
      unanswered = 0;
      assumedAt = null;
      due = isBetween() ? Math.max(due, (obeyed?.at ?? clock.now()) + againMs) : clock.now();
    },
    dueAt() {
      // It may have heard nothing: one that is only thought to be off is told so for some time.
      const isReached = wish === actual && (assumedAt === null || clock.now() - assumedAt >= assumedMs);
      return wish === null || isReached ? null : Math.max(due, refusedUntil);
    },
    told(to, at, outcome) {
      const now = clock.now();
      if (to === 'on') roused = true;
      if (outcome === 'obeyed') {
        obeys(to);
      } else if (outcome === 'refused') {
        refusedUntil = now + refusedMs;
      } else {
        unanswered += 1;
        unsaid = { to, at };
        due = unanswered % tries === 0 ? now + restMs : at + triesMs;
      }
    },
    heard(said) {
      const now = clock.now();
      if (unsaid && said === unsaid.to && now - unsaid.at < yesMs) {
        // That may be a late yes, and not how it is.
        obeys(said);
        return false;
      }
      const real = believed(said);
      const before = actual;
      actual = real;
      if (assumedAt !== null && now - assumedAt >= assumedMs && wish === 'off') wish = null;
      assumedAt = null;
      if (isBetween()) due = Math.max(due, now + transitMs);
      // It hears again, whatever it did not hear before.
      else due = now;
      if (real === wish) wish = null;
      if (real !== 'on') return false;
      const woke = before !== 'on' && (before !== null || roused);
      roused = false;
      return woke;
    },
    unheard(lost) {
      // In deep standby many hear nothing, and some close their end of the line.
      if (actual === 'cooling' || (wish === 'off' && unanswered >= tries)) {
        if (wish === 'on') due = Math.min(due, clock.now());
        if (actual !== 'off') assumedAt = clock.now();
        actual = 'off';
      } else if (lost) actual = null;
    },
  };
}
