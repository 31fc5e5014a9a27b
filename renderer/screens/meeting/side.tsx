import type { Meeting } from '../../../main/contract/meeting.ts';
import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemText } from '../problem-text.tsx';
import type { DetailsView, Way } from './details-view.ts';
import { wordsOfWay } from './way-words.ts';

type MeetingPlace = Extract<Place, { kind: 'meeting' }>;
type Given = {
  readonly view: DetailsView;
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: MeetingPlace;
};

/** Whether there is anything beside what the meeting is. */
export const hasSide = (view: DetailsView, { busy, problem }: MeetingPlace): boolean =>
  busy || problem !== null || canChange(view) || view.otherWays.length > 0 || view.checkInBy !== null;

const canChange = ({ extendBy, mayEnd, mayRelease }: DetailsView): boolean =>
  extendBy.length > 0 || mayEnd || mayRelease;

/** What may be done with a meeting, quietly; how it went; what is asked about once more. */
export function Side(given: Given) {
  const words = useWords();
  const { view, place, actions } = given;
  if (!hasSide(view, place)) return null;
  const { asking } = place;
  return (
    <section className="details-side" aria-label={words.details.changes}>
      <div role="status" className={place.busy ? 'details-busy' : 'aloud'}>
        {place.busy ? words.details.writing : null}
      </div>
      <div role="alert" className={place.problem ? 'details-problem' : 'aloud'}>
        {place.problem ? (
          <>
            <Icon name="alert" />
            <p>
              <ProblemText problem={place.problem} />
            </p>
          </>
        ) : null}
      </div>
      {asking ? (
        <Sure asking={asking} meeting={view.meeting} actions={actions} />
      ) : (
        <>
          <CheckIn {...given} />
          <Changes {...given} />
          <OtherWays {...given} />
        </>
      )}
    </section>
  );
}

function Sure({
  asking,
  meeting,
  actions,
}: {
  readonly asking: 'end' | 'release';
  readonly meeting: Meeting;
  readonly actions: Actions;
}) {
  const { details } = useWords();
  return (
    <div className="details-sure">
      <p role="alert">{asking === 'end' ? details.endSure : details.releaseSure}</p>
      <Button autoFocus onPress={() => actions.askToChange(null)}>
        {details.no}
      </Button>
      <Button look="danger" onPress={() => actions.changeMeeting(meeting, asking)}>
        {asking === 'end' ? details.endYes : details.releaseYes}
      </Button>
    </div>
  );
}

function CheckIn({ view: { meeting, checkInBy }, actions, place }: Given) {
  const words = useWords();
  const times = useTimes();
  if (checkInBy === null) return null;
  return (
    <div className="details-check-in">
      <p>{words.details.checkInBy(times.clock(checkInBy))}</p>
      <Button icon="check" disabled={place.busy} onPress={() => actions.changeMeeting(meeting, 'check-in')}>
        {words.details.checkIn}
      </Button>
    </div>
  );
}

function Changes({ view, actions, place: { busy } }: Given) {
  const words = useWords();
  const { details } = words;
  const times = useTimes();
  const { meeting, extendBy, mayEnd, mayRelease } = view;
  if (!canChange(view)) return null;
  const end = Date.parse(meeting.end);
  return (
    <div className="details-do">
      {extendBy.length > 0 || mayEnd ? (
        <div className="details-changes">
          {extendBy.map((minutes) => (
            <Button
              key={minutes}
              icon="plus"
              disabled={busy}
              label={`${details.extend(minutes)}, ${words.home.until(times.clock(end + minutes * 60_000))}`}
              onPress={() => actions.changeMeeting(meeting, 'extend', minutes)}
            >
              {details.extend(minutes)}
            </Button>
          ))}
          {mayEnd ? (
            <Button icon="clock" disabled={busy} onPress={() => actions.askToChange('end')}>
              {details.end}
            </Button>
          ) : null}
        </div>
      ) : null}
      {mayRelease ? (
        <Button icon="door-open" disabled={busy} onPress={() => actions.askToChange('release')}>
          {details.release}
        </Button>
      ) : null}
    </div>
  );
}

function OtherWays({ view: { meeting, otherWays }, actions }: Given) {
  const words = useWords();
  if (otherWays.length === 0) return null;
  return (
    <div className="details-ways">
      <h3>{words.details.moreWays}</h3>
      {otherWays.map((way) => (
        <Button
          key={way.target.address}
          icon={icons[way.does]}
          onPress={() => actions.joinMeeting(meeting, way.target)}
        >
          {wordsOfWay(way, words.details.by)}
        </Button>
      ))}
    </div>
  );
}

const icons: Readonly<Record<Way['does'], IconName>> = {
  room: 'video',
  video: 'video',
  codec: 'codec',
  scan: 'phone',
  dial: 'code',
};
