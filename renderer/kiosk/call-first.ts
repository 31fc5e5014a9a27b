import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../main/contract/clock.ts';
import type { KioskState } from './state.ts';

/** For so long a window that is on its way back into a call shows nothing but its background. */
const callFirstMs = 900;

/**
 * Calls `draw` once: at once, or, in a window that died in a call, when somebody's picture is there to be drawn. A first
 * drawing takes as long as a connection and wants the same processor, and it is the connection that a meeting waits for.
 */
export function callFirst(
  store: Pick<StoreApi<KioskState>, 'getState' | 'subscribe'>,
  clock: Clock,
  draw: () => void,
): void {
  const comesBack = (): boolean => {
    const { call } = store.getState();
    if (call.kind === 'dialling' || call.kind === 'lobby') return true;
    return call.kind === 'connected' && call.parties.every(({ stream }) => stream === null);
  };
  if (!comesBack()) {
    draw();
    return;
  }
  const end = (): void => {
    stop();
    cancel();
    draw();
  };
  const stop = store.subscribe(() => {
    if (!comesBack()) end();
  });
  const cancel = clock.after(callFirstMs, end);
}
