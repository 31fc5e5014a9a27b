import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../peers/mosquitto.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-hub-command-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `rundbord hub` until its output fits, then tells it to stop. */
async function runHub(
  args: readonly string[],
  fits: (text: string) => boolean,
): Promise<{ text: string; code: number | null }> {
  const child = spawn(process.execPath, ['main/cli.ts', 'hub', '--data', join(folder, 'data'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let text = '';
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      if (fits(text)) resolve();
    });
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  return { text, code: await ended };
}

test('says where it listens and what kiosks need, in words and as JSON, and stops when told', async () => {
  const port = await freePort();
  const config = join(folder, 'rundbord.yaml');
  writeFileSync(
    config,
    `hub:\n  loopbackPort: 0\n  listen: {host: 127.0.0.1, port: ${port}}\n  kiosks:\n    - {name: reception, key: a-key-of-more-than-twenty-characters}\n`,
  );
  const inWords = await runHub(['--config', config], (text) => text.includes('Ctrl+C'));
  expect(inWords.code).toBe(0);
  expect(inWords.text).toContain(`https://127.0.0.1:${port}`);
  expect(inWords.text).toContain('One kiosk may use it');
  expect(inWords.text).not.toContain('a-key-of-more');

  const asJson = await runHub(['--config', config, '--json'], (text) => text.includes('\n'));
  expect(asJson.code).toBe(0);
  const report: unknown = JSON.parse(asJson.text);
  expect(report).toMatchObject({ network: `https://127.0.0.1:${port}`, kiosks: 1, problem: null });
  const { fingerprint, authorityFile } = report as { fingerprint: string; authorityFile: string };
  expect(inWords.text).toContain(fingerprint);
  expect(readFileSync(authorityFile, 'utf8')).toContain('BEGIN CERTIFICATE');
});

test('an unknown option is wrong usage', async () => {
  expect((await runHub(['--nothing'], () => false)).code).toBe(2);
});
