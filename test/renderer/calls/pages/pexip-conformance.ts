import * as api from '@pexip/infinity-api';

/**
 * The vendor's own validators as the judge of a node: each endpoint is asked by the vendor's own function, which throws when the
 * answer is not what it should be.
 */

const uuid = 'participantUuid';

/** Asks every endpoint of a meeting, as its host, and answers those whose answers did not hold, with what was wrong. */
export async function refusedEndpoints(
  host: string,
  conferenceAlias: string,
  offer: string,
): Promise<readonly string[]> {
  const refused: string[] = [];
  const joined = await api.requestToken({
    fetcher: window.fetch.bind(window),
    params: { conferenceAlias },
    body: { display_name: 'Judge' },
    host,
  });
  if (joined.status !== 200) return [`request_token ${joined.status}`];
  const me = joined.data.result.participant_uuid;
  let { token } = joined.data.result;
  const fetcher: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), token } });
  const ask = async (name: string, run: () => Promise<{ status: number }>, wanted = 200): Promise<void> => {
    try {
      const { status } = await run();
      if (status !== wanted) refused.push(`${name} ${status}`);
    } catch (error) {
      refused.push(`${name} ${String(error)}`);
    }
  };
  const params = { conferenceAlias };
  const base = { fetcher, params, host };
  const mine = { fetcher, params: { conferenceAlias, [uuid]: me }, host };

  await ask('refresh_token', async () => {
    const answer = await api.refreshToken(base);
    if (answer.status === 200) token = answer.data.result.token;
    return answer;
  });
  let other = '';
  await ask('dial', async () => {
    const answer = await api.dial({
      ...base,
      body: { role: 'GUEST', destination: 'sip:room@example.org', protocol: 'sip' },
    });
    other = answer.data.result[0] ?? '';
    return answer;
  });
  const theirs = { fetcher, params: { conferenceAlias, [uuid]: other }, host };
  await ask('conference_status', () => api.conferenceStatus(base));
  await ask('participants', () => api.participants(base));
  await ask('available_layouts', () =>
    api.availableLayouts({ ...base, params: { ...params, annotate: true } }),
  );
  await ask('layout_svgs', () => api.layoutSvgs(base));
  await ask('theme', () => api.theme(base), 204);
  await ask('lock', () => api.lock(base));
  await ask('unlock', () => api.unlock(base));
  await ask('start_conference', () => api.startConference(base));
  await ask('muteguests', () => api.muteguests(base));
  await ask('unmuteguests', () => api.unmuteguests(base));
  await ask('set_guests_can_unmute', () => api.setGuestsCanUnmute({ ...base, body: { setting: true } }));
  await ask('message', () =>
    api.messageConference({ ...base, body: { type: 'text/plain', payload: 'Hello' } }),
  );
  await ask('transform_layout', () =>
    api.transformLayout({ ...base, body: { transforms: { layout: '4:0' } } }),
  );
  await ask('clearallbuzz', () => api.clearAllBuzz(base));
  await ask('mute', () => api.muteParticipant(theirs));
  await ask('unmute', () => api.unmuteParticipant(theirs));
  await ask('client_mute', () => api.clientMuteParticipant(mine));
  await ask('client_unmute', () => api.clientUnmuteParticipant(mine));
  await ask('video_muted', () => api.videoMuteParticipant(mine));
  await ask('video_unmuted', () => api.videoUnmuteParticipant(mine));
  await ask('allowrxpresentation', () => api.allowrxpresentationParticipant(mine));
  await ask('denyrxpresentation', () => api.denyrxpresentationParticipant(mine));
  await ask('spotlighton', () => api.spotlightonParticipant(theirs));
  await ask('spotlightoff', () => api.spotlightoffParticipant(theirs));
  await ask('unlock', () => api.unlockParticipant(theirs));
  await ask('dtmf', () => api.dtmfParticipant({ ...theirs, body: { digits: '1#' } }));
  await ask('overlaytext', () => api.overlaytextParticipant({ ...mine, body: { text: 'Room' } }));
  await ask('role', () => api.roleParticipant({ ...theirs, body: { role: 'chair' } }));
  await ask('fecc', () =>
    api.feccParticipant({
      ...mine,
      body: { action: 'start', target: other, movement: [{ axis: 'pan', direction: 'left' }] },
    }),
  );
  await ask('buzz', () => api.buzzParticipant(mine));
  await ask('clearbuzz', () => api.clearbuzzParticipant(mine));
  await ask('message to one', () =>
    api.messageParticipant({ ...theirs, body: { type: 'text/plain', payload: 'Hello' } }),
  );
  await ask('avatar.jpg', () => api.avatarJpgParticipant(mine), 404);
  await ask('take_floor', () => api.takeFloor(mine));
  await ask('release_floor', () => api.releaseFloor(mine));
  await ask('preferred_aspect_ratio', () =>
    api.preferredAspectRatio({ ...mine, body: { aspect_ratio: 1.78 } }),
  );
  await ask('notify_not_afk', () => api.notifyNotAFK(mine));
  await ask('transfer', () =>
    api.transferParticipant({ ...theirs, body: { role: 'guest', conference_alias: conferenceAlias } }),
  );
  let callUuid = '';
  await ask('calls', async () => {
    const answer = await api.callsWebrtcParticipant({ ...mine, body: { call_type: 'WEBRTC', sdp: offer } });
    if (answer.status === 200) callUuid = answer.data.result.call_uuid;
    return answer;
  });
  const call = { fetcher, params: { conferenceAlias, [uuid]: me, callUuid }, host };
  await ask('ack', () => api.ack({ ...call, body: {} }));
  await ask('new_candidate', () => api.newCandidate({ ...call, body: { candidate: '', mid: '0' } }));
  await ask('update', () => api.update({ ...call, body: { sdp: offer } }));
  await ask('statistics', () => api.statistics({ ...call, body: { audio: {}, video: {} } }));
  await ask('call dtmf', () => api.dtmf({ ...call, body: { digits: '1' } }));
  await ask('call disconnect', () => api.disconnectCall(call));
  await ask('release_token', () =>
    api.releaseToken({ ...base, body: { reason: 'User initiated disconnect' } }),
  );
  return refused;
}

/** Says what is wrong with an event's data, by the validators of the endpoints that answer the same; null for nothing. */
async function judgeEvent(event: string, data: unknown): Promise<string | null> {
  const params = { conferenceAlias: 'a' };
  const answering =
    (result: unknown): typeof fetch =>
    async () =>
      new Response(JSON.stringify({ status: 'success', result }), {
        headers: { 'content-type': 'application/json' },
      });
  try {
    if (event === 'participant_create' || event === 'participant_update')
      await api.participants({ fetcher: answering([data]), params, host: '' });
    if (event === 'conference_update')
      await api.conferenceStatus({ fetcher: answering(data), params, host: '' });
    return null;
  } catch (error) {
    return `${event} ${String(error)}`;
  }
}

/** What a node says to one who wants in, once the validators have let it pass. */
export async function wantsIn(
  host: string,
  conferenceAlias: string,
  by: { readonly pin?: string; readonly body?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly status: number; readonly result: unknown }> {
  const plain = window.fetch.bind(window);
  const answer = await api.requestToken({
    fetcher: by.pin === undefined ? plain : api.withPin(plain, by.pin),
    params: { conferenceAlias },
    body: { display_name: 'Judge', ...by.body },
    host,
  });
  return { status: answer.status, result: answer.data.result };
}

/** An offer of a browser, for a call that nobody looks at. */
export async function offer(): Promise<string> {
  const connection = new RTCPeerConnection();
  connection.addTransceiver('audio');
  connection.addTransceiver('video');
  await connection.setLocalDescription();
  const { sdp = '' } = connection.localDescription ?? {};
  connection.close();
  return sdp;
}

/** Listens to all events of a meeting; `judged` answers what was wrong with them, and that too few came. */
export async function heard(host: string, alias: string): Promise<{ judged(): Promise<readonly string[]> }> {
  const joined = await wantsIn(host, alias);
  const token = String(Object(joined.result).token);
  const stream = new EventSource(`${host}/api/client/v2/conferences/${alias}/events?token=${token}`);
  const events: { readonly event: string; readonly data: unknown }[] = [];
  for (const event of ['participant_create', 'participant_update', 'conference_update'])
    stream.addEventListener(event, ({ data }) => events.push({ event, data: JSON.parse(data) }));
  await new Promise((resolve) => stream.addEventListener('participant_sync_end', resolve));
  return {
    async judged() {
      stream.close();
      const judged = await Promise.all(events.map(({ event, data }) => judgeEvent(event, data)));
      const wrong = judged.filter((one) => one !== null);
      return events.length < 20 ? [...wrong, `only ${events.length} events`] : wrong;
    },
  };
}
