import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { systemClock } from '../../../main/contract/clock.ts';
import type { LineHeard, StreamHeard } from '../../../main/contract/far-systems.ts';
import { type FarDoors, openFarDoors } from '../../../main/dialling/far-doors.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';

type Asked = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] };

const within = { timeout: 10_000, interval: 10 };
const asked: Asked[] = [];
const streams: StreamHeard[] = [];
const lines: LineHeard[] = [];
const said: string[] = [];
let node: Server;
let origin: string;
let dead: string;
let sip: WebSocketServer;
let sipAddress: string;
let doors: FarDoors;
let stream: ServerResponse | null = null;
let status = 200;

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
const answer = (response: ServerResponse, result: unknown, code = 200): void => {
  response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ status: code === 200 ? 'success' : 'failed', result }));
};

beforeAll(async () => {
  node = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers });
    if (url === '/api/client/v2/status') return answer(response, 'OK', status);
    if (url.includes('/events')) {
      if (url.includes('token=wrong')) return answer(response, 'Invalid token', 403);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      stream = response;
      response.write(': hello\n\n');
      return;
    }
    if (url.endsWith('/request_token')) return answer(response, { token: 'first', expires: '120' });
    if (url.endsWith('/refresh_token')) return answer(response, { token: 'second', expires: '120' });
    if (url.endsWith('/large')) return response.end('x'.repeat(1_100_000));
    if (url.endsWith('/elsewhere')) {
      response.writeHead(302, { location: `${origin}/api/client/v2/status` });
      return response.end();
    }
    answer(response, true);
  });
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${portOf(node)}`;
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  dead = `http://127.0.0.1:${portOf(gone)}`;
  await new Promise((resolve) => gone.close(resolve));
  sip = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip' });
  sip.on('connection', (socket) =>
    socket.on('message', (data) => {
      if (String(data) === 'bye') socket.close(1001);
      else socket.send(`got ${String(data)}`);
    }),
  );
  await new Promise((resolve) => sip.once('listening', resolve));
  sipAddress = `ws://127.0.0.1:${portOf(sip)}`;
  const settings = settingsSchema.parse({
    room: { name: 'Egeskov', site: 'Huset' },
    links: { pexip: ['video.example.org'] },
    dialling: {
      pexip: { nodes: [dead, origin] },
      sip: { uri: 'sip:egeskov@example.org', password: 'secret', servers: [sipAddress] },
    },
    calls: { stun: ['stun:stun.example.org'] },
  });
  const write = (text: string): void => void said.push(text);
  const log = { ...silentLog, info: write, warn: write, error: write, debug: write };
  doors = openFarDoors({
    clock: systemClock,
    log,
    settings: () => settings,
    tell: {
      'pexip.heard': (heard) => streams.push(heard),
      'sip.heard': (heard) => lines.push(heard),
      'sip.changed': () => {},
    },
    lookUpSrv: async () => [],
  });
});
afterAll(async () => {
  await doors.stop();
  node.closeAllConnections();
  node.close();
  sip.close();
});

const ask = (path: string, more: { token?: string; pin?: string; body?: string; node?: string } = {}) =>
  doors.answers['pexip.ask']({ node: origin, path: `/api/client/v2/${path}`, method: 'POST', ...more });

test('a meeting is found at the node that answers, under the name of the room', async () => {
  const found = await doors.answers['pexip.find']({ address: 'https://video.example.org/webapp/m/team.a' });
  expect(found).toEqual({
    ok: true,
    value: { alias: 'team.a', nodes: [origin], displayName: 'Egeskov, Huset' },
  });
});

test('a question goes with its headers, and the answer comes back', async () => {
  const answered = await ask('conferences/team.a/request_token', {
    pin: '1234',
    body: '{"display_name":"x"}',
  });
  expect(answered).toMatchObject({ ok: true, value: { status: 200, type: 'application/json' } });
  const last = asked.at(-1);
  const { pin, token, cookie, 'content-type': type } = last?.headers ?? {};
  expect([last?.method, pin, token, type, cookie]).toEqual([
    'POST',
    '1234',
    undefined,
    'application/json',
    undefined,
  ]);
});

test('nothing but the Client API of nodes that were found is asked', async () => {
  const before = asked.length;
  for (const path of ['../../admin', 'x/../../../y', '%2e%2e/%2e%2e/%2e%2e/admin', 'a b', 'a#b'])
    expect(await ask(path), path).toMatchObject({ ok: false, error: { code: 'bad-argument' } });
  expect(await ask('status', { node: 'https://evil.example' })).toMatchObject({ ok: false });
  expect(await ask('status', { token: 'a\r\nx: y' })).toMatchObject({ ok: false });
  expect(asked).toHaveLength(before);
});

test('a redirect is not followed, and an answer without end is not read', async () => {
  expect(await ask('conferences/a/elsewhere')).toMatchObject({ ok: true, value: { status: 302 } });
  expect(await ask('conferences/a/large')).toMatchObject({ ok: false, error: { code: 'pexip-unreachable' } });
});

test('an event stream is told: open, beats, events, and its end', async () => {
  const listened = await doors.answers['pexip.listen']({
    node: origin,
    path: '/api/client/v2/conferences/a/events?token=t',
  });
  expect(listened).toEqual({ ok: true, value: { stream: 1 } });
  await vi.waitFor(() => expect(streams.map(({ kind }) => kind)).toEqual(['open', 'beat']), within);
  stream?.write('event: chat\nid: 1\ndata: {"a":\ndata: "æ"}\n\n');
  await vi.waitFor(
    () =>
      expect(streams.at(-1)).toEqual({
        stream: 1,
        kind: 'event',
        event: 'chat',
        id: '1',
        data: '{"a":\n"æ"}',
      }),
    within,
  );
  stream?.end();
  await vi.waitFor(() => expect(streams.at(-1)).toEqual({ stream: 1, kind: 'closed', status: null }), within);
  const before = streams.length;
  await doors.answers['pexip.listen']({ node: origin, path: '/api/client/v2/x/events?token=wrong' });
  await vi.waitFor(
    () => expect(streams.slice(before)).toEqual([{ stream: 2, kind: 'closed', status: 403 }]),
    within,
  );
});

test('a window that is gone leaves no stream and no place in a meeting behind', async () => {
  await ask('conferences/team.a/refresh_token', { token: 'first' });
  await doors.answers['pexip.listen']({ node: origin, path: '/api/client/v2/x/events?token=t' });
  await vi.waitFor(() => expect(streams.at(-1)?.kind).toBe('beat'), within);
  const held = stream;
  const ended = new Promise((resolve) => held?.on('close', resolve));
  const before = streams.length;
  doors.windowGone();
  await ended;
  await vi.waitFor(
    () =>
      expect(
        asked.filter(({ url }) => url.endsWith('/release_token')).map((one) => one.headers.token),
      ).toEqual(['second']),
    within,
  );
  expect(asked.at(-1)?.url).toBe('/api/client/v2/conferences/team.a/release_token');
  expect(streams).toHaveLength(before);
});

test('a line to a SIP server carries texts both ways, and its end has a code', async () => {
  expect(await doors.answers['sip.account'](null)).toEqual({
    ok: true,
    value: {
      uri: 'sip:egeskov@example.org',
      displayName: 'Egeskov, Huset',
      username: 'egeskov',
      password: 'secret',
      servers: [sipAddress],
      iceServers: [{ urls: ['stun:stun.example.org'] }],
      relayOnly: false,
      tones: 'auto',
    },
  });
  expect(await doors.answers['sip.open']({ server: 'wss://other.example' })).toMatchObject({ ok: false });
  await doors.answers['sip.open']({ server: sipAddress });
  await vi.waitFor(() => expect(lines).toEqual([{ line: 1, kind: 'open' }]), within);
  expect([...sip.clients].map(({ protocol }) => protocol)).toEqual(['sip']);
  await doors.answers['sip.send']({ line: 1, text: 'OPTIONS æ' });
  await vi.waitFor(
    () => expect(lines.at(-1)).toEqual({ line: 1, kind: 'text', text: 'got OPTIONS æ' }),
    within,
  );
  await doors.answers['sip.send']({ line: 1, text: 'bye' });
  await vi.waitFor(() => expect(lines.at(-1)).toEqual({ line: 1, kind: 'closed', code: 1001 }), within);
  expect(await doors.answers['sip.send']({ line: 1, text: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'sip-unreachable' },
  });
});

test('a node that is put out of use is maintenance, not out of reach', async () => {
  status = 503;
  expect(await doors.answers['pexip.find']({ address: 'team' })).toMatchObject({
    ok: false,
    error: { code: 'pexip-maintenance' },
  });
});

test('the log has no alias, token, PIN or address in it', () => {
  expect(said.length).toBeGreaterThan(2);
  expect(said.join('\n')).not.toMatch(/team|first|second|1234|egeskov|127\.0|example/i);
});
