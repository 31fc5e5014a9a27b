import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCec } from '../../../native/ports/cec.ts';

// A program in the place of cec-ctl; the real one is run in the virtual room, test/hardware/guest/cec-part.ts.
const folder = mkdtempSync(join(tmpdir(), 'rundbord-cec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = (name: string, script: string): { readonly program: string } => {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { program: file };
};

test('what it prints, in the order of the calls, never two at once', async () => {
  const log = join(folder, 'log');
  const port = openCec(
    '/dev/cec0',
    program('ctl', `echo "begin $*" >>${log}; sleep 0.05; echo "end $*" >>${log}; echo "said $*"`),
  );
  const answers = await Promise.all([port.run(['--standby']), port.run(['-s', '--to', '0'])]);
  expect(answers).toEqual([
    { ok: true, text: 'said -d /dev/cec0 --standby\n' },
    { ok: true, text: 'said -d /dev/cec0 -s --to 0\n' },
  ]);
  expect(
    readFileSync(log, 'utf8')
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(['begin', 'end', 'begin', 'end', '']);
});

test.each([
  ['Failed to open /dev/cec0: No such file or directory', 'gone'],
  ['Failed to open /dev/cec0: Permission denied', 'not-allowed'],
  ['CEC_S_LOG_ADDRS: Device or resource busy', 'busy'],
  ['something else', 'not-answering'],
])('%s: %s', async (said, reason) => {
  const port = openCec('/dev/cec0', program('fails', `echo "${said}" >&2; exit 1`));
  expect(await port.run([])).toEqual({ ok: false, reason, detail: said });
});

test('not installed, no adapter, never ending, closed', async () => {
  const missing = openCec('/dev/cec0', { program: join(folder, 'none') });
  expect(await missing.run([])).toMatchObject({ ok: false, reason: 'not-supported' });
  expect(await openCec('--help').run([])).toMatchObject({ ok: false, reason: 'gone' });
  const slow = openCec('/dev/cec0', { ...program('slow', 'exec sleep 60'), withinMs: 100 });
  expect(await slow.run([])).toMatchObject({ ok: false, reason: 'not-answering' });
  await slow.close();
  expect(await slow.run([])).toMatchObject({ ok: false, reason: 'gone' });
});
