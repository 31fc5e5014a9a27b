import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The newest WAV file of what was decoded (its name ends so) in a folder; null when there is none. */
export function newestRecording(folder: string): string | null {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('-dec.wav'))
    .map((name) => join(folder, name))
    .sort((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs);
  return files.at(-1) ?? null;
}

const headerBytes = 44;

/**
 * How loud the last `seconds` of a WAV file are, 0 to 1 (root of the mean square), while it is still being written: its
 * length is that of the file, not that in its header. Samples are 16 bits, as the header says how many a second.
 */
export function loudnessOf(file: string | null, seconds: number): number {
  if (!file) return 0;
  const bytes = readFileSync(file);
  if (bytes.length <= headerBytes) return 0;
  const bytesPerSecond = bytes.readUInt32LE(28);
  const from = Math.max(headerBytes, bytes.length - Math.round((bytesPerSecond * seconds) / 2) * 2);
  let sum = 0;
  let count = 0;
  for (let at = from - (from % 2); at + 1 < bytes.length; at += 2) {
    const sample = bytes.readInt16LE(at) / 32_768;
    sum += sample * sample;
    count += 1;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}
