import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { silentLog } from '../../../main/log.ts';
import { makeChromiumShell } from '../../../main/shell/chromium/chromium-shell.ts';
import { serveFolder } from '../../../main/shell/serve-folder.ts';
import { openBrowser } from '../../peers/browser.ts';

// The policy that the package gives to Chromium, in a Chromium that really reads it. Needs root.

const file = join(import.meta.dirname, '..', '..', '..', 'build', 'debian', 'chromium-policy.json');
const policy = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
let folder: string;
/** Starts Chromium with the policy in its place, for itself alone. */
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-policy-'));
  program = join(folder, 'chromium');
  const inside = `mount -t tmpfs policy /etc/chromium && mkdir -p /etc/chromium/policies/managed && cp '${file}' /etc/chromium/policies/managed && exec /usr/bin/chromium "$@"`;
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare --mount sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`,
  );
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Chromium knows every line of it, and obeys', async () => {
  const browser = await openBrowser({ program });
  try {
    const page = await browser.newPage();
    await page.goto('chrome://policy');
    // As text: these tests are not written for a page.
    const read = (): Promise<string[]> =>
      page.evaluate<string[]>(`(() => {
        const rows = [];
        const walk = (root) => {
          for (const element of root.querySelectorAll('*')) {
            if (element.tagName === 'POLICY-ROW') rows.push(element.shadowRoot.textContent.replaceAll(/\\s+/g, ' '));
            if (element.shadowRoot) walk(element.shadowRoot);
          }
        };
        walk(document);
        return rows;
      })()`);
    await vi.waitFor(async () => expect((await read()).length).toBeGreaterThan(0), 10_000);
    const rows = await read();
    for (const name of Object.keys(policy)) {
      const row = rows.find((text) => text.includes(name));
      expect(row, name).toBeDefined();
      expect(row, name).toContain('Mandatory OK Value');
    }
  } finally {
    await browser.close();
  }
});

test('the kiosk’s own channel to the browser still works under it', async () => {
  const shell = makeChromiumShell(program, {
    clock: systemClock,
    log: silentLog,
    serve: serveFolder(join(import.meta.dirname, '..', '..', 'main', 'shell', 'page'), () => []),
    profileFolder: join(folder, 'profile'),
    windowed: false,
    headless: true,
    simulatedDevices: true,
    size: { width: 800, height: 600 },
  });
  const heard: string[] = [];
  shell.onMessage((message) => heard.push(message));
  await shell.open();
  await vi.waitFor(() => expect(heard).toContain('page is up'), 15_000);
  await shell.close();
});

test('nothing in it keeps the kiosk’s channel out, and nothing takes printing, files or the web from other users', () => {
  for (const name of [
    'DeveloperToolsAvailability',
    'RemoteDebuggingAllowed',
    'PrintingEnabled',
    'URLBlocklist',
  ])
    expect(policy).not.toHaveProperty(name);
});
