import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type CdpPipe, openCdpPipe } from './cdp-pipe.ts';

/** A running browser: its pipe, and its end. */
export type ChromiumProcess = {
  readonly pipe: CdpPipe;
  readonly pid: number;
  /** Resolves with a short text (exit code or signal) when the process is gone. */
  readonly ended: Promise<string>;
  /** Asks it to close, and ends it when it does not within 3 s. */
  stop(): Promise<void>;
  /** Ends it at once; its other processes end with it. */
  kill(): void;
};

/** Milliseconds in which a new browser must answer its first command. */
const answerWithinMs = 20_000;

/**
 * Starts `program`; rejects with a clear sentence and the browser's last words when it does not come up. `giveUp` ends
 * one that is not up yet.
 */
export async function startChromium(
  program: string,
  switches: readonly string[],
  giveUp?: AbortSignal,
): Promise<ChromiumProcess> {
  const child = spawn(program, switches, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  const words = lastWords(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const pipe = openCdpPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not answer')), answerWithinMs);
  });
  giveUp?.addEventListener('abort', kill);
  try {
    await Promise.race([pipe.send('Browser.getVersion'), late]);
  } catch (error) {
    kill();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Chromium (${program}) did not start: ${why}. ${words()}`);
  } finally {
    clearTimeout(timer);
    giveUp?.removeEventListener('abort', kill);
  }
  return {
    pipe,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      const late = setTimeout(kill, 3000);
      pipe.send('Browser.close').catch(() => child.kill('SIGTERM'));
      await ended;
      clearTimeout(late);
    },
    kill,
  };
}

/** Keeps the end of what the browser says on stderr, for the sentence when it does not start. */
function lastWords(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-600);
  });
  return () => text.trim().split('\n').slice(-3).join(' ');
}
