import { callReader } from '../../native/protocols/hid-report/call-reader.ts';
import { parsed, recordedBytes } from '../native/protocols/hid-report/recordings.ts';
import { type Figure, figure } from './figure.ts';

const rounds = 9;
const reports = 1_000_000;

/** Reports as a Jabra sends them, each with something for calls in it: there is no cheaper way around those. */
function recorded(): readonly Uint8Array[] {
  const keys = [0x00, 0x01, 0x03, 0x05, 0x09, 0x11].map((down) => Uint8Array.of(2, down | 0x80, 0x07));
  const keypad = [0, 3, 7, 11].map((key) => Uint8Array.of(2, 1 | ((key & 1) << 7), key >> 1));
  const volume = [0, 1, 2, 4].map((down) => Uint8Array.of(1, down, 0));
  return [...keys, ...keypad, ...volume];
}

function perSecond(run: () => void): number {
  const begin = performance.now();
  run();
  return reports / ((performance.now() - begin) / 1000);
}

/** Reports read a second, beside copying the same bytes, which is the least that any listener does. */
export async function benchReports(): Promise<readonly Figure[]> {
  const read = callReader(parsed(recordedBytes('0b0e_2453_jabra-biz-2400-ii')));
  const all = recorded();
  const ours: number[] = [];
  const floors: number[] = [];
  let said = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const reading = perSecond(() => {
      for (let index = 0; index < reports; index += 1)
        said += read(all[index % all.length] as Uint8Array) & 1;
    });
    const copying = perSecond(() => {
      for (let index = 0; index < reports; index += 1)
        said += (all[index % all.length] as Uint8Array).slice()[0] ?? 0;
    });
    if (round > 0) {
      // Time for one, so that less is better, as in every row of the bench.
      ours.push(1e9 / reading);
      floors.push(1e9 / copying);
    }
  }
  if (said === 0) throw new Error('the reports say nothing: it measures nothing');
  return [
    figure('a report of a device read for its keys, beside a copy of its bytes', 'ns', 1, ours, floors),
  ];
}
