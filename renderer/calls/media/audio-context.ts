/** The window's one audio context, lent out: browsers allow few, and each costs a thread. */
export type Lent = { readonly context: AudioContext; giveBack(): void };

let shared: AudioContext | null = null;
let borrowers = 0;

/**
 * Lends the audio context, running while anybody has it and asleep otherwise. Null where the browser has none. Before the
 * first touch of a page it may stay asleep: then what is measured with it is silence.
 */
export function borrowAudioContext(): Lent | null {
  if (typeof AudioContext === 'undefined') return null;
  const context = shared ?? new AudioContext({ latencyHint: 'interactive' });
  shared = context;
  borrowers += 1;
  // Refused only before the first touch; the next borrower tries again.
  context.resume().catch(() => {});
  let given = false;
  return {
    context,
    giveBack() {
      if (given) return;
      given = true;
      borrowers -= 1;
      if (borrowers === 0) context.suspend().catch(() => {});
    },
  };
}
