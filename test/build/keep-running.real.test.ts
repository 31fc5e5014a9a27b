import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { ends, pauseMs, shortRuns } from '../../build/keep-running.mjs';
import { exitCodes } from '../../main/command.ts';

const script = pathToFileURL(join(import.meta.dirname, '..', '..', 'build', 'keep-running.mjs')).href;
const folder = mkdtempSync(join(tmpdir(), 'rundbord-keep-'));
const runsFile = join(folder, 'runs');
const runs = (): number => readFileSync(runsFile, 'utf8').length;
let child: ChildProcess | null = null;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(runsFile, { force: true });
});

/** Keeps a program running that ends with each of these codes in turn, and then stays; resolves with how the keeper ended. */
function keep(codes: readonly number[]): Promise<number | null> {
  const program = join(folder, 'program.mjs');
  writeFileSync(
    program,
    `import { appendFileSync, readFileSync } from 'node:fs';
     if (process.env.RUNDBORD_SUPERVISED !== '1') process.exit(99);
     appendFileSync(${JSON.stringify(runsFile)}, '.');
     const code = ${JSON.stringify(codes)}[readFileSync(${JSON.stringify(runsFile)}, 'utf8').length - 1];
     process.on('SIGTERM', () => process.exit(0));
     if (code === undefined) setInterval(() => {}, 1000);
     else process.exit(code);`,
  );
  const words = `import { keepRunning } from '${script}'; keepRunning(process.execPath, ['${program}']);`;
  const started = spawn(process.execPath, ['--input-type=module', '-e', words], { stdio: 'ignore' });
  child = started;
  return new Promise((resolve) => started.once('exit', resolve));
}

test('the codes are those of the kiosk', () => {
  expect(ends).toEqual({ left: exitCodes.left, again: exitCodes.again });
});

test('asked for a fresh start it starts again; left with the PIN it ends well', async () => {
  expect(await keep([exitCodes.again, exitCodes.again, exitCodes.left])).toBe(0);
  expect(runs()).toBe(3);
});

test('a kiosk that could not start is not started again, and its code is told', async () => {
  expect(await keep([exitCodes.notHad])).toBe(exitCodes.notHad);
  expect(runs()).toBe(1);
});

test('a signal reaches the kiosk and ends both, also after a fresh start', async () => {
  const ended = keep([exitCodes.again]);
  await vi.waitFor(() => expect(runs()).toBe(2), { timeout: 30_000 });
  child?.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('the pace of short runs is bounded, and a long run forgets them', () => {
  let before = 0;
  const pauses = Array.from({ length: 8 }, () => {
    before = shortRuns(before, 100);
    return pauseMs(before);
  });
  expect(pauses).toEqual([0, 1000, 5000, 15_000, 60_000, 60_000, 60_000, 60_000]);
  expect(pauseMs(shortRuns(before, 10 * 60_000))).toBe(0);
});
