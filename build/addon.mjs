import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeLibrary } from './licences.mjs';
import { root } from './set-up.mjs';

// The one library that is no part of a bundle: node-hid, whose binary is for one system. Packed beside what was built.

const libraries = join(root, 'node_modules');

/** The binaries that node-hid loads on a system (its nodehid.js, and getPrebuildName of pkg-prebuilds). */
const binaries = {
  linux: ['HID_hidraw-linux-x64'],
  win32: ['HID-win32-x64'],
  // One program for both kinds of Macs.
  darwin: ['HID-darwin-arm64', 'HID-darwin-x64'],
};

/** Every file of the addon for a system (a `process.platform`), as paths from node_modules: what it runs of, and no more. */
export const addonFiles = (platform) => [
  'node-hid/package.json',
  'node-hid/nodehid.js',
  'node-hid/binding-options.js',
  ...binaries[platform].map((name) => `node-hid/prebuilds/${name}/node-napi-v4.node`),
  'pkg-prebuilds/package.json',
  'pkg-prebuilds/bindings.js',
  'pkg-prebuilds/lib/prebuild.js',
];

/** Copies the addon for a system into `folder`, which becomes a node_modules. */
export function putAddon(folder, platform) {
  for (const path of addonFiles(platform)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(libraries, path), join(folder, path));
  }
}

/** What is inside the addon, as describeLibrary tells it: hidapi and the headers of node-addon-api are in its binary. */
export function addonLibraries() {
  const hidapi = join(libraries, 'node-hid', 'hidapi');
  const read = (name) => readFileSync(join(hidapi, name), 'utf8').trim();
  return [
    ...['node-hid', 'pkg-prebuilds', 'node-addon-api'].map((name) => describeLibrary(join(libraries, name))),
    {
      name: 'hidapi',
      version: read('VERSION'),
      // It may be had under any of three: GPL-3.0, BSD, or its own, which is as short as the BSD's.
      licence: 'BSD-3-Clause',
      text: read('LICENSE-bsd.txt'),
    },
  ];
}
