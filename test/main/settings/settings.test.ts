import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../../main/log.ts';
import { editableOf } from '../../../main/settings/editable-settings.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';
import { lookMs, type OpenSettings, openSettings } from '../../../main/settings/settings.ts';
import { openStore } from '../../../main/store/store.ts';
import { makeHandClock } from './hand-clock.ts';

const folders: string[] = [];
const opened: OpenSettings[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function place(name = 'rundbord.yaml') {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-settings-'));
  folders.push(folder);
  const file = join(folder, 'config', name);
  const put = (text: string | Uint8Array): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  return { folder, file, put };
}

function open({ folder, file }: { folder: string; file: string }) {
  const clock = makeHandClock();
  const store = openStore(join(folder, 'data'), silentLog);
  const settings = openSettings({ file, clock, log: silentLog, store });
  opened.push(settings);
  const told: string[] = [];
  settings.watch(() => told.push(`${settings.value.room.name}, ${settings.issues.length} wrong`));
  /** As many looks as fit into a second. */
  const second = async (): Promise<void> => {
    for (let look = 0; look < Math.floor(1000 / lookMs); look += 1) await clock.next();
  };
  return { clock, store, settings, told, second };
}

test('without a file the defaults are in force, and a file that comes is in force within a second', async () => {
  const here = place();
  const { settings, told, second } = open(here);
  expect(settings.value).toEqual(defaultSettings());
  expect(settings.issues).toEqual([]);
  await second();
  expect(told).toEqual([]);
  here.put('room: { name: Egeskov }');
  await second();
  expect(settings.value.room.name).toBe('Egeskov');
  expect(told).toEqual(['Egeskov, 0 wrong']);
});

test('a change in place, a replacement by rename, another target of a link, and a removal are all seen', async () => {
  const here = place();
  here.put('room: { name: One }');
  const { settings, second } = open(here);
  expect(settings.value.room.name).toBe('One');

  here.put('room: { name: Two }');
  await second();
  expect(settings.value.room.name).toBe('Two');

  const beside = join(here.folder, 'beside.yaml');
  writeFileSync(beside, 'room: { name: 3rd }');
  renameSync(beside, here.file);
  await second();
  expect(settings.value.room.name).toBe('3rd');

  writeFileSync(beside, 'room: { name: Four }');
  rmSync(here.file);
  symlinkSync(beside, here.file);
  await second();
  expect(settings.value.room.name).toBe('Four');

  rmSync(here.file);
  await second();
  expect(settings.value).toEqual(defaultSettings());
});

test('a change that keeps size and time of the file is seen', async () => {
  const here = place();
  here.put('room: { name: One }');
  const at = new Date(1_700_000_000_000);
  utimesSync(here.file, at, at);
  const { settings, second } = open(here);
  here.put('room: { name: Two }');
  utimesSync(here.file, at, at);
  await second();
  expect(settings.value.room.name).toBe('Two');
});

test('a file that is being written is left alone until it is still', async () => {
  const here = place();
  here.put('room: { name: One }');
  const { clock, settings, told } = open(here);
  truncateSync(here.file);
  await clock.next();
  here.put('room: { na');
  await clock.next();
  here.put('room: { name: Two }');
  await clock.next();
  await clock.next();
  expect(told).toEqual(['Two, 0 wrong']);
  expect(settings.issues).toEqual([]);
});

test('a wrong file is refused as a whole; the last good settings stay until it is mended', async () => {
  const here = place();
  here.put('room: { name: One }\ntheme: dark\n');
  const { clock, settings, told, second } = open(here);
  here.put('room: { name: Two }\ntheme: drak\n');
  await second();
  expect(settings.value).toMatchObject({ room: { name: 'One' }, theme: 'dark' });
  expect(settings.issues).toEqual([
    { path: 'theme', code: 'not-one-of', expected: 'auto, dark or light; did you mean dark?', line: 2 },
  ]);
  const since = settings.since;
  expect(since).toBe(clock.now());

  here.put('room: { name: Two }\ntheme: [\n');
  await second();
  expect(settings.issues.map(({ code }) => code)).toEqual(['not-readable']);
  expect(settings.since).toBe(since);

  here.put('room: { name: Two }\ntheme: light\n');
  await second();
  expect(settings).toMatchObject({ issues: [], since: null, value: { theme: 'light' } });
  expect(told).toEqual(['One, 1 wrong', 'One, 1 wrong', 'Two, 0 wrong']);
});

test('a start with a broken file uses the last good settings, else the defaults', () => {
  const here = place();
  here.put('theme: [');
  const first = open(here).settings;
  expect(first.value).toEqual(defaultSettings());
  expect(first.issues).toHaveLength(1);

  here.put('room: { name: One }\nagenda: { sources: [{ file: a.ics }] }\n');
  const good = open(here).settings.value;
  here.put('theme: [');
  const again = open(here).settings;
  expect(again.value).toEqual(good);
  expect(again.issues).toHaveLength(1);

  // The settings of one file are not those of another.
  const other = { ...here, file: join(here.folder, 'config', 'other.yaml') };
  writeFileSync(other.file, 'theme: [');
  expect(open(other).settings.value).toEqual(defaultSettings());
});

test('what was kept is forgotten with the file', async () => {
  const here = place();
  here.put('room: { name: One }');
  const { second } = open(here);
  rmSync(here.file);
  await second();
  here.put('theme: [');
  expect(open(here).settings.value).toEqual(defaultSettings());
});

test('what is no text of settings is told apart, and keeps the settings', async () => {
  const here = place();
  here.put('room: { name: One }');
  const { settings, second } = open(here);
  const said = (): string => settings.issues.map(({ expected }) => expected).join();

  here.put(Uint8Array.from([0x72, 0x6f, 0xf8, 0x6d]));
  await second();
  expect(said()).toBe('UTF-8 text; save it with that encoding');

  here.put('#'.repeat(1_000_001));
  await second();
  expect(said()).toBe('at most 1 MB');

  rmSync(here.file);
  mkdirSync(here.file);
  await second();
  expect(said()).toBe('a file, not a folder');

  rmSync(here.file, { recursive: true });
  symlinkSync(here.file, here.file);
  await second();
  expect(said()).toBe('a file, not a link that leads to itself');
  expect(settings.value.room.name).toBe('One');

  rmSync(here.file);
  here.put('\uFEFFroom: { name: Two }');
  await second();
  expect(settings).toMatchObject({ issues: [], value: { room: { name: 'Two' } } });
});

test('after stop nothing is looked at and nobody is told', async () => {
  const here = place();
  const { clock, settings, told } = open(here);
  settings.stop();
  here.put('room: { name: One }');
  expect(clock.waiting).toBe(0);
  expect(told).toEqual([]);
});

test('JSON is read as well, and written as JSON', async () => {
  const here = place('rundbord.json');
  here.put('{\n\t"theme": "dark",\n\t"room": {"name": "One"}\n}\n');
  const { settings } = open(here);
  expect(settings.value.room.name).toBe('One');
  expect(await settings.write({ ...editableOf(settings.value), roomName: 'To "2"' })).toEqual({
    ok: true,
    value: null,
  });
  expect(readFileSync(here.file, 'utf8')).toBe(
    '{\n\t"theme": "dark",\n\t"room": {\n\t\t"name": "To \\"2\\""\n\t}\n}\n',
  );
});
