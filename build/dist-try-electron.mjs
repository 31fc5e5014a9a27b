import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addonFiles } from './addon.mjs';
import { root, say } from './set-up.mjs';

// `npm run dist:electron -- --dir` with a stub in Electron's place, which has nothing but Electron's fuses: are they set, and
// is in the archive what was built and nothing else? It runs where Electron cannot be had.

/** Stands in front of the fuses in Electron's program (@electron/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The fuses in their order (electron docs, fuses), and as they must be; those from the seventh on may be as they were. */
const fuses = [
  ['runAsNode', '0'],
  ['enableCookieEncryption', '1'],
  ['enableNodeOptionsEnvironmentVariable', '0'],
  ['enableNodeCliInspectArguments', '0'],
  ['enableEmbeddedAsarIntegrityValidation', '1'],
  ['onlyLoadAppFromAsar', '1'],
  ['loadBrowserProcessSpecificV8Snapshot', 'r'],
  ['grantFileProtocolExtraPrivileges', '0'],
];

const stub = mkdtempSync(join(tmpdir(), 'rundbord-stub-'));
const made = join(root, 'out', 'electron', 'linux-unpacked');
const wrong = [];
try {
  // Each as it must not be.
  const wire = fuses.map(([, wanted]) => (wanted === 'r' ? 'r' : wanted === '0' ? '1' : '0')).join('');
  const before = Buffer.from(`\x7fELF${'-'.repeat(100)}${sentinel}`, 'latin1');
  writeFileSync(
    join(stub, 'electron'),
    Buffer.concat([before, Buffer.from([1, wire.length]), Buffer.from(`${wire}${'-'.repeat(100)}`)]),
    { mode: 0o755 },
  );
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    writeFileSync(join(stub, name), 'stub');
  mkdirSync(join(stub, 'locales'));
  rmSync(made, { recursive: true, force: true });
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: stub };
  const args = [join(root, 'build', 'dist-electron.mjs'), '--linux', '--dir'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`dist:electron ended with ${status}`);

  const program = readFileSync(join(made, 'rundbord'));
  const set = program.indexOf(sentinel) + sentinel.length + 2;
  for (const [index, [name, wanted]] of fuses.entries()) {
    const value = String.fromCharCode(program[set + index] ?? 0);
    if (value !== wanted) wrong.push(`the fuse ${name} is ${value}`);
  }

  const archive = readFileSync(join(made, 'resources', 'app.asar'));
  const headerEnd = 16 + archive.readUInt32LE(12);
  const header = JSON.parse(archive.subarray(16, headerEnd).toString('utf8'));
  const paths = (node, at) =>
    Object.entries(node.files).flatMap(([name, child]) =>
      child.files ? paths(child, `${at}${name}/`) : [`${at}${name}`],
    );
  const inside = paths(header, '');
  const known =
    /^(package\.json|main\/([\w-]+\.(mjs|cjs)|parts\/[\w-]+\.mjs)|(window|guest)\/(index\.html|assets\/[\w.-]+))$/;
  const addon = addonFiles('linux').map((path) => `node_modules/${path}`);
  wrong.push(
    ...inside
      .filter((path) => !known.test(path) && !addon.includes(path))
      .map((path) => `${path} is in the archive`),
  );
  for (const path of [
    'package.json',
    'main/electron.mjs',
    'main/preload.cjs',
    'main/native-host.mjs',
    'window/index.html',
    'guest/index.html',
    ...addon,
  ]) {
    if (!inside.includes(path)) wrong.push(`${path} is not in the archive`);
  }
  const { files } = header;
  // Sizes in the header count from where the header ends, on the next multiple of four.
  const about = files['package.json'];
  const from = 8 + archive.readUInt32LE(4) + Number(about.offset);
  const { main, dependencies } = JSON.parse(archive.subarray(from, from + about.size).toString('utf8'));
  if (main !== 'main/electron.mjs') wrong.push(`it starts with ${main}`);
  if (dependencies) wrong.push('it names libraries');
  if (!files.main.files['electron.mjs'].integrity?.hash) wrong.push('a file has no checksum');
  // What is loaded from a file lies beside the archive.
  for (const path of addon.filter((name) => name.endsWith('.node'))) {
    const packed = readFileSync(join(made, 'resources', 'app.asar.unpacked', path));
    if (!packed.equals(readFileSync(join(root, path)))) wrong.push(`${path} is not as it was built`);
  }
  const notices = readFileSync(join(made, 'resources', 'NOTICES'), 'utf8');
  if (!notices.includes('react-dom') || !notices.includes('hidapi')) wrong.push('the notices are not there');
  say(`${inside.length} files in the archive, ${fuses.length} fuses.`);
} catch (error) {
  wrong.push(error instanceof Error ? error.message : String(error));
} finally {
  rmSync(stub, { recursive: true, force: true });
}
for (const line of wrong) say(`BAD   ${line}`);
if (wrong.length > 0) process.exitCode = 1;
else say('good  the program in Electron is packed as it should be');
