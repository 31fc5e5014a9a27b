import { type ProblemCode, problemCodes } from '../../../main/contract/problems.ts';
import type { EndReason } from '../call.ts';

/**
 * What is made of a reason that a node or its client gives. `again`: the same call may be joined anew, by itself: at this
 * node with new media (`media`), or from the beginning, at another node where there is one (`join`).
 */
export type Verdict = { readonly reason: EndReason; readonly again: 'no' | 'media' | 'join' };

const over = (reason: EndReason): Verdict => ({ reason, again: 'no' });
const join = (reason: EndReason): Verdict => ({ reason, again: 'join' });
const media: Verdict = { reason: 'pexip-media-failed', again: 'media' };

/** The texts that a node gives, in lower case, and the number that Pexip's own clients show for each. */
const told: readonly (readonly [text: string, code: number])[] = [
  ['Invalid role', 100],
  ['Invalid PIN', 101],
  ['Out of proxying resource', 109],
  ['System in maintenance mode', 110],
  ['Maintenance mode', 110],
  ['502 Bad Gateway', 111],
  ['503 Service Unavailable', 112],
  ['Invalid token', 113],
  ['Timer expired awaiting token refresh', 113],
  ['Could not reconnect to the meeting', 113],
  ['Out of resource', 114],
  ['Out of transcoding resource', 114],
  ['transfer failed', 115],
  ['Unexpected Response: 503', 116],
  ['Failed to forward request', 119],
  ['Conference host ended the conference with a DTMF command', 120],
  ['API initiated conference termination', 121],
  ['API initiated participant disconnect', 122],
  ['Disconnected by an administrator', 123],
  ['Disconnected by another participant', 124],
  ['Conference terminated by another participant', 125],
  ['Timeout waiting for conference host to join or permit access to locked conference', 126],
  ['Disabled', 127],
  ['WebRTC connection failed', 128],
  ['WebRTC connection closed', 128],
  ['Signaling node disconnected', 129],
  ['Media process disconnected', 130],
  ['Media node disconnected', 131],
  ['Proxied participant disconnected', 132],
  ['No participants can keep conference alive', 140],
  ['All conference hosts departed hosted conference', 141],
  ['Last remaining participant removed from conference after timeout', 142],
  ['Test call finished', 143],
  ['Call rejected', 150],
  ['Call disconnected', 151],
  ['Gateway dial out failed', 152],
  ['invalid gateway routing rule transform', 153],
  ['Neither conference nor gateway found', 154],
  ['No direct route between Edge and Transcoding', 156],
  ['404 Not Found', 157],
  ['Resource unavailable', 191],
  ['Participant exceeded PIN entry retries', 192],
  ['Invalid license', 193],
  ['Participant limit reached', 194],
  ['Insufficient licenses', 195],
  ['Ice failure', 196],
  ['Telehealth Call failure', 197],
  ['SSO Authentication Failed', 200],
  ['SSO enabled but no Identity Providers configured', 201],
  ['SSO Authentication Failed. The system is in Maintenance mode', 203],
  ['SSO Authentication Failed. SSO is not available from this domain', 204],
  ['Failed to transfer into a multi-party conference', 210],
  ['Failed to transfer into a one-to-one conference', 211],
];

const verdicts: Readonly<Record<number, Verdict>> = {
  100: over('not-allowed-here'),
  101: over('pexip-pin-wrong'),
  109: join('pexip-full'),
  110: join('pexip-maintenance'),
  111: join('pexip-unreachable'),
  112: join('pexip-unreachable'),
  113: join('pexip-token-lost'),
  114: join('pexip-full'),
  115: over('call-transferred-badly'),
  116: join('pexip-unreachable'),
  119: join('pexip-unreachable'),
  120: over('call-ended-by-host'),
  121: over('call-ended-by-host'),
  122: over('call-removed'),
  123: over('call-removed'),
  124: over('call-removed'),
  125: over('call-ended-by-host'),
  126: over('pexip-host-not-there'),
  127: over('pexip-alias-unknown'),
  128: media,
  129: join('call-lost'),
  130: join('call-lost'),
  131: join('call-lost'),
  132: join('call-lost'),
  // Nobody is left to talk to: it is over as if one had left.
  140: over('left'),
  141: over('call-ended-by-host'),
  142: over('left'),
  143: over('left'),
  150: over('call-declined'),
  151: over('left'),
  152: over('call-failed'),
  153: over('call-not-found'),
  154: over('pexip-alias-unknown'),
  156: over('call-failed'),
  157: over('pexip-alias-unknown'),
  191: over('pexip-full'),
  192: over('pexip-pin-wrong'),
  193: over('pexip-no-licence'),
  194: over('pexip-full'),
  195: over('pexip-no-licence'),
  196: media,
  197: over('call-failed'),
  200: over('pexip-sign-in-failed'),
  201: over('pexip-sign-in-failed'),
  203: over('pexip-sign-in-failed'),
  204: over('pexip-sign-in-failed'),
  210: over('call-transferred-badly'),
  211: over('call-transferred-badly'),
};

/** Texts with the number of another, and another meaning, or with no number of their own. */
const exceptions: Readonly<Record<string, Verdict>> = {
  'could not execute critical network action': join('call-lost'),
  'conference terminated by an administrator': over('call-ended-by-host'),
};

const byText = new Map(told.map(([text, code]) => [text.toLowerCase(), code]));

/** A problem of ours in the place of a node's text, so that it goes through the client unharmed. */
const ourMark = 'rundbord:';
/** {@link ourMark} */
export const ownReason = (code: ProblemCode): string => `${ourMark}${code}`;

const isCode = (text: string): text is ProblemCode => (problemCodes as readonly string[]).includes(text);

/** Problems of ours after which another try may do. */
const passing: readonly ProblemCode[] = [
  'pexip-unreachable',
  'pexip-maintenance',
  'pexip-token-lost',
  'network-down',
];

/** What a reason means. What nobody knows is a call that failed; its text may hold names, so it is not passed on. */
export function verdictOf(reason: string): Verdict {
  const text = reason.trim();
  if (text.startsWith(ourMark)) {
    const code = text.slice(ourMark.length);
    if (!isCode(code)) return over('unexpected');
    return passing.includes(code) ? join(code) : code === 'pexip-media-failed' ? media : over(code);
  }
  const plain = text.toLowerCase();
  const number = byText.get(plain) ?? Number(/#pex(\d{3})/i.exec(text)?.[1] ?? Number.NaN);
  return exceptions[plain] ?? verdicts[number] ?? over('call-failed');
}
