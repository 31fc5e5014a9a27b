import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import { type CallState, step } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { CallEngine } from '../engine.ts';
import { fakeAbilities } from './fake-abilities.ts';

/** The engine for calls by nobody: a simulated meeting, for the demo and the tests. */
export function makeFakeEngine(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly log: CallLog;
}): CallEngine {
  const { clock } = options;
  let state: CallState = { kind: 'idle' };
  const listeners = new Set<() => void>();
  const no = { wanted: false, actual: false };
  return {
    name: 'fake',
    abilities: fakeAbilities,
    get state() {
      return state;
    },
    own: { muted: no, camera: no, sharing: no, held: no, shareProblem: null },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial(target) {
      const at = clock.now();
      state = step(step({ kind: 'idle' }, { kind: 'dial', target, at }), {
        kind: 'end',
        reason: 'join-engine-missing',
        at,
      });
      for (const listener of [...listeners]) listener();
    },
    answer() {},
    decline() {},
    hangUp() {},
    clear() {
      state = step(state, { kind: 'clear' });
    },
    setMuted() {},
    setCamera() {},
    setSharing() {},
    setHeld() {},
    moveFarCamera() {},
    sendTone() {},
  };
}
