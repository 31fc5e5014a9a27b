import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { type Ticket, topics } from '../../../main/contract/room.ts';
import { roomLimit } from '../../../main/hub/admission.ts';
import type { HubSettings } from '../../../main/hub/hub-settings.ts';
import { silentLog } from '../../../main/log.ts';
import { openRoomTokens } from '../../../main/rooms/room-tokens.ts';
import { openStore } from '../../../main/store/store.ts';
import { clientOptions, joinRoom, returnCodeOf } from './party.ts';
import { had, startTrialHub, type TrialHub } from './trial-hub.ts';

/** A broker that the hub is tried with: its settings, and how it is started anew in the middle of a call. */
export type BrokerOnTrial = {
  readonly settings: Partial<HubSettings>;
  restart(hub: TrialHub): Promise<void>;
  stop(): Promise<void>;
};

/** What rooms need of the hub's door, whichever broker is behind it. */
export function brokerSuite(name: string, start: () => Promise<BrokerOnTrial>): void {
  describe(`rooms over ${name}`, () => {
    let onTrial: BrokerOnTrial;
    let trial: TrialHub;
    let rooms = 0;
    const ticket = async (room: string, who = 'a party'): Promise<Ticket> =>
      had(await trial.hub.ticket({ room, name: who, role: '', kind: 'kiosk' }));
    const newRoom = (): string => {
      rooms += 1;
      return `room-${rooms}`;
    };
    const untilUp = (): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (trial.hub.facts.status !== 'up') return;
          stop();
          resolve();
        };
        const stop = trial.hub.watch(look);
        look();
      });

    beforeAll(async () => {
      onTrial = await start();
      trial = await startTrialHub(onTrial.settings);
      await untilUp();
    });
    afterAll(async () => {
      await trial?.stop();
      await onTrial?.stop();
    });

    test('who joins late hears who is there, and who is there hears who joins', async () => {
      const room = newRoom();
      const [first, second] = [await ticket(room, 'first'), await ticket(room, 'second')];
      const one = await joinRoom(first);
      const two = await joinRoom(second);
      const late = await two.until(({ topic }) => topic === topics.presence(room, first.client));
      expect(late).toMatchObject({ text: 'first', retained: true });
      const early = await one.until(({ topic }) => topic === topics.presence(room, second.client));
      expect(early).toMatchObject({ text: 'second', retained: false });
      await Promise.all([one.client.endAsync(), two.client.endAsync()]);
    });

    test('the last will empties the presence of who is lost, and nothing stays for who joins after', async () => {
      const room = newRoom();
      const [lostTicket, stayTicket] = [await ticket(room), await ticket(room)];
      const stays = await joinRoom(stayTicket);
      const lost = await joinRoom(lostTicket);
      const presence = topics.presence(room, lostTicket.client);
      await stays.until(({ topic, text }) => topic === presence && text !== '');
      lost.client.stream.destroy();
      await stays.until(({ topic, text }) => topic === presence && text === '');
      const after = await joinRoom(await ticket(room));
      await after.settled();
      expect(after.heard.filter(({ topic }) => topic === presence)).toEqual([]);
      await Promise.all([stays.client.endAsync(), after.client.endAsync()]);
    });

    test('who leaves in good order takes its last will along', async () => {
      const room = newRoom();
      const [leaves, stays] = [
        await joinRoom(await ticket(room, 'leaves')),
        await joinRoom(await ticket(room)),
      ];
      await stays.until(({ text }) => text === 'leaves');
      await leaves.client.endAsync();
      await stays.settled();
      expect(stays.heard.filter(({ text }) => text === '')).toEqual([]);
      await stays.client.endAsync();
    });

    test('the same party again takes the place of the one before', async () => {
      const room = newRoom();
      const given = await ticket(room, 'one');
      const before = await joinRoom(given);
      const renewed = had(
        await trial.hub.ticket({ room, name: 'one', role: '', kind: 'kiosk', client: given.client }),
      );
      expect(renewed.client).toBe(given.client);
      const now = await joinRoom(renewed);
      await before.gone;
      await now.settled();
      await now.client.endAsync();
    });

    test('a signal comes to whom it is for, and to nobody else', async () => {
      const room = newRoom();
      const tickets = [await ticket(room), await ticket(room), await ticket(room)];
      const [from, to, other] = await Promise.all(tickets.map((one) => joinRoom(one)));
      if (!from || !to || !other) throw new Error('three parties');
      const topic = topics.signal(room, tickets[1]?.client ?? '', tickets[0]?.client ?? '');
      await from.say(topic, 'x'.repeat(20_000));
      await to.until((heard) => heard.topic === topic && heard.text.length === 20_000);
      await from.settled();
      await other.settled();
      expect(other.heard.filter((heard) => heard.topic === topic)).toEqual([]);
      await Promise.all([from, to, other].map(({ client }) => client.endAsync()));
    });

    test('a signal is never kept, even when that is asked for', async () => {
      const room = newRoom();
      const [fromTicket, toTicket] = [await ticket(room), await ticket(room)];
      const from = await joinRoom(fromTicket);
      await from.say(topics.signal(room, toTicket.client, fromTicket.client), 'old', { retain: true });
      await from.settled();
      const to = await joinRoom(toTicket);
      await to.settled();
      expect(to.heard.filter(({ text }) => text === 'old')).toEqual([]);
      await Promise.all([from.client.endAsync(), to.client.endAsync()]);
    });

    test('what a token does not allow is not delivered, and the party stays', async () => {
      const [room, otherRoom] = [newRoom(), newRoom()];
      const [meTicket, peerTicket, elsewhereTicket] = [
        await ticket(room),
        await ticket(room),
        await ticket(otherRoom),
      ];
      const [me, peer, elsewhere] = [
        await joinRoom(meTicket),
        await joinRoom(peerTicket),
        await joinRoom(elsewhereTicket),
      ];
      for (const topic of [
        topics.presence(room, peerTicket.client),
        topics.presence(otherRoom, meTicket.client),
        topics.signal(room, peerTicket.client, peerTicket.client),
        topics.signal(otherRoom, elsewhereTicket.client, meTicket.client),
        `rundbord/rooms/${room}/signal/${peerTicket.client}/${meTicket.client}/more`,
        'rundbord/rooms',
        '$SYS/forbidden',
      ]) {
        await me.say(topic, 'forbidden', { qos: 1 });
        await me.say(topic, 'forbidden', { qos: 0 });
      }
      await me.settled();
      await peer.settled();
      await elsewhere.settled();
      expect([...peer.heard, ...elsewhere.heard].filter(({ text }) => text === 'forbidden')).toEqual([]);
      await Promise.all([me, peer, elsewhere].map(({ client }) => client.endAsync()));
    });

    test('a subscription that a token does not allow is not granted, beside those that are', async () => {
      const room = newRoom();
      const [meTicket, peerTicket] = [await ticket(room), await ticket(room)];
      const [me, peer] = [await joinRoom(meTicket), await joinRoom(peerTicket)];
      const filters = [
        '#',
        'rundbord/#',
        '+/+/+/+/+',
        topics.everySignalTo(room, peerTicket.client),
        topics.everySignalTo(room, '+'),
        topics.everyPresence('room-of-others'),
        '$SYS/#',
        '$share/group/rundbord/#',
      ];
      const granted: number[][] = [];
      me.client.on('packetreceive', (packet) => {
        if (packet.cmd === 'suback') granted.push(packet.granted.map(Number));
      });
      await me.client.subscribeAsync([...filters, topics.everyPresence(room)], { qos: 1 }).catch(() => {});
      await me.client.subscribeAsync(filters, { qos: 0 }).catch(() => {});
      expect(granted).toEqual([[...filters.map(() => 128), 1], filters.map(() => 128)]);
      await peer.say(topics.signal(room, peerTicket.client, peerTicket.client), 'to myself');
      await peer.settled();
      await me.settled();
      expect(me.heard.filter(({ text }) => text === 'to myself')).toEqual([]);
      await Promise.all([me.client.endAsync(), peer.client.endAsync()]);
    });

    test('a token that is forged, expired, of another hub, for another client, or none, is refused', async () => {
      const given = await ticket(newRoom());
      const broker = given.broker;
      const [head, body, signature = ''] = given.token.split('.');
      const forged = `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
      const minuteAgo = { ...systemClock, now: () => Date.now() - 120_000 };
      const expired = await (await openRoomTokens(trial.store, minuteAgo)).issue({
        room: given.room,
        client: given.client,
        minutes: 1,
      });
      const otherHub = await openRoomTokens(openStore(`${trial.folder}/other`, silentLog), systemClock);
      const unknown = await otherHub.issue({ room: given.room, client: given.client, minutes: 1 });
      const codeWith = (token: string): Promise<number> =>
        returnCodeOf(broker, clientOptions({ client: given.client, token }));

      expect(await codeWith(given.token)).toBe(0);
      expect(await codeWith(forged)).toBe(4);
      expect(await codeWith(none)).toBe(4);
      expect(await codeWith(unknown.token)).toBe(4);
      expect(await codeWith('not a token')).toBe(4);
      expect(await codeWith(expired.token)).toBe(5);
      expect(await returnCodeOf(broker, { ...clientOptions(given), clientId: 'kiosk-another' })).toBe(4);
      const { password: _, username: __, ...anonymous } = clientOptions(given);
      expect(await returnCodeOf(broker, anonymous)).toBe(4);
      const will = { topic: topics.presence('others', given.client), payload: Buffer.from('x') };
      expect(await returnCodeOf(broker, { ...clientOptions(given), will })).toBe(4);
      expect(await returnCodeOf(broker, { ...clientOptions(given), protocolVersion: 5 })).toBe(1);
    });

    test('who is in when the token comes to its end is let go, and its last will is said', async () => {
      const room = newRoom();
      const watcher = await joinRoom(await ticket(room));
      const given = await ticket(room);
      const tokens = await openRoomTokens(trial.store, systemClock);
      const { token } = await tokens.issue({ room, client: given.client, minutes: 1.6 / 60 });
      const party = await joinRoom({ ...given, token });
      const presence = topics.presence(room, given.client);
      await watcher.until(({ topic, text }) => topic === presence && text !== '');
      await party.gone;
      await watcher.until(({ topic, text }) => topic === presence && text === '');
      expect(await returnCodeOf(given.broker, clientOptions({ client: given.client, token }))).toBe(5);
      await watcher.client.endAsync();
    });

    test('a room takes so many clients and no more', async () => {
      const room = newRoom();
      const parties = await Promise.all(
        Array.from({ length: roomLimit }, async () => joinRoom(await ticket(room))),
      );
      expect(await returnCodeOf(trial.hub.brokerUrl, clientOptions(await ticket(room)))).toBe(3);
      expect(await returnCodeOf(trial.hub.brokerUrl, clientOptions(await ticket(newRoom())))).toBe(0);
      await Promise.all(parties.map(({ client }) => client.endAsync()));
    });

    test('the broker is started anew in a call: all are let go, and come back with the tickets that they have', async () => {
      const room = newRoom();
      const tickets = [await ticket(room, 'first'), await ticket(room, 'second')];
      const before = await Promise.all(tickets.map((one) => joinRoom(one)));
      await onTrial.restart(trial);
      await Promise.all(before.map(({ gone }) => gone));
      await untilUp();
      const again = await Promise.all(
        tickets.map((one) => joinRoom({ ...one, broker: trial.hub.brokerUrl })),
      );
      const [first, second] = again;
      await first?.until(({ text }) => text === 'second');
      await second?.until(({ text }) => text === 'first');
      await Promise.all(again.map(({ client }) => client.endAsync()));
    });
  });
}
