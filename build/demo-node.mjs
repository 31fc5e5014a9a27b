import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeProgram, root, say, stop, toolEnvironment } from './set-up.mjs';

// The simulated conferencing node of `npm start -- --demo pexip`.

/** Whether the arguments ask for it, and they without that: `--demo pexip` is for us, `--demo` for the kiosk. */
export function demoOf(args) {
  const at = args.findIndex((arg, index) => arg === '--demo' && args[index + 1] === 'pexip');
  const wanted = at !== -1 || args.includes('--demo=pexip');
  const rest = at === -1 ? args : args.toSpliced(at + 1, 1);
  return { wanted, rest: rest.map((arg) => (arg === '--demo=pexip' ? '--demo' : arg)) };
}

/**
 * Starts it on this computer alone, says what can be dialled and answers its address. It ends with this process, however that ends:
 * it reads from a pipe that we hold.
 */
export async function startDemoNode() {
  const program = join(root, 'test', 'peers', 'pexip', 'demo-node.ts');
  if (!existsSync(program)) {
    stop('The simulated conferencing node comes with the source of Rundbord, and is not here.');
  }
  const child = spawn(nodeProgram(), [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: toolEnvironment(),
  });
  const line = await new Promise((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
  });
  if (line === null) stop('The simulated conferencing node could not be started.');
  const { origin, dial } = JSON.parse(line);
  child.once('exit', (code) => code !== 0 && say('The simulated conferencing node has failed.'));
  child.unref();
  child.stdin.unref();
  child.stdout.unref();
  say(
    `A simulated conferencing node of Pexip runs at ${origin}, for this computer alone. To dial in the kiosk:`,
  );
  for (const { dial: what, tells } of dial) say(`  ${what.padEnd(24)} ${tells}`);
  return origin;
}
