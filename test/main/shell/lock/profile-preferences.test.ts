import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeProfilePreferences } from '../../../../main/shell/lock/profile-preferences.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-preferences-'));
const file = join(folder, 'Default', 'Preferences');
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string): void => {
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(file, text);
};
const read = () => JSON.parse(readFileSync(file, 'utf8'));
const zoomed = { partition: { per_host_zoom_levels: { x: { 'kiosk.localhost': 2 } }, other: 1 } };

test('a new profile asks to keep no password', () => {
  writeProfilePreferences(folder, true);
  expect(read()).toMatchObject({
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
  });
});

test('what the browser wrote stays; the zoom goes where the screen is locked, and stays in a window', () => {
  write(JSON.stringify({ ...zoomed, profile: { name: 'x' } }));
  writeProfilePreferences(folder, false);
  expect(read()).toMatchObject({ ...zoomed, profile: { name: 'x', password_manager_enabled: false } });
  writeProfilePreferences(folder, true);
  expect(read().partition).toEqual({ other: 1 });
});

test('half a file is made anew', () => {
  for (const text of ['{"profile": {', '[]', '"x"', '']) {
    write(text);
    writeProfilePreferences(folder, true);
    expect(read()).toMatchObject({ credentials_enable_service: false });
  }
});
