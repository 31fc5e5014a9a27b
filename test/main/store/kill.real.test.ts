import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Writer, writers } from './writers.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-kill-'));
  folders.push(folder);
  return folder;
};

/** Lets the writer act in a process of its own; its calls that changed files, or the signal that ended it. */
function act(name: string, folder: string, what: 'kill' | 'copy', how: string) {
  const args = ['--import', './counted-calls.mjs', 'killed-writer.ts', name, folder, what, how];
  return new Promise<{ readonly calls: readonly string[]; readonly signal: string | null }>(
    (resolve, reject) => {
      // Compiled once for all: it is more than half of a short process's time.
      const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'rundbord-compiled') };
      execFile(process.execPath, args, { cwd: import.meta.dirname, env }, (error, out, words) => {
        if (error && error.signal !== 'SIGKILL') reject(new Error(words));
        else resolve({ calls: error ? [] : (JSON.parse(out) as string[]), signal: error?.signal ?? null });
      });
    },
  );
}

const leftIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:new|left|\d+)$/.test(name),
  );

async function expectWhole(writer: Writer, folder: string, moment: string): Promise<string> {
  const word = await writer.look(folder);
  expect(['old', 'new', ...(writer.good ?? [])], `killed at ${moment}`).toContain(word);
  expect(leftIn(folder), `killed at ${moment}`).toEqual([]);
  return word;
}

test.each(Object.entries(writers))(
  '%s: a kill at any change of a file leaves the old or the new, and nothing beside it; a power cut too',
  async (name, writer) => {
    const folder = newFolder();
    const copies = newFolder();
    await writer.before(folder);
    const { calls } = await act(name, folder, 'copy', copies);
    expect(await writer.look(folder)).toBe('new');
    const moments = readdirSync(copies);
    expect(moments.length).toBeGreaterThanOrEqual(calls.length);
    // What is written reaches the disk before it takes its place, and its name afterwards.
    const renames = calls.flatMap((call, at) => (call === 'renameSync' ? [at] : []));
    if (!writer.always) expect(renames).not.toEqual([]);
    for (const at of renames) {
      expect(calls.slice(at - 2, at)).toEqual(['fsyncSync', 'closeSync']);
      expect(calls.slice(at + 1, at + 4)).toEqual(['openSync', 'fsyncSync', 'closeSync']);
    }
    const found = new Set<string>();
    for (const moment of moments) {
      // At the same place, since some of what is kept says where it was.
      rmSync(folder, { recursive: true });
      cpSync(join(copies, moment), folder, { recursive: true });
      found.add(await expectWhole(writer, folder, moment));
    }
    // Both were met, so that the moments were not beside the point.
    expect([...found]).toEqual(expect.arrayContaining(writer.always ? ['new'] : ['old', 'new']));
  },
);

test.each(['the end of an invitation', 'the lock of the folder'])(
  '%s: killed for real at any change of a file',
  async (name) => {
    const writer = writers[name];
    if (!writer) throw new Error(`no writer ${name}`);
    const first = newFolder();
    const copies = newFolder();
    await writer.before(first);
    await act(name, first, 'copy', copies);
    for (const moment of readdirSync(copies)) {
      const folder = newFolder();
      await writer.before(folder);
      expect((await act(name, folder, 'kill', moment)).signal).toBe('SIGKILL');
      await expectWhole(writer, folder, moment);
    }
  },
);
