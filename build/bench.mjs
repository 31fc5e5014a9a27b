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

await ensureDependencies();
const { missing, words } = await ensurePrograms({
  chromium: 'chromium',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  radicale: 'radicale',
  kamailio: 'kamailio kamailio-websocket-modules kamailio-tls-modules',
  baresip: 'baresip-core',
  socat: 'socat',
});
if (missing.length > 0) stop(`The bench needs ${missing.join(', ')}. ${words}`);
await ensureBuild();
become(nodeProgram(), [join(root, 'test', 'bench', 'bench.ts'), ...process.argv.slice(2)]);
