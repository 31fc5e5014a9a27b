import { join } from 'node:path';
import { demoOf, startDemoNode } from './demo-node.mjs';
import { findElectron } from './find-electron.mjs';
import { keepRunning } from './keep-running.mjs';
import {
  become,
  ensureBuild,
  ensureDependencies,
  ensurePrograms,
  kioskFlags,
  nodeProgram,
  root,
  say,
  shellPrograms,
  stop,
} from './set-up.mjs';

const args = process.argv.slice(2);
const wantsHelp = args.includes('--help') || args.includes('-h');
const forced = args.find((arg) => arg.startsWith('--shell='))?.slice('--shell='.length);

await ensureDependencies();

if (wantsHelp) {
  become(nodeProgram(), [join(root, 'main', 'cli.ts'), 'start', '--help']);
} else {
  if (forced !== undefined && forced !== 'electron' && forced !== 'chromium') {
    stop(`--shell is electron or chromium, not "${forced}".`, 2);
  }
  const electron = forced === 'chromium' ? null : findElectron(root);
  if (forced === 'electron' && !electron) {
    stop(
      'Electron was asked for, but its program is not here. Name its folder in ELECTRON_OVERRIDE_DIST_PATH, or use --shell=chromium.',
    );
  }
  if (!electron) {
    const { missing, words } = await ensurePrograms(shellPrograms);
    if (missing.includes('chromium'))
      stop(`Rundbord needs the browser Chromium and could not get it. ${words}`);
    if (missing.length > 0) say(`Not to be had: ${missing.join(', ')}. ${words}`);
  }
  await ensureBuild();
  say(electron ? 'Starting the kiosk in Electron.' : "Starting the kiosk in this computer's Chromium.");
  // Electron does not start as root with its sandbox on; the kiosk says that it is off.
  if (electron && process.getuid?.() === 0) process.env.ELECTRON_DISABLE_SANDBOX = '1';
  const main = join(root, 'dist', 'main', electron ? 'electron.mjs' : 'cli.mjs');
  const demo = demoOf(args.filter((arg) => !arg.startsWith('--shell=')));
  const rest = demo.wanted ? [...demo.rest, '--node', await startDemoNode()] : demo.rest;
  keepRunning(electron ?? nodeProgram(), [...(electron ? [] : kioskFlags), main, 'start', ...rest]);
}
