import type { Meeting } from '../../../main/contract/meeting.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { detailsView } from '../meeting/details-view.ts';
import { MeetingFacts } from '../meeting/meeting-facts.tsx';
import { titleOf } from '../meeting-words.ts';
import { ProblemText } from '../problem-text.tsx';
import '../trouble-note.css';

/** In the panel beside a call: what the meeting is about and who was invited, and more time, where nobody else has the room. */
export function AboutMeeting({
  state,
  actions,
  meeting,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly meeting: Meeting;
}) {
  const words = useWords();
  const times = useTimes();
  const { place, kiosk } = state;
  const [start, end] = [Date.parse(meeting.start), Date.parse(meeting.end)];
  const asked = place.kind === 'meeting' && place.meetingId === meeting.id ? place : null;
  const extendBy = detailsView(state, { meetingId: meeting.id })?.extendBy ?? [];
  return (
    <div className="about-meeting">
      <p className="about-title">{titleOf(meeting, kiosk, words)}</p>
      <p className="about-when tabular" aria-live="polite">
        {meeting.allDay ? words.home.allDay : times.range(start, end)}
      </p>
      <MeetingFacts meeting={meeting} kiosk={kiosk} />
      {extendBy.map((minutes) => (
        <Button
          key={minutes}
          icon="plus"
          disabled={asked?.busy ?? false}
          label={`${words.details.extend(minutes)}, ${words.home.until(times.clock(end + minutes * 60_000))}`}
          onPress={() => actions.changeMeeting(meeting, 'extend', minutes)}
        >
          {words.details.extend(minutes)}
        </Button>
      ))}
      <p role="status" className="about-when">
        {asked?.busy ? words.details.writing : null}
      </p>
      <div role="alert" className={asked?.problem ? 'trouble-note' : 'aloud'}>
        {asked?.problem ? <ProblemText problem={asked.problem} /> : null}
      </div>
    </div>
  );
}
