/*
 * JsSIP's session as far as it is used here. Names with `_` are the library's own and not documented (3.13.8); each use says
 * why there is no other way.
 */

export type SipUri = {
  readonly scheme: string;
  readonly user: string | null;
  readonly host: string;
  toAor(): string;
  toString(): string;
};

export type NameAddress = { readonly display_name: string | null; readonly uri: SipUri };

export type SipMessage = {
  readonly status_code?: number;
  readonly body?: string | null;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
  parseHeader(name: string): NameAddress | undefined;
};

export type MediaOptions = {
  readonly mediaStream: MediaStream;
  readonly pcConfig: RTCConfiguration;
  readonly sessionTimersExpires: number;
};

type TerminateOptions = {
  readonly cause?: string;
  readonly status_code?: number;
  readonly reason_phrase?: string;
};

type EventTable = {
  readonly peerconnection: { readonly peerconnection: RTCPeerConnection };
  readonly icecandidate: { readonly candidate: RTCIceCandidate; ready(): void };
  readonly progress: { readonly originator: string; readonly response: SipMessage | null };
  readonly accepted: { readonly originator: string; readonly response: SipMessage | null };
  readonly confirmed: unknown;
  readonly failed: EndData;
  readonly ended: EndData;
  readonly hold: { readonly originator: string };
  readonly unhold: { readonly originator: string };
  readonly sdp: { readonly originator: string; readonly type: string; readonly sdp: string };
  readonly reinvite: { reject(options: { status_code: number }): void };
  readonly update: { reject(options: { status_code: number }): void };
  readonly refer: {
    readonly request: { readonly refer_to: { readonly uri: SipUri } };
    accept(init: (session: RtcSession) => void, options: MediaOptions): void;
    reject(): void;
  };
  readonly replaces: { accept(init: (session: RtcSession) => void): void; reject(): void };
};

export type EndData = {
  readonly originator: 'local' | 'remote' | 'system';
  readonly message: SipMessage | null;
  readonly cause: string;
};

export type RtcSession = {
  readonly connection: RTCPeerConnection | null;
  readonly remote_identity: NameAddress;
  readonly status: number;
  isEstablished(): boolean;
  isEnded(): boolean;
  answer(options: MediaOptions): void;
  terminate(options?: TerminateOptions): void;
  renegotiate(options: { readonly rtcOfferConstraints?: RTCOfferOptions }, done: () => void): boolean;
  refer(
    target: SipUri,
    options: {
      readonly eventHandlers: { accepted(): void; failed(): void; requestFailed(): void };
    },
  ): unknown;
  sendDTMF(tone: string, options: { readonly transportType: 'INFO' }): void;
  on<N extends keyof EventTable>(name: N, listener: (data: EventTable[N]) => void): unknown;
  connect(target: SipUri, options: MediaOptions): void;
  removeAllListeners(): unknown;
  _is_canceled: boolean;
  _iceReady: boolean;
  _dialog?: { uac_pending_reply: boolean; terminate(): void } | null;
  _sessionTimers: { readonly currentExpires: number; readonly refresher: boolean; running: boolean };
  _setLocalMediaStatus: () => void;
  _runSessionTimer: () => void;
  _createLocalDescription: (type: string, wishes: RTCOfferOptions | null) => Promise<string>;
  _acceptAndTerminate: (response: SipMessage, status?: number, reason?: string) => void;
};

/** `status` of a session whose INVITE got a provisional answer. */
export const answeredProvisionally = 2;
