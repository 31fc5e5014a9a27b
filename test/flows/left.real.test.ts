import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { exitCodes } from '../../main/command.ts';
import { hashPin } from '../../main/settings/pin.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { flowSettings } from './call-in-test.ts';

test('the program, left with the PIN, ends with the code that nobody starts it again for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-left-'));
  const hash = await hashPin('2580');
  const config = join(folder, 'rundbord.yaml');
  writeFileSync(config, flowSettings(`pin: ${hash.ok ? hash.value : ''}\n`));
  // The kiosk's browser with a second door for the test's hand.
  const browser = join(folder, 'chromium');
  writeFileSync(browser, `#!/bin/sh\nexec '${findChromium()}' --remote-debugging-port=0 "$@"\n`, {
    mode: 0o755,
  });
  const program = spawn(
    process.execPath,
    ['main/cli.ts', 'start', '--headless', '--simulated', '--config', config, '--data', folder],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, RUNDBORD_CHROMIUM: browser } },
  );
  let said = '';
  program.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  try {
    await vi.waitFor(() => expect(said).toContain('The kiosk is up'), { timeout: 60_000, interval: 100 });
    const [port = ''] = readFileSync(join(folder, 'profile', 'DevToolsActivePort'), 'utf8').split('\n');
    const hand = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = hand.contexts()[0]?.pages()[0];
    if (!page) throw new Error('the kiosk has no page');
    await page.getByRole('button', { name: /^(Camera|Equipment)/ }).click();
    await page.getByRole('button', { name: /^For IT/ }).click();
    await page.getByRole('button', { name: /^Settings/ }).click();
    await page.getByLabel('PIN', { exact: true }).fill('2580');
    await page.getByRole('button', { name: /^Open/ }).click();
    await page.getByRole('button', { name: /^Close the kiosk/ }).click();
    // The browser may be gone before it has told that it was clicked.
    await page
      .getByRole('button', { name: /^Yes, close/ })
      .click()
      .catch(() => {});
    expect(await ended).toBe(exitCodes.left);
    expect(readFileSync(join(folder, 'rundbord.log'), 'utf8')).toContain('the kiosk was left with the PIN');
  } finally {
    program.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
