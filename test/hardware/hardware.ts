import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleRoom } from './host/bundle-room.ts';
import { writeInitramfs } from './host/initramfs.ts';
import { debianKernel } from './host/kernel.ts';
import { runGuest } from './host/run-guest.ts';

// Boots the virtual room, shows what it says and counts. See README.md beside this.
const help = `npm run hardware: a virtual conference room. Boots Debian's kernel in QEMU with USB devices in software, and
runs the real node-hid, the real native process and the whole kiosk in Chromium there.

  --only PARTS   some of: node-hid, native, serial, uvc, cec, kiosk, web-hid, uvc-browser (all)
  --seconds N    how long it may take (600)

Exit code 0: all good; 1: something is BAD; 3: what it needs cannot be had here, and nothing was tried.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '600' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const busybox = ['/bin/busybox', '/usr/bin/busybox'].find((file) => existsSync(file));
const kernel = debianKernel();
if (typeof kernel === 'string' || !busybox) {
  console.error(typeof kernel === 'string' ? kernel : 'busybox is not here.');
  console.error('Not tried: the real node-hid and Chromium over emulated devices.');
  process.exit(3);
}

const folder = join(root, 'out', 'hardware');
mkdirSync(folder, { recursive: true });
const room = await bundleRoom(root, folder);
const consoleFile = join(folder, 'console.log');
const command = [
  `cd ${root}`,
  `export HOME=/root NO_COLOR=1 RUNDBORD_ROOM=${values.only.replaceAll(/[^a-z,-]/g, '')}`,
  `export PATH=${root}/node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  `exec node ${room}`,
].join('; ');

const isWanted = (part: string): boolean => !values.only || values.only.split(',').includes(part);
// A path of a socket is short: the checkout may lie deep.
const cable = join(mkdtempSync(join(tmpdir(), 'rundbord-room-')), 'cable');

const began = Date.now();
let good = 0;
let bad = 0;
const end = await runGuest({
  kernel,
  initramfs: writeInitramfs(kernel, folder, command, busybox),
  consoleFile,
  withinMs: Number(values.seconds) * 1000,
  memoryMiB: 3072,
  cable: isWanted('serial') ? cable : null,
  heard(line) {
    if (line.startsWith('good ')) good += 1;
    if (line.startsWith('BAD ')) bad += 1;
    console.log(line);
  },
});
rmSync(dirname(cable), { recursive: true, force: true });
if (end.tooLong) console.log(`BAD   the room was not done within ${values.seconds} s and was ended`);
else if (end.code === null) console.log('BAD   the room ended without a word');
else if (end.code !== 0 && bad === 0) console.log(`BAD   the room ended with code ${end.code}`);
if (end.code !== 0 && bad === 0) bad += 1;
if (bad > 0) console.log(`What the kernel said: ${consoleFile}`);
console.log(`${good} good, ${bad} BAD, ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(bad === 0 && good > 0 ? 0 : 1);
