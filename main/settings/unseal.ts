import { isSealed, openSeal } from './seal.ts';
import { type KeyPlaces, keyPlacesHere, sealKey } from './seal-key.ts';
import type { SettingsPath } from './settings-path.ts';
import { placesHere } from './settings-places.ts';

/**
 * What a sealed text holds. `left`: it stays as it stands and is not judged, since whoever asks has no key and needs none.
 */
export type Unsealed =
  | { readonly kind: 'open'; readonly text: string }
  | { readonly kind: 'left' }
  /** What would be right, for the issue. */
  | { readonly kind: 'wrong'; readonly expected: string };

/** Opens one sealed text. */
export type Unseal = (sealed: string) => Unsealed;

/** Leaves every sealed text as it stands. */
export const leaveSealed: Unseal = () => ({ kind: 'left' });

const anew = 'seal the secret anew with: rundbord config seal';

/** Opens with the key of this computer, which is looked for once and only when something is sealed. */
export function unsealHere(places: KeyPlaces = keyPlacesHere(placesHere().dataFolder)): Unseal {
  let found: ReturnType<typeof sealKey> | undefined;
  return (sealed) => {
    found ??= sealKey(places);
    if (found === null) {
      const expected = `sealed with a key that is on this computer and may be read by who runs this; or ${anew}`;
      return { kind: 'wrong', expected };
    }
    const text = openSeal(sealed, found.key);
    return text === null
      ? { kind: 'wrong', expected: `sealed on this computer, and whole; ${anew}` }
      : { kind: 'open', text };
  };
}

/** A sealed text that was not opened. */
export type Closed = { readonly path: SettingsPath; readonly why: Exclude<Unsealed, { kind: 'open' }> };

/** The data of a settings file with every sealed text opened, and where one was not: there it stays as it stands. */
export function openSealed(
  data: unknown,
  unseal: Unseal,
): { readonly data: unknown; readonly closed: readonly Closed[] } {
  const closed: Closed[] = [];
  const open = (value: unknown, path: SettingsPath): unknown => {
    if (typeof value === 'string' && isSealed(value)) {
      const found = unseal(value);
      if (found.kind === 'open') return found.text;
      closed.push({ path, why: found });
      return value;
    }
    if (Array.isArray(value)) return value.map((entry, at) => open(entry, [...path, at]));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, entry]) => [name, open(entry, [...path, name])]);
    return Object.fromEntries(entries);
  };
  return { data: open(data, []), closed };
}
