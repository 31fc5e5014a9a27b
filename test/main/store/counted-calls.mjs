// Put before everything else in a process that writes: counts the calls that change files, and kills the process before
// the one that is wanted, or in the middle of it. Or keeps a copy of the folder at each of these moments: a kill leaves
// the files as they are at that moment, so the copies are what kills would leave.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const counted = [
  'appendFileSync',
  'chmodSync',
  'chownSync',
  'closeSync',
  'copyFileSync',
  'fchmodSync',
  'fchownSync',
  'fsyncSync',
  'ftruncateSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'symlinkSync',
  'truncateSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
];
const calls = [];
/** What is done at a moment like `3` (before the third call) or `3 half`; null while nothing is counted. */
let onMoment = null;

/** Without being counted, also what the real call calls. */
const uncounted = (run) => {
  const before = onMoment;
  onMoment = null;
  try {
    return run();
  } finally {
    onMoment = before;
  }
};
const say = (moment) => {
  const tell = onMoment;
  uncounted(() => tell(moment));
};

for (const name of counted) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (!onMoment) return real(...args);
    calls.push(name);
    const at = String(calls.length);
    say(at);
    if (name === 'writeFileSync') {
      const [file, content, ...rest] = args;
      const bytes = Buffer.from(content);
      const half = Math.floor(bytes.length / 2);
      if (typeof file === 'number') {
        // A descriptor goes on where it is.
        uncounted(() => real(file, bytes.subarray(0, half)));
        say(`${at} half`);
        return uncounted(() => real(file, bytes.subarray(half)));
      }
      uncounted(() => real(file, bytes.subarray(0, half), ...rest));
      say(`${at} half`);
    }
    return uncounted(() => real(...args));
  };
}
syncBuiltinESMExports();

globalThis.killAt = (moment) => {
  onMoment = (now) => {
    if (now === moment) process.kill(process.pid, 'SIGKILL');
  };
};
globalThis.copyAtEach = (folder, to) => {
  onMoment = (now) => fs.cpSync(folder, `${to}/${now}`, { recursive: true, preserveTimestamps: true });
};
globalThis.countedCalls = () => {
  onMoment = null;
  return calls;
};
