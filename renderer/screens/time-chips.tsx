import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import type { KioskState } from '../kiosk/state.ts';
import { useTimes, useWords } from '../language/words.ts';
import { Icon } from '../parts/icon.tsx';
import { timeLeft } from './time-left.ts';
import './time-chips.css';

/** The time and the meeting's name, and how long is left: quiet when the end comes near, clear when it is there. */
export function TimeChips({
  state,
  since,
  title,
  onTitle,
  note = null,
  children,
}: {
  readonly state: KioskState;
  readonly since: number;
  readonly title: string;
  /** What the title leads to; nothing when left out. */
  readonly onTitle?: (() => void) | undefined;
  /** Something else that is true of the call now. */
  readonly note?: string | null;
  /** What stands beside it. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const times = useTimes();
  const left = timeLeft(state.now, since, state.meeting);
  const said = {
    left: words.call.left,
    over: (minutes: number) => (minutes === 0 ? words.call.timeUp : words.call.over(minutes)),
    open: words.call.lasted,
  }[left.kind](left.minutes);
  return (
    <div className="time-chips">
      {onTitle ? (
        <Pressable
          className="time-chip time-open"
          aria-expanded={state.panel === 'meeting'}
          onPress={onTitle}
        >
          <time className="time-clock tabular">{times.clock(state.now)}</time>{' '}
          <span className="time-title">{title}</span> <Icon name="about" />
          <span className="aloud">, {words.details.title}</span>
        </Pressable>
      ) : (
        <p className="time-chip">
          <time className="time-clock tabular">{times.clock(state.now)}</time>
          <span className="time-title">{title}</span>
        </p>
      )}
      <p className={`time-chip time-left time-${left.tone} tabular`}>{said}</p>
      {note ? <p className="time-chip time-plain time-note">{note}</p> : null}
      {children}
    </div>
  );
}
