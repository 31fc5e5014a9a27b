import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Debian's kernel, unpacked. */
export type Kernel = {
  readonly version: string;
  /** The compressed kernel itself. */
  readonly image: string;
  /** The folder in which `lib/modules/VERSION` lies. */
  readonly root: string;
};

const cache = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rundbord', 'hardware');

/**
 * Debian's present kernel, downloaded and unpacked but not installed; from the cache when it was had before. A sentence when it
 * cannot be had. Its package has another name after each security update, so that name is asked for.
 */
export function debianKernel(): Kernel | string {
  const folder = cache();
  try {
    mkdirSync(folder, { recursive: true });
    const name = kernelPackage();
    const kept = name ? join(folder, name) : newestKept(folder);
    if (kept && existsSync(kept)) return kernelIn(kept);
    if (!name) return 'linux-image-amd64 is not known to apt-get here; apt-get update may help.';
    return kernelIn(unpacked(folder, name));
  } catch (error) {
    return `Debian's kernel could not be had: ${(error as Error).message.trim()}`;
  }
}

const apt = (program: string, args: readonly string[], cwd?: string): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  });

/** The package on which linux-image-amd64 depends, with its version; null without a list of packages. */
function kernelPackage(): string | null {
  const depends = (): string | undefined => {
    try {
      return /Depends: (linux-image-[^\s<>]+)/.exec(apt('apt-cache', ['depends', 'linux-image-amd64']))?.[1];
    } catch {
      return undefined;
    }
  };
  const name = depends();
  if (!name) return null;
  const version = /^Version: (\S+)/m.exec(apt('apt-cache', ['show', '--no-all-versions', name]))?.[1];
  return `${name}_${version ?? ''}`;
}

const newestKept = (folder: string): string | null => {
  const last = readdirSync(folder)
    .filter((name) => name.startsWith('linux-image-'))
    .sort()
    .at(-1);
  return last ? join(folder, last) : null;
};

function unpacked(folder: string, name: string): string {
  const to = join(folder, name);
  const work = mkdtempSync(join(folder, 'getting-'));
  try {
    // A list of packages that is older than the mirror names a version that is gone there.
    try {
      apt('apt-get', ['download', name.split('_')[0] ?? name], work);
    } catch {
      apt('apt-get', ['update']);
      apt('apt-get', ['download', name.split('_')[0] ?? name], work);
    }
    const [file] = readdirSync(work);
    if (!file) throw new Error('apt-get download brought nothing');
    const root = join(work, 'root');
    apt('dpkg', ['-x', join(work, file), root]);
    apt('depmod', ['-b', root, versionIn(root)]);
    renameSync(root, to);
    return to;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const versionIn = (root: string): string => {
  const [version] = readdirSync(join(root, 'lib', 'modules'));
  if (!version) throw new Error('there is no kernel in the package');
  return version;
};

const kernelIn = (root: string): Kernel => {
  const version = versionIn(root);
  return { version, root, image: join(root, 'boot', `vmlinuz-${version}`) };
};
