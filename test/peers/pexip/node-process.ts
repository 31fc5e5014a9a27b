import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The demo's node in a process of its own: what it costs is not in ours, and it can be on another host of this machine. */
export type NodeProcess = { readonly origin: string; stop(): Promise<void> };

/** Starts it; `at` is the network namespace that it runs in and its address there. It is gone with us. */
export async function startNodeProcess(at?: {
  readonly space: string;
  readonly host: string;
}): Promise<NodeProcess> {
  const program = join(import.meta.dirname, 'demo-node.ts');
  const [command = '', ...args] = [
    ...(at ? ['ip', 'netns', 'exec', at.space] : []),
    process.execPath,
    program,
    ...(at ? [at.host] : []),
  ];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => {
      throw new Error('the simulated node did not start');
    }),
  ])) as [string];
  return {
    origin: JSON.parse(line).origin,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
