import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Directory, hasDirectory } from '../directory/directory.tsx';
import { Page } from '../page.tsx';
import { Keys } from './keys.tsx';
import { Reading } from './reading.tsx';
import { Scan } from './scan.tsx';
import './join.css';

/** One field for whatever can be called or joined; beside it those one often calls. */
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
  const beside = hasDirectory(state.directory);
  if (place.scanning) {
    return (
      <Page state={state} actions={actions} title={words.dial.scanTitle} onBack={() => actions.scan(false)}>
        <Scan state={state} actions={actions} />
      </Page>
    );
  }
  return (
    <Page state={state} actions={actions} title={words.join.title}>
      <div className="join" data-beside={beside || undefined} data-touch={touch || undefined}>
        <form
          className="join-form"
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
              value={place.text}
              onChange={actions.typeJoin}
              wrong={problem ? `${problem.says} ${problem.next}` : null}
              inputMode={touch ? 'none' : 'text'}
            />
            <Button
              submits
              look="primary"
              icon={isCall(place) ? 'answer' : 'video'}
              disabled={
                place.busy ||
                place.text.trim() === '' ||
                (place.reading?.kind !== 'code' && place.reading?.route === null)
              }
            >
              {place.busy ? words.join.reading : isCall(place) ? words.dial.call : words.common.join}
            </Button>
          </div>
          {problem ? null : <Reading place={place} hasDirectory={beside} />}
          {touch ? null : (
            <div className="join-scan">
              <Button icon="scan" onPress={() => actions.scan(true)}>
                {words.dial.scan}
              </Button>
            </div>
          )}
        </form>
        {touch ? <Keys text={place.text} actions={actions} /> : null}
        {beside ? (
          <Directory
            state={state}
            actions={actions}
            text={place.text}
            found={place.found ?? null}
            understood={Boolean(place.reading)}
          />
        ) : null}
      </div>
    </Page>
  );
}

/** Whether it is somebody who is called, or a meeting that is joined: the word on the button. */
const isCall = ({ reading }: Extract<Place, { kind: 'join' }>): boolean =>
  reading ? ['sip', 'h323', 'number', 'ip'].includes(reading.kind) : false;
