/**
 * Keeps transitions from the accessible components (react-aria 3.53, runAfterTransition), which list every element in
 * transition so that they can wait for it. One that is taken away in the middle of two transitions is never struck off,
 * and keeps its whole screen in memory. Untold of any, they wait for none, which nobody sees.
 */
export function leaveTransitionsUntold(): void {
  window.addEventListener('transitionrun', (event) => event.stopPropagation(), { capture: true });
}
