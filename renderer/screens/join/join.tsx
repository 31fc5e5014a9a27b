import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Keyboard } from '../../parts/keyboard.tsx';
import { Page } from '../page.tsx';
import './join.css';

/** A code, link or address, typed. */
export function Join({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'join' }>;
}) {
  const words = useWords();
  const touch = state.kiosk?.posture !== 'laptop';
  const problem = place.problem ? words.problems[place.problem.code] : null;
  return (
    <Page state={state} actions={actions} title={words.join.title}>
      <form
        className="join"
        onSubmit={(event) => {
          event.preventDefault();
          actions.submitJoin();
        }}
      >
        <div className="join-line">
          <Field
            big
            autoFocus
            label={words.join.label}
            {...(problem ? {} : { hint: words.join.hint })}
            value={place.text}
            onChange={actions.typeJoin}
            wrong={problem ? `${problem.says} ${problem.next}` : null}
            inputMode={touch ? 'none' : 'text'}
          />
          <Button submits look="primary" icon="video" disabled={place.busy || place.text.trim() === ''}>
            {place.busy ? words.join.reading : words.common.join}
          </Button>
        </div>
        {touch ? <Keyboard value={place.text} onType={actions.typeJoin} words={words.keyboard} /> : null}
      </form>
    </Page>
  );
}
