import type { Clock } from '../../../main/contract/clock.ts';
import { guardSession, type Trouble } from './guarded-session.ts';
import type { Ending } from './reasons.ts';
import type { EndData, MediaOptions, RtcSession, SipMessage, SipUri } from './rtc-session.ts';

/** Somebody at the other end of a session. `name` may be empty. */
export type FarName = { readonly name: string; readonly address: string };

/** A session that takes the place of another. */
export type Handing =
  /** The other side wants somebody else to be called (RFC 3515); null when that is no address. */
  | { readonly kind: 'refer'; readonly address: string; take(start: SessionStart): SipSession | null }
  /** Somebody else calls in its place (RFC 3891). */
  | { readonly kind: 'replaces'; readonly session: SipSession };

/** What a session says. `over` comes once and last, and not after `end`. */
export type SessionEvents = {
  /** Before anything is described. */
  readonly connection: (connection: RTCPeerConnection) => void;
  /** It rings there, or something is heard before it is answered. */
  readonly progress: () => void;
  /** It stands. */
  readonly accepted: () => void;
  /** The other side's description, each time there is one. */
  readonly description: (sdp: string) => void;
  /** The other side holds the call, or no more. */
  readonly held: (on: boolean) => void;
  /** The session timer as agreed (RFC 4028), each time; `refreshes`: it is for this side to refresh. */
  readonly timer: (seconds: number, refreshes: boolean) => void;
  /** Something went wrong in a call that stands, and goes on standing. */
  readonly trouble: (what: Trouble) => void;
  readonly handedOn: (to: Handing) => void;
  readonly over: (ending: Ending) => void;
};

/** What a session begins with. */
export type SessionStart = {
  readonly stream: MediaStream;
  readonly network: RTCConfiguration;
  /** Seconds of the session timer. */
  readonly expires: number;
  readonly events: SessionEvents;
};

/** One INVITE and what came of it. None of the verbs throws. */
export type SipSession = {
  readonly far: FarName;
  /** What an incoming call offers; both where it lets this side offer. */
  readonly offers: { readonly audio: boolean; readonly video: boolean };
  /** Calls when an incoming call is over before it was answered. */
  whenGivenUp(run: () => void): void;
  answer(start: SessionStart): void;
  /** Refuses what rings, with this status. */
  refuse(status: number): void;
  /** Cancels, or says goodbye; nothing is said any more. */
  end(): void;
  /**
   * Offers; false when that cannot be just now. `done` when it was taken; a refusal is a trouble. `anew`: an offer that is
   * out is given up, since its answer went down with the line.
   */
  renegotiate(iceRestart: boolean, anew: boolean, done: () => void): boolean;
  /** Asks the other side to call somebody else; nothing comes of what is no address. */
  refer(address: string, done: (accepted: boolean) => void): void;
  /** One tone by INFO. */
  tone(tone: string): void;
};

/** So long after its first candidate an offer or answer is sent, whatever a STUN server may still say. */
const gatheringLimitMs = 1000;

/** What a session needs of the user agent. */
export type SessionPorts = {
  readonly clock: Clock;
  parse(address: string): SipUri | undefined;
  /** These sessions are not announced as incoming. */
  readonly expected: WeakSet<RtcSession>;
};

export const mediaOptions = ({ stream, network, expires }: SessionStart): MediaOptions => ({
  mediaStream: stream,
  pcConfig: network,
  sessionTimersExpires: expires,
});

/** A session of JsSIP as ours. `offer` is the INVITE that came; null where it goes out, which begins with `start`. */
export function wrapSession(
  session: RtcSession,
  offer: SipMessage | null,
  start: SessionStart | null,
  ports: SessionPorts,
): SipSession {
  const { clock } = ports;
  let events = start?.events ?? null;
  let givenUp = () => {};
  let over = false;
  let cancelGathering = () => {};
  let answered: SipMessage | null = null;
  const guard = guardSession(session, {
    trouble: (what) => events?.trouble(what),
    timer: (seconds, refreshes) => events?.timer(seconds, refreshes),
  });

  const close = (): void => {
    over = true;
    cancelGathering();
    events = null;
  };
  const hearEnd = ({ originator, message, cause }: EndData): void => {
    if (over) return;
    const last = events;
    close();
    givenUp();
    last?.over({
      by: originator === 'remote' ? 'there' : originator === 'local' ? 'here' : 'system',
      status: message?.status_code ?? null,
      reasons: message?.getHeaders('reason') ?? [],
      cause: guard.endedFor ?? cause,
      contact: contactOf(message),
      minimumExpires: Number(message?.getHeader('min-se')?.split(';')[0]) || null,
    });
  };
  let gathering: (() => void) | null = null;
  session.on('peerconnection', ({ peerconnection }) => events?.connection(peerconnection));
  session.on('icecandidate', ({ ready }) => {
    if (over || gathering === ready) return;
    gathering = ready;
    cancelGathering();
    cancelGathering = clock.after(gatheringLimitMs, ready);
  });
  session.on('progress', ({ originator }) => {
    if (originator === 'remote') events?.progress();
  });
  session.on('accepted', ({ response }) => {
    answered = response;
    events?.accepted();
  });
  session.on('sdp', ({ originator, sdp }) => {
    if (originator === 'remote') events?.description(sdp);
  });
  session.on('hold', ({ originator }) => {
    if (originator === 'remote') events?.held(true);
  });
  session.on('unhold', ({ originator }) => {
    if (originator === 'remote') events?.held(false);
  });
  session.on('failed', hearEnd);
  session.on('ended', hearEnd);
  session.on('refer', (asked) => {
    if (!events) {
      asked.reject();
      return;
    }
    events.handedOn({
      kind: 'refer',
      address: asked.request.refer_to.uri.toString(),
      take(next) {
        let taken: SipSession | null = null;
        asked.accept((made) => {
          taken = wrapSession(made, null, next, ports);
          if (made.connection) next.events.connection(made.connection);
        }, mediaOptions(next));
        return taken;
      },
    });
  });
  session.on('replaces', (asked) => {
    if (!events) {
      asked.reject();
      return;
    }
    asked.accept((made) => {
      ports.expected.add(made);
      events?.handedOn({ kind: 'replaces', session: wrapSession(made, null, null, ports) });
    });
  });

  const body = offer?.body ?? '';
  return {
    get far() {
      const { display_name, uri } = session.remote_identity;
      const asserted = (answered ?? offer)?.parseHeader('p-asserted-identity')?.display_name;
      return { name: (display_name || asserted) ?? '', address: uri.toAor() };
    },
    offers: {
      audio: body === '' || /^m=audio [1-9]/m.test(body),
      video: body === '' || /^m=video [1-9]/m.test(body),
    },
    whenGivenUp(run) {
      givenUp = run;
    },
    answer(begin) {
      if (over) return;
      givenUp = () => {};
      events = begin.events;
      attempt(() => session.answer(mediaOptions(begin)));
    },
    refuse(status) {
      if (over) return;
      close();
      attempt(() => guard.end(status));
    },
    end() {
      if (over) return;
      close();
      attempt(() => guard.end());
    },
    renegotiate(iceRestart, anew, done) {
      if (over) return false;
      if (anew && session._dialog?.uac_pending_reply) {
        session._dialog.uac_pending_reply = false;
        guard.offerGivenUp();
      }
      // Left set by an earlier offer, this would send the new one without a candidate.
      if (iceRestart) session._iceReady = false;
      return session.renegotiate({ rtcOfferConstraints: { iceRestart } }, () => {
        if (!over) done();
      });
    },
    refer(address, done) {
      const target = ports.parse(address);
      if (over || !target) {
        done(false);
        return;
      }
      const failed = (): void => done(false);
      const eventHandlers = { accepted: () => done(true), failed, requestFailed: failed };
      attempt(() => session.refer(target, { eventHandlers }));
    },
    tone(tone) {
      if (!over) attempt(() => session.sendDTMF(tone, { transportType: 'INFO' }));
    },
  };
}

/** JsSIP throws where a verb does not fit its state, which may have changed a moment ago. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // What came of it is said by its events.
  }
}

function contactOf(message: SipMessage | null): string | null {
  const status = message?.status_code ?? 0;
  if (status < 300 || status > 399) return null;
  return message?.parseHeader('contact')?.uri.toString() ?? null;
}
