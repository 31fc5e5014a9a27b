import { become, ensureDependencies, ensurePrograms, nodeProgram, stop } from './set-up.mjs';

// `npm run pictures`: every screen from literal states, drawn by the browser, looked at by axe and by people.
await ensureDependencies();
const { missing, words } = await ensurePrograms({ chromium: 'chromium' });
if (missing.length > 0) stop(`The pictures are drawn by Chromium, which could not be had. ${words}`);
become(nodeProgram(), ['build/pictures/take.ts', ...process.argv.slice(2)]);
