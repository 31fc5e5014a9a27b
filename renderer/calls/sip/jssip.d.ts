/** The part of JsSIP 3.13 that user-agent.ts uses. */
declare module 'jssip' {
  import type { RtcSession, SipMessage, SipUri } from './rtc-session.ts';
  import type { LineSocket } from './sip-line.ts';

  class UA {
    constructor(configuration: {
      sockets: LineSocket[];
      uri: string;
      display_name: string;
      authorization_user: string;
      password: string;
      register: boolean;
      register_expires: number;
      no_answer_timeout: number;
      user_agent: string;
    });
    start(): void;
    stop(): void;
    register(): void;
    registrator(): { onTransportClosed(): void };
    on(event: 'registered', listener: () => void): this;
    on(event: 'registrationFailed', listener: (data: { response: SipMessage | null }) => void): this;
    on(
      event: 'newRTCSession',
      listener: (data: { originator: string; session: RtcSession; request: SipMessage }) => void,
    ): this;
  }

  const JsSIP: {
    readonly UA: typeof UA;
    readonly RTCSession: new (agent: UA) => RtcSession;
    readonly URI: { parse(text: string): SipUri | undefined };
  };
  export = JsSIP;
}
