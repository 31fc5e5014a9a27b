import type { LinkEvents, PeerLink } from './peer-link.ts';
import type { LinkMessage } from './signals.ts';

/** A link begun before it is known to whom: its offer is ready when the first party is met. */
export type PreparedLink = {
  /** Hands it over, with what it has said so far; null when it was lost or is gone. */
  take(events: LinkEvents): PeerLink | null;
  /** Lets go of it, unless it was taken. */
  drop(): void;
};

/** Begins a link and holds back what it says. */
export function prepareLink(open: (events: LinkEvents) => PeerLink): PreparedLink {
  const held: LinkMessage[] = [];
  let taker: LinkEvents | null = null;
  let gone = false;
  const link = open({
    signal(message) {
      if (taker) taker.signal(message);
      else held.push(message);
    },
    stream: (stream) => taker?.stream(stream),
    connected: () => taker?.connected(),
    lost(why) {
      gone = true;
      taker?.lost(why);
    },
  });
  return {
    take(events) {
      if (gone || taker) return null;
      taker = events;
      for (const message of held) events.signal(message);
      return link;
    },
    drop() {
      if (gone || taker) return;
      gone = true;
      link.close();
    },
  };
}
