import { expect, test } from 'vitest';
import { problemCodes } from '../../../../main/contract/problems.ts';
import { ownReason, verdictOf } from '../../../../renderer/calls/pexip/reasons.ts';

/** Every text that nodes and the client are known to end or refuse a call with, and what a person is told. */
const all: readonly (readonly [text: string, code: string, reason: string, again: string])[] = [
  ['Invalid role', '#pex100', 'not-allowed-here', 'no'],
  ['Invalid PIN', '#pex101', 'pexip-pin-wrong', 'no'],
  ['Out of proxying resource', '#pex109', 'pexip-full', 'join'],
  ['System in maintenance mode', '#pex110', 'pexip-maintenance', 'join'],
  ['502 Bad Gateway', '#pex111', 'pexip-unreachable', 'join'],
  ['503 Service Unavailable', '#pex112', 'pexip-unreachable', 'join'],
  ['Invalid token', '#pex113', 'pexip-token-lost', 'join'],
  ['Timer expired awaiting token refresh', '#pex113', 'pexip-token-lost', 'join'],
  ['Out of resource', '#pex114', 'pexip-full', 'join'],
  ['Out of transcoding resource', '#pex114', 'pexip-full', 'join'],
  ['transfer failed', '#pex115', 'call-transferred-badly', 'no'],
  ['Unexpected Response: 503', '#pex116', 'pexip-unreachable', 'join'],
  ['Failed to forward request', '#pex119', 'pexip-unreachable', 'join'],
  ['Conference host ended the conference with a DTMF command', '#pex120', 'call-ended-by-host', 'no'],
  ['API initiated conference termination', '#pex121', 'call-ended-by-host', 'no'],
  ['API initiated participant disconnect', '#pex122', 'call-removed', 'no'],
  ['Disconnected by an administrator', '#pex123', 'call-removed', 'no'],
  ['Disconnected by another participant', '#pex124', 'call-removed', 'no'],
  ['Conference terminated by another participant', '#pex125', 'call-ended-by-host', 'no'],
  [
    'Timeout waiting for conference host to join or permit access to locked conference',
    '#pex126',
    'pexip-host-not-there',
    'no',
  ],
  ['Disabled', '#pex127', 'pexip-alias-unknown', 'no'],
  ['WebRTC connection failed', '#pex128', 'pexip-media-failed', 'media'],
  ['Signaling node disconnected', '#pex129', 'call-lost', 'join'],
  ['Media process disconnected', '#pex130', 'call-lost', 'join'],
  ['Media node disconnected', '#pex131', 'call-lost', 'join'],
  ['Proxied participant disconnected', '#pex132', 'call-lost', 'join'],
  ['No participants can keep conference alive', '#pex140', 'left', 'no'],
  ['All conference hosts departed hosted conference', '#pex141', 'call-ended-by-host', 'no'],
  ['Last remaining participant removed from conference after timeout', '#pex142', 'left', 'no'],
  ['Test call finished', '#pex143', 'left', 'no'],
  ['Call rejected', '#pex150', 'call-declined', 'no'],
  ['Call disconnected', '#pex151', 'left', 'no'],
  ['Gateway dial out failed', '#pex152', 'call-failed', 'no'],
  ['invalid gateway routing rule transform', '#pex153', 'call-not-found', 'no'],
  ['Neither conference nor gateway found', '#pex154', 'pexip-alias-unknown', 'no'],
  ['No direct route between Edge and Transcoding', '#pex156', 'call-failed', 'no'],
  ['404 Not Found', '#pex157', 'pexip-alias-unknown', 'no'],
  ['Resource unavailable', '#pex191', 'pexip-full', 'no'],
  ['Participant exceeded PIN entry retries', '#pex192', 'pexip-pin-wrong', 'no'],
  ['Invalid license', '#pex193', 'pexip-no-licence', 'no'],
  ['Participant limit reached', '#pex194', 'pexip-full', 'no'],
  ['Insufficient licenses', '#pex195', 'pexip-no-licence', 'no'],
  ['Ice failure', '#pex196', 'pexip-media-failed', 'media'],
  ['Telehealth Call failure', '#pex197', 'call-failed', 'no'],
  ['SSO Authentication Failed', '#pex200', 'pexip-sign-in-failed', 'no'],
  ['SSO enabled but no Identity Providers configured', '#pex201', 'pexip-sign-in-failed', 'no'],
  ['SSO Authentication Failed. The system is in Maintenance mode', '#pex203', 'pexip-sign-in-failed', 'no'],
  [
    'SSO Authentication Failed. SSO is not available from this domain',
    '#pex204',
    'pexip-sign-in-failed',
    'no',
  ],
  ['Failed to transfer into a multi-party conference', '#pex210', 'call-transferred-badly', 'no'],
  ['Failed to transfer into a one-to-one conference', '#pex211', 'call-transferred-badly', 'no'],
];

test.each(all)('%s', (text, code, reason, again) => {
  expect(verdictOf(text)).toEqual({ reason, again });
  expect(verdictOf(` ${text.toUpperCase()} `)).toEqual({ reason, again });
  expect(verdictOf(`Something else (${code})`)).toEqual({ reason, again });
});

test('texts with the number of another, and without one', () => {
  expect(verdictOf('Conference terminated by an administrator')).toEqual({
    reason: 'call-ended-by-host',
    again: 'no',
  });
  expect(verdictOf('Could not execute critical network action').again).toBe('join');
  expect(verdictOf('Could not reconnect to the meeting').again).toBe('join');
});

test('what nobody knows is a call that failed, and is not said on', () => {
  for (const text of ['', 'Anna Andersen left', '#pex117', '#pex999'])
    expect(verdictOf(text)).toEqual({ reason: 'call-failed', again: 'no' });
});

test('a problem of ours goes through unharmed', () => {
  for (const code of problemCodes) expect(verdictOf(ownReason(code)).reason).toBe(code);
  expect(verdictOf('rundbord:nonsense').reason).toBe('unexpected');
});
