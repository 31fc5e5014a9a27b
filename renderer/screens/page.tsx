import type { ReactNode } from 'react';
import type { Actions, KioskState } from '../kiosk/state.ts';
import { useTimes, useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { LanguageChoice } from './language-choice.tsx';
import './page.css';

/** The frame of every screen that a person goes to from home: a way back, what it is, the time, the language. */
export function Page({
  state,
  actions,
  title,
  back = true,
  onBack = actions.goHome,
  side,
  children,
}: {
  readonly state: KioskState;
  readonly actions: Pick<Actions, 'goHome' | 'chooseLanguage'>;
  readonly title: string;
  readonly back?: boolean;
  /** Where the way back leads; home when nothing is said. */
  readonly onBack?: () => void;
  /** A quiet button at the right of the head. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const times = useTimes();
  return (
    <div className="page">
      <header className="page-head">
        {back ? (
          <Button icon="back" onPress={onBack}>
            {words.common.back}
          </Button>
        ) : null}
        <h1 className="page-title">{title}</h1>
        {side}
        <LanguageChoice offered={state.kiosk?.offeredLanguages ?? []} onChoose={actions.chooseLanguage} />
        <time className="page-clock tabular">{times.clock(state.now)}</time>
      </header>
      <main className="page-body">{children}</main>
    </div>
  );
}
