import { languages } from '../../../main/contract/languages.ts';
import type { Party } from '../../calls/call.ts';
import type { Words } from '../../language/en.ts';
import { wordsOf } from '../../language/words.ts';

/** What somebody is, in the language of this screen. A guest's role comes from the hub as `guest`; one without a name is called that already. */
export function partyRole({ kind, name, role }: Pick<Party, 'kind' | 'name' | 'role'>, words: Words): string {
  if (kind !== 'guest' || role !== 'guest') return role;
  const nameless = languages.some((language) => wordsOf(language).common.guest === name);
  return nameless ? '' : words.common.guest.toLowerCase();
}
