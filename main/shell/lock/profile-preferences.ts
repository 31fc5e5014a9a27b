import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../../store/whole-file.ts';

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Chromium's own names (chrome/common/pref_names.h): no bubble that asks to keep a password or an address, none that translates, no caret. */
const wanted: Json = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false, password_manager_leak_detection: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  settings: { a11y: { caretbrowsing: { enabled: false } } },
};

const merge = (into: Json, from: Json): Json => ({
  ...into,
  ...Object.fromEntries(
    Object.entries(from).map(([key, value]) => {
      const before = into[key];
      return [key, isObject(value) ? merge(isObject(before) ? before : {}, value) : value];
    }),
  ),
});

/**
 * Writes into a browser's profile, before the browser starts, what no switch can say. With `locked` the zoom that the
 * profile remembers for a page is forgotten too. A file that cannot be read as JSON is made anew, as Chromium does.
 */
export function writeProfilePreferences(profileFolder: string, locked: boolean): void {
  const folder = join(profileFolder, 'Default');
  const file = join(folder, 'Preferences');
  let before: unknown = {};
  try {
    before = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // A first start, or half a file after a power cut.
  }
  const merged = merge(isObject(before) ? before : {}, wanted);
  if (locked && isObject(merged.partition)) delete merged.partition.per_host_zoom_levels;
  try {
    mkdirSync(folder, { recursive: true });
    writeWholeFile(file, JSON.stringify(merged));
  } catch {
    // A full disk, which the kiosk says by itself. A window without these is better than none.
  }
}
