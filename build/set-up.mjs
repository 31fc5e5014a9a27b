import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript that Node 20 can run, with nothing installed: it is what installs.

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const bin = join(root, 'node_modules', '.bin');

/** Ends the command with one clear sentence. */
export function stop(sentence, code = 3) {
  console.error(`\n${sentence}`);
  process.exit(code);
}

/** One plain line of what is being done; on standard error, so that a machine can read standard output. */
export const say = (line) => console.error(line);

/** Runs a program; resolves with its exit code. Long work shows that it lives: a line every 10 s. */
function work(what, program, args, options = {}) {
  say(`${what} …`);
  const began = Date.now();
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words = (words + chunk).slice(-4000);
    });
  }
  const beat = setInterval(() => say(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      clearInterval(beat);
      resolve({ code: 127, words: error.message });
    });
    child.once('exit', (code) => {
      clearInterval(beat);
      resolve({ code: code ?? 1, words });
    });
  });
}

const stampFile = join(root, 'node_modules', '.rundbord-installed');
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The dependencies as the lock file names them. Nothing to do when they are there. */
export async function ensureDependencies() {
  const wanted = hashOf(join(root, 'package-lock.json'));
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, words } = await work(
    'Getting the libraries (once; about half a minute)',
    npm,
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { shell: process.platform === 'win32' },
  );
  if (code !== 0)
    stop(`The libraries could not be had. npm said:\n${words.trim()}\nCheck the network and try again.`);
  writeFileSync(stampFile, wanted);
}

/** The Node that runs Rundbord: the one among the libraries, or this one when it is new enough. */
export function nodeProgram() {
  const own = join(bin, 'node');
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  stop(`Rundbord needs Node 22.12 or newer; this is ${process.version}. Install Node 24 and try again.`);
}

/** How Node runs the kiosk: it waits nearly always, so a smaller heap is worth more than a faster loop (10 MiB of 95). */
export const kioskFlags = ['--optimize-for-size'];

/** The environment in which tools of node_modules run, with the right Node first. */
export const toolEnvironment = () => ({ ...process.env, PATH: bin + delimiter + process.env.PATH });

const onPath = (program) =>
  ['/usr/sbin', '/usr/bin', ...(process.env.PATH ?? '').split(delimiter)].some((folder) =>
    existsSync(join(folder, program)),
  );

/**
 * Debian's packages for programs that are not there yet. `wanted` maps a program to its packages. Answers the programs
 * that could not be had, with what was said.
 */
export async function ensurePrograms(wanted) {
  const missing = Object.entries(wanted).filter(([program]) => !onPath(program));
  if (missing.length === 0) return { missing: [], words: '' };
  const packages = [...new Set(missing.flatMap(([, names]) => names.split(' ')))];
  const names = missing.map(([program]) => program);
  if (!onPath('apt-get')) return { missing: names, words: `Install: ${packages.join(' ')}` };
  if (process.getuid?.() !== 0) {
    return {
      missing: names,
      words: `Run once: sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    };
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  let { code, words } = await work(`Installing ${packages.join(', ')} (once)`, 'apt-get', install, { env });
  if (code !== 0) {
    await work('Reading the list of packages', 'apt-get', ['update'], { env });
    ({ code, words } = await work(`Installing ${packages.join(', ')} again`, 'apt-get', install, { env }));
  }
  return {
    missing: names.filter((program) => !onPath(program)),
    words: words.trim().split('\n').slice(-4).join('\n'),
  };
}

/** The newest change below `folders`, in ms. */
function newest(folders) {
  let latest = 0;
  const look = (place) => {
    const about = statSync(place);
    if (about.isDirectory()) for (const name of readdirSync(place)) look(join(place, name));
    else latest = Math.max(latest, about.mtimeMs);
  };
  for (const folder of folders) look(join(root, folder));
  return latest;
}

/** The window, the guest page, main and the native process, built when a source is newer than what was built. */
export async function ensureBuild() {
  const stamp = join(root, 'dist', '.built');
  const sources = newest([
    'renderer',
    'main',
    'native',
    'build/build.mjs',
    'build/addon.mjs',
    'build/licences.mjs',
    'package-lock.json',
  ]);
  if (existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) >= sources) return;
  const { code, words } = await work(
    'Building the screens (a few seconds)',
    nodeProgram(),
    ['build/build.mjs'],
    {
      env: toolEnvironment(),
    },
  );
  if (code !== 0) stop(`The screens could not be built:\n${words.trim()}`, 1);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, String(sources));
}

/** Runs a program of ours in the foreground and ends with its exit code; signals reach it too. */
export function become(program, args, env = toolEnvironment()) {
  const child = spawn(program, args, { cwd: process.cwd(), stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => stop(`${program} could not be started: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** Runs a program of ours in the foreground; answers its exit code. */
export const run = (program, args) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', env: toolEnvironment() }).status ?? 1;

/** The browser and, on Linux without a display, the virtual one. */
export const shellPrograms = {
  chromium: 'chromium',
  ...(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform !== 'linux'
    ? {}
    : { Xvfb: 'xvfb', openbox: 'openbox' }),
};
