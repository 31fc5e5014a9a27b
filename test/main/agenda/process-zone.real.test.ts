import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

// West and east of Greenwich, with changes of clock on other days than the room's; and one that skips midnights.
test.each(['America/New_York', 'Pacific/Auckland', 'America/Santiago'])(
  'every rule of the agenda holds in a process whose zone is %s',
  (zone) => {
    const files = ['recurrence', 'zones', 'calendar', 'fixtures'].map(
      (name) => `test/main/agenda/${name}.test.ts`,
    );
    const args = [
      vitest,
      'run',
      '--project',
      'units',
      ...files,
      'test/main/contract/day.test.ts',
      'test/main/contract/zone.test.ts',
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      timeout: 50_000,
      env: {
        ...process.env,
        TZ: zone,
        CI: '1',
        VITEST: undefined,
        VITEST_WORKER_ID: undefined,
        VITEST_POOL_ID: undefined,
      },
    });
    expect(`${stdout}${stderr}`).toMatch(/Test Files .*6 passed/);
    expect(status).toBe(0);
  },
);
