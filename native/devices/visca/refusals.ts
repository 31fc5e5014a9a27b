import type { Outcome } from './exchange.ts';
import type { Ability } from './tasks.ts';

/** So many refusals, and never an acceptance, and the camera cannot. */
const mostRefused = 3;

/** What a camera refuses: told to IT at once, and not offered any longer when it never takes it. */
export type Refusals = {
  readonly dropped: ReadonlySet<Ability>;
  /** Of the last command, for IT; null when it was taken. */
  readonly detail: string | null;
  accepted(ability: Ability): void;
  /** `isAwake`: false, and a command that cannot be executed says nothing of what the camera can. */
  refused(ability: Ability, outcome: Outcome & { readonly kind: 'refused' }, isAwake: boolean): void;
};

export function refusals(): Refusals {
  const taken = new Set<Ability>();
  const dropped = new Set<Ability>();
  const counts = new Map<Ability, number>();
  let detail: string | null = null;
  return {
    dropped,
    get detail() {
      return detail;
    },
    accepted(ability) {
      taken.add(ability);
      counts.delete(ability);
      detail = null;
    },
    refused(ability, { error, code }, isAwake) {
      detail = `the camera refused ${ability}: ${error ?? `error ${code}`}`;
      if (!isAwake || taken.has(ability)) return;
      const count = (counts.get(ability) ?? 0) + 1;
      counts.set(ability, count);
      if (count >= mostRefused) dropped.add(ability);
    },
  };
}
