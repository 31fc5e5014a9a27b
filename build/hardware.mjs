import { join } from 'node:path';
import {
  become,
  ensureBuild,
  ensureDependencies,
  ensurePrograms,
  nodeProgram,
  root,
  stop,
} from './set-up.mjs';

// The virtual conference room. `npm run hardware -- --help` tells the rest.
await ensureDependencies();
if (process.platform !== 'linux' || process.arch !== 'x64')
  stop(
    'The virtual room needs Linux on x86-64. Not tried: the real node-hid and Chromium over emulated devices.',
  );
const { missing, words } = await ensurePrograms({
  'qemu-system-x86_64': 'qemu-system-x86',
  busybox: 'busybox-static',
  cpio: 'cpio',
  modprobe: 'kmod',
  udevadm: 'udev',
  'v4l2-ctl': 'v4l-utils',
  chromium: 'chromium',
});
if (missing.length > 0)
  stop(
    `The virtual room needs ${missing.join(', ')}. ${words}\nNot tried: the real node-hid and Chromium over emulated devices.`,
  );
await ensureBuild();
become(nodeProgram(), [join(root, 'test', 'hardware', 'hardware.ts'), ...process.argv.slice(2)]);
