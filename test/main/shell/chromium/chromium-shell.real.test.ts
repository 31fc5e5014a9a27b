import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../../../main/contract/clock.ts';
import { silentLog } from '../../../../main/log.ts';
import { makeChromiumShell } from '../../../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../../../main/shell/chromium/find-chromium.ts';
import { serveFolder } from '../../../../main/shell/serve-folder.ts';
import type { ShellOptions, ShellTrouble } from '../../../../main/shell/shell.ts';
import { shellSuite } from '../shell-suite.ts';

const program = findChromium();
if (!program) throw new Error('Chromium is needed for these tests: apt-get install chromium');

shellSuite('the Chromium shell', (options) => {
  const shell = makeChromiumShell(program, options);
  return {
    shell,
    async evaluate(expression) {
      const { result, exceptionDetails } = await shell.devtools('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        // As a page's own script, which may not eval.
        allowUnsafeEvalBlockedByCSP: false,
      });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value: unknown }).value;
    },
    async killWindow() {
      // Never answered: the process is gone before it could.
      shell.devtools('Page.crash').catch(() => {});
    },
  };
});

const options = (more: Partial<ShellOptions> = {}): ShellOptions => ({
  clock: systemClock,
  log: silentLog,
  serve: serveFolder(join(import.meta.dirname, '..', 'page'), () => []),
  profileFolder: mkdtempSync(join(tmpdir(), 'rundbord-profile-')),
  windowed: false,
  headless: true,
  simulatedDevices: false,
  size: { width: 800, height: 600 },
  ...more,
});

test('a browser that was killed is back with its page, opens no port, and leaves nothing behind', async () => {
  const shell = makeChromiumShell(program, options());
  const troubles: ShellTrouble[] = [];
  const heard: string[] = [];
  shell.onTrouble((trouble) => troubles.push(trouble));
  shell.onMessage((message) => heard.push(message));
  await shell.open();
  await vi.waitFor(() => expect(heard).toEqual(['page is up']), 15_000);
  const first = shell.pid();
  expect(execFileSync('ss', ['-tlnp'], { encoding: 'utf8' })).not.toContain(`pid=${first},`);
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(heard).toEqual(['page is up', 'page is up']), 15_000);
  expect(troubles).toEqual([{ kind: 'browser-gone' }]);
  const second = shell.pid();
  expect(second).not.toBe(first);
  await shell.close();
  expect(() => process.kill(second, 0)).toThrow(/ESRCH/);
});

test('a program that is no Chromium gives a sentence, not a stack', async () => {
  await expect(makeChromiumShell('/bin/false', options()).open()).rejects.toThrow(
    /Chromium \(\/bin\/false\) did not start/,
  );
  await expect(makeChromiumShell('/nowhere/chromium', options()).open()).rejects.toThrow(/did not start/);
});
