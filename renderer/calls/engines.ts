import type { JoinTarget } from '../../main/contract/meeting.ts';
import type { CallEngine } from './engine.ts';

const isFree = ({ state }: CallEngine): boolean => state.kind === 'idle' || state.kind === 'ended';

/**
 * One engine made of several, with one call at a time: what it tells and can do is of the engine whose call it is, or was
 * last. `dial` goes to the engine that the target names, and ends another's call first; a target that none joins is not
 * dialled. Whoever rings, or is in a call by itself, while no call is on becomes the one whose call it is; while one is on it
 * is left alone, and looked at again when that one is over and cleared. The first is the one before any call.
 */
export function makeEngines(engines: readonly [CallEngine, ...CallEngine[]]): CallEngine {
  let [current] = engines;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const named = (name: JoinTarget['engine']) => engines.find((engine) => engine.name === name);

  const heard = (engine: CallEngine): void => {
    if (engine !== current) {
      if (isFree(engine) || !isFree(current)) return;
      const before = current;
      current = engine;
      before.clear();
    }
    if (current.state.kind === 'idle') current = engines.find((one) => !isFree(one)) ?? current;
    tell();
  };
  for (const engine of engines) engine.watch(() => heard(engine));

  return {
    get name() {
      return current.name;
    },
    get abilities() {
      return current.abilities;
    },
    get state() {
      return current.state;
    },
    get own() {
      return current.own;
    },
    get conference() {
      return current.conference ?? null;
    },
    get second() {
      return current.second ?? null;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial(target, media, start) {
      const next = named(target.engine);
      if (!next) return;
      const before = current;
      if (next !== before) before.hangUp();
      current = next;
      next.dial(target, media, start);
      // Last, since whoever rings there meanwhile has to wait.
      if (next !== before) before.clear();
    },
    answer: (media, start) => current.answer(media, start),
    decline: () => current.decline(),
    answerSecond: (media, start) => current.answerSecond?.(media, start),
    declineSecond: () => current.declineSecond?.(),
    reply: (answer) => current.reply?.(answer),
    dismissAsked: () => current.dismissAsked?.(),
    conduct: (deed) => current.conduct?.(deed),
    flows: async () => (await current.flows?.()) ?? [],
    hangUp: () => current.hangUp(),
    clear: () => current.clear(),
    setMuted: (muted) => current.setMuted(muted),
    setCamera: (on) => current.setCamera(on),
    setSharing: (on) => current.setSharing(on),
    setHeld: (held) => current.setHeld(held),
    moveFarCamera: (party, move) => current.moveFarCamera(party, move),
    sendTone: (key) => current.sendTone(key),
  };
}
