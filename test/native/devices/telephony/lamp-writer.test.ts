import { expect, test } from 'vitest';
import type { Lamps } from '../../../../native/device.ts';
import { noLamps } from '../../../../native/devices/telephony/control-state.ts';
import { lampWriter } from '../../../../native/devices/telephony/lamp-writer.ts';

const inCall = { ...noLamps, offHook: true };
const muted = { ...inCall, muted: true };

/** A device with a report for off-hook and one for mute, whose answers the test gives. */
function device() {
  const written: string[] = [];
  const shows: Lamps[] = [];
  let answer = (_report: Uint8Array): Promise<boolean> => Promise.resolve(true);
  const writer = lampWriter({
    reportsOf: ({ offHook, muted: lit }) => [
      Uint8Array.of(0x17, offHook ? 1 : 0),
      Uint8Array.of(0x09, lit ? 1 : 0),
    ],
    write(report) {
      written.push(Buffer.from(report).toString('hex'));
      return answer(report);
    },
    shows: (lamps) => void shows.push(lamps),
  });
  return {
    writer,
    shows,
    wrote: () => written.splice(0),
    answers(next: typeof answer) {
      answer = next;
    },
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

test('only reports that are others than before, but for the whole', async () => {
  const { writer, wrote, shows, settled } = device();
  writer.write(noLamps, false);
  expect(wrote()).toEqual(['1700', '0900']);
  writer.write(inCall, false);
  expect(wrote()).toEqual(['1701']);
  writer.write(muted, false);
  expect(wrote()).toEqual(['0901']);
  writer.write(muted, false);
  expect(wrote()).toEqual([]);
  writer.write(muted, true);
  expect(wrote()).toEqual(['1701', '0901']);
  await settled();
  expect(shows.at(-1)).toEqual(muted);
});

test('what the device did not take is written again with whatever comes next', async () => {
  const { writer, wrote, shows, answers, settled } = device();
  answers((report) => Promise.resolve(report[0] !== 0x09));
  writer.write(muted, false);
  await settled();
  expect(wrote()).toEqual(['1701', '0901']);
  expect([writer.failed, shows]).toEqual([true, []]);
  answers(() => Promise.resolve(true));
  writer.write(muted, false);
  await settled();
  expect(wrote()).toEqual(['0901']);
  expect([writer.failed, shows]).toEqual([false, [muted]]);
});

test('an answer that comes late is not taken for that of a later write', async () => {
  const { writer, shows, answers, settled } = device();
  const late: ((taken: boolean) => void)[] = [];
  answers(() => new Promise((resolve) => late.push(resolve)));
  writer.write(inCall, true);
  writer.write(muted, true);
  for (const resolve of late.splice(0, 2)) resolve(false);
  await settled();
  expect([writer.failed, shows]).toEqual([false, []]);
  for (const resolve of late) resolve(true);
  await settled();
  expect(shows).toEqual([muted]);
});
