import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsJsonSchema } from '../main/settings/json-schema.ts';
import { exampleSettings, settingsPage } from '../main/settings/reference.ts';

/** The files that are made from the settings' schema, by name. `node build/reference.ts` writes them to build/settings. */
export const referenceFiles: { readonly [name: string]: string } = {
  'settings.schema.json': `${JSON.stringify(settingsJsonSchema, null, 2)}\n`,
  'SETTINGS.md': settingsPage(),
  'example.yaml': exampleSettings(),
};

/** Where they stand. */
export const referenceFolder = join(import.meta.dirname, 'settings');

if (import.meta.main) {
  mkdirSync(referenceFolder, { recursive: true });
  for (const [name, text] of Object.entries(referenceFiles)) writeFileSync(join(referenceFolder, name), text);
}
