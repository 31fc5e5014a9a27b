import { describe, expect, test } from 'vitest';
import type { EndReason } from '../../../../renderer/calls/call.ts';
import { type Ending, endReason, isFinal } from '../../../../renderer/calls/sip/reasons.ts';

const ending = (over: Partial<Ending>): Ending => ({
  by: 'there',
  status: null,
  reasons: [],
  cause: 'SIP Failure Code',
  contact: null,
  minimumExpires: null,
  ...over,
});

/** Every failure of RFC 3261 §21 and of the IANA registry. */
const statuses: Record<EndReason & string, readonly number[]> = {
  'call-busy': [486, 600],
  'call-declined': [603, 607],
  'call-no-answer': [408, 480, 487],
  'call-not-found': [404, 410, 416, 484, 485, 604],
  'sip-not-registered': [401, 407],
  'sip-refused': [402, 403, 428, 433, 494, 608],
  'sip-media-refused': [406, 415, 488, 493, 580, 606],
  'sip-unreachable': [502, 503, 504],
  'call-failed': [
    300, 301, 302, 305, 380, 400, 405, 409, 411, 412, 413, 414, 417, 420, 421, 422, 423, 424, 425, 429, 430,
    436, 437, 438, 439, 440, 469, 470, 478, 481, 482, 483, 489, 491, 500, 501, 505, 513, 555, 699,
  ],
} as never;

describe('why a call was not', () => {
  for (const [reason, codes] of Object.entries(statuses))
    test.each(codes)(`%i is ${reason}`, (status) => {
      expect(endReason(ending({ status }), false)).toBe(reason);
    });

  test.each([
    [1, 'call-not-found'],
    [2, 'call-not-found'],
    [3, 'call-not-found'],
    [17, 'call-busy'],
    [18, 'call-no-answer'],
    [19, 'call-no-answer'],
    [20, 'call-no-answer'],
    [21, 'call-declined'],
    [22, 'call-not-found'],
    [28, 'call-not-found'],
    [57, 'sip-refused'],
    [58, 'sip-media-refused'],
    [65, 'sip-media-refused'],
    [79, 'sip-media-refused'],
    [88, 'sip-media-refused'],
    [102, 'call-no-answer'],
  ])('a gateway that says %i of Q.850 means %s', (cause, reason) => {
    const reasons = [`Q.850;cause=${cause};text="said"`];
    expect(endReason(ending({ status: 500, reasons }), false)).toBe(reason);
  });

  test.each(['Q.850;cause=16', 'Q.850 ;cause=127', 'SIP;cause=486', 'Q.850', 'cause=17', ''])(
    'what says nothing more leaves the status: %s',
    (reason) => {
      expect(endReason(ending({ status: 403, reasons: [reason] }), false)).toBe('sip-refused');
    },
  );

  test('it reads the text before the cause, and the first of several that is known', () => {
    const reasons = ['SIP;cause=480', 'q.850; text="busy" ; cause = 17'];
    expect(endReason(ending({ status: 480, reasons }), false)).toBe('call-busy');
  });

  test.each([
    ['Connection Error', 'sip-unreachable'],
    ['Request Timeout', 'sip-unreachable'],
    ['Bad Media Description', 'sip-media-refused'],
    ['Missing SDP', 'sip-media-refused'],
    ['Incompatible SDP', 'sip-media-refused'],
    ['WebRTC Error', 'sip-media-refused'],
    ['RTP Timeout', 'call-lost'],
    ['No ACK', 'call-lost'],
    ['Dialog Error', 'call-lost'],
    ['Internal Error', 'call-failed'],
    ['Canceled', 'call-failed'],
    ['anything', 'call-failed'],
  ])('without a status, %s is %s', (cause, reason) => {
    expect(endReason(ending({ by: 'system', cause }), false)).toBe(reason);
  });

  test('a 200 whose description cannot be used is no answer that can be talked with', () => {
    expect(endReason(ending({ status: 200, cause: 'Bad Media Description' }), false)).toBe(
      'sip-media-refused',
    );
  });
});

describe('why a call that stood is no more', () => {
  test('whoever says goodbye has left, whatever they say with it', () => {
    expect(endReason(ending({ cause: 'Terminated', reasons: ['Q.850;cause=17'] }), true)).toBe('left');
  });
  test('an answer of ours that nobody took is a loss', () => {
    expect(endReason(ending({ by: 'system', cause: 'No ACK' }), true)).toBe('call-lost');
    expect(endReason(ending({ by: 'there', cause: 'No ACK' }), true)).toBe('call-lost');
  });
});

test('only what would be answered the same again is final', () => {
  for (const status of [401, 403, 404, 407, 410, 484, 603, 604, 607, 608])
    expect(isFinal(ending({ status }))).toBe(true);
  for (const status of [null, 408, 480, 486, 487, 491, 500, 503, 600])
    expect(isFinal(ending({ status }))).toBe(false);
});
