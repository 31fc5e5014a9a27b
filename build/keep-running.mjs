import { spawn } from 'node:child_process';
import { stop, toolEnvironment } from './set-up.mjs';

// Keeps the kiosk running where no systemd does: for `npm start`.

/** Exit codes that the kiosk ends with, as in main/command.ts. */
export const ends = { left: 10, again: 11 };

/** Milliseconds before each next start of a kiosk that asks for one again and again; the last one stays. */
const paceMs = [0, 1000, 5000, 15_000, 60_000];
/** A kiosk that ran for so long begins with the first pause again. */
const ranWellMs = 10 * 60_000;

/** How many short runs there were in a row, after one more that lasted `ranMs`. */
export const shortRuns = (before, ranMs) => (ranMs >= ranWellMs ? 0 : before + 1);

/** The pause before the next start, after so many short runs in a row. */
export const pauseMs = (before) => paceMs[Math.min(Math.max(0, before - 1), paceMs.length - 1)];

/**
 * Runs the kiosk in the foreground, and again when it asks for it. Ends with 0 when it was left by somebody who may, with
 * its own exit code otherwise; signals reach it.
 */
export function keepRunning(program, args) {
  const env = { ...toolEnvironment(), RUNDBORD_SUPERVISED: '1' };
  let child = null;
  let told = null;
  let before = 0;
  const start = () => {
    const began = Date.now();
    child = spawn(program, args, { cwd: process.cwd(), stdio: 'inherit', env });
    child.once('error', (error) => stop(`${program} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      child = null;
      if (code === ends.left) process.exit(0);
      if (code !== ends.again || told) process.exit(code ?? (signal ? 1 : 0));
      before = shortRuns(before, Date.now() - began);
      const pause = pauseMs(before);
      console.error(`The kiosk makes a fresh start${pause > 0 ? ` in ${pause / 1000} s` : ''}.`);
      setTimeout(start, pause);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      told = signal;
      if (child) child.kill(signal);
      else process.exit(0);
    });
  }
  start();
}
