import type { EndReason } from '../call.ts';

/**
 * How a call by SIP ended. `status` is that of the final answer, null where there was none; `reasons` are its Reason headers
 * (RFC 3326); `cause` is JsSIP's word, for endings that have no status.
 */
export type Ending = {
  readonly by: 'here' | 'there' | 'system';
  readonly status: number | null;
  readonly reasons: readonly string[];
  readonly cause: string;
  /** Where a redirection points to (RFC 3261 §8.1.3.4). */
  readonly contact: string | null;
  /** Seconds that a 422 asks for (RFC 4028 §5). */
  readonly minimumExpires: number | null;
};

/** RFC 3261 §21, and later codes of the IANA registry of SIP response codes. What is not here is `call-failed`. */
const byStatus: Readonly<Record<number, EndReason>> = {
  401: 'sip-not-registered',
  402: 'sip-refused',
  403: 'sip-refused',
  404: 'call-not-found',
  406: 'sip-media-refused',
  407: 'sip-not-registered',
  408: 'call-no-answer',
  410: 'call-not-found',
  415: 'sip-media-refused',
  416: 'call-not-found',
  428: 'sip-refused',
  433: 'sip-refused',
  480: 'call-no-answer',
  484: 'call-not-found',
  485: 'call-not-found',
  486: 'call-busy',
  // Nobody here gave up, so somebody on the way did: the other end rang for too long.
  487: 'call-no-answer',
  488: 'sip-media-refused',
  493: 'sip-media-refused',
  494: 'sip-refused',
  502: 'sip-unreachable',
  503: 'sip-unreachable',
  504: 'sip-unreachable',
  580: 'sip-media-refused',
  600: 'call-busy',
  603: 'call-declined',
  604: 'call-not-found',
  606: 'sip-media-refused',
  607: 'call-declined',
  608: 'sip-refused',
};

/** ITU-T Q.850 §2.2.7: causes that say more than a status that a gateway made of them. */
const byQ850: Readonly<Record<number, EndReason>> = {
  1: 'call-not-found',
  2: 'call-not-found',
  3: 'call-not-found',
  17: 'call-busy',
  18: 'call-no-answer',
  19: 'call-no-answer',
  20: 'call-no-answer',
  21: 'call-declined',
  22: 'call-not-found',
  28: 'call-not-found',
  57: 'sip-refused',
  58: 'sip-media-refused',
  65: 'sip-media-refused',
  79: 'sip-media-refused',
  88: 'sip-media-refused',
  102: 'call-no-answer',
};

/** JsSIP's causes without a status. */
const byCause: Readonly<Record<string, EndReason>> = {
  'Connection Error': 'sip-unreachable',
  'Request Timeout': 'sip-unreachable',
  'Bad Media Description': 'sip-media-refused',
  'Missing SDP': 'sip-media-refused',
  'Incompatible SDP': 'sip-media-refused',
  'WebRTC Error': 'sip-media-refused',
  'RTP Timeout': 'call-lost',
  'No ACK': 'call-lost',
  'Dialog Error': 'call-lost',
};

/** Why a call was not, or is no more. `met` says whether it stood: whoever hangs up then has simply left. */
export function endReason(ending: Ending, met: boolean): EndReason {
  const { status, reasons, cause } = ending;
  if (met) return byCause[cause] ?? 'left';
  for (const reason of reasons) {
    const number = /^\s*Q\.850\s*;(?:.*;)?\s*cause\s*=\s*(\d{1,3})/i.exec(reason)?.[1];
    const known = number === undefined ? undefined : byQ850[Number(number)];
    if (known) return known;
  }
  if (status !== null && status >= 300) return byStatus[status] ?? 'call-failed';
  return byCause[cause] ?? 'call-failed';
}

/** Endings after which another try would only be told the same. */
export function isFinal(ending: Ending): boolean {
  return ending.status !== null && [401, 403, 404, 407, 410, 484, 603, 604, 607, 608].includes(ending.status);
}
