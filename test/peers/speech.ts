import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file of sound that Chromium plays as its microphone, over and over. */
export type SpeechFile = { readonly args: readonly string[]; remove(): void };

const rate = 48_000;
const seconds = 2;
/** Tones one after another, each in a fifth of a second: what stays the same a cleaner of noise would take away. */
const pitches = [300, 500, 900, 1300, 700, 1100, 400] as const;

/** Writes one: sound that rises and falls like syllables, without a pause longer than 50 ms. */
export function makeSpeech(): SpeechFile {
  const samples = rate * seconds;
  const bytes = Buffer.alloc(44 + samples * 2);
  // RIFF WAVE, PCM, one channel, 16 bits.
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    const time = at / rate;
    const pitch = pitches[Math.floor(time * 5) % pitches.length] ?? 0;
    const loud = Math.abs(Math.sin(Math.PI * 5 * time));
    bytes.writeInt16LE(Math.round(12_000 * loud * Math.sin(2 * Math.PI * pitch * time)), 44 + at * 2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-speech-'));
  const file = join(folder, 'speech.wav');
  writeFileSync(file, bytes);
  return {
    args: [`--use-file-for-fake-audio-capture=${file}`],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
