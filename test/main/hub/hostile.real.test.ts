import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { hubPaths } from '../../../main/contract/hub-paths.ts';
import { type Ticket, topics } from '../../../main/contract/room.ts';
import { largestPacketBytes, type Packet, packetBytes } from '../../../main/hub/mqtt-packets.ts';
import { clientOptions, joinRoom, returnCodeOf } from './party.ts';
import { had, startTrialHub, type TrialHub } from './trial-hub.ts';

let trial: TrialHub;
const thrown: unknown[] = [];
const onThrown = (error: unknown): void => void thrown.push(error);

beforeAll(async () => {
  process.on('uncaughtException', onThrown);
  process.on('unhandledRejection', onThrown);
  trial = await startTrialHub();
});
afterAll(async () => {
  await trial?.stop();
  process.off('uncaughtException', onThrown);
  process.off('unhandledRejection', onThrown);
});

const aTicket = async () =>
  had(await trial.hub.ticket({ room: 'egeskov', name: '', role: '', kind: 'kiosk' }));
const bytesOf = (packet: Packet): Buffer => packetBytes(packet) ?? Buffer.alloc(0);

const connectPacket = ({ client, token, room }: Ticket): Buffer =>
  bytesOf({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clientId: client,
    clean: true,
    keepalive: 15,
    username: 'party',
    password: Buffer.from(token),
    will: { topic: topics.presence(room, client), payload: Buffer.alloc(0), qos: 1, retain: true },
  });

/** The hub goes on: nothing was thrown, and a party still gets in. */
async function isWell(): Promise<void> {
  expect(thrown).toEqual([]);
  const ticket = await aTicket();
  expect(await returnCodeOf(ticket.broker, clientOptions(ticket))).toBe(0);
}

/** Sends each portion as a frame, and resolves when the hub closed, or when it answered a farewell. */
function throwAt(portions: readonly Uint8Array[], first: readonly Buffer[] = []): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(trial.hub.brokerUrl, 'mqtt');
    socket.on('open', () => {
      for (const bytes of [...first, ...portions]) socket.send(bytes);
      socket.close();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

test('any bytes at the broker before and after the token leave the hub well', async () => {
  const letIn = connectPacket(await aTicket());
  const heads = [
    0x10, 0x20, 0x30, 0x32, 0x34, 0x40, 0x50, 0x62, 0x70, 0x82, 0x90, 0xa2, 0xb0, 0xc0, 0xd0, 0xe0, 0xf0,
  ];
  // What looks like a packet gets further than what does not.
  const packetLike = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 40 }))
    .map(([head, body]) => Uint8Array.from([head, body.length, ...body]));
  const portions = fc.array(fc.oneof(packetLike, fc.uint8Array({ maxLength: 40 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(portions, fc.boolean(), async (sent, withToken) => {
      await throwAt(sent, withToken ? [letIn] : []);
      expect(thrown).toEqual([]);
    }),
    { numRuns: 150 },
  );
  await isWell();
});

test('a changed byte in what a party says leaves the hub well', async () => {
  const ticket = await aTicket();
  const { client, room } = ticket;
  const good = [
    connectPacket(ticket),
    bytesOf({
      cmd: 'subscribe',
      messageId: 1,
      subscriptions: [{ topic: topics.everyPresence(room), qos: 1 }],
    }),
    bytesOf({
      cmd: 'publish',
      topic: topics.presence(room, client),
      payload: Buffer.from('here'),
      qos: 1,
      messageId: 2,
      dup: false,
      retain: true,
    }),
    bytesOf({ cmd: 'unsubscribe', messageId: 3, unsubscriptions: [topics.everyPresence(room)] }),
    bytesOf({ cmd: 'disconnect' }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(), fc.nat(255), async (which, at, value) => {
      const changed = good.map((bytes) => Buffer.from(bytes));
      const bytes = changed[which];
      if (bytes) bytes[at % bytes.length] = value;
      await throwAt(changed);
      expect(thrown).toEqual([]);
    }),
    { numRuns: 150 },
  );
  await isWell();
});

test('text, too much, and too large are refused, each by closing', async () => {
  const closing = (send: (socket: WebSocket) => void): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(trial.hub.brokerUrl, 'mqtt');
      socket.on('open', () => send(socket));
      socket.on('error', () => {});
      socket.on('close', (code) => resolve(code));
    });
  expect(await closing((socket) => socket.send('text'))).toBe(1003);
  expect(await closing((socket) => socket.send(bytesOf({ cmd: 'pingreq' })))).toBe(1008);
  // RFC 6455 §7.4.1: 1009 is "too big".
  expect(await closing((socket) => socket.send(Buffer.alloc(largestPacketBytes + 1024)))).toBe(1009);
  await isWell();
});

test('a party that does not read what is sent to it is let go before it fills the memory', async () => {
  const [fromTicket, toTicket] = [await aTicket(), await aTicket()];
  const from = await joinRoom(fromTicket);
  const deaf = new WebSocket(toTicket.broker, 'mqtt');
  await new Promise<void>((resolve) => deaf.once('open', () => resolve()));
  const listening = new Promise<void>((resolve) =>
    deaf.on('message', (data: Buffer) => data[0] === 0x90 && resolve()),
  );
  deaf.send(connectPacket(toTicket));
  const filter = topics.everySignalTo(toTicket.room, toTicket.client);
  deaf.send(bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos: 0 }] }));
  await listening;
  deaf.pause();
  const topic = topics.signal('egeskov', toTicket.client, fromTicket.client);
  const large = 'x'.repeat(200_000);
  const letGo = (): boolean => trial.lines.some((line) => line.includes('does not take what is sent to it'));
  for (let sent = 0; sent < 400 && !letGo(); sent += 1) await from.say(topic, large);
  expect(letGo()).toBe(true);
  await from.settled();
  await from.client.endAsync();
  deaf.terminate();
  await isWell();
});

test('any bytes and bodies at the HTTP door leave the hub well', async () => {
  const port = Number(new URL(trial.base).port);
  const raw = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.on('close', () => resolve());
    });
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), raw), { numRuns: 60 });
  await raw(
    Buffer.from('GET /mqtt HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
  );
  await raw(Buffer.from('GET / HTTP/1.1\r\nhost: x"; script-src *\r\n\r\n'));
  await raw(
    Buffer.from(
      `POST ${hubPaths.welcome} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{`,
    ),
  );
  const paths = Object.values(hubPaths).filter((path) => path.startsWith('/api/'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, value) => {
      const answer = await fetch(trial.base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await answer.json()).toMatchObject({ ok: false });
      expect(answer.status).not.toBe(500);
    }),
    { numRuns: 150 },
  );
  await isWell();
});
