import { join } from 'node:path';
import * as electron from 'electron';
import { scheme } from './own-origin.ts';
import { packagedArguments } from './packaged-arguments.ts';

// Electron takes a scheme's privileges only before it is ready, that is while the first modules are evaluated.
electron.protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

// The command line and the preload's place are read from the arguments.
if (electron.app.isPackaged) {
  process.argv = packagedArguments(process.argv, join(electron.app.getAppPath(), 'main', 'electron.mjs'));
}

export { electron };
