import { spawn } from 'node:child_process';
import {
  ensureBuild,
  ensureDependencies,
  ensurePrograms,
  nodeProgram,
  root,
  run,
  say,
  stop,
  toolEnvironment,
} from './set-up.mjs';

// Everything that must hold. `npm test -- --units` leaves out what needs browsers and servers; other words go to vitest.
const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(`npm test: sets up what is needed and runs everything that must hold.

  npm test -- --units       only what needs no browser and no server (seconds)
  npm test -- PATH ...      only the tests of these files`);
  process.exit(0);
}
const units = args.includes('--units');
const paths = args.filter((arg) => arg !== '--units');

await ensureDependencies();
nodeProgram();
if (!units) {
  const { missing, words } = await ensurePrograms({
    chromium: 'chromium',
    Xvfb: 'xvfb',
    openbox: 'openbox',
    mosquitto: 'mosquitto',
    turnserver: 'coturn',
    ss: 'iproute2',
  });
  if (missing.length > 0)
    stop(`These programs are needed for the tests and could not be had: ${missing.join(', ')}.\n${words}`);
  await ensureBuild();
}

let bad = 0;
if (paths.length === 0) bad = run(process.execPath, ['build/check.mjs']);

const counts = await vitest(['run', ...(units ? ['--project', 'units'] : []), ...paths]);
if (counts.code !== 0 || bad !== 0) process.exitCode = 1;
if (bad !== 0) say('The check (npm run check) found something: see above.');
console.log(
  `${counts.passed + (bad === 0 && paths.length === 0 ? 1 : 0)} passed, ${counts.failed + (bad === 0 ? 0 : 1)} failed`,
);

/** Runs vitest with its output shown; answers its exit code and what it counted. The check counts as one test of its own. */
function vitest(words) {
  return new Promise((resolve) => {
    const child = spawn('vitest', words, {
      cwd: root,
      env: { ...toolEnvironment(), NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let tail = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-20_000);
    });
    child.once('error', (error) => stop(`The tests could not be started: ${error.message}`));
    child.once('exit', (code) => {
      const line = /^\s*Tests\s+(.*)$/m.exec(tail.slice(tail.lastIndexOf('Test Files')))?.[1] ?? '';
      const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
      const filesFailed = code !== 0 && count('failed') === 0 ? 1 : 0;
      resolve({ code: code ?? 1, passed: count('passed'), failed: count('failed') + filesFailed });
    });
  });
}
