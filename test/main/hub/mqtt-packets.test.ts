import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestPacketBytes, type Packet, packetBytes, readPackets } from '../../../main/hub/mqtt-packets.ts';

function reading() {
  const packets: Packet[] = [];
  const bad: string[] = [];
  const read = readPackets({ packet: (packet) => packets.push(packet), bad: (reason) => bad.push(reason) });
  return { packets, bad, read };
}
const bytesOf = (packet: Packet): Buffer => packetBytes(packet) ?? Buffer.alloc(0);
const connect = bytesOf({
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clientId: 'kiosk-1',
  clean: true,
  keepalive: 15,
  password: Buffer.from('token'),
  username: 'party',
});
const publish = bytesOf({
  cmd: 'publish',
  topic: 'a/b',
  payload: Buffer.from('hello'),
  qos: 1,
  dup: false,
  retain: false,
  messageId: 7,
});

test('packets are read whatever the portions they come in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (sizes) => {
      const { packets, bad, read } = reading();
      const all = Buffer.concat([connect, publish, publish]);
      for (let at = 0, turn = 0; at < all.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        read(all.subarray(at, at + size));
        at += size;
      }
      expect(bad).toEqual([]);
      expect(packets.map(({ cmd }) => cmd)).toEqual(['connect', 'publish', 'publish']);
      expect(packets[1]).toMatchObject({ topic: 'a/b', payload: Buffer.from('hello'), messageId: 7 });
    }),
    { numRuns: 50 },
  );
});

test('any bytes give packets or one reason, and never throw', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 }), (portions) => {
      const { bad, read } = reading();
      for (const portion of portions) read(Buffer.from(portion));
      expect(bad.length).toBeLessThan(2);
    }),
    { numRuns: 1000 },
  );
});

test('a changed byte in a good packet gives packets or one reason, and never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(connect, publish), fc.nat(), fc.nat(255), (good, at, value) => {
      const changed = Buffer.from(good);
      changed[at % good.length] = value;
      const { bad, read, packets } = reading();
      read(changed);
      read(publish);
      expect(bad.length + packets.length).toBeLessThan(4);
    }),
    { numRuns: 1000 },
  );
});

test('after bad bytes nothing more is read', () => {
  const { packets, bad, read } = reading();
  read(Buffer.from([0x00, 0x00]));
  read(publish);
  expect({ packets, bad: bad.length }).toEqual({ packets: [], bad: 1 });
});

test('a packet that says it is too long is refused before it is whole', () => {
  const { packets, bad, read } = reading();
  // PUBLISH, remaining length 268 435 455 (MQTT 3.1.1 §2.2.3)
  read(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]));
  for (let sent = 0; sent <= largestPacketBytes; sent += 65_536) read(Buffer.alloc(65_536));
  expect({ packets, bad }).toEqual({
    packets: [],
    bad: [`a packet of more than ${largestPacketBytes} bytes`],
  });
});

test('a packet that cannot be written is null', () => {
  expect(
    packetBytes({ cmd: 'publish', topic: 'a', payload: '', qos: 1, dup: false, retain: false }),
  ).toBeNull();
});
