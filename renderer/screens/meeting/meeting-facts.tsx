import type { Meeting } from '../../../main/contract/meeting.ts';
import type { KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { organizerOf } from '../meeting-words.ts';
import './meeting-facts.css';

/** Purpose, who, where: what the invitation says and this room may show; main has left out the rest. */
export function MeetingFacts({
  meeting,
  kiosk,
}: {
  readonly meeting: Meeting;
  readonly kiosk: KioskState['kiosk'];
}) {
  const words = useWords();
  const shown = !meeting.private;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.details.purpose, shown ? meeting.purpose : null],
    [words.details.organizer, organizerOf(meeting, kiosk)],
    [words.details.people, shown ? meeting.people?.join(', ') : null],
    [words.details.place, shown ? meeting.location : null],
  ];
  const there = facts.filter(([, text]) => text?.trim());
  if (there.length === 0) return null;
  return (
    // A long invitation scrolls, also for who has a keyboard alone.
    <dl className="details-facts" tabIndex={0}>
      {there.map(([label, text]) => (
        <div className="details-fact" key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
