import { useState } from 'react';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { ChoiceCards } from '../../parts/choice-cards.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { ConferenceProblem } from './conference-problem.tsx';
import './conference-panel.css';
import { LayoutDrawing } from './layout-drawing.tsx';
import { layoutWords } from './layout-words.ts';

/** What of the meeting as a whole may be set: how it looks, who comes in, who is heard, its end. */
export function ConferencePanel({
  state,
  actions,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
}) {
  const words = useWords();
  const { conference: said } = words;
  const [sure, setSure] = useState(false);
  const { conference } = state;
  if (!conference) return null;
  const { may, layout, layouts, locked, guestsMuted } = conference;
  return (
    <div className="meeting-set">
      <ConferenceProblem state={state} />
      {may.includes('lock') ? (
        <div>
          <Toggle on={locked} onChange={(on) => actions.conduct({ do: 'lock', on })}>
            {said.lock}
          </Toggle>
          <p className="meeting-note">{said.lockText}</p>
        </div>
      ) : null}
      {may.includes('mute-guests') ? (
        <Toggle on={guestsMuted} onChange={(on) => actions.conduct({ do: 'mute-guests', on })}>
          {said.muteGuests}
        </Toggle>
      ) : null}
      {may.includes('layout') && layouts.length > 1 ? (
        <ChoiceCards
          label={said.layout}
          options={layouts.map((key) => ({
            key,
            words: layoutWords(key, words),
            drawing: <LayoutDrawing layout={key} />,
          }))}
          chosen={layout}
          onChoose={(key) => actions.conduct({ do: 'layout', layout: key })}
        />
      ) : null}
      {may.includes('end-for-all') ? (
        sure ? (
          <div className="meeting-end">
            <p role="alert">{said.endSure}</p>
            <Button
              look="danger"
              autoFocus
              onPress={() => {
                setSure(false);
                actions.conduct({ do: 'end-for-all' });
              }}
            >
              {said.endYes}
            </Button>
            <Button onPress={() => setSure(false)}>{said.no}</Button>
          </div>
        ) : (
          <Button icon="leave" onPress={() => setSure(true)}>
            {said.end}
          </Button>
        )
      ) : null}
    </div>
  );
}
