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

// Many calls one after another in one kiosk. `npm run soak -- --help` tells the rest.
await ensureDependencies();
const { missing, words } = await ensurePrograms({ chromium: 'chromium' });
if (missing.length > 0) stop(`The soak needs ${missing.join(', ')}. ${words}`);
await ensureBuild();
become(nodeProgram(), [join(root, 'test', 'soak', 'soak.ts'), ...process.argv.slice(2)]);
