import type { Language } from '../../main/contract/languages.ts';
import { useLanguage, useWords, wordsOf } from '../language/words.ts';
import { Choice } from '../parts/choice.tsx';

/** The language button: each language by its own name. Nothing where the room offers one only. */
export function LanguageChoice({
  offered,
  onChoose,
  look = 'plain',
}: {
  readonly offered: readonly Language[];
  readonly onChoose: (language: Language) => void;
  readonly look?: 'plain' | 'veil';
}) {
  const words = useWords();
  const language = useLanguage();
  if (offered.length < 2) return null;
  return (
    <Choice
      label={words.common.chooseLanguage}
      look={look}
      icon="globe"
      options={offered.map((key) => ({ key, words: wordsOf(key).name, lang: wordsOf(key).locale }))}
      chosen={language}
      onChoose={onChoose}
    />
  );
}
