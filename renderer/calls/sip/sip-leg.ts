import type { Clock } from '../../../main/contract/clock.ts';
import type { SipAccount } from '../../../main/contract/far-systems.ts';
import type { CallLog } from '../call-log.ts';
import type { PlaceholderTracks } from '../media/placeholder-tracks.ts';
import type { OwnTracks } from '../own-side.ts';
import type { Trouble } from './guarded-session.ts';
import { networkOf } from './network-of.ts';
import type { Ending } from './reasons.ts';
import { makeReoffers, type Reoffer } from './reoffers.ts';
import { type FarPicture, makeSessionMedia } from './session-media.ts';
import type { FarName, Handing, SessionStart, SipSession } from './sip-session.ts';
import { takesToneEvents, toneOf } from './tones.ts';

/** What a leg says. `dead` and `over` come once and last, and not after `close`. */
export type LegEvents = {
  /** It rings there; what is heard before it is answered. */
  readonly early: (stream: MediaStream | null) => void;
  readonly stood: () => void;
  /** Its stream, its picture, its link or its name is another. */
  readonly changed: () => void;
  /** Nothing comes through; and it does again. */
  readonly lost: () => void;
  readonly back: () => void;
  /** A hold, or its end, was not agreed to: it is as it was. */
  readonly holdIs: (held: boolean) => void;
  readonly handedOn: (to: Handing) => void;
  /** Media was lost, and an offer is not answered either: the line may be dead too. Once in each loss. */
  readonly lineSuspected: () => void;
  /** It cannot be mended, and the other side may not know. */
  readonly dead: () => void;
  readonly over: (ending: Ending) => void;
};

/** One session with its media, kept alive as long as it can be. */
export type Leg = {
  readonly far: FarName | null;
  readonly connection: RTCPeerConnection | null;
  readonly stream: MediaStream | null;
  readonly stands: boolean;
  readonly picture: FarPicture;
  /** The other side holds the call. */
  readonly heldThere: boolean;
  readonly link: 'connecting' | 'connected' | 'reconnecting';
  send(tracks: OwnTracks): void;
  setHeld(held: boolean): void;
  tone(key: string): void;
  refer(address: string, done: (accepted: boolean) => void): void;
  lineLost(): void;
  lineReady(): void;
  /** Ends it, and says so to the other side. */
  close(): void;
};

/** Offers refused in a row, with nothing coming through, before a leg is dead. */
const refusalLimit = 3;
/** So long after a new offer was taken media has to come through. */
const mediaLimitMs = 8000;

/** Begins a leg; `begin` opens its session. Null where that cannot be. */
export function openLeg(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  readonly placeholders: PlaceholderTracks;
  readonly makeStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly account: SipAccount;
  /** Seconds of the session timer. */
  readonly expires: number;
  readonly tracks: OwnTracks;
  readonly held: boolean;
  readonly video: boolean;
  readonly lineIsUp: () => boolean;
  readonly begin: (start: SessionStart) => SipSession | null;
  readonly events: LegEvents;
}): Leg | null {
  const { clock, log, placeholders, events } = options;
  let session: SipSession | null = null;
  let description = '';
  let rings = false;
  let stands = false;
  let closed = false;
  /** The line or the media was lost, and the way back is not sure yet. */
  let mending = false;
  let suspected = false;
  let heldThere = false;
  let held = { wished: options.held, offered: false, agreed: false };
  let cancelMedia = () => {};
  const timer = { seconds: options.expires, cancel: () => {} };
  const unlessClosed =
    <A extends unknown[]>(run: (...values: A) => void) =>
    (...values: A): void => {
      if (!closed) run(...values);
    };

  const release = (): void => {
    closed = true;
    cancelMedia();
    timer.cancel();
    reoffers.close();
    media.close();
  };
  const die = (): void => {
    if (closed) return;
    release();
    session?.end();
    events.dead();
  };
  const changed = (): void => {
    if (stands) events.changed();
    else if (rings) events.early(media.stream);
  };
  const lose = (): void => {
    mending = true;
    events.changed();
    events.lost();
  };
  const recover = (): void => {
    if (!mending || media.ice !== 'connected' || !options.lineIsUp()) return;
    cancelMedia();
    mending = false;
    suspected = false;
    events.changed();
    events.back();
  };
  const media = makeSessionMedia({
    clock,
    placeholders,
    makeStream: options.makeStream,
    sending: options.tracks,
    changed: unlessClosed(changed),
    iceChanged: unlessClosed(() => {
      if (!stands) return;
      if (media.ice === 'lost') {
        log.warn('sip: no media comes through');
        lose();
        reoffers.ask({ iceRestart: true });
      } else if (mending) recover();
      else events.changed();
    }),
  });

  const taken = ({ iceRestart }: Reoffer): void => {
    held = { ...held, agreed: held.offered };
    if (held.wished !== held.agreed) reoffers.ask({ iceRestart: false });
    if (!mending || !iceRestart) return;
    if (media.ice === 'connected') {
      recover();
      return;
    }
    cancelMedia();
    cancelMedia = clock.after(mediaLimitMs, () => {
      if (media.ice !== 'connected') die();
    });
  };
  const refreshIn = (delayMs: number): void => {
    timer.cancel();
    timer.cancel = clock.after(delayMs, () => reoffers.ask({ iceRestart: false }));
  };
  const refused = (times: number, { iceRestart }: Reoffer): 'again' | 'enough' => {
    log.warn('sip: an offer was refused, the call goes on');
    media.takeBack();
    media.setHeld(held.agreed);
    if (held.wished !== held.agreed) {
      held = { wished: held.agreed, offered: held.agreed, agreed: held.agreed };
      events.holdIs(held.agreed);
      if (!iceRestart) return 'enough';
    }
    if (media.ice === 'connected') recover();
    if (times < refusalLimit) return 'again';
    // A session that nobody refreshes is theirs to end at its time.
    if (media.ice === 'connected') refreshIn(timer.seconds * 250);
    else die();
    return 'enough';
  };
  const reoffers = makeReoffers({
    clock,
    random: options.random,
    mayGo: () => stands && options.lineIsUp(),
    send({ iceRestart }, anew) {
      media.setHeld(held.wished);
      const sent = session?.renegotiate(iceRestart, anew, () => reoffers.taken()) ?? false;
      if (sent) held = { ...held, offered: held.wished };
      return sent;
    },
    events: {
      taken,
      refused,
      slow({ iceRestart }) {
        // Media may have found its new way by itself; what was to say so is lost all the same.
        if (suspected || (media.ice !== 'lost' && !iceRestart)) return;
        suspected = true;
        events.lineSuspected();
      },
      noAnswer: die,
    },
  });
  const hearTrouble = (what: Trouble): void => {
    // Lost media is heard of by the connection itself.
    if (what === 'refused') reoffers.refused();
    else if (what === 'no-network') reoffers.postponed();
    // Whoever does not answer an offer is not there; where it was something else, an offer shows whether they are.
    else if (what === 'no-such-call' || (what === 'no-answer' && reoffers.isOut)) die();
    else if (what === 'no-answer') reoffers.ask({ iceRestart: false });
  };

  session = options.begin({
    stream: options.makeStream([
      options.tracks.audio ?? placeholders.audio,
      ...(options.video ? [options.tracks.video ?? placeholders.video] : []),
    ]),
    network: networkOf(options.account),
    expires: options.expires,
    events: {
      connection: (connection) => media.attach(connection),
      progress: unlessClosed(() => {
        rings = true;
        changed();
      }),
      accepted: unlessClosed(() => {
        stands = true;
        events.stood();
        if (held.wished) reoffers.ask({ iceRestart: false });
      }),
      description: (sdp) => {
        description = sdp;
      },
      held: unlessClosed((on) => {
        heldThere = on;
        events.changed();
      }),
      timer: unlessClosed((seconds, refreshes) => {
        timer.seconds = seconds;
        // Half time is for this side to refresh at (RFC 4028 §10); where the other should have, an offer shows if it is there.
        refreshIn(seconds * (refreshes ? 500 : 1000));
      }),
      trouble: unlessClosed(hearTrouble),
      handedOn: unlessClosed(events.handedOn),
      over: unlessClosed((ending) => {
        release();
        events.over(ending);
      }),
    },
  });
  if (!session) {
    release();
    return null;
  }

  return {
    get far() {
      return session?.far ?? null;
    },
    get connection() {
      return media.connection;
    },
    get stream() {
      return media.stream;
    },
    get stands() {
      return stands;
    },
    get picture() {
      return media.picture;
    },
    get heldThere() {
      return heldThere;
    },
    get link() {
      if (mending || media.ice === 'lost') return 'reconnecting';
      return media.ice === 'connected' ? 'connected' : 'connecting';
    },
    send: (tracks) => media.send(tracks),
    setHeld(on) {
      if (held.wished === on) return;
      held = { ...held, wished: on };
      reoffers.ask({ iceRestart: false });
    },
    tone(key) {
      const tone = toneOf(key);
      if (!tone || !stands || closed) return;
      const sender =
        options.account.tones === 'auto' && takesToneEvents(description) ? media.toneSender : null;
      if (sender?.canInsertDTMF) sender.insertDTMF(sender.toneBuffer + tone);
      else session?.tone(tone);
    },
    refer: (address, done) => session?.refer(address, unlessClosed(done)),
    lineLost() {
      if (stands && !closed) lose();
    },
    lineReady() {
      if (stands && !closed) reoffers.ask({ iceRestart: true }, true);
    },
    close() {
      if (closed) return;
      release();
      session?.end();
    },
  };
}
