import { expect, test } from 'vitest';
import { sonyWire } from '../../../../native/devices/visca/sony-wire.ts';
import { nativeHandClock } from '../../native-clock.ts';
import { bytes, hex } from '../../protocols/visca/hex.ts';

const reset = '02 00 00 01 00 00 00 00 01';
const acknowledged = '02 01 00 01 00 00 00 00 01';
const stop = bytes('81 01 06 01 01 01 03 03 FF');

function rig() {
  const clock = nativeHandClock();
  const sent: string[] = [];
  const said: string[] = [];
  const wire = sonyWire({
    clock,
    write: async (of) => {
      sent.push(hex(of));
      return true;
    },
    events: {
      heard: (packet, ticket) => said.push(`heard ${hex(packet.body)} for ${ticket}`),
      free: () => said.push('free'),
      received: (ticket) => said.push(`received ${ticket}`),
      lost: (ticket) => said.push(`lost ${ticket}`),
    },
  });
  const begin = (): void => {
    wire.opened();
    wire.bytes(bytes(acknowledged));
    sent.length = 0;
    said.length = 0;
  };
  return { clock, sent, said, wire, begin };
}

test('a session begins with RESET, which is said until it is answered', async () => {
  const { clock, sent, said, wire } = rig();
  wire.opened();
  await clock.advance(700);
  expect(sent).toEqual([reset, reset, reset]);
  expect(wire.isFree).toBe(false);
  wire.bytes(bytes(acknowledged));
  expect(wire.isFree).toBe(true);
  await clock.advance(5000);
  expect(sent).toHaveLength(3);
  expect(said).toEqual(['free']);
});

test('what is not answered is sent again with its number, what is answered is not', async () => {
  const { clock, sent, said, wire, begin } = rig();
  begin();
  expect(wire.send(stop)).toBe(1);
  await clock.advance(130);
  const packet = '01 00 00 09 00 00 00 01 81 01 06 01 01 01 03 03 FF';
  expect(sent).toEqual([packet, packet]);
  wire.bytes(bytes('01 11 00 03 00 00 00 01 90 41 FF'));
  await clock.advance(5000);
  expect(sent).toHaveLength(2);
  expect(said).toEqual(['heard 41 for 1']);
  expect(wire.send(bytes('81 09 04 00 FF'))).toBe(2);
  expect(sent[2]).toBe('01 10 00 05 00 00 00 02 81 09 04 00 FF');
  await clock.advance(5000);
  expect(sent).toHaveLength(2 + 8);
  expect(said.slice(1)).toEqual(['lost 2']);
});

test('a sequence error: to a repeat it was received, to what was overtaken it is lost, to the newest a session begins', async () => {
  const error = (number: number): Uint8Array => bytes(`02 01 00 02 00 00 00 0${number} 0F 01`);
  const repeated = rig();
  repeated.begin();
  repeated.wire.send(stop);
  await repeated.clock.advance(130);
  repeated.wire.bytes(error(1));
  expect(repeated.said).toEqual(['received 1']);

  const overtaken = rig();
  overtaken.begin();
  overtaken.wire.send(stop);
  overtaken.wire.send(stop);
  overtaken.wire.bytes(error(1));
  expect(overtaken.said).toEqual(['lost 1']);

  const newest = rig();
  newest.begin();
  newest.wire.send(stop);
  newest.wire.bytes(error(1));
  expect(newest.said).toEqual(['lost 1']);
  expect(newest.sent.at(-1)).toBe(reset);
  expect(newest.wire.isFree).toBe(false);

  const answered = rig();
  answered.begin();
  answered.wire.send(stop);
  answered.wire.bytes(bytes('01 11 00 03 00 00 00 01 90 41 FF'));
  answered.wire.bytes(error(1));
  expect(answered.wire.isFree).toBe(true);
});
