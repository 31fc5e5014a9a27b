import { Button as Pressable } from 'react-aria-components/Button';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { fittedList } from '../../parts/fitted.ts';
import { Icon } from '../../parts/icon.tsx';
import { systemName, titleOf } from '../meeting-words.ts';
import type { HomeView, Row } from './home-view.ts';
import './day.css';

type Given = { readonly state: KioskState; readonly actions: Actions };

/** The rest of the room's day, a line a meeting; the ones that can be joined have a button. */
export function Day({ view, state, actions }: Given & { readonly view: HomeView }) {
  const words = useWords();
  const times = useTimes();
  const stale = state.agenda?.staleSince ?? null;
  const empty = view.rows.length === 0 && view.allDay.length === 0 && view.card.kind !== 'reading';
  return (
    <section className="day" aria-labelledby="day-title">
      <div className="day-head">
        <h2 id="day-title" className="day-title">
          {words.home.restOfDay}
        </h2>
        {view.card.kind === 'meeting' && state.beside.length > 0 ? (
          <Button size="small" look="plain" icon="door-open" onPress={actions.goBook}>
            {words.beside.open}
          </Button>
        ) : null}
      </div>
      <ul
        className={view.crowded ? 'day-rows day-crowded' : 'day-rows'}
        style={fittedList(
          view.rows.map(({ meeting }) => titleOf(meeting, state.kiosk, words)),
          view.crowded,
        )}
      >
        {view.allDay.length > 0 ? (
          <li className="row row-all-day">
            <span className="row-label">{words.home.allDay}</span>
            <span className="row-words">
              {view.allDay.map((meeting) => titleOf(meeting, state.kiosk, words)).join(', ')}
            </span>
          </li>
        ) : null}
        {view.rows.map((row) => (
          <DayRow key={row.meeting.id} row={row} brief={view.crowded} state={state} actions={actions} />
        ))}
        {view.more > 0 ? (
          <li className="row row-last">
            <span className="row-words">{words.home.more(view.more)}</span>
          </li>
        ) : null}
        {view.freeFrom === null ? null : (
          <li className="row row-free">
            <span className="row-time tabular">{times.clock(view.freeFrom)}</span>
            <span className="row-words row-title">{words.home.freeRestOfDay}</span>
          </li>
        )}
        {empty ? <li className="row row-last">{words.home.nothingMore}</li> : null}
      </ul>
      {stale === null ? null : <p className="day-stale">{words.home.staleSince(times.clock(stale))}</p>}
    </section>
  );
}

function DayRow({ row, brief, state, actions }: Given & { readonly row: Row; readonly brief: boolean }) {
  const words = useWords();
  const times = useTimes();
  const { meeting, when, way, doubleBooked } = row;
  const title = titleOf(meeting, state.kiosk, words);
  const start = Date.parse(meeting.start);
  const system = way.kind === 'elsewhere' ? systemName(way.target) : null;
  const below = [
    when === 'same-time' ? words.home.atTheSameTime : doubleBooked ? words.details.doubleBooked : null,
    when === 'earlier'
      ? words.home.ended(times.clock(Date.parse(meeting.end)))
      : words.home.until(times.clock(Date.parse(meeting.end))),
    // On one short line, that somebody else is there too is the more important.
    brief && doubleBooked ? null : system,
    meeting.status === 'tentative' ? words.home.tentative : null,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={`row row-${when}`}>
      <Pressable className="row-open" onPress={() => actions.goMeeting(meeting)}>
        <time className="row-time tabular" dateTime={meeting.start}>
          {times.clock(start)}
        </time>{' '}
        <span className="row-words">
          <span className="row-title fitted">{title}</span>{' '}
          <span className={doubleBooked ? 'row-below row-double tabular' : 'row-below tabular'}>{below}</span>
          <span className="aloud">, {words.common.details}</span>
        </span>
        <Icon name="right" />
      </Pressable>
      {when === 'earlier' || way.kind === 'none' ? null : (
        <Button
          size="small"
          label={words.home.joinThis(title, times.clock(start))}
          onPress={() => actions.joinMeeting(meeting)}
        >
          {words.common.join}
        </Button>
      )}
    </li>
  );
}
