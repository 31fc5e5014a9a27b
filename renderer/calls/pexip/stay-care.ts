import type { Clock } from '../../../main/contract/clock.ts';
import type { CallLog } from '../call-log.ts';
import type { Carriers, PexipStay } from './pexip-stay.ts';
import { rosterOf } from './roster.ts';

/** Watches over what carries a stay: media that does not come or come back, events that are not heard. */
export type StayCare = {
  /** The stay began. */
  entered(stay: PexipStay): void;
  /** `lost`: how often in a row the node was not reached for events. */
  carried(stay: PexipStay, carriers: Carriers, lost: number): void;
  /** Media failed in the node's words. False when nothing is left to be tried in this stay. */
  mediaFailed(stay: PexipStay): boolean;
  /** Another stay, or none. */
  calm(): void;
};

/** How long media may take to begin, to begin anew, and to come back by itself. */
const mediaBeginsMs = 20_000;
const mediaBeginsAnewMs = 10_000;
const mediaBackMs = 4000;
/** So often media is made anew in one stay. */
const restarts = 2;
/** From this try on a lost event stream makes one look for another node. */
const looksFromTry = 2;
/** A stay without events for so long is given up, and joined anew. */
const streamBackMs = 60_000;

/** Makes it for a call; only the newest stay is cared for. */
export function makeStayCare(options: {
  readonly clock: Clock;
  readonly log: CallLog;
  /** Nodes that answer now; null when none is known to. */
  readonly nodes: () => Promise<readonly string[] | null>;
  readonly lost: () => void;
  /** Everything stands again. */
  readonly stands: () => void;
  readonly rejoin: () => void;
  /** Media was made anew as often as it may be. */
  readonly mediaGivenUp: () => void;
}): StayCare {
  const { clock, log } = options;
  let stay: PexipStay | null = null;
  let made = 0;
  /** Nobody was there to send media; whoever comes is given the time to begin. */
  let alone = false;
  let looking = false;
  let cancelMedia = (): void => {};
  let cancelStream = (): void => {};

  const waitForMedia = (ms: number): void => {
    cancelMedia();
    const at = stay;
    cancelMedia = clock.after(ms, () => {
      if (at) renewMedia(at);
    });
  };

  /** Media that did not come, or not come back, while the node still talks. */
  const renewMedia = (at: PexipStay): void => {
    if (stay !== at || at.carriers.media === 'up') return;
    const wasAlone = alone;
    alone = at.client.direct && rosterOf(at.parties(), at.own).length === 0;
    if (!at.carriers.stream || alone) {
      waitForMedia(mediaBackMs);
      return;
    }
    if (wasAlone) {
      waitForMedia(mediaBeginsMs);
      return;
    }
    made += 1;
    if (made > restarts) {
      cancelMedia();
      options.mediaGivenUp();
      return;
    }
    log.warn('pexip: media is made anew');
    at.restart();
    waitForMedia(mediaBeginsAnewMs);
  };

  /** Whether another node has taken over from one that is not heard of. */
  const lookElsewhere = async (at: PexipStay): Promise<void> => {
    if (looking) return;
    looking = true;
    const nodes = await options.nodes();
    looking = false;
    if (stay === at && !at.carriers.stream && nodes && !nodes.includes(at.node)) options.rejoin();
  };

  return {
    entered(at) {
      stay = at;
      made = 0;
      alone = at.client.direct;
      waitForMedia(mediaBeginsMs);
    },
    carried(at, { stream, media }, lost) {
      if (stay !== at) return;
      if (media === 'up') {
        cancelMedia();
        made = 0;
      }
      if (stream) cancelStream();
      if (stream && media === 'up') {
        options.stands();
        return;
      }
      if (!stream || media === 'down' || media === 'still') options.lost();
      if (media === 'down' || (media === 'still' && !stream)) waitForMedia(mediaBackMs);
      // A connection that brings nothing does not find out by itself.
      if (media === 'still' && stream) renewMedia(at);
      if (stream) return;
      if (lost === 0) {
        cancelStream();
        cancelStream = clock.after(streamBackMs, options.rejoin);
      }
      if (lost >= looksFromTry) void lookElsewhere(at);
    },
    mediaFailed(at) {
      if (stay !== at || !at.carriers.stream || made >= restarts) return false;
      options.lost();
      renewMedia(at);
      return true;
    },
    calm() {
      stay = null;
      cancelMedia();
      cancelStream();
    },
  };
}
