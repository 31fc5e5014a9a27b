import type { Clock } from '../../../main/contract/clock.ts';
import type { SipAccount } from '../../../main/contract/far-systems.ts';
import type { EndReason, Party } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { PlaceholderTracks } from '../media/placeholder-tracks.ts';
import type { OwnTracks } from '../own-side.ts';
import { makeRetries } from '../retries.ts';
import type { RetryPolicy } from '../retry-policy.ts';
import { makeFarParty } from './far-party.ts';
import { type Ending, endReason, isFinal } from './reasons.ts';
import { type Leg, openLeg } from './sip-leg.ts';
import type { Handing, SessionStart, SipSession } from './sip-session.ts';
import type { UserAgent } from './user-agent.ts';

/** What a call says. `ended` comes once and last, and not after `leave`. */
export type SipCallEvents = {
  readonly rings: (early: MediaStream | null) => void;
  readonly joined: () => void;
  readonly parties: (parties: readonly Party[]) => void;
  readonly lineLost: () => void;
  readonly lineBack: () => void;
  /** It goes on with somebody else. */
  readonly moved: (address: string) => void;
  /** A hold, or its end, was not agreed to: it is as it was. */
  readonly holdIs: (held: boolean) => void;
  readonly transferFailed: () => void;
  /** What was said is not answered, and nothing comes through: the line may be dead too. */
  readonly lineSuspected: () => void;
  readonly ended: (reason: EndReason) => void;
};

/** One call of the room, which may take several sessions of SIP one after another. */
export type SipCall = {
  /** The connection that carries it now. */
  readonly connection: RTCPeerConnection | null;
  show(tracks: OwnTracks): void;
  setHeld(held: boolean): void;
  tone(key: string): void;
  transfer(address: string): void;
  lineLost(): void;
  /** The line is back, and registered. */
  lineReady(): void;
  leave(): void;
};

/** What all calls of an engine begin with. */
export type SipCallParts = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  readonly makeStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  /** The user agent while it is registered, else null. */
  readonly agent: () => UserAgent | null;
  readonly account: () => SipAccount | null;
};

/** Seconds of the session timer (RFC 4028 §4 recommends half an hour). */
const sessionExpiresS = 1800;
const redirectionLimit = 3;
const redialPolicy: RetryPolicy = { delaysMs: [0, 1000, 2000, 4000, 8000], jitter: 0.25 };
/** A call that is not back by then is lost. */
const redialLimitMs = 90_000;

/** Calls an address, or takes what rings. */
export function openSipCall(
  parts: SipCallParts,
  options: {
    readonly address: string;
    readonly ringing: SipSession | null;
    readonly placeholders: PlaceholderTracks;
    readonly tracks: OwnTracks;
    readonly events: SipCallEvents;
  },
): SipCall {
  const { clock, random, log, agent } = parts;
  const { placeholders, events } = options;
  let address = options.address;
  let dialled = address;
  let tracks = options.tracks;
  let held = false;
  let leg: Leg | null = null;
  /** The one that is to take the place of `leg`. */
  let next: { readonly leg: Leg; readonly address: string } | null = null;
  let met = false;
  let over = false;
  /** What was dialled went down with the line, and is dialled when it is back. */
  let isStale = false;
  let redirections = 0;
  let expires = sessionExpiresS;
  const far = makeFarParty();
  const redials = makeRetries({ clock, random, policy: redialPolicy, limitMs: redialLimitMs });

  const tellParties = (): void => {
    if (!over && met) events.parties([far.read(leg)]);
  };
  const close = (): void => {
    over = true;
    redials.cancel();
    leg?.close();
    next?.leg.close();
    leg = null;
    next = null;
  };
  const end = (reason: EndReason): void => {
    if (over) return;
    close();
    events.ended(reason);
  };

  const open = (video: boolean, begin: (start: SessionStart) => SipSession | null): Leg | null => {
    const account = parts.account();
    if (!account) return null;
    let mine: Leg | null = null;
    // Nothing is told before there is a leg to be told of.
    const isLeg = (): boolean => !over && mine !== null && mine === leg;
    const isNext = (): boolean => !over && mine !== null && mine === next?.leg;
    const when =
      <A extends unknown[]>(run: (...values: A) => void) =>
      (...values: A): void => {
        if (isLeg()) run(...values);
      };
    mine = openLeg({
      clock,
      random,
      log,
      placeholders,
      makeStream: parts.makeStream,
      account,
      expires,
      tracks,
      held,
      video,
      lineIsUp: () => agent() !== null,
      begin,
      events: {
        early: when((stream) => {
          if (!met) events.rings(stream);
        }),
        stood: () => {
          if (isNext()) takeOver();
          else if (isLeg()) stand();
        },
        changed: when(() => {
          if (mine?.link === 'connected') redials.well();
          tellParties();
        }),
        lost: when(() => events.lineLost()),
        back: when(() => events.lineBack()),
        holdIs: when((on) => {
          held = on;
          events.holdIs(on);
        }),
        handedOn: when(handOn),
        lineSuspected: when(() => events.lineSuspected()),
        dead: when(() => {
          leg = null;
          lose();
        }),
        over: (ending) => {
          if (isNext()) nextIsOver();
          else if (isLeg()) legIsOver(ending, mine?.stands ?? false);
        },
      },
    });
    return mine;
  };

  const call = (): void => {
    const from = agent();
    isStale = from === null;
    if (!from) return;
    leg = open(true, (start) => from.call(dialled, start));
    if (!leg) end('call-not-found');
  };
  const stand = (): void => {
    if (!met) {
      met = true;
      events.joined();
    }
    tellParties();
    events.lineBack();
  };

  const legIsOver = (ending: Ending, stood: boolean): void => {
    leg = null;
    if (stood) {
      // Whoever sends a call on may say goodbye before the next has answered.
      if (next) showLost();
      else end(endReason(ending, true));
      return;
    }
    if (ending.contact !== null && redirections < redirectionLimit && /^sips?:/i.test(ending.contact)) {
      redirections += 1;
      dialled = ending.contact;
      call();
    } else if (ending.status === 422 && (ending.minimumExpires ?? 0) > expires) {
      expires = ending.minimumExpires ?? expires;
      call();
    } else if (!met || isFinal(ending)) end(endReason(ending, false));
    else redialLater();
  };

  /** The same is called anew; the state shows that it is being mended. */
  const lose = (): void => {
    log.warn('sip: the call is called anew');
    showLost();
    redialLater();
  };
  const showLost = (): void => {
    tellParties();
    events.lineLost();
  };
  const redialLater = (): void => {
    const isDue = redials.later(() => {
      dialled = address;
      redirections = 0;
      call();
    });
    if (!isDue) end('call-lost');
  };

  const handOn = (to: Handing): void => {
    next?.leg.close();
    next = null;
    log.info('sip: the call is handed on');
    const taken =
      to.kind === 'refer'
        ? open(true, (start) => to.take(start))
        : open(to.session.offers.video, (start) => {
            to.session.answer(start);
            return to.session;
          });
    if (taken) next = { leg: taken, address: to.kind === 'refer' ? to.address : to.session.far.address };
  };
  const takeOver = (): void => {
    if (!next) return;
    const old = leg;
    leg = next.leg;
    address = next.address;
    dialled = address;
    next = null;
    old?.close();
    far.forget();
    events.moved(address);
    stand();
  };
  const nextIsOver = (): void => {
    next = null;
    log.warn('sip: the call could not be handed on');
    // Else it goes on as it was.
    if (!leg) end('call-transferred-badly');
  };

  if (options.ringing) {
    const { ringing } = options;
    leg = open(ringing.offers.video, (start) => {
      ringing.answer(start);
      return ringing;
    });
    if (!leg) end('call-failed');
  } else call();

  return {
    get connection() {
      return leg?.connection ?? null;
    },
    show(sent) {
      tracks = sent;
      leg?.send(sent);
      next?.leg.send(sent);
    },
    setHeld(on) {
      held = on;
      leg?.setHeld(on);
    },
    tone: (key) => leg?.tone(key),
    transfer(to) {
      if (leg?.stands) leg.refer(to, (accepted) => (accepted ? end('left') : events.transferFailed()));
    },
    lineLost() {
      if (over) return;
      if (leg?.stands) leg.lineLost();
      else isStale = true;
    },
    lineReady() {
      if (over) return;
      if (leg?.stands) leg.lineReady();
      else if (isStale) {
        leg?.close();
        leg = null;
        redials.cancel();
        call();
      }
    },
    leave: close,
  };
}
