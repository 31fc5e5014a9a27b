import { readdirSync, readFileSync } from 'node:fs';
import { descriptorBytesIn } from '../../../../native/protocols/hid-report/descriptor-file.ts';
import { parseReportDescriptor } from '../../../../native/protocols/hid-report/parse-report-descriptor.ts';
import type { ReportDescriptor } from '../../../../native/protocols/hid-report/report-descriptor.ts';

const folder = new URL('../../../recordings/hid/', import.meta.url);

/** Names of the recordings of real devices, without `.txt`. */
export const recordings: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

export const recordingText = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');

/** The descriptor's bytes of a recording. */
export function recordedBytes(name: string): Uint8Array {
  const found = descriptorBytesIn(readFileSync(new URL(`${name}.txt`, folder)));
  if (!found.ok) throw new Error(`${name}: ${found.reason}`);
  return found.bytes;
}

/** Bytes from hex with spaces. */
export const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.split(/\s+/).filter(Boolean), (byte) => Number.parseInt(byte, 16));

/** The descriptor in these bytes, which must be good. */
export function parsed(bytes: Uint8Array): ReportDescriptor {
  const answer = parseReportDescriptor(bytes);
  if (!answer.ok) throw new Error(`byte ${answer.offset}: ${answer.reason}`);
  return answer.descriptor;
}
