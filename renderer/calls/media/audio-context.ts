/** The window's one audio context, lent out: browsers allow few, and each costs a thread. */
export type Lent = { readonly context: AudioContext; giveBack(): void };

let shared: AudioContext | null = null;
let borrowers = 0;

/**
 * Lends the audio context, which runs while anybody has it and is closed when nobody does: until then Chromium (156)
 * keeps every track that was ever measured in it, also after its node is gone. Null where the browser has none. Before the
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
      if (borrowers > 0) return;
      shared = null;
      context.close().catch(() => {});
    },
  };
}
