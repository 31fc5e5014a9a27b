import { languages } from '../../../main/contract/languages.ts';
import { Icon } from '../../parts/icon.tsx';
import { languageNames } from '../words.ts';
import { Choice } from './choice.tsx';
import type { ScreenProps } from './screen.ts';

/** The four languages, always in reach. */
export function LanguageChoice({ state, actions, words }: Pick<ScreenProps, 'state' | 'actions' | 'words'>) {
  return (
    <Choice
      label={words.language}
      quiet
      before={<Icon name="globe" />}
      value={state.language}
      options={languages.map((value) => ({ value, words: languageNames[value], lang: value }))}
      onChoose={(language) => {
        if (language) actions.chooseLanguage(language);
      }}
    />
  );
}
