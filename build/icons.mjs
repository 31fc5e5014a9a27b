import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrograms, root, stop } from './set-up.mjs';

// Draws the program's icon for each system from icon.svg. Run after a change of it; the results are kept with it.
const { missing, words } = await ensurePrograms({
  'rsvg-convert': 'librsvg2-bin',
  icotool: 'icoutils',
  png2icns: 'icnsutils',
});
if (missing.length > 0) stop(`Not to be had: ${missing.join(', ')}. ${words}`);

const folder = join(root, 'build', 'electron', 'icons');
const sizes = mkdtempSync(join(tmpdir(), 'rundbord-icons-'));
const draw = (pixels, to = join(sizes, `${pixels}.png`)) => {
  const size = String(pixels);
  execFileSync('rsvg-convert', ['-w', size, '-h', size, '-o', to, join(folder, 'icon.svg')]);
  return to;
};
draw(512, join(folder, 'icon.png'));
execFileSync('icotool', [
  '-c',
  '-o',
  join(folder, 'icon.ico'),
  ...[16, 24, 32, 48].map((px) => draw(px)),
  `--raw=${draw(256)}`,
]);
execFileSync('png2icns', [join(folder, 'icon.icns'), ...[16, 32, 48, 128, 256, 512].map((px) => draw(px))]);
rmSync(sizes, { recursive: true });
