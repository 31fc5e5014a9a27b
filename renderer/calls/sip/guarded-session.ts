import { answeredProvisionally, type RtcSession } from './rtc-session.ts';

/**
 * What JsSIP would have ended a standing call for: an offer was `refused`; the other side knows `no-such-call` (481); a
 * request got `no-answer`, or the session timer ran out; there is no `media`; an offer was not sent, since there is `no-network`
 * that media could take.
 */
export type Trouble = 'refused' | 'no-such-call' | 'no-answer' | 'media' | 'no-network';

const troubleOf: Readonly<Record<string, Trouble>> = {
  'WebRTC Error': 'refused',
  'Dialog Error': 'no-such-call',
  'Request Timeout': 'no-answer',
  'Connection Error': 'no-answer',
  'RTP Timeout': 'media',
};

/**
 * Keeps a session of JsSIP from ending by itself. The library ends a call in one way only, its own `terminate`, whenever an
 * offer is refused, a request is not answered or media is lost; so that is where it is kept from doing so. Also mended here:
 *  - the microphone's track is enabled and disabled with hold: tracks are ours.
 *  - the session timer is not set again when one refresh failed: `timer` tells of it instead.
 *  - a 200 that crosses a CANCEL is left without ACK and BYE (RFC 3261 §9.1).
 *  - an offer of new ways without a single candidate is sent all the same: the browser has no network, or does not know of it yet. To
 *    the other side it names no place for media (0.0.0.0), and the candidates of a moment later are told to nobody.
 *  - an offer that crosses ours is answered with 491 and taken all the same (RFC 3261 §14.2).
 */
export function guardSession(
  session: RtcSession,
  events: {
    readonly trouble: (what: Trouble) => void;
    readonly timer: (seconds: number, refreshes: boolean) => void;
  },
): {
  /** The offer that is out was given up here: that it is never answered is no trouble. */
  offerGivenUp(): void;
  /** Ends it in earnest. */
  end(status?: number): void;
  /** Why it was ended by the library before it stood; null when it was not. */
  readonly endedFor: string | null;
} {
  const terminate = session.terminate.bind(session);
  let endedFor: string | null = null;
  let isNowhere = false;
  let givenUp = 0;
  session.terminate = (why = {}) => {
    if (session.isEnded()) return;
    const trouble = why.cause === undefined ? undefined : troubleOf[why.cause];
    if (trouble && session.isEstablished()) {
      if (trouble === 'no-answer' && givenUp > 0) {
        givenUp -= 1;
        return;
      }
      const wasNowhere = isNowhere && trouble === 'refused';
      isNowhere = false;
      events.trouble(wasNowhere ? 'no-network' : trouble);
      return;
    }
    endedFor = why.cause ?? null;
    terminate(why);
  };
  session._setLocalMediaStatus = () => {};
  session._runSessionTimer = () => {
    const timers = session._sessionTimers;
    timers.running = true;
    events.timer(timers.currentExpires, timers.refresher);
  };
  const describe = session._createLocalDescription.bind(session);
  session._createLocalDescription = async (type, wishes) => {
    const sdp = await describe(type, wishes);
    const isRestart = type === 'offer' && session.isEstablished() && wishes?.iceRestart === true;
    isNowhere = isRestart && !/^a=candidate:/m.test(sdp);
    if (isNowhere) throw new Error('no network');
    return sdp;
  };
  const acceptAndTerminate = session._acceptAndTerminate.bind(session);
  session._acceptAndTerminate = (...how) => {
    acceptAndTerminate(...how);
    session._dialog?.terminate();
    session._dialog = null;
  };
  const refuseCrossing = ({ reject }: { reject(options: { status_code: number }): void }): void => {
    // The 491 is on its way; refusing again sends nothing, and keeps the offer from being taken.
    if (session._dialog?.uac_pending_reply) reject({ status_code: 491 });
  };
  session.on('reinvite', refuseCrossing);
  session.on('update', refuseCrossing);
  return {
    get endedFor() {
      return endedFor;
    },
    offerGivenUp() {
      givenUp += 1;
    },
    end(status) {
      if (session.isEnded()) return;
      const crosses = session.status === answeredProvisionally;
      terminate(status === undefined ? {} : { status_code: status });
      if (crosses) session._is_canceled = true;
    },
  };
}
