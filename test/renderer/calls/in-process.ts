import type { CallEngine } from '../../../renderer/calls/engine.ts';
import type { LocalMedia } from '../../../renderer/calls/media/local-media.ts';
import type { Arrangement, Verb } from './engine-suite.ts';
import { toldBy } from './engine-told.ts';

/** Tells an engine of this realm what the suite says. */
export function tellEngine(engine: CallEngine, media: LocalMedia, verb: Verb): void {
  switch (verb.do) {
    case 'dial':
      engine.dial(verb.target, media, verb.start);
      break;
    case 'answer':
      engine.answer(media, verb.start);
      break;
    case 'answer-second':
      engine.answerSecond?.(media, verb.start);
      break;
    case 'decline':
      engine.decline();
      break;
    case 'decline-second':
      engine.declineSecond?.();
      break;
    case 'hang-up':
      engine.hangUp();
      break;
    case 'clear':
      engine.clear();
      break;
    case 'mute':
      engine.setMuted(verb.on);
      break;
    case 'camera':
      engine.setCamera(verb.on);
      break;
    case 'hold':
      engine.setHeld(verb.on);
      break;
    case 'reply':
      engine.reply?.(verb.answer);
      break;
    case 'tone':
      engine.sendTone(verb.key);
      break;
  }
}

/** The half of an arrangement that is the engine's, for an engine of this realm. */
export function engineHere(
  engine: CallEngine,
  media: LocalMedia,
): Pick<Arrangement, 'told' | 'verb' | 'toldInVain'> {
  let vain = 0;
  engine.watch(() => {
    vain += 1;
  })();
  return {
    told: async () => toldBy(engine),
    verb: async (verb) => tellEngine(engine, media, verb),
    toldInVain: async () => vain,
  };
}

/** Local media that counts who listens to it. */
export function countWatchers<M extends LocalMedia>(media: M): { readonly media: M; count(): number } {
  const watchers = new Set<object>();
  const watch = media.watch;
  // The same object, since a test changes what it has.
  return {
    media: Object.defineProperty(media, 'watch', {
      value: (listener: () => void) => {
        const key = {};
        watchers.add(key);
        const stop = watch(listener);
        return () => {
          watchers.delete(key);
          return stop();
        };
      },
    }),
    count: () => watchers.size,
  };
}
