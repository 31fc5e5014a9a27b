import { settleMs } from '../../../native/devices/telephony/control-state.ts';

/** One thing that must hold, told as one line. */
export type Check = { readonly name: string; run(): Promise<void> };

/**
 * Runs checks one after another and says of each how it went; answers how many were not good. Those of a story stand on one
 * another: after the first that is not good the rest is not tried.
 */
export async function runChecks(
  part: string,
  checks: readonly Check[],
  kind: 'list' | 'story',
): Promise<number> {
  let bad = 0;
  for (const [index, { name, run }] of checks.entries()) {
    const began = performance.now();
    try {
      await run();
      console.log(`good  ${part}: ${name} (${seconds(began)})`);
    } catch (error) {
      bad += 1;
      console.log(`BAD   ${part}: ${name}: ${whyOf(error)} (${seconds(began)})`);
      const left = checks.length - index - 1;
      if (kind === 'list' || left === 0) continue;
      console.log(`BAD   ${part}: ${left} more were not tried`);
      return bad + 1;
    }
  }
  return bad;
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

const whyOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').slice(0, 1000);

/** Waits until something holds, and says what did not, with what was seen last. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seen: () => unknown = () => '',
  withinMs = 30_000,
): Promise<void> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > withinMs)
      throw new Error(`not within ${withinMs / 1000} s: ${what} ${JSON.stringify(await seen())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What follows so soon on something that the host did is an echo, and no person. */
export const atAPersonsPace = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 3 * settleMs));
