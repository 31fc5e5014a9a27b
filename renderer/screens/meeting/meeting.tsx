import type { ReactNode } from 'react';
import { minutesUntil } from '../../../main/contract/day.ts';
import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { fitted } from '../../parts/fitted.ts';
import { Icon } from '../../parts/icon.tsx';
import { DoubleBooked } from '../double-booked.tsx';
import { JoinButton } from '../join-button.tsx';
import { titleOf, wayIn } from '../meeting-words.ts';
import { Page } from '../page.tsx';
import { type DetailsView, detailsView } from './details-view.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { hasSide, Side } from './side.tsx';
import { wordsOfWay } from './way-words.ts';
import './meeting.css';

type Given = {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'meeting' }>;
};

/** A meeting of the day: what it is, who comes, what Join will do, and what may be done with it. */
export function MeetingDetails({ state, actions, place }: Given) {
  const words = useWords();
  const view = detailsView(state, place);
  return (
    <Page state={state} actions={actions} title={words.details.title}>
      {view ? (
        <div className={hasSide(view, place) ? 'details details-with-side' : 'details'}>
          <section className="details-card" aria-labelledby="details-title">
            <Head view={view} state={state} />
            <MeetingFacts meeting={view.meeting} kiosk={state.kiosk} />
            <Joining view={view} state={state} actions={actions} />
          </section>
          <Side view={view} state={state} actions={actions} place={place} />
        </div>
      ) : (
        <Gone actions={actions} busy={place.busy} />
      )}
    </Page>
  );
}

type Seen = { readonly view: DetailsView; readonly state: KioskState };

function Head({ view, state }: Seen) {
  const words = useWords();
  const times = useTimes();
  const { meeting, stands, beside } = view;
  const title = titleOf(meeting, state.kiosk, words);
  const [start, end] = [Date.parse(meeting.start), Date.parse(meeting.end)];
  const days = times.daysBetween(state.now, start);
  const ahead = (): string =>
    days > 0 ? times.weekday(start) : words.home.inMinutes(minutesUntil(state.now, meeting.start));
  const isNear = stands === 'ahead' && (days > 0 || start - state.now < 60 * 60_000);
  const when = {
    ahead: isNear ? `${ahead()} · ` : '',
    running: `${words.home.running} · `,
    over: '',
  }[stands];
  return (
    <div className="details-head">
      <p className="details-when tabular" aria-live="polite">
        {when}
        {meeting.allDay ? words.home.allDay : times.range(start, end)}
      </p>
      <h2
        id="details-title"
        className={`details-title fitted${title.length > 60 ? ' details-title-long' : ''}`}
        style={fitted(title)}
      >
        {title}
      </h2>
      {meeting.status === 'tentative' || beside.length > 0 || stands === 'over' ? (
        <ul className="details-chips">
          {stands === 'over' ? <li className="chip">{words.home.ended(times.clock(end))}</li> : null}
          {meeting.status === 'tentative' ? <li className="chip">{words.home.tentative}</li> : null}
          <DoubleBooked beside={beside} state={state} />
        </ul>
      ) : null}
    </div>
  );
}

/** What Join will do, and Join. Nothing once it is over, nor beside a door. */
function Joining({ view, state, actions }: Seen & Pick<Given, 'actions'>) {
  const words = useWords();
  if (view.stands === 'over' || state.kiosk?.posture === 'door' || view.meeting.allDay) return null;
  const { way } = view;
  const pin = way && { none: '', sent: words.details.pinSent, ready: words.details.pinReady }[way.pin];
  return (
    <div className="details-join">
      <p className="details-does">
        {way ? wordsOfWay(way, words.details.ways) : words.details.ways.none} {pin}
      </p>
      <JoinButton meeting={view.meeting} way={wayIn(view.meeting, state).kind} actions={actions} />
    </div>
  );
}

/** The agenda has it no more. The screen goes home by itself, or at a tap. */
function Gone({ actions, busy }: { readonly actions: Actions; readonly busy: boolean }): ReactNode {
  const words = useWords();
  return (
    <div className="details-gone">
      <div role="status">
        {busy ? (
          <p className="details-gone-says">{words.details.writing}</p>
        ) : (
          <>
            <Icon name="calendar" />
            <p className="details-gone-says">{words.details.gone}</p>
            <p>{words.details.goneNext}</p>
          </>
        )}
      </div>
      <Button look="primary" icon="home" onPress={actions.goHome}>
        {words.common.home}
      </Button>
    </div>
  );
}
