import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

// The whole kiosk, as it is started on a computer, by root and by somebody who may nothing. Needs root.

const root = join(import.meta.dirname, '..', '..', '..', '..');
/** Nobody, and nobody's group, on every Linux. */
const nobody = 65_534;

type StartedKiosk = { readonly child: ChildProcess; readonly log: string; said(): string };
let started: StartedKiosk | null = null;
let folder = '';

/** Starts `rundbord start` for this user, and resolves when the kiosk says that it is up. */
async function startAs(user: 'root' | 'nobody'): Promise<StartedKiosk> {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-sandbox-'));
  // The checkout, and Node with it, may lie where only root can go, so nobody gets it under another name.
  const [house, home] = [join(folder, 'house'), join(folder, 'home')];
  for (const made of [house, home]) mkdirSync(made);
  chmodSync(folder, 0o755);
  if (user === 'nobody') chownSync(home, nobody, nobody);
  const node = process.execPath.startsWith(root) ? process.execPath.replace(root, house) : process.execPath;
  const become = user === 'nobody' ? `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups` : '';
  const script = `mount --bind "$0" "$1" && cd "$1" && shift && exec ${become} "$@"`;
  const rundbord = [node, join(house, 'main', 'cli.ts'), 'start', '--headless', '--data', home];
  const child = spawn(
    'unshare',
    ['--mount', 'sh', '-c', script, root, house, ...rundbord, '--config', join(home, 'rundbord.yaml')],
    { env: { ...process.env, HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  started = { child, log: join(home, 'rundbord.log'), said: () => said };
  await vi.waitFor(() => expect(said).toMatch(/The kiosk is up/), { timeout: 60_000, interval: 100 });
  return started;
}

afterEach(async () => {
  const { child } = started ?? {};
  if (child?.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly words: readonly string[];
  /** A line of /proc/…/status (proc(5)), without its name. */
  status(name: string): string;
  /** Which namespace of this kind it lives in (namespaces(7)). */
  space(kind: 'pid' | 'net' | 'user'): string;
};

const readProcess = (pid: number): Process[] => {
  try {
    const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
    const status = (name: string): string =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim() ?? '';
    const spaces = Object.fromEntries(
      ['pid', 'net', 'user'].map((kind) => [kind, readlinkSync(`/proc/${pid}/ns/${kind}`)]),
    );
    return [
      {
        pid,
        parent: Number(status('PPid')),
        // A process of Chromium that changed its title has its words apart by spaces.
        words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/),
        status,
        space: (kind) => spaces[kind] ?? '',
      },
    ];
  } catch {
    // It has just ended.
    return [];
  }
};

/** The process and all that it started, and so on. */
function familyOf(pid: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const withChildren = (one: Process): Process[] => [
    one,
    ...all.filter(({ parent }) => parent === one.pid).flatMap(withChildren),
  ];
  return all.filter((one) => one.pid === pid).flatMap(withChildren);
}

const isOf =
  (type: string) =>
  ({ words }: Process): boolean =>
    words.includes(`--type=${type}`);

test('for an ordinary user the sandbox is on: the page runs with no rights, no network and a filter on its calls', async () => {
  const { child, said } = await startAs('nobody');
  const family = familyOf(child.pid ?? 0);
  const renderers = family.filter(isOf('renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const one of family) {
    expect(one.status('Uid').split(/\s+/), one.words.join(' ')).toEqual(Array(4).fill(String(nobody)));
    expect(one.words).not.toContain('--no-sandbox');
  }
  for (const one of renderers) {
    // 2 is a filter (prctl(2), PR_SET_SECCOMP); its number in each of the namespaces that it is in.
    expect(one.status('Seccomp')).toBe('2');
    expect(one.status('NoNewPrivs')).toBe('1');
    expect(one.status('NSpid').split(/\s+/).length).toBeGreaterThan(1);
    for (const kind of ['pid', 'net', 'user'] as const)
      expect(one.space(kind)).not.toBe(readlinkSync(`/proc/self/ns/${kind}`));
  }
  expect(said()).not.toContain('without its sandbox');
});

test('for root it is off, and said once in the terminal and in the log', async () => {
  const { child, said, log } = await startAs('root');
  const family = familyOf(child.pid ?? 0);
  expect(family.filter(isOf('renderer')).every(({ words }) => words.includes('--no-sandbox'))).toBe(true);
  const sentence = /warn shell: the browser runs without its sandbox, since the kiosk was started as root/g;
  expect(said().match(sentence)).toHaveLength(1);
  expect(readFileSync(log, 'utf8').match(sentence)).toHaveLength(1);
});
