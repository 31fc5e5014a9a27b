import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeLog, silentLog } from '../../../main/log.ts';
import { editableOf } from '../../../main/settings/editable-settings.ts';
import { newSealKey, openSeal, seal } from '../../../main/settings/seal.ts';
import { type OpenSettings, openSettings } from '../../../main/settings/settings.ts';
import { openStore } from '../../../main/store/store.ts';
import { outlineOf } from '../../../main/without-persons.ts';
import { makeHandClock } from './hand-clock.ts';

const folders: string[] = [];
const opened: OpenSettings[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const key = newSealKey();

/** Settings opened on a file with `text`, by a kiosk with the key. */
function open(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-sealed-'));
  folders.push(folder);
  const file = join(folder, 'rundbord.yaml');
  writeFileSync(file, text);
  const clock = makeHandClock();
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const unseal = () => (sealed: string) => {
    const secret = openSeal(sealed, key);
    return secret === null
      ? ({ kind: 'wrong', expected: 'sealed here' } as const)
      : ({ kind: 'open', text: secret } as const);
  };
  const store = openStore(join(folder, 'data'), silentLog);
  const settings = openSettings({ file, clock, log, store, unseal });
  opened.push(settings);
  const put = async (next: string): Promise<void> => {
    writeFileSync(file, next);
    await clock.next();
    await clock.next();
  };
  return { settings, lines, put, folder, text: () => readFileSync(file, 'utf8') };
}

const feed = (url: string, password: string): string =>
  `agenda:\n  sources:\n    - url: ${url}\n      password: ${password}\n`;
const url = 'https://calendar.example.org/hemmelig.ics';

test('the kiosk has what is sealed, and the settings screen leaves it sealed', async () => {
  const { settings, text, folder, lines } = open(feed(seal(url, key), seal('kodeord', key)));
  expect(settings.value.agenda.sources[0]).toMatchObject({ url, password: 'kodeord' });
  expect(await settings.write({ ...editableOf(settings.value), roomName: 'Egeskov' })).toMatchObject({
    ok: true,
  });
  expect(settings.value.room.name).toBe('Egeskov');
  expect(settings.value.agenda.sources[0]).toMatchObject({ url, password: 'kodeord' });
  expect(text()).not.toMatch(/hemmelig|kodeord/);
  expect(text().match(/sealed:v1:/g)).toHaveLength(2);
  // Neither what the kiosk keeps, nor its log, nor the file for whoever helps.
  const kept = readFileSync(join(folder, 'data', 'settings-last-good.json'), 'utf8');
  expect(kept).not.toMatch(/hemmelig|kodeord/);
  expect(lines.join('\n')).not.toMatch(/hemmelig|kodeord|as they are/);
  expect(JSON.stringify(outlineOf(settings.value))).not.toMatch(/hemmelig|kodeord/);
});

test('of a secret that is not sealed the log tells once, by its path', async () => {
  const { lines, put } = open(feed(url, 'kodeord'));
  const warnings = () => lines.filter((line) => line.includes('as they are'));
  expect(warnings()).toHaveLength(1);
  expect(warnings()[0]).toContain('agenda.sources[0].password');
  await put(`${feed(url, 'kodeord2')}theme: dark\n`);
  expect(warnings()).toHaveLength(1);
  await put(
    `${feed(url, 'kodeord2')}hub:\n  remote: { url: "https://hub.example.org", key: "nøglenøglenøglenøgle1" }\n`,
  );
  expect(warnings()).toHaveLength(2);
  expect(warnings()[1]).toMatch(/: hub\.remote\.key$/);
  expect(lines.join('\n')).not.toMatch(/kodeord|nøgle/);
});

test('a seal that is not ours: the last good settings stay, and the issue says where', async () => {
  const { settings, put } = open('theme: dark\n');
  await put(`theme: light\n${feed(url, seal('kodeord', newSealKey()))}`);
  expect(settings.value.theme).toBe('dark');
  expect(settings.issues).toEqual([
    { path: 'agenda.sources[0].password', code: 'not-readable', expected: 'sealed here', line: 5 },
  ]);
});
