import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { PexipPlace } from '../../../main/contract/far-systems.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Result } from '../../../main/contract/result.ts';
import type { CallInput, EndReason, Reply } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { Conference, ConferenceDeed } from '../conference.ts';
import type { FarMove } from '../engine.ts';
import { makeRetries } from '../retries.ts';
import type { RetryPolicy } from '../retry-policy.ts';
import { type Entry, type EntryStep, makeEntry } from './entry.ts';
import type { EventStreams } from './event-streams.ts';
import type { OpenInfinityClient } from './infinity-client.ts';
import { openMeeting } from './meeting.ts';
import { openStay, type PexipStay } from './pexip-stay.ts';
import { verdictOf } from './reasons.ts';
import { makeStayCare } from './stay-care.ts';
import { makeStayReading } from './stay-reading.ts';

/** What a call says. `ended` comes once and last, and not after `leave`. */
export type PexipCallEvents = {
  readonly say: (input: CallInput) => void;
  /** The meeting, or what the node makes of this side, is told otherwise. */
  readonly changed: () => void;
  /** A stay began, and stands: it is to be told of this side, and given its tracks. */
  readonly entered: (stay: PexipStay) => void;
  readonly floorLost: (refused: boolean) => void;
  readonly moved: (move: FarMove) => void;
  readonly ended: (reason: EndReason) => void;
};

/** One call to a meeting, over as many stays at as many nodes as it takes. */
export type PexipCall = {
  readonly stay: PexipStay | null;
  readonly conference: Conference | null;
  reply(answer: Reply): void;
  conduct(deed: ConferenceDeed): void;
  /** Resolves when the node was told, or could not be: only then another call may begin. */
  leave(): Promise<void>;
};

/** After a node's restart all kiosks of a house come back: not all in the same moment. */
const rejoinPolicy: RetryPolicy = { delaysMs: [0, 1000, 2000, 3000, 5000], jitter: 0.25 };
/** A meeting that is not back by then is lost. */
const rejoinLimitMs = 180_000;

/** Goes to a meeting. `came` is a call that came in: its node and its one-time token. */
export function openPexipCall(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  readonly streams: EventStreams;
  readonly openClient: OpenInfinityClient;
  readonly target: JoinTarget;
  readonly came?: { readonly alias: string; readonly node: string; readonly token: string };
  readonly movable: boolean;
  readonly media: MediaStream;
  /** What goes before the first question to a node: the end of the call before. */
  readonly after: Promise<void>;
  readonly events: PexipCallEvents;
}): PexipCall {
  const { main, clock, random, log, came, events } = options;
  let target = options.target;
  let entry: Entry = makeEntry(target, came?.token);
  let stay: PexipStay | null = null;
  let place: PexipPlace | null = null;
  /** A transfer is being followed. */
  let following = false;
  let over = false;
  let closing: Promise<void> = Promise.resolve();

  const rejoins = makeRetries({ clock, random, policy: rejoinPolicy, limitMs: rejoinLimitMs });
  const reading = makeStayReading({ clock, say: events.say });
  const meeting = openMeeting({ clock, changed: () => !over && events.changed() });

  const care = makeStayCare({
    clock,
    log,
    async nodes() {
      const found = await main.ask('pexip.find', { address: target.address });
      return found.ok ? found.value.nodes : null;
    },
    lost: () => events.say({ kind: 'line-lost' }),
    stands: () => {
      if (stay) read(stay);
    },
    rejoin: () => rejoin(),
    mediaGivenUp: () => (reading.met ? rejoin() : end('pexip-media-failed')),
  });

  const calm = (): void => {
    rejoins.cancel();
    care.calm();
  };
  const end = (reason: EndReason): void => {
    if (over) return;
    over = true;
    calm();
    closing = stay?.close('') ?? Promise.resolve();
    void main.ask('pexip.closeSignIn', null);
    events.ended(reason);
  };

  const find = async (): Promise<Result<PexipPlace>> => {
    const found = await main.ask('pexip.find', { address: target.address });
    if (found.ok || !came || rejoins.on) return found;
    return { ok: true, value: { alias: came.alias, nodes: [came.node], displayName: '' } };
  };

  /** Joins at the first of the nodes that are left. */
  const goTo = (nodes: readonly string[], alias: string, displayName: string): void => {
    const [node, ...others] = nodes;
    if (node === undefined || over) return;
    const now = openStay({
      ...options,
      node,
      alias,
      displayName: displayName || 'Rundbord',
      events: {
        pinNeeded: (of) => follow(entry.pinNeeded(of), 'Invalid PIN'),
        extensionNeeded: () => follow(entry.extensionNeeded(), 'Neither conference nor gateway found'),
        providers: (list) => follow(entry.providers(list), 'SSO Authentication Failed'),
        signInAt: (url, provider) => void signIn(now, url, provider),
        refused: (reason) => refused(now, reason, { others, alias, displayName }),
        entered: () => entered(now),
        changed: () => read(now),
        carried: (carriers, lost) => care.carried(now, carriers, lost),
        ended: (reason) => ended(reason),
        chat: (line) => meeting.heard(now, line),
        transferred: (to) => transferred(now, to),
        moved: events.moved,
        floorLost: events.floorLost,
      },
    });
    stay = now;
    now.join(entry.by);
  };

  const follow = (step: EntryStep, reason: string): void => {
    if (step.kind === 'again') stay?.join(entry.by);
    else if (step.kind === 'refused') ended(reason);
    // Nobody is asked in the middle of a meeting.
    else if (following) end('call-transferred-badly');
    else if (rejoins.on) end(verdictOf(reason).reason);
    else events.say({ kind: 'asked', question: step.question });
  };

  const signIn = async (at: PexipStay, url: string, provider: string): Promise<void> => {
    if (rejoins.on || following) {
      end('pexip-sign-in-failed');
      return;
    }
    events.say({ kind: 'asked', question: { kind: 'signing-in', provider } });
    const signed = await main.ask('pexip.signIn', { node: at.node, url });
    if (over || stay !== at) return;
    if (!signed.ok) {
      // Who goes back from the provider's page leaves: nothing failed.
      end(signed.error.detail === 'cancelled' ? 'left' : signed.error.code);
      return;
    }
    entry.signedIn(signed.value.token);
    events.say({ kind: 'replied' });
    at.join(entry.by);
  };

  const refused = (
    at: PexipStay,
    reason: string,
    left: { readonly others: readonly string[]; readonly alias: string; readonly displayName: string },
  ): void => {
    const step = entry.refused(reason);
    if (step.kind !== 'refused') {
      follow(step, reason);
      return;
    }
    const verdict = verdictOf(reason);
    if (verdict.again === 'no') {
      end(following ? 'call-transferred-badly' : verdict.reason);
      return;
    }
    void at.close('').then(() => {
      if (over || stay !== at) return;
      if (left.others.length > 0) goTo(left.others, left.alias, left.displayName);
      else if (rejoins.on) tryAgain();
      else end(following ? 'call-transferred-badly' : verdict.reason);
    });
  };

  const entered = (at: PexipStay): void => {
    entry.entered();
    const isBack = rejoins.on || following;
    rejoins.well();
    following = false;
    calm();
    log.info(`pexip: in a meeting${isBack ? ' again' : ''}`);
    meeting.entered(at);
    events.entered(at);
    care.entered(at);
  };

  const read = (at: PexipStay): void => {
    if (over || stay !== at || !at.entered) return;
    if (reading.read(at)) standing(at);
    events.changed();
  };

  const standing = (at: PexipStay): void => {
    const { stream, media } = at.carriers;
    if (stream && media === 'up' && !rejoins.on) events.say({ kind: 'line-back' });
  };

  const ended = (reason: string): void => {
    const verdict = verdictOf(reason);
    // Nodes say the same of a host who did not come and of a locked meeting.
    if (verdict.reason === 'pexip-host-not-there' && stay?.status.locked) end('pexip-locked');
    else if (verdict.again === 'no' || !stay?.entered) end(verdict.reason);
    else if (verdict.again !== 'media' || !care.mediaFailed(stay)) rejoin();
  };

  /** Lets go of the stay and comes in again by itself, at whichever node answers. */
  const rejoin = (): void => {
    if (over) return;
    calm();
    log.warn('pexip: the meeting is joined anew');
    rejoins.lost();
    events.say({ kind: 'line-lost' });
    const before = stay;
    void (before?.close('') ?? Promise.resolve()).then(() => {
      if (stay === before) tryAgain();
    });
  };

  const tryAgain = (): void => {
    if (over || !rejoins.on) return;
    if (!rejoins.later(() => void start())) end('call-lost');
  };

  const start = async (): Promise<void> => {
    const found = await find();
    if (over) return;
    if (!found.ok) {
      if (rejoins.on) tryAgain();
      else end(found.error.code);
      return;
    }
    place = found.value;
    goTo(
      nodesFirst(place.nodes, came && !rejoins.on ? came.node : null),
      came?.alias ?? place.alias,
      place.displayName,
    );
  };

  const transferred = (
    at: PexipStay,
    to: { readonly alias: string; readonly token: string; readonly target: string },
  ): void => {
    const isSame = to.target === 'direct' || to.target === 'transcoded';
    log.info('pexip: the meeting sends this side on');
    calm();
    following = true;
    const { pin: _, ...rest } = target;
    target = isSame ? target : { ...rest, address: to.alias };
    const kept = isSame ? { ...(entry.by.pin !== undefined && { pin: entry.by.pin }) } : {};
    entry = makeEntry({ ...kept, ...(target.role && { role: target.role }) }, to.token);
    if (!isSame) meeting.clear();
    events.say({ kind: 'moved', target });
    void at.close('Transfer').then(() => {
      if (over || stay !== at) return;
      goTo([at.node], to.alias, place?.displayName ?? '');
    });
  };

  void options.after.then(() => {
    if (!over) void start();
  });

  return {
    get stay() {
      return stay;
    },
    get conference() {
      return meeting.tell(stay);
    },
    reply(answer) {
      const step = entry.reply(answer);
      if (!step || over) return;
      events.say({ kind: 'replied' });
      follow(step, '');
    },
    conduct(deed) {
      if (stay && !over) meeting.conduct(stay, deed);
    },
    leave() {
      if (!over) {
        over = true;
        calm();
        void main.ask('pexip.closeSignIn', null);
        closing = stay?.close('User initiated disconnect') ?? Promise.resolve();
      }
      return closing;
    },
  };
}

const nodesFirst = (nodes: readonly string[], first: string | null): readonly string[] =>
  first === null ? nodes : [first, ...nodes.filter((node) => node !== first)];
