import { expect, test } from 'vitest';
import { nothingConnected } from '../../../main/contract/connected.ts';
import { engines, type JoinTarget } from '../../../main/contract/meeting.ts';
import { wayHere } from '../../../renderer/kiosk/way-here.ts';
import { aCodec } from '../calls/codec/a-codec.ts';

const to = (engine: JoinTarget['engine']): JoinTarget => ({
  engine,
  provider: engine,
  address: engine === 'room' ? 'rundbord:one' : `${engine}@house.example`,
  source: 'text',
});
const all = engines.map(to);
const codec = (...codecTakes: ('sip' | 'pexip')[]) => ({
  ...nothingConnected,
  codecs: [aCodec()],
  codecTakes,
});

test('a room of ours, what a codec takes in our place, Pexip, SIP, what only a codec dials, a simulated one; the web never', () => {
  const order: string[] = [];
  let left = [...all];
  for (;;) {
    const way = wayHere(left, codec(), engines);
    if (!way) break;
    order.push(way.engine);
    left = left.filter(({ engine }) => engine !== way.engine);
  }
  expect(order).toEqual(['room', 'pexip', 'sip', 'codec', 'fake']);
});

test('a codec that takes SIP takes it before Pexip is joined from here', () => {
  expect(wayHere([to('pexip'), to('sip')], codec('sip'), engines)).toMatchObject({
    engine: 'codec',
    provider: 'sip',
  });
});

test('only what a call can take here', () => {
  expect(wayHere([to('pexip'), to('sip')], nothingConnected, ['room'])).toBeNull();
  expect(wayHere([to('pexip'), to('sip')], nothingConnected, ['room', 'sip'])?.engine).toBe('sip');
  expect(wayHere([to('fake')], nothingConnected, ['room'])).toBeNull();
  expect(wayHere([to('room')], nothingConnected)?.engine).toBe('room');
});

test('a SIP address that is known as Pexip’s is joined by Pexip where there is no SIP', () => {
  const meeting = { ...to('sip'), provider: 'pexip' };
  expect(wayHere([meeting], nothingConnected, ['room', 'pexip'])).toEqual(meeting);
  expect(wayHere([meeting], nothingConnected, ['room'])).toBeNull();
  expect(wayHere([to('sip')], nothingConnected, ['room', 'pexip'])).toBeNull();
});
