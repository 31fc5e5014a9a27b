import type { Sender } from '../contract/main-end.ts';

type Listener = (message: string, sender: Sender) => void;

/** Most messages that wait for a first listener; a page that floods an empty house is cut short. */
const mostWaiting = 1000;

/** Hands messages to listeners, and keeps for the first one what came before it. */
export function makeMessages(): { hear: Listener; listen(listener: Listener): void } {
  const listeners: Listener[] = [];
  const early: Parameters<Listener>[] = [];
  return {
    hear(message, sender) {
      if (listeners.length === 0 && early.length < mostWaiting) early.push([message, sender]);
      for (const listener of listeners) listener(message, sender);
    },
    listen(listener) {
      listeners.push(listener);
      for (const [message, sender] of early.splice(0)) listener(message, sender);
    },
  };
}
