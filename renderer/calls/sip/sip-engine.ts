import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import { type CallState, step } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { CallEngine } from '../engine.ts';
import { sipAbilities } from './sip-abilities.ts';

/** The engine for calls by SIP over WebSocket (RFC 7118). */
export function makeSipEngine(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly log: CallLog;
}): CallEngine {
  const { clock } = options;
  let state: CallState = { kind: 'idle' };
  const listeners = new Set<() => void>();
  const no = { wanted: false, actual: false };
  return {
    name: 'sip',
    abilities: sipAbilities,
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
