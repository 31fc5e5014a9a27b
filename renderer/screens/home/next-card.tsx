import type { Meeting } from '../../../main/contract/meeting.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { fitted } from '../../parts/fitted.ts';
import { organizerOf, systemName, titleOf, type WayIn } from '../meeting-words.ts';
import type { Card } from './home-view.ts';
import './next-card.css';

type Given = { readonly state: KioskState; readonly actions: Actions };

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
      <OwnRoomButton actions={actions} />
    </section>
  );
}

function MeetingCard({
  card,
  state,
  actions,
}: Given & { readonly card: Extract<Card, { kind: 'meeting' }> }) {
  const words = useWords();
  const times = useTimes();
  const { meeting, inMinutes, way } = card;
  const organizer = organizerOf(meeting, state.kiosk);
  const range = times.range(Date.parse(meeting.start), Date.parse(meeting.end));
  return (
    <section className="card" aria-labelledby="card-title">
      <p className="card-when tabular">
        {inMinutes === null ? words.home.running : words.home.inMinutes(inMinutes)} · {range}
      </p>
      <Title>{titleOf(meeting, state.kiosk, words)}</Title>
      <ul className="card-chips">
        <li className="chip">{useWayWords(way)}</li>
        {organizer ? <li className="chip">{words.home.organizer(organizer)}</li> : null}
        {meeting.status === 'tentative' ? <li className="chip">{words.home.tentative}</li> : null}
      </ul>
      <JoinButton meeting={meeting} way={way} actions={actions} />
    </section>
  );
}

function FreeCard({ card, state, actions }: Given & { readonly card: Extract<Card, { kind: 'free' }> }) {
  const words = useWords();
  const times = useTimes();
  const { next, nextIsToday } = card;
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
      <OwnRoomButton actions={actions} />
    </section>
  );
}

function JoinButton({
  meeting,
  way,
  actions,
}: Pick<Given, 'actions'> & { readonly meeting: Meeting; readonly way: WayIn }) {
  const words = useWords();
  switch (way.kind) {
    case 'here':
      return (
        <Button look="primary" size="large" icon="video" onPress={() => actions.joinMeeting(meeting)}>
          {words.common.join}
        </Button>
      );
    case 'elsewhere':
      return (
        <Button look="primary" size="large" icon="phone" onPress={() => actions.joinMeeting(meeting)}>
          {words.home.joinByPhone}
        </Button>
      );
    case 'none':
      return <OwnRoomButton actions={actions} />;
  }
}

function OwnRoomButton({ actions }: Pick<Given, 'actions'>) {
  const words = useWords();
  return (
    <Button look="primary" size="large" icon="video" onPress={actions.joinOwnRoom}>
      {words.home.startMeeting}
    </Button>
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
