import { Button as Pressable } from 'react-aria-components/Button';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { fittedList } from '../../parts/fitted.ts';
import { Icon } from '../../parts/icon.tsx';
import { titleOf } from '../meeting-words.ts';
import type { DoorRow, DoorView } from './door-view.ts';
import './door-day.css';

type Given = { readonly state: KioskState; readonly actions: Actions };

/** What is still to come today, a line a meeting; each leads to what may be done with it. */
export function DoorDay({ view, state, actions }: Given & { readonly view: DoorView }) {
  const words = useWords();
  const { rows, allDay, more, holder } = view;
  if (holder.kind === 'reading' || holder.kind === 'unknown') return null;
  return (
    <section className="door-day" aria-labelledby="door-day">
      <h2 id="door-day" className="door-day-title">
        {words.home.restOfDay}
      </h2>
      <ul
        className="door-rows"
        style={fittedList(
          rows.map(({ meeting }) => titleOf(meeting, state.kiosk, words)),
          true,
        )}
      >
        {allDay.length > 0 ? (
          <li className="door-line">
            <b>{words.home.allDay}</b>
            <span className="door-line-words">
              {allDay.map((meeting) => titleOf(meeting, state.kiosk, words)).join(', ')}
            </span>
          </li>
        ) : null}
        {rows.map((row) => (
          <Row key={row.meeting.id} row={row} state={state} actions={actions} />
        ))}
        {more > 0 ? <li className="door-line">{words.home.more(more)}</li> : null}
        {rows.length === 0 && more === 0 ? <li className="door-line">{words.home.nothingMore}</li> : null}
      </ul>
    </section>
  );
}

function Row({ row, state, actions }: Given & { readonly row: DoorRow }) {
  const words = useWords();
  const times = useTimes();
  const { meeting, doubleBooked } = row;
  const title = titleOf(meeting, state.kiosk, words);
  const range = times.range(Date.parse(meeting.start), Date.parse(meeting.end));
  const below = [
    doubleBooked ? words.door.doubleBooked : null,
    meeting.status === 'tentative' ? words.home.tentative : null,
  ].filter((word) => word !== null);
  return (
    <li>
      <Pressable className="door-row" onPress={() => actions.goMeeting(meeting)}>
        <span className="door-row-time tabular">{range}</span>{' '}
        <span className="door-row-words">
          <span className="door-row-title fitted">{title}</span>
          {below.length > 0 ? (
            <span className={doubleBooked ? 'door-row-below door-row-double' : 'door-row-below'}>
              {doubleBooked ? <Icon name="alert" /> : null}
              {below.join(' · ')}
            </span>
          ) : null}
        </span>
        <span className="door-row-go">
          <Icon name="right" />
        </span>
        <span className="aloud">{words.door.details}</span>
      </Pressable>
    </li>
  );
}
