import { expect, test } from 'vitest';
import { dataFolder, settingsFile } from '../../../main/settings/settings-places.ts';

const place = (platform: string, env: Record<string, string>, ...there: string[]): string =>
  settingsFile({ platform, env, exists: (file) => there.includes(file) });

test('the variable names the file on every system', () => {
  for (const platform of ['linux', 'win32', 'darwin'])
    expect(
      place(platform, { RUNDBORD_CONFIG: '/x/y.json', HOME: '/home/k' }, '/etc/rundbord/rundbord.yaml'),
    ).toBe('/x/y.json');
});

test("Linux: the computer's file where it is there, else the user's", () => {
  const own = '/home/k/.config/rundbord/rundbord.yaml';
  expect(place('linux', { HOME: '/home/k' })).toBe(own);
  expect(place('linux', { HOME: '/home/k' }, own, '/etc/rundbord/rundbord.json')).toBe(
    '/etc/rundbord/rundbord.json',
  );
  expect(place('linux', { HOME: '/home/k', XDG_CONFIG_HOME: '/c' })).toBe('/c/rundbord/rundbord.yaml');
  expect(place('linux', {})).toBe('/etc/rundbord/rundbord.yaml');
});

test('yaml before yml before json', () => {
  const [yaml, yml, json] = ['yaml', 'yml', 'json'].map((ending) => `/etc/rundbord/rundbord.${ending}`);
  expect(place('linux', {}, String(json))).toBe(json);
  expect(place('linux', {}, String(json), String(yml))).toBe(yml);
  expect(place('linux', {}, String(json), String(yml), String(yaml))).toBe(yaml);
});

test("Windows: the computer's file where it is there, else the user's", () => {
  const env = {
    ProgramData: 'D:\\ProgramData',
    APPDATA: 'C:\\Users\\k\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\k\\AppData\\Local',
  };
  expect(place('win32', env)).toBe('C:\\Users\\k\\AppData\\Roaming\\Rundbord\\rundbord.yaml');
  expect(place('win32', env, 'D:\\ProgramData\\Rundbord\\rundbord.yml')).toBe(
    'D:\\ProgramData\\Rundbord\\rundbord.yml',
  );
  expect(dataFolder({ platform: 'win32', env })).toBe('C:\\Users\\k\\AppData\\Local\\Rundbord');
});

test('macOS, and the data folder everywhere', () => {
  const library = '/Users/k/Library/Application Support/Rundbord';
  expect(place('darwin', { HOME: '/Users/k' })).toBe(`${library}/rundbord.yaml`);
  expect(dataFolder({ platform: 'darwin', env: { HOME: '/Users/k' } })).toBe(`${library}/Data`);
  expect(dataFolder({ platform: 'linux', env: { HOME: '/home/k' } })).toBe('/home/k/.local/share/rundbord');
  expect(dataFolder({ platform: 'linux', env: { HOME: '/home/k', XDG_DATA_HOME: '/d' } })).toBe(
    '/d/rundbord',
  );
  expect(dataFolder({ platform: 'linux', env: {} })).toBe('/var/lib/rundbord');
  expect(dataFolder({ platform: 'win32', env: { RUNDBORD_DATA: 'E:\\r' } })).toBe('E:\\r');
});
