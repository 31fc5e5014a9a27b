import { spawnSync } from 'node:child_process';
import { ensureDependencies, root, toolEnvironment } from './set-up.mjs';

// Everything that can be known without running the kiosk. All of it is run, so that one look shows all.
await ensureDependencies();

const steps = [
  ['format and lint', 'biome', ['ci', '--colors=off', '--max-diagnostics=40', '--error-on-warnings', '.']],
  ['types of main and build', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the window', 'tsc', ['-p', 'tsconfig.renderer.json']],
  ['types of the flows', 'tsc', ['-p', 'tsconfig.flows.json']],
  [
    'direction of imports, cycles, wrapped libraries',
    'depcruise',
    [
      '--config',
      'build/imports.cjs',
      'main',
      'native',
      'renderer',
      ...(process.env.CI ? ['--output-type', 'err'] : []),
    ],
  ],
  ['dead code', 'knip', ['--no-progress']],
  [
    'every word in four languages',
    'vitest',
    ['run', '--project', 'units', 'test/renderer/language', '--silent'],
  ],
];

const failed = [];
for (const [what, tool, args] of steps) {
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(tool, args, {
    cwd: root,
    env: toolEnvironment(),
    encoding: 'utf8',
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'good' : 'BAD '}  ${what} (${seconds} s)`);
  if (status !== 0) {
    failed.push(what);
    console.log(`${stdout}${stderr}`.trim());
  }
}
if (failed.length > 0) {
  console.log(`\nNot good: ${failed.join('; ')}.`);
  process.exit(1);
}
