import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeLibrary } from './licences.mjs';
import { root } from './set-up.mjs';

// The two libraries that are no part of a bundle, since their binaries are for one system: node-hid, and what serialport speaks with
// the system by. Packed beside what was built.

const libraries = join(root, 'node_modules');
const bindings = '@serialport/bindings-cpp';

/** The binaries that are loaded on a system: by node-hid (its nodehid.js, and getPrebuildName of pkg-prebuilds) and node-gyp-build. */
const binaries = {
  linux: [
    'node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node',
    `${bindings}/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node`,
  ],
  win32: [
    'node-hid/prebuilds/HID-win32-x64/node-napi-v4.node',
    `${bindings}/prebuilds/win32-x64/@serialport+bindings-cpp.node`,
  ],
  // One program for both kinds of Macs.
  darwin: [
    'node-hid/prebuilds/HID-darwin-arm64/node-napi-v4.node',
    'node-hid/prebuilds/HID-darwin-x64/node-napi-v4.node',
    `${bindings}/prebuilds/darwin-x64+arm64/@serialport+bindings-cpp.node`,
  ],
};

/** What the bindings of serialport run of, each with its files. They load the parts for every system, whichever it is. */
const serialParts = {
  [bindings]: [
    ...['index', 'darwin', 'linux', 'linux-list', 'win32', 'win32-sn-parser', 'unix-read', 'unix-write'],
    ...['errors', 'poller', 'load-bindings', 'serialport-bindings'],
  ].map((name) => `dist/${name}.js`),
  '@serialport/bindings-interface': ['dist/index.js'],
  [`${bindings}/node_modules/@serialport/parser-readline`]: ['dist/index.js'],
  [`${bindings}/node_modules/@serialport/parser-delimiter`]: ['dist/index.js'],
  [`${bindings}/node_modules/debug`]: ['index', 'browser', 'common', 'node'].map((name) => `src/${name}.js`),
  ms: ['index.js'],
  'node-gyp-build': ['index.js', 'node-gyp-build.js'],
};

/** Every file of the addons for a system (a `process.platform`), as paths from node_modules: what they run of, and no more. */
export const addonFiles = (platform) => [
  'node-hid/package.json',
  'node-hid/nodehid.js',
  'node-hid/binding-options.js',
  'pkg-prebuilds/package.json',
  'pkg-prebuilds/bindings.js',
  'pkg-prebuilds/lib/prebuild.js',
  ...Object.entries(serialParts).flatMap(([library, files]) =>
    ['package.json', ...files].map((file) => `${library}/${file}`),
  ),
  ...binaries[platform],
];

/** Copies the addons for a system into `folder`, which becomes a node_modules. */
export function putAddon(folder, platform) {
  for (const path of addonFiles(platform)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(libraries, path), join(folder, path));
  }
}

/** What is inside the addons, as describeLibrary tells it: hidapi and the headers of node-addon-api are in their binaries. */
export function addonLibraries() {
  const hidapi = join(libraries, 'node-hid', 'hidapi');
  const read = (name) => readFileSync(join(hidapi, name), 'utf8').trim();
  return [
    ...[
      ...['node-hid', 'pkg-prebuilds', 'node-addon-api'],
      ...[...Object.keys(serialParts), `${bindings}/node_modules/node-addon-api`],
    ].map((name) => describeLibrary(join(libraries, name))),
    {
      name: 'hidapi',
      version: read('VERSION'),
      // It may be had under any of three: GPL-3.0, BSD, or its own, which is as short as the BSD's.
      licence: 'BSD-3-Clause',
      text: read('LICENSE-bsd.txt'),
    },
  ];
}
