import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { NumberPad } from '../../parts/keyboard.tsx';
import { Page } from '../page.tsx';
import './pin.css';

/** The door to the settings. */
export function Pin({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'pin' }>;
}) {
  const words = useWords();
  const touch = state.kiosk?.posture !== 'laptop';
  const problem = place.problem ? words.problems[place.problem.code] : null;
  return (
    <Page state={state} actions={actions} title={place.firstTime ? words.pin.titleFirst : words.pin.title}>
      <form
        className="pin"
        onSubmit={(event) => {
          event.preventDefault();
          actions.submitPin();
        }}
      >
        <p className="pin-text">{place.firstTime ? words.pin.textFirst : words.pin.text}</p>
        <Field
          big
          secret
          autoFocus
          label={words.pin.label}
          value={place.pin}
          onChange={actions.typePin}
          wrong={problem ? `${problem.says} ${problem.next}` : null}
          inputMode={touch ? 'none' : 'numeric'}
          autoComplete="one-time-code"
        />
        {touch ? <NumberPad value={place.pin} onType={actions.typePin} words={words.keyboard} /> : null}
        <Button submits look="primary" icon="lock" disabled={place.busy || place.pin === ''}>
          {place.busy ? words.pin.checking : place.firstTime ? words.pin.choose : words.pin.open}
        </Button>
      </form>
    </Page>
  );
}
