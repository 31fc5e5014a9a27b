import { expect, test } from 'vitest';
import { topics } from '../../../main/contract/room.ts';
import { grantedOf, judgeClientPacket } from '../../../main/hub/client-packet.ts';
import type { ISubscribePacket } from '../../../main/hub/mqtt-packets.ts';
import { aclOfParty } from '../../../main/rooms/room-acl.ts';

const acl = aclOfParty('egeskov', 'kiosk-1');
const presence = topics.everyPresence('egeskov');
const signals = topics.everySignalTo('egeskov', 'kiosk-1');
const publish = { cmd: 'publish', payload: Buffer.from('x'), dup: false, retain: false } as const;
const subscribe = (...filters: [string, 0 | 1 | 2][]): ISubscribePacket => ({
  cmd: 'subscribe',
  messageId: 3,
  subscriptions: filters.map(([topic, qos]) => ({ topic, qos })),
});

test('an allowed message is passed on as it is', () => {
  const packet = {
    ...publish,
    topic: topics.signal('egeskov', 'guest-2', 'kiosk-1'),
    qos: 1,
    messageId: 9,
  } as const;
  expect(judgeClientPacket(packet, acl)).toEqual({ kind: 'pass', packet, forbidden: false });
});

test('a forbidden message is dropped; with QoS 1 it is answered', () => {
  const topic = topics.presence('egeskov', 'guest-2');
  expect(judgeClientPacket({ ...publish, topic, qos: 0 }, acl)).toEqual({ kind: 'drop' });
  expect(judgeClientPacket({ ...publish, topic, qos: 1, messageId: 9 }, acl)).toEqual({
    kind: 'answer',
    packet: { cmd: 'puback', messageId: 9 },
    forbidden: true,
  });
});

test('exactly once is not spoken here', () => {
  const topic = topics.presence('egeskov', 'kiosk-1');
  expect(judgeClientPacket({ ...publish, topic, qos: 2, messageId: 9 }, acl)).toMatchObject({ kind: 'bad' });
  expect(judgeClientPacket({ cmd: 'pubrel', messageId: 9 }, acl)).toMatchObject({ kind: 'bad' });
});

test('of a subscription the allowed filters are passed on, each once, and all are answered', () => {
  const asked = subscribe(['#', 1], [presence, 2], [presence, 0], [signals, 0]);
  expect(judgeClientPacket(asked, acl)).toEqual({
    kind: 'pass',
    packet: {
      ...asked,
      subscriptions: [
        { topic: presence, qos: 1 },
        { topic: signals, qos: 0 },
      ],
    },
    forbidden: true,
  });
  expect(grantedOf(asked, acl, [1, 0])).toEqual([128, 1, 1, 0]);
  expect(grantedOf(asked, acl, [])).toEqual([128, 128, 128, 128]);
});

test('a subscription without an allowed filter is answered here', () => {
  expect(judgeClientPacket(subscribe(['#', 0], ['$SYS/#', 1]), acl)).toEqual({
    kind: 'answer',
    packet: { cmd: 'suback', messageId: 3, granted: [128, 128] },
    forbidden: true,
  });
});

test('what was never granted is not unsubscribed from at the broker', () => {
  expect(
    judgeClientPacket({ cmd: 'unsubscribe', messageId: 4, unsubscriptions: ['#', presence] }, acl),
  ).toMatchObject({
    kind: 'pass',
    packet: { unsubscriptions: [presence] },
  });
  expect(judgeClientPacket({ cmd: 'unsubscribe', messageId: 4, unsubscriptions: ['#'] }, acl)).toMatchObject({
    kind: 'answer',
    packet: { cmd: 'unsuback', messageId: 4 },
  });
});

test('signs of life and answers are passed on, a farewell is a farewell, and the rest is not for clients', () => {
  expect(judgeClientPacket({ cmd: 'pingreq' }, acl).kind).toBe('pass');
  expect(judgeClientPacket({ cmd: 'puback', messageId: 1 }, acl).kind).toBe('pass');
  expect(judgeClientPacket({ cmd: 'disconnect' }, acl).kind).toBe('leave');
  expect(judgeClientPacket({ cmd: 'pingresp' }, acl).kind).toBe('bad');
  expect(judgeClientPacket({ cmd: 'connect', clientId: 'kiosk-1' }, acl).kind).toBe('bad');
});
