import { describe, expect, test } from 'vitest';
import { normalAnswer } from '../../../../renderer/calls/pexip/normalised-answers.ts';
import { ownReason } from '../../../../renderer/calls/pexip/reasons.ts';

const json = 'application/json';
const ask = (path: string, status: number, said: unknown, type = json) => {
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const {
    status: answered,
    type: as,
    body: text,
  } = normalAnswer(`/api/client/v2/conferences/a/${path}`, {
    status,
    type,
    body,
  });
  let value: { status?: string; result?: unknown } = {};
  try {
    value = JSON.parse(text);
  } catch {
    value = {};
  }
  return { status: answered, type: as, said: value.status, result: value.result as Record<string, unknown> };
};
const token = (more: Record<string, unknown> = {}) =>
  ask('request_token', 200, {
    status: 'success',
    result: { token: 'T', participant_uuid: 'u', role: 'HOST', ...more },
  });

describe('a token', () => {
  test('has what an old node leaves out or says in numbers', () => {
    const { result } = token({ expires: 120, bandwidth_in: '1500', client_stats_update_interval: 5000.5 });
    expect(result).toMatchObject({
      expires: '120',
      version: { version_id: '', pseudo_version: '' },
      display_name: '',
      bandwidth_in: 1500,
      client_stats_update_interval: 5000.5,
    });
    expect(token({ expires: '60', version: { version_id: 25 } }).result).toMatchObject({
      expires: '60',
      version: { version_id: '25', pseudo_version: '' },
    });
    expect(token({ role: 'host', chat_enabled: 'true', fecc_enabled: 'NO' }).result).toMatchObject({
      role: 'HOST',
      chat_enabled: true,
      fecc_enabled: false,
    });
  });

  test('has no servers without an address', () => {
    for (const stun of [[], [{}], [{ url: '' }], 'none', [null]])
      expect(token({ stun }).result).not.toHaveProperty('stun');
    for (const turn of [[], [{ urls: [] }], [{ urls: ['http://x'] }]])
      expect(token({ turn }).result).not.toHaveProperty('turn');
    expect(token({ stun: [{ urls: ['stun:a', ''] }, { url: 'stun:b' }] }).result.stun).toEqual([
      { url: 'stun:a' },
      { url: 'stun:b' },
    ]);
    expect(token({ turn: [{ url: 'turn:a', username: 1 }] }).result.turn).toEqual([
      { urls: ['turn:a'], username: '1', credential: '' },
    ]);
  });

  test('of a call that still rings is one of a gateway', () => {
    expect(token({ current_service_type: 'connecting' }).result.current_service_type).toBe('gateway');
    expect(token({ current_service_type: 'waiting_room' }).result.current_service_type).toBe('waiting_room');
  });

  test('that is none, or no JSON, is refused in words of ours', () => {
    for (const said of ['<html>', '', '{"result": {}}', '{"result": "x"}'])
      expect(ask('request_token', 200, said)).toMatchObject({
        status: 503,
        type: json,
        said: 'failed',
        result: ownReason('pexip-not-understood'),
      });
  });
});

describe('what is asked before one is let in', () => {
  test('a PIN, with or without a version, and beside the old word for an extension', () => {
    expect(ask('request_token', 403, { status: 'success', result: { pin: 'required' } })).toMatchObject({
      status: 403,
      said: 'failed',
      result: { pin: 'required', guest_pin: 'none', version: { version_id: '', pseudo_version: '' } },
    });
    const { result } = ask('request_token', 403, {
      status: 'failed',
      result: { pin: 'none', guest_pin: 'required', conference_extension: 'standard', version: {} },
    });
    expect(result).not.toHaveProperty('conference_extension');
  });

  test('an extension, in its old shape and in the new one', () => {
    const wanted = { conference_extension: 'required', conference_extension_type: 'mssip' };
    expect(ask('request_token', 403, { result: { conference_extension: 'mssip' } }).result).toEqual(wanted);
    expect(ask('request_token', 403, { result: wanted }).result).toEqual(wanted);
    expect(
      ask('request_token', 403, { result: { conference_extension: 'standard' } }).result
        .conference_extension_type,
    ).toBe('standard');
  });

  test('who vouches', () => {
    const idp = [{ name: 'Region', uuid: 'x' }];
    expect(ask('request_token', 403, { status: 'success', result: { idp } })).toMatchObject({
      said: 'failed',
      result: { idp, version: { version_id: '' } },
    });
  });

  test('a refusal in words, also with the status of another', () => {
    for (const status of [401, 403])
      expect(ask('request_token', status, { status: 'success', result: 'Invalid PIN' })).toMatchObject({
        status: 403,
        said: 'failed',
        result: 'Invalid PIN',
      });
    expect(ask('request_token', 403, 'no').result).toBe(ownReason('pexip-not-understood'));
  });
});

test('an unknown alias is told in JSON; whatever else says 404 is no node', () => {
  const none = 'Neither conference nor gateway found';
  expect(ask('request_token', 404, { status: 'success', result: none })).toMatchObject({
    status: 404,
    said: 'failed',
    result: none,
  });
  for (const said of ['', '<html>Not here</html>'])
    expect(ask('request_token', 404, said, 'text/html').result).toBe(ownReason('pexip-not-understood'));
});

test('a node that cannot is told by its words, or by ours', () => {
  expect(ask('request_token', 503, { result: 'System in maintenance mode' }).result).toBe(
    'System in maintenance mode',
  );
  for (const status of [500, 502, 504, 520])
    expect(ask('request_token', status, 'Bad Gateway', 'text/html')).toMatchObject({
      type: json,
      said: 'failed',
      result: ownReason('pexip-unreachable'),
    });
  expect(ask('request_token', 418, '').result).toBe(ownReason('pexip-not-understood'));
});

test('a renewed token', () => {
  expect(ask('refresh_token', 200, { result: { token: 'N', expires: 90, role: 'odd' } })).toMatchObject({
    said: 'success',
    result: { token: 'N', expires: '90' },
  });
  expect(ask('refresh_token', 403, { result: 'Invalid token' })).toMatchObject({
    status: 403,
    said: 'failed',
  });
});

test('answers that nobody reads are what the client expects of them', () => {
  for (const path of [
    'participants/u/calls/c/new_candidate',
    'participants/u/take_floor',
    'participants/u/calls/c/disconnect',
    'participants/u/calls/c/statistics',
  ])
    expect(ask(path, 200, '', 'text/html')).toMatchObject({ type: json, said: 'success', result: null });
  for (const path of ['participants/u/calls/c/ack', 'release_token', 'participants/u/calls/c/dtmf'])
    expect(ask(path, 200, { status: 'success', result: null })).toMatchObject({
      said: 'success',
      result: true,
    });
  expect(ask('message', 200, { result: false }).result).toBe(false);
});

test('a refusal of anything is JSON at 403, and as it stood else', () => {
  expect(ask('participants/u/take_floor', 401, 'no', 'text/plain')).toMatchObject({
    status: 403,
    type: json,
    result: 'Invalid token',
  });
  expect(normalAnswer('/participants/u/calls', { status: 504, type: 'text/plain', body: 'Late' })).toEqual({
    status: 504,
    type: 'text/plain',
    body: 'Late',
  });
});

test('an answer to an offer', () => {
  expect(
    ask('participants/u/calls', 200, { status: 'success', result: { call_uuid: 'c', sdp: 'v=0', turn: [] } })
      .result,
  ).toEqual({ call_uuid: 'c', sdp: 'v=0' });
});
