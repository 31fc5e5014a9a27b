import { spawn } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { usedMemoryMiB } from '../../../main/watch/memory.ts';

test('what is started from here, and what that starts, counts; when it has ended it does not', async () => {
  const before = await usedMemoryMiB();
  expect(before).toBeGreaterThan(20);
  // 150 MiB in the child of a child, as the pages of a browser are.
  const holds = 'const held = Buffer.alloc(150 * 1048576, 1); setInterval(() => held.length, 1000);';
  const child = spawn('sh', ['-c', `"$0" -e "$1" & wait`, process.execPath, holds], {
    stdio: 'ignore',
    detached: true,
  });
  await vi.waitFor(async () => expect((await usedMemoryMiB()) - before).toBeGreaterThan(150), {
    timeout: 60_000,
  });
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await vi.waitFor(async () => expect((await usedMemoryMiB()) - before).toBeLessThan(100), {
    timeout: 60_000,
  });
});
