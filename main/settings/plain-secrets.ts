import { isSealed } from './seal.ts';
import { pathInWords, type SettingsPath } from './settings-path.ts';

/** Settings whose text is a secret, wherever they stand; and the keys that stand for a kiosk at a hub (`key` elsewhere is a file). */
const secretNames: ReadonlySet<unknown> = new Set(['password', 'secret', 'credential']);
const secretPath = /^hub\.(?:remote|kiosks\[\d+\])\.key$/;

/** The settings in which a secret stands that is not sealed, by their paths. `data` is what stands in the file. */
export function plainSecretsIn(data: unknown): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown, path: SettingsPath): void => {
    if (typeof value === 'string') {
      const words = pathInWords(path);
      if ((secretNames.has(path.at(-1)) || secretPath.test(words)) && !isSealed(value)) found.push(words);
    } else if (Array.isArray(value)) {
      for (const [at, entry] of value.entries()) look(entry, [...path, at]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, entry] of Object.entries(value)) look(entry, [...path, name]);
    }
  };
  look(data, []);
  return found;
}
