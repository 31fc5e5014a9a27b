import { dayOf } from '../../main/contract/day.ts';
import type { KioskState } from '../kiosk/state.ts';
import { useTimes, useWords } from '../language/words.ts';
import { timeLeft } from './time-left.ts';
import './time-chips.css';

/** The time and the meeting's name, and how long is left: quiet when the end comes near, clear when it is there. */
export function TimeChips({
  state,
  since,
  title,
  note = null,
}: {
  readonly state: KioskState;
  readonly since: number;
  readonly title: string;
  /** Something else that is true of the call now. */
  readonly note?: string | null;
}) {
  const words = useWords();
  const times = useTimes();
  const left = timeLeft(state.now, since, state.meeting);
  const said = {
    left: words.call.left,
    over: (minutes: number) => (minutes === 0 ? words.call.timeUp : words.call.over(minutes)),
    open: words.call.lasted,
  }[left.kind](left.minutes);
  const next = left.tone === 'clear' ? nextHere(state) : null;
  return (
    <div className="time-chips">
      <p className="time-chip">
        <time className="time-clock tabular">{times.clock(state.now)}</time>
        <span className="time-title">{title}</span>
      </p>
      <p className={`time-chip time-left time-${left.tone} tabular`}>{said}</p>
      {note ? <p className="time-chip time-plain">{note}</p> : null}
      {next ? <p className="time-chip time-next tabular">{words.call.nextHere(times.clock(next))}</p> : null}
    </div>
  );
}

/** When the next meeting in this room begins, if that is within half an hour: somebody may be at the door. */
function nextHere({ agenda, kiosk, now, meeting }: KioskState): number | null {
  const others = (agenda?.meetings ?? []).filter(({ id }) => id !== meeting?.id);
  const day = dayOf(others, now, kiosk?.zone ?? 'UTC');
  const next = day.now ?? day.next;
  const start = next ? Date.parse(next.start) : Number.POSITIVE_INFINITY;
  return start - now < 30 * 60_000 ? start : null;
}
