import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const program = join(import.meta.dirname, '..', '..', 'build', 'hardware.mjs');
/** A whole browser on a processor in software is too slow to be relied on beside other tests: `npm run hardware` has it. */
const parts = 'node-hid,native,serial,uvc';
/** What `npm run hardware` ends with when its packages cannot be had. */
const notHad = 3;

// Each line that the virtual room says is one thing that must hold; test/hardware/README.md.
test('the virtual conference room says BAD of nothing', { timeout: 320_000 }, async (context) => {
  const child = spawn(process.execPath, [program, '--only', parts], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code === notHad) {
    console.warn(said);
    context.skip(said.trim());
  }
  expect(said.split('\n').filter((line) => line.startsWith('BAD'))).toEqual([]);
  expect(code, said).toBe(0);
});
