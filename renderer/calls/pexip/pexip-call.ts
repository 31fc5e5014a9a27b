import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { PexipPlace } from '../../../main/contract/far-systems.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Result } from '../../../main/contract/result.ts';
import type { CallInput, EndReason, Reply } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { Conference, ConferenceDeed } from '../conference.ts';
import type { FarMove } from '../engine.ts';
import { type Entry, type EntryStep, makeEntry } from './entry.ts';
import type { EventStreams } from './event-streams.ts';
import type { OpenInfinityClient } from './infinity-client.ts';
import { openMeeting } from './meeting.ts';
import { type Carriers, openStay, type PexipStay } from './pexip-stay.ts';
import { verdictOf } from './reasons.ts';
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

/** How long media may take to begin, and to come back by itself, before it is made anew. */
const mediaBeginsMs = 20_000;
const mediaBackMs = 4000;
/** So often media is made anew in one stay. */
const restarts = 2;
/** From this try on a lost event stream makes one look for another node. */
const looksFromTry = 2;
/** A stay without events for so long is given up, and joined anew. */
const streamBackMs = 60_000;
/** Before each try to join anew; the last one goes on until it is given up. */
const rejoinDelaysMs = [0, 1000, 2000, 3000, 5000];
const givesUpAfterMs = 180_000;

/** Goes to a meeting. `came` is a call that came in: its node and its one-time token. */
export function openPexipCall(options: {
  readonly main: Main;
  readonly clock: Clock;
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
  const { main, clock, log, came, events } = options;
  let target = options.target;
  let entry: Entry = makeEntry(target, came?.token);
  let stay: PexipStay | null = null;
  let place: PexipPlace | null = null;
  /** Since when it is joined anew; null at the first time, and while it stands. */
  let againSince: number | null = null;
  /** A transfer is being followed. */
  let following = false;
  let over = false;
  let closing: Promise<void> = Promise.resolve();
  let looking = false;
  let tries = 0;
  let made = 0;
  let cancel: Record<'media' | 'stream' | 'again', () => void> = { media() {}, stream() {}, again() {} };

  const reading = makeStayReading({ clock, say: events.say });
  const meeting = openMeeting({ clock, changed: () => !over && events.changed() });

  const calm = (): void => {
    for (const stop of Object.values(cancel)) stop();
    cancel = { media() {}, stream() {}, again() {} };
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
    if (found.ok || !came || again()) return found;
    return { ok: true, value: { alias: came.alias, nodes: [came.node], displayName: '' } };
  };
  const again = (): boolean => againSince !== null;

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
        carried: (carriers, lost) => carried(now, carriers, lost),
        ended: (reason) => ended(reason),
        chat: (line) => meeting.heard(now, line),
        transferred: (to) => transferred(now, to),
        moved: events.moved,
        floorLost: events.floorLost,
      },
    });
    stay = now;
    made = 0;
    now.join(entry.by);
  };

  const follow = (step: EntryStep, reason: string): void => {
    if (step.kind === 'again') stay?.join(entry.by);
    else if (step.kind === 'refused') ended(reason);
    // Nobody is asked in the middle of a meeting.
    else if (following) end('call-transferred-badly');
    else if (again()) end(verdictOf(reason).reason);
    else events.say({ kind: 'asked', question: step.question });
  };

  const signIn = async (at: PexipStay, url: string, provider: string): Promise<void> => {
    if (again() || following) {
      end('pexip-sign-in-failed');
      return;
    }
    events.say({ kind: 'asked', question: { kind: 'signing-in', provider } });
    const signed = await main.ask('pexip.signIn', { node: at.node, url });
    if (over || stay !== at) return;
    if (!signed.ok) {
      end(signed.error.code);
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
      else if (again()) tryAgain();
      else end(following ? 'call-transferred-badly' : verdict.reason);
    });
  };

  const entered = (at: PexipStay): void => {
    entry.entered();
    const isBack = again() || following;
    againSince = null;
    following = false;
    tries = 0;
    calm();
    log.info(`pexip: in a meeting${isBack ? ' again' : ''}`);
    meeting.entered(at);
    events.entered(at);
    cancel.media = clock.after(mediaBeginsMs, () => renewMedia(at));
  };

  const read = (at: PexipStay): void => {
    if (over || stay !== at || !at.entered) return;
    if (reading.read(at)) standing(at);
    events.changed();
  };

  const standing = (at: PexipStay): void => {
    const { stream, media } = at.carriers;
    if (stream && media === 'up' && !again()) events.say({ kind: 'line-back' });
  };

  const carried = (at: PexipStay, { stream, media }: Carriers, lost: number): void => {
    if (over || stay !== at || !at.entered) return;
    if (media === 'up') {
      cancel.media();
      made = 0;
    }
    if (stream) {
      cancel.stream();
      cancel.stream = () => {};
    }
    if (stream && media === 'up') {
      read(at);
      return;
    }
    if (!stream || media === 'down' || media === 'still') events.say({ kind: 'line-lost' });
    if (media === 'down' || (media === 'still' && !stream)) {
      cancel.media();
      cancel.media = clock.after(mediaBackMs, () => renewMedia(at));
    }
    // A connection that brings nothing does not find out by itself.
    if (media === 'still' && stream) renewMedia(at);
    if (stream) return;
    if (lost === 0) cancel.stream = clock.after(streamBackMs, () => rejoin());
    if (lost >= looksFromTry) void lookElsewhere(at);
  };

  /** Media that did not come, or not come back, while the node still talks. */
  const renewMedia = (at: PexipStay): void => {
    if (over || stay !== at || at.carriers.media === 'up') return;
    if (!at.carriers.stream) {
      cancel.media = clock.after(mediaBackMs, () => renewMedia(at));
      return;
    }
    cancel.media();
    made += 1;
    if (made > restarts) {
      if (reading.met) rejoin();
      else end('pexip-media-failed');
      return;
    }
    log.warn('pexip: media is made anew');
    at.restart();
    cancel.media = clock.after(mediaBeginsMs / 2, () => renewMedia(at));
  };

  /** Whether another node has taken over from one that is not heard of. */
  const lookElsewhere = async (at: PexipStay): Promise<void> => {
    if (looking) return;
    looking = true;
    const found = await main.ask('pexip.find', { address: target.address });
    looking = false;
    if (over || stay !== at || at.carriers.stream || !found.ok) return;
    if (!found.value.nodes.includes(at.node)) rejoin();
  };

  const ended = (reason: string): void => {
    const verdict = verdictOf(reason);
    if (verdict.again === 'no' || !stay?.entered) end(verdict.reason);
    else if (verdict.again === 'media' && stay.carriers.stream && made < restarts) {
      events.say({ kind: 'line-lost' });
      cancel.media();
      renewMedia(stay);
    } else rejoin();
  };

  /** Lets go of the stay and comes in again by itself, at whichever node answers. */
  const rejoin = (): void => {
    if (over) return;
    calm();
    log.warn('pexip: the meeting is joined anew');
    againSince ??= clock.now();
    events.say({ kind: 'line-lost' });
    const before = stay;
    void (before?.close('') ?? Promise.resolve()).then(() => {
      if (stay === before) tryAgain();
    });
  };

  const tryAgain = (): void => {
    if (over || againSince === null) return;
    if (clock.now() - againSince > givesUpAfterMs) {
      end('call-lost');
      return;
    }
    const delay = rejoinDelaysMs[Math.min(tries, rejoinDelaysMs.length - 1)] ?? 0;
    tries += 1;
    cancel.again = clock.after(delay, () => void start());
  };

  const start = async (): Promise<void> => {
    const found = await find();
    if (over) return;
    if (!found.ok) {
      if (again()) tryAgain();
      else end(found.error.code);
      return;
    }
    place = found.value;
    goTo(
      nodesFirst(place.nodes, came && !again() ? came.node : null),
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
