import * as electron from 'electron';
import { scheme } from './own-origin.ts';

// Electron takes a scheme's privileges only before it is ready, that is while the first modules are evaluated.
electron.protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

export { electron };
