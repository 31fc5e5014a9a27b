import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { silentLog } from '../../../main/log.ts';
import { lockFolder } from '../../../main/store/folder-lock.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-lock-'));
  folders.push(folder);
  return folder;
};
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const lock = join(import.meta.dirname, '../../../main/store/folder-lock.ts');
/** Takes the lock in a process that stays; resolves with what it was told, `mine` or the holder's id. */
async function takeIn(folder: string): Promise<{ child: ChildProcess; told: string }> {
  const code = `
    import { lockFolder } from ${JSON.stringify(lock)};
    const quiet = () => {};
    const log = { error: quiet, warn: quiet, info: quiet, debug: quiet, part: () => log };
    const got = lockFolder(${JSON.stringify(folder)}, log);
    console.log('heldBy' in got ? got.heldBy : 'mine');
    setInterval(quiet, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [words] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, told: String(words).trim() };
}

test('a folder that another process uses is refused with its id, until that process is gone, even killed', async () => {
  const folder = newFolder();
  const { child, told } = await takeIn(folder);
  expect(told).toBe('mine');
  expect(lockFolder(folder, silentLog)).toEqual({ heldBy: child.pid });
  await kill(child);
  const mine = lockFolder(folder, silentLog);
  expect(mine).not.toHaveProperty('heldBy');
  expect((await takeIn(folder)).told).toBe(String(process.pid));
  if ('release' in mine) mine.release();
  expect((await takeIn(folder)).told).toBe('mine');
  expect(readdirSync(folder)).toEqual(['in-use.json']);
});

test('of many that start at once one has it, also after one that was killed', async () => {
  const folder = newFolder();
  const first = await takeIn(folder);
  await kill(first.child);
  const got = await Promise.all(Array.from({ length: 6 }, () => takeIn(folder)));
  expect(got.filter(({ told }) => told === 'mine')).toHaveLength(1);
});

test('neither a number that another process has now, nor a broken lock, nor a lock before a restart keeps it', () => {
  for (const left of [
    '',
    '{"pid":',
    JSON.stringify({ pid: process.ppid, mark: 'another start of the computer 123' }),
    JSON.stringify({ pid: 4_194_303, mark: 'x' }),
  ]) {
    const folder = newFolder();
    writeFileSync(join(folder, 'in-use.json'), left);
    expect(lockFolder(folder, silentLog), left).not.toHaveProperty('heldBy');
  }
});

test('a folder in which nothing can be written is had without a lock, and that is said', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  const said: string[] = [];
  const log = { ...silentLog, warn: (text: string) => void said.push(text) };
  expect(lockFolder(join(folder, 'file', 'deeper'), log)).not.toHaveProperty('heldBy');
  expect(said).toEqual([expect.stringContaining('cannot be locked')]);
});

const hub = (folder: string, command: readonly string[]): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['main/cli.ts', ...command, '--data', folder, '--config', join(folder, 'rundbord.yaml')],
    { cwd: join(import.meta.dirname, '../../..'), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  children.push(child);
  return child;
};

test.each([['hub'], ['start', '--headless', '--simulated']])(
  'rundbord %s on the folder of a hub that runs says so in a sentence and changes nothing',
  async (...command) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'rundbord.yaml'), 'hub: {loopbackPort: 0}\n');
    const running = hub(folder, ['hub', '--json']);
    if (running.stdout) await once(running.stdout, 'data');
    const before = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
    const second = hub(folder, command);
    let words = '';
    second.stderr?.on('data', (chunk: Buffer) => {
      words += chunk;
    });
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(3);
    expect(words).toContain(`in use by process ${running.pid}`);
    expect(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'rundbord.log'),
    ).toEqual(before);
    // Killed, it is in nobody's way.
    await kill(running);
    const third = hub(folder, ['hub', '--json']);
    if (third.stdout) await once(third.stdout, 'data');
    third.kill('SIGTERM');
    await vi.waitFor(() => expect(existsSync(join(folder, 'in-use.json'))).toBe(false), { timeout: 20_000 });
  },
);
