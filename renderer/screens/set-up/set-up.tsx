import type { Seating } from '../../../main/contract/devices.ts';
import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { ChoiceCards } from '../../parts/choice-cards.tsx';
import { Page } from '../page.tsx';
import { PeopleDrawing, PlaceDrawing } from './drawings.tsx';
import { ProposalCard } from './proposal-card.tsx';
import './set-up.css';

const people: readonly Seating['people'][] = ['1-2', '3-6', '7-or-more'];
const places: readonly Seating['place'][] = [
  'before-the-screen',
  'around-a-table',
  'at-a-desk',
  'carried-along',
];

/** How many people sit where, and what fits them. */
export function SetUp({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'set-up' }>;
}) {
  const words = useWords();
  const { seating } = place;
  return (
    <Page state={state} actions={actions} title={words.setUp.title} onBack={actions.goDevices}>
      <div className="set-up">
        <div className="set-up-questions">
          <ChoiceCards
            label={words.setUp.people}
            options={people.map((key) => ({
              key,
              words: words.setUp.peopleNames[key],
              drawing: <PeopleDrawing people={key} />,
            }))}
            chosen={seating.people ?? null}
            onChoose={(key) => actions.seat({ people: key })}
          />
          <ChoiceCards
            label={words.setUp.place}
            options={places.map((key) => ({
              key,
              words: words.setUp.placeNames[key],
              drawing: <PlaceDrawing place={key} />,
            }))}
            chosen={seating.place ?? null}
            onChoose={(key) => actions.seat({ place: key })}
          />
        </div>
        <ProposalCard state={state} actions={actions} seating={seating} />
      </div>
    </Page>
  );
}
