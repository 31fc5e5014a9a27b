import JsSIP from 'jssip';
import type { Clock } from '../../../main/contract/clock.ts';
import type { SipAccount } from '../../../main/contract/far-systems.ts';
import type { RtcSession } from './rtc-session.ts';
import type { LineSocket } from './sip-line.ts';
import { mediaOptions, type SessionStart, type SipSession, wrapSession } from './sip-session.ts';

/** The account's user agent. */
export type UserAgent = {
  /** Registers anew: what was asked on an earlier line is forgotten. */
  register(): void;
  /** Null when the address is none. */
  call(address: string, start: SessionStart): SipSession | null;
  /** Unregisters and lets go of everything. */
  stop(): void;
};

/** How long somebody may ring here, seconds; callers give up long before. */
const ringLimitS = 180;
/** How long a registration counts, seconds. Each new line registers anew; this is for a kiosk that lost its power. */
const registrationS = 300;

/** Speaks SIP by JsSIP, which is named in this file only. `socket` begins at once. */
export function openUserAgent(options: {
  readonly account: SipAccount;
  readonly clock: Clock;
  readonly socket: LineSocket;
  readonly events: {
    readonly registered: () => void;
    /** `status` is null where nothing was answered. */
    readonly refused: (status: number | null) => void;
    readonly incoming: (session: SipSession) => void;
  };
}): UserAgent {
  const { account, clock, events } = options;
  const agent = new JsSIP.UA({
    sockets: [options.socket],
    uri: account.uri.replace(/^sips:/i, 'sip:'),
    display_name: account.displayName,
    authorization_user: account.username,
    password: account.password,
    register: false,
    register_expires: registrationS,
    no_answer_timeout: ringLimitS,
    user_agent: 'Rundbord',
  });
  // Not by the library's own reading of strings: that takes `sip:10.0.0.5` for a user of the account's domain.
  const parse = (address: string) => JsSIP.URI.parse(address);
  const expected = new WeakSet<RtcSession>();
  const ports = { clock, parse, expected };
  let stopped = false;
  agent.on('registered', () => {
    if (!stopped) events.registered();
  });
  agent.on('registrationFailed', ({ response }) => {
    if (!stopped) events.refused(response?.status_code ?? null);
  });
  agent.on('newRTCSession', ({ originator, session, request }) => {
    if (originator !== 'remote' || stopped || expected.has(session)) return;
    events.incoming(wrapSession(session, request, null, ports));
  });
  agent.start();

  return {
    register() {
      if (stopped) return;
      // A REGISTER that went down with a line would block the next one for 32 s.
      agent.registrator().onTransportClosed();
      agent.register();
    },
    call(address, start) {
      const target = parse(address);
      if (!target || stopped) return null;
      const session = new JsSIP.RTCSession(agent);
      const wrapped = wrapSession(session, null, start, ports);
      try {
        session.connect(target, mediaOptions(start));
      } catch {
        return null;
      }
      return wrapped;
    },
    stop() {
      if (stopped) return;
      stopped = true;
      agent.stop();
    },
  };
}
