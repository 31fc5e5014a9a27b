import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { fitted } from '../../parts/fitted.ts';
import { Icon } from '../../parts/icon.tsx';
import { organizerOf, titleOf } from '../meeting-words.ts';
import type { DoorView, Holder } from './door-view.ts';
import { useTroubleWords } from './trouble-words.ts';

/** Letters above which a title is smaller, so that what says which meeting it is does not end in dots. */
const longTitle = 60;

type Given = { readonly view: DoorView; readonly state: KioskState; readonly actions: Actions };

/** Free or taken, until when, by what; and what to do about it. The largest thing on the screen. */
export function DoorFact({ view, state, actions }: Given) {
  const { holder } = view;
  return (
    <section className="door-fact" aria-labelledby="door-fact">
      <div className="door-said">
        <Large view={view} state={state} />
        {holder.kind === 'taken' ? <Held holder={holder} state={state} /> : null}
      </div>
      <DoorButton view={view} state={state} actions={actions} />
    </section>
  );
}

/** Said aloud when it changes. */
function Large({ view, state }: Pick<Given, 'view' | 'state'>) {
  const words = useWords();
  const { holder } = view;
  const until = useUntil(holder, state.now);
  const trouble = useTroubleWords(view.trouble);
  const word = {
    reading: words.home.readingAgenda,
    unknown: holder.kind === 'unknown' && !holder.missing ? words.door.unread : words.door.unknown,
    free: words.door.free,
    taken: words.door.taken,
  }[holder.kind];
  const isSure = holder.kind === 'free' || holder.kind === 'taken';
  return (
    <div role="status" className={isSure ? 'door-large' : 'door-large door-unsure'}>
      <div className="door-heading">
        <h2 id="door-fact" className="door-word fitted" style={fitted(word)}>
          {word}
        </h2>
        <Icon name={isSure ? (holder.kind === 'free' ? 'door-open' : 'door-closed') : 'calendar'} />
      </div>
      {until ? (
        <p className="door-until fitted tabular" style={fitted(until)}>
          {until}
        </p>
      ) : null}
      {holder.kind === 'unknown' && trouble ? <p className="door-note">{trouble}</p> : null}
    </div>
  );
}

function useUntil(holder: Holder, now: number): string | null {
  const words = useWords();
  const times = useTimes();
  if (holder.kind === 'free')
    return holder.until === null ? words.door.restOfDay : words.door.until(times.clock(holder.until));
  if (holder.kind !== 'taken') return null;
  const days = times.daysBetween(now, holder.until);
  const time = times.clock(holder.until);
  if (days === 0) return words.door.until(time);
  return days === 1
    ? words.door.untilTomorrow(time)
    : words.door.untilDay(days < 7 ? times.weekday(holder.until) : times.date(holder.until), time);
}

/** What the room is taken for, as far as that may be shown. */
function Held({
  holder,
  state,
}: {
  readonly holder: Extract<Holder, { kind: 'taken' }>;
  readonly state: KioskState;
}) {
  const words = useWords();
  const times = useTimes();
  const { meeting, freeAgain, also } = holder;
  const { kiosk, now } = state;
  const organizer = organizerOf(meeting, kiosk);
  const days = freeAgain === null ? 0 : times.daysBetween(now, freeAgain);
  const first = also[0];
  const title = titleOf(meeting, kiosk, words);
  return (
    <div className="door-held">
      <p className={title.length > longTitle ? 'door-title door-title-long' : 'door-title'}>{title}</p>
      {organizer ? <p className="door-note">{words.home.organizer(organizer)}</p> : null}
      {first ? (
        <p className="door-double">
          <Icon name="alert" />
          <span>
            <b>{words.door.doubleBooked}.</b> {words.door.alsoNow(titleOf(first, kiosk, words))}
          </span>
        </p>
      ) : null}
      {freeAgain !== null && days < 2 ? (
        <p className="door-note tabular">
          {days === 0
            ? words.door.freeAgain(times.clock(freeAgain))
            : words.door.freeAgainTomorrow(times.clock(freeAgain))}
        </p>
      ) : null}
    </div>
  );
}

function DoorButton({ view, state, actions }: Given) {
  const words = useWords();
  const times = useTimes();
  const { action, holder } = view;
  if (action?.kind === 'check-in') {
    const { meeting, by } = action;
    const isHeldNow = holder.kind === 'taken' && holder.meeting.id === meeting.id;
    const title = titleOf(meeting, state.kiosk, words);
    return (
      <div className="door-do">
        <p className="door-note tabular">
          {isHeldNow ? null : `${words.door.waiting(title, times.clock(Date.parse(meeting.start)))} `}
          {words.door.hereBy(times.clock(by))}
        </p>
        <Button
          look="primary"
          size="large"
          icon="check"
          onPress={() => actions.changeMeeting(meeting, 'check-in')}
        >
          {words.door.weAreHere}
        </Button>
      </div>
    );
  }
  if (action)
    return (
      <div className="door-do">
        <Button look="primary" size="large" icon="book" onPress={actions.goBook}>
          {words.door.bookNow}
        </Button>
      </div>
    );
  if (holder.kind !== 'taken') return null;
  const { meeting } = holder;
  const mayChange = meeting.may?.some((change) => change !== 'release') ?? false;
  return (
    <div className="door-do door-change">
      <Button icon={mayChange ? 'clock' : 'calendar'} onPress={() => actions.goMeeting(meeting)}>
        {mayChange ? words.door.change : words.door.details}
      </Button>
    </div>
  );
}
