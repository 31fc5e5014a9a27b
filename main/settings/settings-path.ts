/** Where a setting stands: the keys and list places (from 0) that lead to it. */
export type SettingsPath = readonly (string | number)[];

/** The path as people write it: `agenda.sources[0].url`. */
export function pathInWords(path: SettingsPath): string {
  let words = '';
  for (const step of path) {
    if (typeof step === 'number') words += `[${step}]`;
    else words += words === '' ? step : `.${step}`;
  }
  return words;
}

/** What stands at `path` in plain data, or undefined. */
export function valueAt(data: unknown, path: SettingsPath): unknown {
  let value = data;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
