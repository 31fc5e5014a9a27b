import type { Clock } from '../../main/contract/clock.ts';
import { type CallInput, type CallState, step } from '../calls/call.ts';
import type { Abilities, CallEngine, OwnSide } from '../calls/engine.ts';
import { quietSide, wishedSide } from '../calls/own-side.ts';

/** What a call is begun with, kept until there is an engine to take it. */
type Dialled = Parameters<CallEngine['dial']>;

/**
 * An engine whose code is fetched after the agenda is on the screen, since it is most of the window's code. A call that
 * is dialled before shows at once, and begins when the code is there. `load` is called once, at the first `fetch` or `dial`.
 */
export function lateEngine(options: {
  readonly name: CallEngine['name'];
  readonly abilities: Abilities;
  readonly clock: Clock;
  readonly load: () => Promise<CallEngine>;
}): CallEngine & { fetch(): void } {
  const { name, abilities, clock } = options;
  const listeners = new Set<() => void>();
  let engine: CallEngine | null = null;
  let loading = false;
  let state: CallState = { kind: 'idle' };
  let dialled: Dialled | null = null;

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const say = (input: CallInput): void => {
    state = step(state, input);
    tell();
  };
  const fetch = (): void => {
    if (loading) return;
    loading = true;
    options.load().then(
      (loaded) => {
        engine = loaded;
        loaded.watch(tell);
        if (dialled) loaded.dial(...dialled);
        else tell();
      },
      () => {
        loading = false;
        dialled = null;
        say({ kind: 'end', reason: 'unexpected', at: clock.now() });
      },
    );
  };
  /** Changes how a call begins that has not begun yet. */
  const begin = (change: Partial<Dialled[2]>): void => {
    if (!dialled) return;
    const [target, media, start] = dialled;
    dialled = [target, media, { ...start, ...change }];
    tell();
  };

  return {
    name,
    abilities,
    fetch,
    get state() {
      return engine?.state ?? state;
    },
    get own(): OwnSide {
      return engine?.own ?? (dialled ? wishedSide(dialled[2]) : quietSide);
    },
    get conference() {
      return engine?.conference ?? null;
    },
    get second() {
      return engine?.second ?? null;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial(target, media, start) {
      if (engine) {
        engine.dial(target, media, start);
        return;
      }
      dialled = [target, media, start];
      state = { kind: 'idle' };
      say({ kind: 'dial', target, at: clock.now() });
      fetch();
    },
    answer: (media, start) => engine?.answer(media, start),
    decline: () => engine?.decline(),
    answerSecond: (media, start) => engine?.answerSecond?.(media, start),
    declineSecond: () => engine?.declineSecond?.(),
    reply: (answer) => engine?.reply?.(answer),
    dismissAsked: () => engine?.dismissAsked?.(),
    conduct: (deed) => engine?.conduct?.(deed),
    flows: async () => (await engine?.flows?.()) ?? [],
    hangUp() {
      if (engine) engine.hangUp();
      else {
        dialled = null;
        say({ kind: 'end', reason: 'left', at: clock.now() });
      }
    },
    clear() {
      if (engine) engine.clear();
      else say({ kind: 'clear' });
    },
    setMuted(muted) {
      if (engine) engine.setMuted(muted);
      else begin({ muted });
    },
    setCamera(camera) {
      if (engine) engine.setCamera(camera);
      else begin({ camera });
    },
    moveFarCamera: (party, move) => engine?.moveFarCamera(party, move),
    setSharing: (on) => engine?.setSharing(on),
    setHeld: (held) => engine?.setHeld(held),
    sendTone: (key) => engine?.sendTone(key),
  };
}
