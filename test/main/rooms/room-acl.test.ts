import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topics } from '../../../main/contract/room.ts';
import { aclOfParty, mayPublish, maySubscribe, type RoomAcl } from '../../../main/rooms/room-acl.ts';

const acl = aclOfParty('egeskov', 'kiosk-1');

test('a party says its own presence and signals in its own name', () => {
  expect(mayPublish(acl, topics.presence('egeskov', 'kiosk-1'), true)).toBe(true);
  expect(mayPublish(acl, topics.presence('egeskov', 'kiosk-1'), false)).toBe(true);
  expect(mayPublish(acl, topics.signal('egeskov', 'guest-2', 'kiosk-1'), false)).toBe(true);
});

test.each([
  [topics.presence('egeskov', 'guest-2'), true],
  [topics.presence('rosenholm', 'kiosk-1'), true],
  [topics.signal('egeskov', 'guest-2', 'guest-3'), false],
  [topics.signal('rosenholm', 'guest-2', 'kiosk-1'), false],
  // A signal that is kept would stay after the meeting.
  [topics.signal('egeskov', 'guest-2', 'kiosk-1'), true],
  // Wildcards are for filters.
  [topics.signal('egeskov', '+', 'kiosk-1'), false],
  ['rundbord/rooms/egeskov/signal/#', false],
  [`${topics.presence('egeskov', 'kiosk-1')}/more`, true],
  [`${topics.presence('egeskov', 'kiosk-1')}\0`, true],
  [`/${topics.presence('egeskov', 'kiosk-1')}`, true],
  ['$SYS/broker', false],
  ['', false],
])('may not publish to %j (kept: %j)', (topic, retain) => {
  expect(mayPublish(acl, topic, retain)).toBe(false);
});

test('a party hears presence and what is sent to it', () => {
  expect(maySubscribe(acl, topics.everyPresence('egeskov'))).toBe(true);
  expect(maySubscribe(acl, topics.presence('egeskov', 'guest-2'))).toBe(true);
  expect(maySubscribe(acl, topics.everySignalTo('egeskov', 'kiosk-1'))).toBe(true);
});

test.each([
  '#',
  '+/#',
  'rundbord/rooms/egeskov/#',
  'rundbord/rooms/+/presence/+',
  'rundbord/rooms/egeskov/+/+',
  'rundbord/rooms/egeskov/presence/#',
  topics.everySignalTo('egeskov', 'guest-2'),
  topics.everySignalTo('egeskov', '+'),
  topics.everyPresence('rosenholm'),
  '$share/all/rundbord/rooms/egeskov/presence/+',
  '$SYS/#',
  '',
])('may not subscribe to %j', (filter) => {
  expect(maySubscribe(acl, filter)).toBe(false);
});

test('the first rule that fits decides, and without one nothing is allowed', () => {
  const rules: RoomAcl = [
    { permission: 'deny', action: 'publish', topic: 'a/b' },
    { permission: 'allow', action: 'all', topic: 'a/#' },
  ];
  expect(mayPublish(rules, 'a/b', false)).toBe(false);
  expect(mayPublish(rules, 'a/c', false)).toBe(true);
  expect(maySubscribe(rules, 'a/#')).toBe(true);
  expect(maySubscribe(rules, 'b')).toBe(false);
  expect(mayPublish([], 'a', false)).toBe(false);
});

test('whatever the topic, only the five allowed forms are let through', () => {
  const level = fc.constantFrom(
    'rundbord',
    'rooms',
    'egeskov',
    'rosenholm',
    'presence',
    'signal',
    'kiosk-1',
    'guest-2',
    '+',
    '#',
    '',
  );
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 7 }), fc.boolean(), (levels, retain) => {
      const topic = levels.join('/');
      const own = topic === topics.presence('egeskov', 'kiosk-1');
      const signal = !retain && /^rundbord\/rooms\/egeskov\/signal\/[^/+#]*\/kiosk-1$/.test(topic);
      expect(mayPublish(acl, topic, retain)).toBe(own || signal);
      expect(maySubscribe(acl, topic)).toBe(
        /^rundbord\/rooms\/egeskov\/(presence|signal\/kiosk-1)\/[^/#]*$/.test(topic),
      );
    }),
    { numRuns: 500 },
  );
});
