import { execFile } from 'node:child_process';
import type { LineFailure } from './line-port.ts';

/** An HDMI-CEC adapter of the kernel, through `cec-ctl` of v4l-utils. */
export type CecPort = {
  /**
   * Runs cec-ctl on the adapter with these words, one after another in the order of the calls, and answers what it prints. That
   * tells of each message whether it was acknowledged and answered; cec-ctl ends well when it was not.
   */
  run(words: readonly string[]): Promise<{ readonly ok: true; readonly text: string } | LineFailure>;
  /** Nothing is run from then on; resolves when nothing runs any more. */
  close(): Promise<void>;
};

/** Longest run, in ms. A message that nobody answers takes 1 s, a display that holds the line some seconds. */
const patienceMs = 8000;

/** What the system says, and what it means. */
const reasons: readonly (readonly [RegExp, LineFailure['reason']])[] = [
  [/permission denied|operation not permitted/i, 'not-allowed'],
  [/resource busy/i, 'busy'],
  [/no such file|no such device/i, 'gone'],
];

/** The adapter of this path, as `/dev/cec0`. */
export function openCec(
  adapter: string,
  {
    program = 'cec-ctl',
    withinMs = patienceMs,
  }: { readonly program?: string; readonly withinMs?: number } = {},
): CecPort {
  let last: Promise<unknown> = Promise.resolve();
  let over = false;
  const failed = (reason: LineFailure['reason'], detail: string): LineFailure => ({
    ok: false,
    reason,
    detail,
  });

  const runNow = (words: readonly string[]): ReturnType<CecPort['run']> =>
    new Promise((resolve) => {
      if (over) return resolve(failed('gone', 'closed'));
      // It goes to a program as a word of its own, and is no option.
      if (!/^\/dev\/[\w.-]+$/.test(adapter)) return resolve(failed('gone', `${adapter} is no adapter`));
      const options = {
        timeout: withinMs,
        killSignal: 'SIGKILL',
        env: { ...process.env, LC_ALL: 'C' },
      } as const;
      execFile(program, ['-d', adapter, ...words], options, (error, out, errors) => {
        if (!error) return resolve({ ok: true, text: out });
        if (error.code === 'ENOENT') return resolve(failed('not-supported', `${program} is not installed`));
        if (error.killed) return resolve(failed('not-answering', `${program} did not end`));
        const said = errors.trim() || out.trim() || error.message;
        const [, reason = 'not-answering'] = reasons.find(([form]) => form.test(said)) ?? [];
        resolve(failed(reason, said.slice(0, 300)));
      });
    });

  return {
    run(words) {
      const mine = last.then(() => runNow(words));
      last = mine;
      return mine;
    },
    async close() {
      over = true;
      await last;
    },
  };
}
