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
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * How loud what comes in during `forMs` is, 0 to 1 (root of the mean square); 0 when nothing comes. `file` is written while it
 * comes: a WAV file whose header is not yet right about its length. Its samples have 16 bits.
 */
export async function loudnessDuring(file: () => string | null, forMs: number): Promise<number> {
  const name = file();
  const before = name ? statSync(name).size : 0;
  await pause(forMs);
  const after = file();
  if (!after) return 0;
  const bytes = readFileSync(after);
  let sum = 0;
  let count = 0;
  for (let at = Math.max(headerBytes, after === name ? before : 0); at + 1 < bytes.length; at += 2) {
    const sample = bytes.readInt16LE(at) / 32_768;
    sum += sample * sample;
    count += 1;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}
