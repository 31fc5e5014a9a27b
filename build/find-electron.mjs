import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's program, where its binary is present: in the folder that ELECTRON_OVERRIDE_DIST_PATH names, or beside its
 * npm package. It is never fetched here: what a hospital runs is what IT installed. Null when there is none.
 * @param {string} root the checkout
 * @returns {string | null}
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return names.map((name) => join(override, name)).find((file) => existsSync(file)) ?? null;
  if (!existsSync(join(folder, 'dist', 'version')) || !existsSync(join(folder, 'path.txt'))) return null;
  return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
}
