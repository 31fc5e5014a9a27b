import { rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { addonLibraries } from './addon.mjs';
import { collectLibraries, describeLibrary, noticesOf, surprisesIn } from './licences.mjs';
import { root, stop } from './set-up.mjs';

// The window, the guest page, main and the native process: one file each, with all its libraries inside.
const libraries = new Set();
const common = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [collectLibraries(root, libraries)],
};

/** What the native process loads from node_modules; and what ssh2 is faster with and does without. */
const addons = ['node-hid', '@serialport/bindings-cpp', 'cpu-features', /sshcrypto\.node$/];

/** A page below renderer/ to a folder below dist/. Nothing inline: the content policy lets no inline script through. */
export const page = (from, to) => ({
  ...common,
  root: join(root, from),
  base: '/',
  plugins: [react(), ...common.plugins],
  build: {
    outDir: to,
    emptyOutDir: true,
    target: ['chrome120', 'safari16.4', 'firefox120'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
});

const node = (entries, format, { external = [], ...more } = {}) => ({
  ...common,
  ...more,
  root,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: join(root, 'dist', 'main'),
    emptyOutDir: false,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      input: entries,
      // ws looks for two native helpers that it does without.
      external: ['electron', 'bufferutil', 'utf-8-validate', ...builtinModules, /^node:/, ...external],
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].mjs',
        chunkFileNames: 'parts/[name]-[hash].mjs',
      },
    },
  },
});

if (process.argv[1]?.endsWith('build.mjs')) {
  rmSync(join(root, 'dist', 'main'), { recursive: true, force: true });
  await build(page('renderer', join(root, 'dist', 'window')));
  await build(page('renderer/guest', join(root, 'dist', 'guest')));
  await build(node({ cli: join(root, 'main/cli.ts'), electron: join(root, 'main/electron.ts') }, 'es'));
  // Its addons are a file for each system and stay what they are: they are looked for in node_modules, beside or above dist/main.
  await build(
    node({ 'native-host': join(root, 'native/host.ts') }, 'es', {
      external: addons,
      // A part of ssh2 asks where it is, though what it would look for is in it.
      define: { __dirname: 'import.meta.dirname' },
    }),
  );
  await build(node({ preload: join(root, 'main/shell/electron/preload.ts') }, 'cjs'));
  // An addon may run of what is bundled too.
  const byName = new Map(
    [...[...libraries].map(describeLibrary), ...addonLibraries()].map((one) => [
      `${one.name} ${one.version}`,
      one,
    ]),
  );
  const bundled = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const surprises = surprisesIn(bundled);
  if (surprises.length > 0) {
    stop(
      `These libraries have licences that nobody has looked at (build/licences.mjs): ${surprises.join('; ')}`,
      1,
    );
  }
  const named = bundled.map(({ name, version, licence }) => ({ name, version, licence }));
  writeFileSync(join(root, 'dist', 'bundled.json'), `${JSON.stringify(named, null, 2)}\n`);
  writeFileSync(join(root, 'dist', 'NOTICES'), noticesOf(bundled));
}
