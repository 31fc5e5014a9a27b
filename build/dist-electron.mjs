import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { putAddon } from './addon.mjs';
import { ensureBuild, ensureDependencies, nodeProgram, root, say, stop } from './set-up.mjs';

// The packages of the kiosk in Electron, for the system that this runs on. What it is told goes to electron-builder:
// `--dir` makes the program's folder alone. Electron itself is fetched by electron-builder, or taken from
// ELECTRON_OVERRIDE_DIST_PATH.

const packager = join(root, 'build', 'electron');
const app = join(root, 'out', 'electron-app');
const linux = join(root, 'out', 'electron-linux');
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

await ensureDependencies();
await ensureBuild();

// Only what was built, with a package.json that names no library: there is nothing for anybody to add to it. The addon has
// another name here, since electron-builder has ways of its own with a node_modules.
rmSync(app, { recursive: true, force: true });
mkdirSync(app, { recursive: true });
for (const part of ['main', 'window', 'guest']) {
  cpSync(join(root, 'dist', part), join(app, part), { recursive: true });
}
const { name, version, description, license } = read('package.json');
const author = 'The Rundbord authors';
const about = { name, version, description, license, author, type: 'module', main: 'main/electron.mjs' };
writeFileSync(join(app, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
putAddon(join(app, 'addon'), process.platform);
// Beside a desktop: it keeps the volume keys, and the devices are for who sits at the seat.
const { udevRules } = await import('./udev-rules.ts');
const { knownDevices } = await import('../native/devices/known.ts');
mkdirSync(linux, { recursive: true });
writeFileSync(join(linux, '70-rundbord.rules'), udevRules(knownDevices, { group: null, alone: false }));

const builder = join(packager, 'node_modules', 'electron-builder', 'cli.js');
const wanted = readFileSync(join(packager, 'package-lock.json'), 'utf8');
const stamp = join(packager, 'node_modules', '.rundbord-installed');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  say('Getting electron-builder (once; about half a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(
    npm,
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: packager,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) stop('electron-builder could not be had. Check the network and try again.');
  writeFileSync(stamp, wanted);
}

const { ELECTRON_OVERRIDE_DIST_PATH: electron } = process.env;
const { status } = spawnSync(
  nodeProgram(),
  [
    builder,
    '--config',
    join(root, 'electron-builder.yml'),
    '--publish=never',
    `-c.electronVersion=${read('node_modules', 'electron', 'package.json').version}`,
    ...(electron ? [`-c.electronDist=${electron}`] : []),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
