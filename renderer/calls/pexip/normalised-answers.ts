import type { PexipAnswer } from '../../../main/contract/far-systems.ts';
import { isJsonObject, jsonOf } from '../../../main/contract/json.ts';
import { ownReason } from './reasons.ts';

/** An answer as the client's strict checks want it: JSON, or the text that it expects of a status. */
export type NormalAnswer = { readonly status: number; readonly type: string; readonly body: string };

type Json = Record<string, unknown>;

const json = (status: number, value: Json): NormalAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});
const failed = (status: number, result: string): NormalAnswer => json(status, { status: 'failed', result });
const succeeded = (result: unknown): NormalAnswer => json(200, { status: 'success', result });

/** The statuses of `request_token` that the client knows; any other makes it throw. */
const tokenStatuses = [404, 415, 502, 503, 504, 529];
const serviceTypes = [
  'conference',
  'gateway',
  'test_call',
  'waiting_room',
  'ivr',
  'lecture',
  'media_playback',
];
/** Endpoints whose good answer is null to the client; of the others whose content nobody reads it is true. */
const answeredByNull = /\/(new_candidate|take_floor|release_floor|statistics|calls\/[^/]+\/disconnect)$/;
const answeredByTrue = /\/(ack|release_token|dtmf|fecc|message)$/;

const asNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};
const asBoolean = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : typeof value === 'string' ? /^(true|yes|1)$/i.test(value) : undefined;
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
const given = (entries: Json): Json =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

const version = (value: unknown): Json => {
  const known = isJsonObject(value) ? value : {};
  return {
    ...known,
    version_id: asText(known.version_id) ?? '',
    pseudo_version: asText(known.pseudo_version) ?? '',
  };
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** STUN servers with an address each; an empty list would become a server without one, at which the browser throws. */
const stunServers = (value: unknown): Json[] =>
  list(value).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { url, urls } = one;
    const all = [url, ...(Array.isArray(urls) ? urls : [urls])];
    return all.flatMap((text) => (typeof text === 'string' && /^stuns?:./.test(text) ? [{ url: text }] : []));
  });

const turnServers = (value: unknown): Json[] =>
  list(value).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const all = [...(Array.isArray(one.urls) ? one.urls : [one.urls]), one.url];
    const urls = all.filter((text) => typeof text === 'string' && /^turns?:./.test(text));
    const username = asText(one.username) ?? '';
    return urls.length > 0 ? [{ urls, username, credential: asText(one.credential) ?? '' }] : [];
  });

const filled = <T>(servers: T[]): T[] | undefined => (servers.length > 0 ? servers : undefined);

function token200(result: Json): NormalAnswer {
  const service = asText(result.current_service_type);
  const flags = [
    'chat_enabled',
    'fecc_enabled',
    'rtmp_enabled',
    'rtsp_enabled',
    'vp9_enabled',
    'allow_1080p',
  ];
  const moreFlags = ['guests_can_present', 'analytics_enabled', 'trickle_ice_enabled', 'direct_media'];
  const others = ['use_relay_candidates_only', 'route_via_registrar', 'breakout_rooms'];
  const booleans = Object.fromEntries(
    [...flags, ...moreFlags, ...others].map((key) => [key, asBoolean(result[key])]),
  );
  const { stun: _, turn: __, ...rest } = result;
  return succeeded(
    given({
      ...rest,
      ...booleans,
      token: asText(result.token),
      expires: String(asNumber(result.expires) ?? 120),
      version: version(result.version),
      participant_uuid: asText(result.participant_uuid),
      display_name: asText(result.display_name) ?? '',
      role: String(result.role).toUpperCase() === 'HOST' ? 'HOST' : 'GUEST',
      // A gateway whose far side still rings says `connecting`, which the client does not know.
      current_service_type: service && serviceTypes.includes(service) ? service : 'gateway',
      pex_datachannel_id: asNumber(result.pex_datachannel_id),
      client_stats_update_interval: asNumber(result.client_stats_update_interval),
      bandwidth_in: asNumber(result.bandwidth_in),
      bandwidth_out: asNumber(result.bandwidth_out),
      stun: filled(stunServers(result.stun)),
      turn: filled(turnServers(result.turn)),
    }),
  );
}

/** What a node asks before it lets one in; a plain text is a refusal. */
function token403(result: unknown): NormalAnswer {
  if (!isJsonObject(result)) return failed(403, asText(result) ?? ownReason('pexip-not-understood'));
  const required = (key: string) => (result[key] === 'required' ? 'required' : 'none');
  if ('pin' in result || 'guest_pin' in result) {
    const { conference_extension: _, ...rest } = result;
    const asked = { pin: required('pin'), guest_pin: required('guest_pin') };
    return json(403, {
      status: 'failed',
      result: { ...rest, ...asked, version: version(result.version) },
    });
  }
  const extension = result.conference_extension;
  if (extension !== undefined) {
    const kind = result.conference_extension_type ?? extension;
    return json(403, {
      status: 'failed',
      result: {
        conference_extension: 'required',
        conference_extension_type: kind === 'mssip' ? 'mssip' : 'standard',
      },
    });
  }
  if ('idp' in result || 'redirect_url' in result)
    return json(403, { status: 'failed', result: { ...result, version: version(result.version) } });
  return failed(403, ownReason('pexip-not-understood'));
}

function requestToken(answer: PexipAnswer, said: unknown): NormalAnswer {
  const result = isJsonObject(said) ? said.result : undefined;
  switch (answer.status) {
    case 200:
      return isJsonObject(result) && asText(result.token)
        ? token200(result)
        : failed(503, ownReason('pexip-not-understood'));
    case 401:
    case 403:
      return token403(result);
    case 404:
      // A node says in JSON that it knows no such alias; whatever else answers is no node.
      return failed(
        404,
        isJsonObject(said) ? (asText(result) ?? '404 Not Found') : ownReason('pexip-not-understood'),
      );
    default: {
      const status = tokenStatuses.includes(answer.status) ? answer.status : 503;
      return failed(
        status,
        asText(result) || ownReason(answer.status < 500 ? 'pexip-not-understood' : 'pexip-unreachable'),
      );
    }
  }
}

function refreshToken(answer: PexipAnswer, said: unknown): NormalAnswer {
  const result = isJsonObject(said) ? said.result : undefined;
  if (answer.status !== 200 || !isJsonObject(result)) return failed(answer.status, asText(result) ?? '');
  return succeeded(
    given({
      ...result,
      token: asText(result.token),
      expires: String(asNumber(result.expires) ?? 120),
      role: undefined,
      client_stats_update_interval: asNumber(result.client_stats_update_interval),
    }),
  );
}

/** The answer to a call's offer, whose new TURN servers are checked as in a token. */
function callAnswer(said: unknown): NormalAnswer | null {
  const result = isJsonObject(said) ? said.result : undefined;
  if (!isJsonObject(result)) return null;
  return succeeded(
    given({
      ...result,
      call_uuid: asText(result.call_uuid) ?? '',
      sdp: asText(result.sdp) ?? '',
      offer_ignored: asBoolean(result.offer_ignored),
      turn: filled(turnServers(result.turn)),
    }),
  );
}

/**
 * A node's answer made fit for the client (@pexip/infinity-api 20.0.0), whose checks throw at what nodes of other versions
 * say. `path` is the question's, without its query.
 */
export function normalAnswer(path: string, answer: PexipAnswer): NormalAnswer {
  const said = jsonOf(answer.body);
  if (path.endsWith('/request_token')) return requestToken(answer, said);
  if (path.endsWith('/refresh_token')) return refreshToken(answer, said);
  const { status } = answer;
  if (status !== 200) {
    // Of these the client reads JSON at 403 alone, and text at all others.
    if (status !== 403 && status !== 401) return { status, type: answer.type, body: answer.body };
    const result = isJsonObject(said) ? asText(said.result) : undefined;
    return failed(403, result ?? 'Invalid token');
  }
  if (answeredByNull.test(path)) return succeeded(null);
  if (answeredByTrue.test(path)) return succeeded(isJsonObject(said) ? said.result !== false : true);
  if (path.endsWith('/calls')) return callAnswer(said) ?? { status, type: answer.type, body: answer.body };
  return said === undefined
    ? { status, type: answer.type, body: answer.body }
    : { status, type: 'application/json', body: answer.body };
}
