import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readChosenDevices } from '../../../main/devices/chosen-devices.ts';
import { silentLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-chosen-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (stored: unknown) => {
  if (stored !== undefined) writeFileSync(join(folder, 'devices.json'), JSON.stringify(stored));
  return readChosenDevices(openStore(folder, silentLog));
};
const nothing = { profile: null, camera: [], microphone: [], speaker: [] };

test('what was chosen is read again', () => {
  const chosen = { profile: 'round-table', camera: ['A', 'B'], microphone: ['M'], speaker: [] };
  expect(read(chosen)).toEqual(chosen);
});

test('the choice of an older kiosk is taken over: one label each, or none', () => {
  expect(read({ camera: 'Room cam', microphone: null, speaker: 'TV' })).toEqual({
    profile: null,
    camera: ['Room cam'],
    microphone: [],
    speaker: ['TV'],
  });
  expect(read({ camera: 'x'.repeat(400), microphone: '', speaker: null })).toEqual({
    ...nothing,
    camera: ['x'.repeat(300)],
  });
});

test.each([
  undefined,
  null,
  7,
  {},
  { camera: 'A' },
  { ...nothing, profile: 'stage' },
  { ...nothing, camera: [1] },
])('no choice, or none that can be read, is none: %j', (stored) => expect(read(stored)).toEqual(nothing));
