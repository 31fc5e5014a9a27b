import type { Clock } from '../../../main/contract/clock.ts';
import type { EventStreams } from './event-streams.ts';
import type { NodeEvent } from './heard-events.ts';

/** The event stream of a stay, which is opened again whenever it is lost. */
export type KeptStream = {
  /** Opens it; resolves whether it did, and only then is it kept. Never resolves when it is closed meanwhile. */
  open(): Promise<boolean>;
  close(): void;
};

/** How long a stream may take to open. */
const openMs = 10_000;
/** A stream on which nothing came for so long is dead: nodes send something at least every 30 s. */
const silentMs = 75_000;
/** Before the tries to open a lost stream again; the last one for ever. */
const delaysMs = [100, 500, 1000, 2000, 3000];
/** So many refusals in a row of the stream's token are no race with its renewal. */
const refusals = 2;

/** Makes it, not yet open. Nothing is told once it is closed. */
export function makeKeptStream(options: {
  readonly clock: Clock;
  readonly streams: EventStreams;
  readonly node: string;
  /** Asked at each try, since the token in it is renewed. */
  readonly path: () => string;
  readonly events: {
    readonly event: (event: NodeEvent) => void;
    /** It is gone, or silent; `tries` is how often in a row it did not open. */
    readonly lost: (tries: number) => void;
    readonly back: () => void;
    /** The node does not know the token any more; the stream is not tried again. */
    readonly tokenLost: () => void;
  };
}): KeptStream {
  const { clock, streams, node, path, events } = options;
  let closed = false;
  let closeStream = (): void => {};
  let cancelTimer = (): void => {};
  let tries = 0;
  let refused = 0;
  let wasLost = false;

  /** `first` is told whether the stream opened; without it a stream that did not is tried again. */
  const connect = (first?: (opened: boolean) => void): void => {
    let opened = false;
    const stop = streams.open(node, path(), (heard) => {
      if (closed) return;
      if (heard.kind === 'closed') {
        fail(heard.status);
        return;
      }
      if (!opened) {
        opened = true;
        tries = 0;
        refused = 0;
        if (wasLost) events.back();
        wasLost = false;
        first?.(true);
      }
      cancelTimer();
      cancelTimer = clock.after(silentMs, () => fail(null));
      if (heard.kind === 'event') events.event(heard);
    });
    const fail = (status: number | null): void => {
      cancelTimer();
      stop();
      if (closed) return;
      if (first && !opened) first(false);
      else lost(status);
    };
    closeStream = stop;
    cancelTimer();
    cancelTimer = clock.after(openMs, () => fail(null));
  };

  const lost = (status: number | null): void => {
    refused = status === 401 || status === 403 || status === 404 ? refused + 1 : 0;
    if (refused >= refusals) {
      events.tokenLost();
      return;
    }
    wasLost = true;
    events.lost(tries);
    if (closed) return;
    const delay = delaysMs[Math.min(tries, delaysMs.length - 1)] ?? 0;
    tries += 1;
    cancelTimer = clock.after(delay, () => connect());
  };

  return {
    open: () => new Promise((resolve) => connect(resolve)),
    close() {
      closed = true;
      cancelTimer();
      closeStream();
    },
  };
}
