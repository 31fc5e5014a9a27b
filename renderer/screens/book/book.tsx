import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../page.tsx';
import { ProblemText } from '../problem-text.tsx';
import { type BookChoice, type BookView, bookView } from './book-view.ts';
import { FreeRooms } from './free-rooms.tsx';
import './book.css';

type Given = {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'book' }>;
};

/** The room is booked from now on with one tap, or why it cannot be; and the rooms nearby that are free. */
export function Book({ state, actions, place }: Given) {
  const words = useWords();
  const view = bookView(state);
  const isBeside = view.kind === 'choices' && state.beside.length > 0;
  const elsewhereOnly = view.kind === 'not-here' && state.beside.length > 0;
  return (
    <Page state={state} actions={actions} title={elsewhereOnly ? words.beside.title : words.book.title}>
      <div className={isBeside ? 'book book-beside' : 'book book-alone'}>
        {elsewhereOnly ? null : (
          <section className="book-own" aria-labelledby="book-said">
            <Said view={view} place={place} />
            {view.kind === 'choices' ? (
              <Choices choices={view.choices} busy={place.busy} onBook={actions.book} />
            ) : null}
          </section>
        )}
        <FreeRooms state={state} titled={!elsewhereOnly} />
      </div>
    </Page>
  );
}

/** The question, what is being done about the answer, or why nothing is asked. */
function Said({ view, place }: { readonly view: BookView; readonly place: Given['place'] }) {
  const words = useWords();
  const times = useTimes();
  const said = (): string | null => {
    // The calendar may have it already, before main says that it is done.
    if (place.busy) return words.book.booking;
    switch (view.kind) {
      case 'not-here':
        return null;
      case 'not-read':
        return words.book.notRead;
      case 'taken':
        return words.book.taken(times.clock(view.until));
      case 'soon':
        return words.book.soon(times.clock(view.next));
      case 'choices':
        return words.book.howLong;
    }
  };
  const sentence = said();
  return (
    <div role="status" className="book-said">
      <h2 id="book-said" className={view.kind === 'choices' ? '' : 'book-fact'}>
        {sentence ?? <ProblemText problem={{ code: 'day-not-writable' }} />}
      </h2>
      {view.kind === 'choices' && view.next !== null && !place.busy && !place.problem ? (
        <p className="book-next">{words.book.nextAt(times.clock(view.next))}</p>
      ) : null}
      {place.problem ? (
        <p className="book-problem">
          <Icon name="alert" />
          <span>
            <ProblemText problem={place.problem} />
          </span>
        </p>
      ) : null}
    </div>
  );
}

function Choices({
  choices,
  busy,
  onBook,
}: {
  readonly choices: readonly BookChoice[];
  readonly busy: boolean;
  readonly onBook: (minutes: number) => void;
}) {
  const words = useWords();
  const times = useTimes();
  const [taken, setTaken] = useState<number | null>(null);
  return (
    <ul className="book-choices">
      {choices.map(({ minutes, end, untilNext }) => (
        <li key={`${minutes} ${untilNext}`}>
          <Pressable
            className={busy && taken === minutes ? 'book-choice book-chosen' : 'book-choice'}
            isDisabled={busy}
            onPress={() => {
              setTaken(minutes);
              onBook(minutes);
            }}
          >
            <span className="book-length">
              {untilNext ? words.book.untilNext : words.book.minutes(minutes)}
            </span>{' '}
            <span className="book-end tabular">{words.book.until(times.clock(end))}</span>
          </Pressable>
        </li>
      ))}
    </ul>
  );
}
