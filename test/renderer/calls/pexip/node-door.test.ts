import { expect, test } from 'vitest';
import { makeEventStreams } from '../../../../renderer/calls/pexip/event-streams.ts';
import { openNodeDoor } from '../../../../renderer/calls/pexip/node-door.ts';
import { makeVirtualClock } from '../virtual-clock.ts';
import { done, makePretendNode, refusal } from './pretend-node.ts';

const api = '/api/client/v2/conferences';
const own = 'me';

async function arrange() {
  const clock = makeVirtualClock();
  const node = makePretendNode();
  node.answers.request_token = done({ token: 'a+b', participant_uuid: own, expires: '120', role: 'HOST' });
  const said: string[] = [];
  const door = openNodeDoor({
    main: node.main,
    clock,
    streams: makeEventStreams(node.main),
    node: 'https://one.example.org',
    alias: 'a b@example.org',
    events: {
      lost: (tries) => said.push(`lost ${tries}`),
      back: () => said.push('back'),
      tokenLost: () => said.push('token lost'),
      mediaRefused: (reason) => said.push(`media refused: ${reason}`),
      floorTaken: () => said.push('floor taken'),
    },
  });
  const fetched = (path: string, init: RequestInit = {}) =>
    fetch(`${door.host}${api}/meeting/${path}`, { method: 'post', ...init });
  const enter = () => fetched('request_token', { body: '{"display_name":"x","sso_redirect_target":"y"}' });
  const listen = () => {
    const heard: string[] = [];
    const source = new EventSource(`${door.host}${api}/meeting/events?token=a+b`);
    source.onopen = () => heard.push('open');
    for (const kind of ['participant_create', 'stage', 'presentation_revoked'])
      source.addEventListener(kind, () => heard.push(kind));
    return heard;
  };
  return { clock, node, said, door, fetched, enter, listen };
}

test('one is let in when the event stream stands, under the meeting’s own alias', async () => {
  const { node, enter, door } = await arrange();
  const answer = await enter();
  expect(answer.status).toBe(200);
  expect(node.asked[0]).toMatchObject({
    path: `${api}/a%20b%40example.org/request_token`,
    body: '{"display_name":"x"}',
  });
  expect([...node.streams.values()]).toEqual([`${api}/a%20b%40example.org/events?token=a%2Bb`]);
  expect(door.party).toBe(own);
  door.close();
});

test('a stream that does not open is a node that was not reached, and the place is given back', async () => {
  const { node, clock, enter, door } = await arrange();
  node.opens = false;
  const answered = enter();
  await clock.advance(10_000);
  const answer = await answered;
  expect(answer.status).toBe(503);
  expect((await answer.json()).result).toBe('rundbord:pexip-unreachable');
  expect(node.asked.at(-1)?.path).toMatch(/release_token$/);
  expect(node.streams.size).toBe(0);
  door.close();
});

test('what came before the client listened comes when it does', async () => {
  const { node, clock, enter, listen, said, door } = await arrange();
  await enter();
  node.say('participant_create', { uuid: 'a' });
  const heard = listen();
  expect(heard).toEqual([]);
  await clock.advance(0);
  await clock.advance(0);
  expect(heard).toEqual(['open', 'participant_create']);
  node.say('stage', []);
  expect(heard.at(-1)).toBe('stage');
  node.say('presentation_start', { presenter_name: '', presenter_uri: '', presenter_uuid: '' });
  expect(said).toEqual(['floor taken']);
  door.close();
});

test('a stream that breaks off is opened again by itself, and the client hears nothing of it', async () => {
  const { node, clock, enter, listen, said, door } = await arrange();
  await enter();
  const heard = listen();
  await clock.advance(10);
  node.opens = false;
  node.hear({ stream: 1, kind: 'closed', status: null });
  expect(said).toEqual(['lost 0']);
  await clock.advance(100);
  node.hear({ stream: 2, kind: 'closed', status: null });
  node.opens = true;
  await clock.advance(500);
  expect(said).toEqual(['lost 0', 'lost 1', 'back']);
  node.say('stage', []);
  expect(heard).toEqual(['open', 'stage']);
  door.close();
});

test('a stream that is silent for long is dead; a sign of life keeps it', async () => {
  const { node, clock, enter, said, door } = await arrange();
  await enter();
  await clock.advance(60_000);
  node.hear({ stream: 1, kind: 'beat' });
  await clock.advance(60_000);
  expect(said).toEqual([]);
  await clock.advance(20_000);
  expect(said).toEqual(['lost 0', 'back']);
  expect([...node.streams.keys()]).toEqual([2]);
  door.close();
});

test('a token that no stream takes any more is lost', async () => {
  const { node, clock, enter, said, door } = await arrange();
  await enter();
  node.opens = false;
  node.hear({ stream: 1, kind: 'closed', status: 403 });
  await clock.advance(100);
  node.hear({ stream: 2, kind: 'closed', status: 403 });
  expect(said).toEqual(['lost 0', 'token lost']);
  door.close();
});

test('a token that is not renewed is told once, and asked for once', async () => {
  const { node, enter, fetched, said, door } = await arrange();
  await enter();
  node.answers.refresh_token = refusal(403, 'Invalid token');
  const answer = await fetched('refresh_token');
  // The client takes anything else for a reason to ask again at once.
  expect(answer.status).toBe(200);
  expect(said).toEqual(['token lost']);
  expect(node.asked.filter(({ path }) => path.endsWith('refresh_token'))).toHaveLength(1);
  door.close();
});

test('a renewed token is the one with which a stream is opened again', async () => {
  const { node, clock, enter, fetched, door } = await arrange();
  await enter();
  node.answers.refresh_token = done({ token: 'new', expires: '120' });
  await fetched('refresh_token');
  node.hear({ stream: 1, kind: 'closed', status: null });
  await clock.advance(100);
  expect([...node.streams.values()]).toEqual([`${api}/a%20b%40example.org/events?token=new`]);
  door.close();
});

test('what must pass is asked again while the node is away; a candidate and figures are given up', async () => {
  const { node, clock, enter, fetched, door } = await arrange();
  await enter();
  node.answers.ack = null;
  node.answers.new_candidate = null;
  const ack = fetched('participants/me/calls/c/ack').then(
    ({ status }) => status,
    () => 'failed',
  );
  const candidate = fetched('participants/me/calls/c/new_candidate').then(({ status }) => status);
  node.answers.statistics = null;
  const told = fetched('participants/me/calls/c/statistics').then(({ status }) => status);
  await clock.advance(1000);
  node.answers.ack = done(true);
  await clock.advance(10_000);
  expect(await ack).toBe(200);
  expect(await candidate).toBe(200);
  expect(await told).toBe(200);
  door.close();
});

test('an offer that is refused is told in the node’s words', async () => {
  const { node, enter, fetched, said, door } = await arrange();
  await enter();
  node.answers.calls = refusal(403, 'Out of resource');
  await fetched('participants/me/calls');
  node.answers.calls = { status: 504, type: 'text/plain', body: '' };
  await fetched('participants/me/calls');
  expect(said).toEqual(['media refused: Out of resource', 'media refused: ']);
  door.close();
});

test('after the end only good-byes pass, and the place is given back once', async () => {
  const { node, clock, enter, fetched, said, door } = await arrange();
  await enter();
  door.close();
  expect(node.streams.size).toBe(0);
  const before = node.asked.length;
  expect((await fetched('participants/me/mute')).status).toBe(200);
  expect((await fetched('refresh_token')).status).toBe(200);
  expect(node.asked.length).toBe(before);
  await fetched('release_token');
  door.release();
  await clock.settle();
  expect(node.asked.slice(before).map(({ path }) => path.split('/').at(-1))).toEqual(['release_token']);
  expect(said).toEqual([]);
});

test('what is for anybody else goes where it went', async () => {
  const { door } = await arrange();
  expect(await (await fetch('data:text/plain,hello')).text()).toBe('hello');
  door.close();
});
