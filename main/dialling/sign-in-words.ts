import type { Language } from '../contract/languages.ts';
import type { SignInWords } from '../shell/sign-in/sign-in.ts';

/** What the bar over a page to sign in says, since that page is none of the window's. */
export const signInWords: Readonly<Record<Language, SignInWords>> = {
  da: {
    at: 'Du logger ind hos',
    cancel: 'Afbryd',
    keys: {
      keyboard: 'Tastatur',
      shift: 'Stort',
      signs: 'Tegn',
      letters: 'Bogstaver',
      delete: 'Slet',
      next: 'Næste',
      enter: 'Enter',
      space: 'Mellemrum',
    },
  },
  sv: {
    at: 'Du loggar in hos',
    cancel: 'Avbryt',
    keys: {
      keyboard: 'Tangentbord',
      shift: 'Versal',
      signs: 'Tecken',
      letters: 'Bokstäver',
      delete: 'Radera',
      next: 'Nästa',
      enter: 'Enter',
      space: 'Mellanslag',
    },
  },
  nb: {
    at: 'Du logger inn hos',
    cancel: 'Avbryt',
    keys: {
      keyboard: 'Tastatur',
      shift: 'Stor',
      signs: 'Tegn',
      letters: 'Bokstaver',
      delete: 'Slett',
      next: 'Neste',
      enter: 'Enter',
      space: 'Mellomrom',
    },
  },
  en: {
    at: 'You are signing in at',
    cancel: 'Cancel',
    keys: {
      keyboard: 'Keyboard',
      shift: 'Shift',
      signs: 'Signs',
      letters: 'Letters',
      delete: 'Delete',
      next: 'Next',
      enter: 'Enter',
      space: 'Space',
    },
  },
};
