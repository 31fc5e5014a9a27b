import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import type { LineHeard } from '../../../main/contract/far-systems.ts';
import { openSipDoor } from '../../../main/dialling/sip-door.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

// A server that answers pings only when a test wants it to.
const within = { timeout: 10_000, interval: 10 };
let server: WebSocketServer;
let address: string;
let answers = true;
let pings = 0;

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: false });
  server.on('connection', (socket) =>
    socket.on('ping', () => {
      pings += 1;
      if (answers) socket.pong();
    }),
  );
  await new Promise((resolve) => server.once('listening', resolve));
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

function arrange() {
  const clock = makeVirtualClock();
  const heard: LineHeard[] = [];
  const { dialling, calls } = settingsSchema.parse({
    dialling: { sip: { uri: 'sip:a%2Bb@example.org', password: 'x', servers: [address] } },
  });
  const door = openSipDoor({
    clock,
    log: silentLog,
    settings: () => ({ sip: dialling.sip, calls, displayName: 'Egeskov' }),
    trusted: () => undefined,
    heard: (one) => heard.push(one),
    standingChanged: () => {},
  });
  return { clock, door, heard };
}

test('a line on which nothing is answered any more is ended, though nobody said so', async () => {
  const { clock, door, heard } = arrange();
  door.open(address);
  await vi.waitFor(() => expect(heard).toEqual([{ line: 1, kind: 'open' }]), within);
  await clock.advance(20_000);
  await vi.waitFor(() => expect(pings).toBe(1), within);
  // The answer has come back when another ping follows.
  await vi.waitFor(async () => {
    await clock.advance(1000);
    expect(pings).toBe(2);
  }, within);
  answers = false;
  await vi.waitFor(async () => {
    await clock.advance(5000);
    expect(heard.at(-1)).toEqual({ line: 1, kind: 'closed', code: 1006 });
  }, within);
  expect(door.send(1, 'x')).toMatchObject({ ok: false, error: { code: 'sip-unreachable' } });
});

test('there are no more lines than a call needs; a line that is closed is told at once', () => {
  const { door, heard } = arrange();
  const opened = Array.from({ length: 5 }, () => door.open(address).ok);
  expect(opened).toEqual([true, true, true, true, false]);
  door.close(1);
  expect(heard).toEqual([{ line: 1, kind: 'closed', code: 1000 }]);
  expect(door.open(address).ok).toBe(true);
  door.letGo();
  expect(door.open(address).ok).toBe(true);
  door.letGo();
});

test('the user name is that of the address when the settings name none', () => {
  expect(arrange().door.account()?.username).toBe('a+b');
});
