import type { Clock } from '../contract/clock.ts';

/** Runs `run` every `ms`, the first time after `ms`, and never two at a time; the answer stops it. `failed` is told what it threw. */
export function every(
  clock: Clock,
  ms: number,
  run: () => void | Promise<void>,
  failed: (error: unknown) => void,
): () => void {
  let stopped = false;
  let cancel = (): void => {};
  const turn = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      failed(error);
    }
    if (!stopped) next();
  };
  const next = (): void => {
    cancel = clock.after(ms, () => void turn());
  };
  next();
  return () => {
    stopped = true;
    cancel();
  };
}
