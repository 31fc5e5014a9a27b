import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
/** More files than that do not fail by chance, however busy the computer is. */
const mostAgain = 12;
const timesAgain = 2;
const units = args.includes('--units');
const paths = args.filter((arg) => arg !== '--units');

await ensureDependencies();
nodeProgram();
if (!units) {
  const { missing, words } = await ensurePrograms({
    chromium: 'chromium',
    Xvfb: 'xvfb',
    openbox: 'openbox',
    xdotool: 'xdotool',
    xwininfo: 'x11-utils',
    setxkbmap: 'x11-xkb-utils',
    mosquitto: 'mosquitto',
    radicale: 'radicale',
    slapd: 'slapd',
    socat: 'socat',
    turnserver: 'coturn',
    kamailio: 'kamailio kamailio-websocket-modules kamailio-tls-modules',
    baresip: 'baresip-core',
    rtpengine: 'rtpengine-daemon',
    ss: 'iproute2',
    'systemd-notify': 'systemd',
    xrandr: 'x11-xserver-utils',
  });
  if (missing.length > 0)
    stop(`These programs are needed for the tests and could not be had: ${missing.join(', ')}.\n${words}`);
  await ensureBuild();
}

let bad = 0;
if (paths.length === 0) bad = run(process.execPath, ['build/check.mjs']);

let last = await vitest(['run', ...(units ? ['--project', 'units'] : []), ...paths]);
let { passed } = last;
// Browsers and servers on a busy machine: a file of real parts that failed is tried again, alone. Each is named.
for (let time = 1; time <= timesAgain; time += 1) {
  const before = last.files.filter((one) => one.failed > 0);
  const again = before.map(({ file }) => file);
  if (again.length === 0 || again.length > mostAgain) break;
  if (!again.every((file) => file.endsWith('.real.test.ts'))) break;
  say(`Tried again, alone: ${again.join(', ')}`);
  last = await vitest(['run', ...again]);
  passed += last.passed - before.reduce((sum, { passed: held }) => sum + held, 0);
  const held = again.filter((file) => last.files.some((one) => one.file === file && one.failed === 0));
  if (held.length > 0) say(`Held only at try ${time + 1}, so look at them: ${held.join(', ')}`);
}
const { code, failed } = last;
if (code !== 0 || bad !== 0) process.exitCode = 1;
if (bad !== 0) say('The check (npm run check) found something: see above.');
console.log(
  `${passed + (bad === 0 && paths.length === 0 ? 1 : 0)} passed, ${failed + (bad === 0 ? 0 : 1)} failed`,
);

/**
 * Runs vitest with its output shown; answers its exit code and what it counted, by file. A file that could not even be
 * read counts as one failure. The check counts as one test of its own.
 */
function vitest(words) {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-test-'));
  const file = join(folder, 'report.json');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return new Promise((resolve) => {
    const child = spawn('vitest', [...words, ...reports], {
      cwd: root,
      env: { ...toolEnvironment(), NO_COLOR: '1' },
      stdio: 'inherit',
    });
    child.once('error', (error) => stop(`The tests could not be started: ${error.message}`));
    child.once('exit', (exitCode) => {
      const files = filesOf(file);
      rmSync(folder, { recursive: true, force: true });
      const count = (what) => files.reduce((sum, one) => sum + one[what], 0);
      // An error outside every test makes no test fail, and yet the run.
      const failures = count('failed') || (exitCode === 0 ? 0 : 1);
      resolve({
        code: exitCode ?? 1,
        passed: count('passed'),
        failed: failures,
        files,
      });
    });
  });
}

function filesOf(report) {
  let text;
  try {
    text = readFileSync(report, 'utf8');
  } catch {
    return [];
  }
  return JSON.parse(text).testResults.map(({ name, status, assertionResults }) => {
    const count = (wanted) => assertionResults.filter((one) => one.status === wanted).length;
    const failed = count('failed') || (status === 'failed' ? 1 : 0);
    return { file: relative(root, name), passed: count('passed'), failed };
  });
}
