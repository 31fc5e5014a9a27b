import type { Clock } from '../../../main/contract/clock.ts';
import type { CallLog } from '../call-log.ts';
import { delayOf, linkPolicy, repeatPolicy } from '../retry-policy.ts';
import type { LinkEvents, Outgoing, PeerLink } from './peer-link.ts';
import type { Signal } from './signals.ts';

/** The link to one party, rebuilt for as long as it is not closed. */
export type LinkSupervisor = {
  readonly link: 'connecting' | 'connected' | 'reconnecting';
  /** The last stream that came; it stays while a new link is built, and with it the last picture. */
  readonly stream: MediaStream | null;
  receive(signal: Signal): void;
  send(outgoing: Outgoing): void;
  /** What carries the link of now, to be measured; null when there is none. */
  readonly connection: RTCPeerConnection | null;
  /** Bytes received on the link of now; 0 when there is none. */
  receivedBytes(): Promise<number>;
  close(): void;
};

/** A link that is not connected so long after it was begun is begun again. */
const connectLimitMs = 8000;

/** A link that held so long was a good one: the next loss is mended at once again. */
const steadyAfterMs = 5000;

/**
 * Keeps a link to one party. simple-peer can neither restart ICE nor heal, so what failed is thrown away and a new
 * generation is built: by the side that offers; the other asks for it. Signals of older generations are dropped, those of
 * this one are repeated until the link is connected, so that one that was lost, came twice or too late does no harm.
 */
export function superviseLink(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  /** This side's session and theirs. */
  readonly mine: string;
  readonly theirs: string;
  /** Whether this side offers; the other side computes the opposite. */
  readonly offers: boolean;
  /** What is left of a link to the same party in an earlier session, or null. */
  readonly before: MediaStream | null;
  readonly open: (initiator: boolean, events: LinkEvents) => PeerLink;
  readonly send: (signal: Signal) => void;
  readonly changed: () => void;
}): LinkSupervisor {
  const { clock, random, log, mine, theirs, offers, open, changed } = options;
  let link: LinkSupervisor['link'] = options.before ? 'reconnecting' : 'connecting';
  let stream = options.before;
  let arriving: MediaStream | null = null;
  let generation = 0;
  let peer: PeerLink | null = null;
  let said: Signal[] = [];
  let heard = new Set<number>();
  let failures = 0;
  let closed = false;
  const waiting = new Set<() => void>();

  const after = (delayMs: number, run: () => void): void => {
    const cancel = clock.after(delayMs, () => {
      waiting.delete(cancel);
      run();
    });
    waiting.add(cancel);
  };
  const stopWaiting = (): void => {
    for (const cancel of waiting) cancel();
    waiting.clear();
  };
  const tag = `link ${theirs.slice(0, 4)}`;

  const build = (next: number): void => {
    stopWaiting();
    peer?.close();
    generation = next;
    said = [];
    heard = new Set();
    arriving = null;
    let current = true;
    const ifCurrent =
      <A extends unknown[]>(run: (...values: A) => void) =>
      (...values: A): void => {
        if (current && !closed && generation === next) run(...values);
      };
    peer = open(offers, {
      signal: ifCurrent((message) => {
        const signal: Signal = { v: 1, from: mine, to: theirs, link: next, n: said.length, message };
        said.push(signal);
        options.send(signal);
      }),
      stream: ifCurrent((came) => {
        arriving = came;
        // The first picture should find its place before it comes; a later one must not wipe out the last.
        if (stream === null || link === 'connected') show();
      }),
      connected: ifCurrent(() => {
        stopWaiting();
        log.info(`${tag}: connected, generation ${next}`);
        link = 'connected';
        after(steadyAfterMs, () => {
          failures = 0;
        });
        show();
      }),
      lost: ifCurrent((why) => {
        current = false;
        lose(why);
      }),
    });
    after(connectLimitMs, () => lose('not connected in time'));
    repeat(0);
  };

  const show = (): void => {
    if (arriving) stream = arriving;
    changed();
  };

  const repeat = (times: number): void => {
    after(delayOf(repeatPolicy, times, random()), () => {
      for (const signal of said) options.send(signal);
      repeat(times + 1);
    });
  };

  const lose = (why: string): void => {
    stopWaiting();
    const old = peer;
    peer = null;
    old?.close();
    log.warn(`${tag}: lost (${why}), generation ${generation}`);
    if (link === 'connected') link = 'reconnecting';
    mend();
    changed();
  };

  /** Builds the next generation after a while, or asks for it until it comes. */
  const mend = (): void => {
    after(delayOf(linkPolicy, failures, random()), () => {
      if (offers) {
        build(generation + 1);
        return;
      }
      options.send({ v: 1, from: mine, to: theirs, link: generation, n: 0, message: { kind: 'restart' } });
      // The first question may be lost; the next ones come more slowly.
      mend();
    });
    failures += 1;
  };

  const restart = (asked: number): void => {
    if (!offers) return;
    if (asked < generation) {
      // They have not seen the newest offer yet.
      for (const signal of said) options.send(signal);
    } else if (peer) {
      generation = asked;
      lose('asked for again');
    }
  };

  const supervisor: LinkSupervisor = {
    get link() {
      return link;
    },
    get stream() {
      return stream;
    },
    receive(signal) {
      if (closed) return;
      const { message } = signal;
      if (message.kind === 'restart') {
        restart(signal.link);
        return;
      }
      if (message.kind === (offers ? 'offer' : 'answer')) return;
      if (signal.link > generation && !offers) {
        if (link === 'connected') {
          link = 'reconnecting';
          changed();
        }
        build(signal.link);
      }
      if (signal.link !== generation || heard.has(signal.n)) return;
      heard.add(signal.n);
      peer?.signal(message);
    },
    send: (outgoing) => peer?.send(outgoing),
    get connection() {
      return peer?.connection ?? null;
    },
    receivedBytes: async () => (peer ? peer.receivedBytes() : 0),
    close() {
      closed = true;
      stopWaiting();
      peer?.close();
      peer = null;
    },
  };
  // The side that answers makes itself ready too, while the offer is on its way.
  build(1);
  return supervisor;
}
