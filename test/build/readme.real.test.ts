import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

// What the README tells a newcomer to type is typed here. `npm test` is what runs this.
const root = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  (block ?? '').trim().split('\n'),
);

/** As on a machine without a display, with folders of its own. */
function surroundings() {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-readme-'));
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const env = { ...rest, RUNDBORD_DATA: folder, RUNDBORD_CONFIG: join(folder, 'rundbord.yaml') };
  return { folder, env };
}

test('the README begins with the two commands', () => {
  expect(commands.slice(0, 2)).toEqual(['npm start -- --demo', 'npm test']);
});

test('npm start -- --demo: a kiosk on a virtual display, a picture in the file that it names, and a clean end', async () => {
  const { folder, env } = surroundings();
  const child = spawn('npm', ['start', '--', '--demo', '--simulated'], { cwd: root, env, detached: true });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    // Its last line, whole: what it says may come in pieces.
    await vi.waitFor(() => expect(said).toMatch(/What its screen shows now: .*\n/), { timeout: 120_000 });
    expect(said).toContain('The kiosk is up');
    expect(said).toMatch(/no display: the kiosk runs on a virtual one/);
    expect(said).toContain(join(folder, 'agenda.ics'));
    const picture = /What its screen shows now: (.*)/.exec(said)?.[1] ?? '';
    await vi.waitFor(() => {
      const bytes = readFileSync(picture);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 1080]);
    }, 20_000);
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await ended;
    await vi.waitFor(() => expect(existsSync(picture)).toBe(false), 10_000);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});

test.each(commands.slice(2))('%s', (command) => {
  const { folder, env } = surroundings();
  // Fails on any exit code but 0.
  const said = execFileSync('sh', ['-c', command], { cwd: root, env, encoding: 'utf8', timeout: 120_000 });
  expect(said.trim()).not.toBe('');
  rmSync(folder, { recursive: true, force: true });
});
