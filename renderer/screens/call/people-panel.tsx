import type { Party } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { ConferenceProblem } from './conference-problem.tsx';
import { OwnLine, PersonLine } from './person-line.tsx';
import './people-panel.css';

/** Who is in the meeting, who waits outside, and what may be done with each. */
export function PeoplePanel({
  state,
  actions,
  parties,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly parties: readonly Party[];
}) {
  const { roster } = useWords();
  const { conference } = state;
  const waiting = parties.filter((party) => party.waiting);
  const inside = parties.filter((party) => !party.waiting);
  const raised = conference?.handRaised ?? false;
  return (
    <>
      <ConferenceProblem state={state} />
      {conference?.may.includes('raise-hand') ? (
        <Button
          icon="hand"
          look={raised ? 'primary' : 'quiet'}
          onPress={() => actions.conduct({ do: 'raise-hand', on: !raised })}
        >
          {raised ? roster.lowerHand : roster.raiseHand}
        </Button>
      ) : null}
      {waiting.length > 0 ? (
        <section>
          <h3 className="people-title">{roster.waiting}</h3>
          <ul>
            {waiting.map((party) => (
              <PersonLine key={party.id} party={party} state={state} actions={actions} />
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        {waiting.length > 0 ? <h3 className="people-title">{roster.inMeeting}</h3> : null}
        <ul>
          {inside.map((party) => (
            <PersonLine key={party.id} party={party} state={state} actions={actions} />
          ))}
          <OwnLine state={state} />
        </ul>
      </section>
    </>
  );
}
