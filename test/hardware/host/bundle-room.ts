import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

/** What is bundled still finds what lies beside its sources. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null;
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
  },
};

/** Makes one file of what runs in the guest: to read and to strip some hundred there takes half a minute. Answers the file. */
export async function bundleRoom(root: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    root,
    plugins: [placesOfSources],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: { room: join(root, 'test', 'hardware', 'guest', 'room.ts') },
        external: [
          ...['electron', 'bufferutil', 'utf-8-validate', 'node-hid', '@serialport/bindings-cpp'],
          ...['cpu-features', /sshcrypto\.node$/, ...builtinModules, /^node:/],
        ],
        output: { format: 'es', entryFileNames: 'room.mjs', chunkFileNames: 'room-parts/[name].mjs' },
      },
    },
  });
  return join(folder, 'room.mjs');
}
