import type { Language } from '../../main/contract/languages.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import { da } from './language/da.ts';
import { en } from './language/en.ts';
import { type GuestWords, type Sentence, type StoppedCode, stoppedCodes } from './language/guest-words.ts';
import { nb } from './language/nb.ts';
import { sv } from './language/sv.ts';

/** The words of the guest page in every language. */
export const guestWords: Readonly<Record<Language, GuestWords>> = { da, sv, nb, en };

/** Each language by its own name, so that who needs it can read it. */
export const languageNames: Readonly<Record<Language, string>> = {
  da: 'Dansk',
  sv: 'Svenska',
  nb: 'Norsk',
  en: 'English',
};

/** The first of the browser's languages that the page speaks; Norwegian in all its codes is `nb`; English when none. */
export function languageOf(browser: readonly string[]): Language {
  for (const tag of browser) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'no' || primary === 'nn' || primary === 'nb') return 'nb';
    if (primary === 'da' || primary === 'sv' || primary === 'en') return primary;
  }
  return 'en';
}

const isStopped = (code: ProblemCode): code is StoppedCode => stoppedCodes.some((known) => known === code);

/** What to say of a problem that stopped the guest. A token that is no good reads as one that ran out: try again. */
export function stoppedSentence(words: GuestWords, code: ProblemCode): Sentence {
  if (code === 'token-invalid') return words.stopped['token-expired'];
  return words.stopped[isStopped(code) ? code : 'unexpected'];
}

/** Whoever gave no name is called "guest" in the language of their own page; here it is said in this page's. */
export const isNameless = (name: string): boolean =>
  name === '' || Object.values(guestWords).some(({ guest }) => guest === name);
