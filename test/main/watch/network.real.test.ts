import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A host of its own on a real cable (veth), which is pulled and put in again. Needs root and iproute2.
const space = `rundbord-w${process.pid}`;
const [near, far] = [`rwn${process.pid % 10_000}`, `rwf${process.pid % 10_000}`];
const ip = (...args: string[]): void =>
  void execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });

beforeAll(() => {
  ip('netns', 'add', space);
  ip('-n', space, 'link', 'set', 'lo', 'up');
});
afterAll(() => ip('netns', 'del', space));

test('a computer without a cable, with one, with one pulled, and with an address of its own making', async () => {
  const file = join(import.meta.dirname, '..', '..', '..', 'main', 'watch', 'network.ts');
  const words = `import { hasNetworkHere } from '${file}'; setInterval(() => console.log(hasNetworkHere()), 50);`;
  const node = [process.execPath, '--input-type=module', '-e', words];
  const child = spawn('ip', ['netns', 'exec', space, ...node], { stdio: ['ignore', 'pipe', 'inherit'] });
  let latest = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    latest = line;
  });
  const says = (what: boolean) =>
    vi.waitFor(() => expect(latest).toBe(String(what)), { timeout: 30_000, interval: 50 });
  try {
    await says(false);
    ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', space);
    ip('link', 'set', near, 'up');
    ip('-n', space, 'link', 'set', far, 'up');
    ip('-n', space, 'addr', 'add', '10.214.7.2/24', 'dev', far);
    await says(true);
    // The cable out at the other end: the address stays, and yet there is no network.
    ip('link', 'set', near, 'down');
    await says(false);
    ip('link', 'set', near, 'up');
    await says(true);
    ip('-n', space, 'addr', 'flush', 'dev', far);
    ip('-n', space, 'addr', 'add', '169.254.9.9/16', 'dev', far);
    await says(false);
  } finally {
    child.kill('SIGKILL');
  }
});
