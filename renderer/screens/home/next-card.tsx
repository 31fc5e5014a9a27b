import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { ControlButton } from '../../parts/control-button.tsx';
import { fitted } from '../../parts/fitted.ts';
import { DoubleBooked } from '../double-booked.tsx';
import { JoinButton, OwnRoomButton } from '../join-button.tsx';
import { organizerOf, systemName, titleOf, type WayIn } from '../meeting-words.ts';
import type { Card } from './home-view.ts';
import './next-card.css';

type Given = { readonly state: KioskState; readonly actions: Actions };
type MeetingCardOf = Extract<Card, { kind: 'meeting' }>;

/** The largest thing on home: the meeting to join, or the room's own when none is at hand. */
export function NextCard({ card, state, actions }: Given & { readonly card: Card }) {
  switch (card.kind) {
    case 'reading':
      return <ReadingCard actions={actions} />;
    case 'meeting':
      return <MeetingCard card={card} state={state} actions={actions} />;
    case 'free':
      return <FreeCard card={card} state={state} actions={actions} />;
  }
}

function ReadingCard({ actions }: Pick<Given, 'actions'>) {
  const words = useWords();
  return (
    <section className="card" aria-labelledby="card-title">
      <Title>{words.home.readingAgenda}</Title>
      <p className="card-hint">{words.home.startMeetingHint}</p>
      <div className="card-foot">
        <div className="card-actions card-actions-long">
          <OwnRoomButton actions={actions} />
        </div>
      </div>
    </section>
  );
}

function MeetingCard({ card, state, actions }: Given & { readonly card: MeetingCardOf }) {
  const words = useWords();
  const times = useTimes();
  const { meeting, inMinutes, way, beside } = card;
  const title = titleOf(meeting, state.kiosk, words);
  const organizer = organizerOf(meeting, state.kiosk);
  const range = times.range(Date.parse(meeting.start), Date.parse(meeting.end));
  return (
    <section className="card" aria-labelledby="card-title">
      <p className="card-when tabular">
        {inMinutes === null ? words.home.running : words.home.inMinutes(inMinutes)} · {range}
      </p>
      <Title>{title}</Title>
      <ul className="card-chips">
        <li className="chip">{useWayWords(way)}</li>
        {organizer ? <li className="chip">{words.home.organizer(organizer)}</li> : null}
        {meeting.status === 'tentative' ? <li className="chip">{words.home.tentative}</li> : null}
        <DoubleBooked beside={beside} state={state} />
      </ul>
      <div className="card-foot">
        {card.joinsIn ? (
          <JoinsByItself joinsIn={card.joinsIn} onRefuse={actions.refuseAutoJoin} />
        ) : (
          <CheckIn card={card} actions={actions} />
        )}
        <div className={way.kind === 'here' ? 'card-actions' : 'card-actions card-actions-long'}>
          <JoinButton meeting={meeting} way={way.kind} actions={actions} />
          <ControlButton
            icon="about"
            says={words.details.of(title, times.clock(Date.parse(meeting.start)))}
            onPress={() => actions.goMeeting(meeting)}
          >
            {words.common.details}
          </ControlButton>
        </div>
      </div>
    </section>
  );
}

/** A countdown that is seen from afar, and the way to stop it. It is said aloud once, elsewhere. */
function JoinsByItself({
  joinsIn: { seconds, of },
  onRefuse,
}: {
  readonly joinsIn: NonNullable<MeetingCardOf['joinsIn']>;
  readonly onRefuse: () => void;
}) {
  const words = useWords();
  return (
    <div className="card-auto">
      <div className="card-auto-words">
        <p className="card-auto-in tabular">{words.autoJoin.in(seconds)}</p>
        <div className="card-auto-bar" aria-hidden="true">
          <div style={{ transform: `scaleX(${Math.min(1, seconds / of)})` }} />
        </div>
        <p>{words.autoJoin.quiet}</p>
      </div>
      <Button onPress={onRefuse}>{words.autoJoin.refuse}</Button>
    </div>
  );
}

/** Somebody is asked to say that they have come, before the room is let go. */
function CheckIn({
  card: { meeting, checkInBy },
  actions,
}: Pick<Given, 'actions'> & { readonly card: MeetingCardOf }) {
  const words = useWords();
  const times = useTimes();
  if (checkInBy === null) return null;
  return (
    <div className="card-check-in">
      <p>{words.details.checkInBy(times.clock(checkInBy))}</p>
      <Button icon="check" onPress={() => actions.changeMeeting(meeting, 'check-in')}>
        {words.details.checkIn}
      </Button>
    </div>
  );
}

function FreeCard({ card, state, actions }: Given & { readonly card: Extract<Card, { kind: 'free' }> }) {
  const words = useWords();
  const times = useTimes();
  const { next, nextIsToday, book } = card;
  const start = next ? Date.parse(next.start) : 0;
  const time = times.clock(start);
  const days = next ? times.daysBetween(state.now, start) : 0;
  const when = !next
    ? null
    : nextIsToday
      ? words.home.nextToday(time)
      : days === 1
        ? words.home.nextTomorrow(time)
        : words.home.nextOn(days < 7 ? times.weekday(start) : times.date(start), time);
  return (
    <section className="card" aria-labelledby="card-title">
      <Title>{nextIsToday ? words.home.freeUntil(time) : words.home.freeRestOfDay}</Title>
      {next ? (
        <p className="card-next">
          <span className="card-next-when tabular">{when}</span>
          <b>{titleOf(next, state.kiosk, words)}</b>
        </p>
      ) : null}
      <p className="card-hint">{words.home.startMeetingHint}</p>
      <div className="card-foot">
        <div className="card-actions card-actions-long">
          <OwnRoomButton actions={actions} />
          {book ? (
            <ControlButton icon={book === 'here' ? 'book' : 'door-open'} onPress={actions.goBook}>
              {book === 'here' ? words.bookRoom : words.beside.open}
            </ControlButton>
          ) : null}
        </div>
      </div>
    </section>
  );
}

function useWayWords(way: WayIn): string {
  const words = useWords();
  if (way.kind === 'none') return words.home.noWayIn;
  const system = systemName(way.target);
  if (way.kind === 'here' || !system)
    return way.kind === 'here' ? words.home.heldHere : words.elsewhere.titleUnknown;
  return words.home.heldIn(system);
}

/** As large as its length allows. */
function Title({ children }: { readonly children: string }) {
  const size = children.length <= 24 ? 'short' : children.length <= 60 ? 'middle' : 'long';
  return (
    <h2 id="card-title" className={`card-title card-title-${size} fitted`} style={fitted(children)}>
      {children}
    </h2>
  );
}
