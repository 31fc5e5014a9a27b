import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { readEntryFile } from '../../../main/directory/entry-file.ts';
import { openWatchedFile } from '../../../main/directory/watched-file.ts';
import { silentLog } from '../../../main/log.ts';

/** A clock by which looks come one right after the other. */
const quick = { ...systemClock, after: (_: number, run: () => void) => systemClock.after(5, run) };

test('a file is read again when it changed; what was read of it stays when it is gone; old programs write in their own letters', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'rundbord-watched-')), 'directory.csv');
  writeFileSync(file, Buffer.from('navn,adresse\nS\xf8ren,1\n', 'latin1'));
  const source = openWatchedFile(file, {
    clock: quick,
    log: silentLog,
    read: readEntryFile,
    onChange: () => {},
  });
  const names = () => source.state.entries.map(({ name }) => name);
  await vi.waitFor(() => expect(names()).toEqual(['Søren']));
  writeFileSync(file, 'navn,adresse\nSøren,1\nMette,2\n,3\n');
  await vi.waitFor(() => expect(names()).toEqual(['Søren', 'Mette']));
  expect(source.state.problem).toMatchObject({ code: 'directory-broken', detail: 'line 4: it has no name' });
  rmSync(file);
  await vi.waitFor(() => expect(source.state.problem?.code).toBe('directory-unreachable'));
  expect(names()).toEqual(['Søren', 'Mette']);
  writeFileSync(file, 'navn,adresse\nBo,4\n');
  await vi.waitFor(() => expect(names()).toEqual(['Bo']));
  expect(source.state.problem).toBeNull();
  source.stop();
});
