import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import type { Language } from '../../main/contract/languages.ts';
import { da } from './da.ts';
import { en, type Words } from './en.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';
import { type Times, timesOf } from './times.ts';

const all: Readonly<Record<Language, Words>> = { da, sv, nb, en };

/** Every word of the kiosk in `language`. */
export const wordsOf = (language: Language): Words => all[language];

type Spoken = { readonly language: Language; readonly words: Words; readonly times: Times };

const Context = createContext<Spoken>({ language: 'en', words: en, times: timesOf('en', 'UTC') });

/** Gives everything inside it the words of `language` and times as the clock in `zone` (IANA) shows them. */
export function WordsProvider({
  language,
  zone,
  children,
}: {
  readonly language: Language;
  readonly zone: string;
  readonly children: ReactNode;
}) {
  const spoken = useMemo(
    () => ({ language, words: wordsOf(language), times: timesOf(language, zone) }),
    [language, zone],
  );
  return createElement(Context.Provider, { value: spoken }, children);
}

/** The words of the language chosen. */
export const useWords = (): Words => useContext(Context).words;

/** Times and dates in that language, by the room's clock. */
export const useTimes = (): Times => useContext(Context).times;

/** The language itself. */
export const useLanguage = (): Language => useContext(Context).language;
