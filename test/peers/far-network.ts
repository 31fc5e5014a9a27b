import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A second host on this machine: a network namespace joined to this one by a cable (veth) that a test can pull. Needs
 * root and iproute2.
 */
export type FarNetwork = {
  /** This side's address on the cable. */
  readonly here: string;
  /** The far side's. */
  readonly there: string;
  /** The name of the namespace. */
  readonly space: string;
  /** The name of this side's end of the cable. */
  readonly near: string;
  /** A program that starts Chromium on the far side. */
  readonly chromium: string;
  /** Pulls the cable, so that nothing passes in either direction. */
  cut(): void;
  mend(): void;
  /** The far host leaves its address for one of another subnet, from which {@link FarNetwork.here} is reached too; answers it. */
  move(): string;
  /** Removes the namespace and the cable. */
  stop(): void;
};

const ip = (...args: string[]): void => {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Makes the second host. */
export function openFarNetwork(): FarNetwork {
  const id = process.pid % 10_000;
  const [space, near, far] = [`rundbord-${id}`, `rbn${id}`, `rbf${id}`];
  const part = `10.213.${id % 250}`;
  ip('netns', 'add', space);
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', space);
  ip('addr', 'add', `${part}.1/24`, 'dev', near);
  ip('link', 'set', near, 'up');
  ip('-n', space, 'addr', 'add', `${part}.2/24`, 'dev', far);
  ip('-n', space, 'link', 'set', far, 'up');
  ip('-n', space, 'link', 'set', 'lo', 'up');
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-far-'));
  const chromium = join(folder, 'chromium');
  let moves = 0;
  writeFileSync(chromium, `#!/bin/sh\nexec ip netns exec ${space} /usr/bin/chromium "$@"\n`);
  chmodSync(chromium, 0o755);
  return {
    here: `${part}.1`,
    there: `${part}.2`,
    space,
    near,
    chromium,
    cut: () => ip('link', 'set', near, 'down'),
    mend: () => ip('link', 'set', near, 'up'),
    move() {
      moves += 1;
      const next = `10.${213 + moves}.${id % 250}`;
      ip('addr', 'add', `${next}.1/24`, 'dev', near, 'noprefixroute');
      // A server here has one address: it answers from that.
      ip('route', 'add', `${next}.0/24`, 'dev', near, 'src', `${part}.1`);
      ip('-n', space, 'addr', 'flush', 'dev', far, 'scope', 'global');
      ip('-n', space, 'addr', 'add', `${next}.2/24`, 'dev', far);
      ip('-n', space, 'route', 'add', 'default', 'via', `${next}.1`);
      return `${next}.2`;
    },
    stop() {
      // The namespace alone may live on for a while with what was cut in it.
      ip('link', 'del', near);
      ip('netns', 'del', space);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
