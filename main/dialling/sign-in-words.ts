import type { Language } from '../contract/languages.ts';
import type { SignInWords } from '../shell/sign-in/sign-in.ts';

/** What the bar over a page to sign in says, since that page is none of the window's. */
export const signInWords: Readonly<Record<Language, SignInWords>> = {
  da: { at: 'Du logger på hos', cancel: 'Annuller' },
  sv: { at: 'Du loggar in hos', cancel: 'Avbryt' },
  nb: { at: 'Du logger på hos', cancel: 'Avbryt' },
  en: { at: 'You are signing in at', cancel: 'Cancel' },
};
