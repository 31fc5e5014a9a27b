import type { Meeting } from '../../main/contract/meeting.ts';
import type { KioskState } from '../kiosk/state.ts';
import { useWords } from '../language/words.ts';
import { shortTitle, titleOf } from './meeting-words.ts';

/** A line of chips' own: the room was given away twice, and to whom else. Nothing when it was not. */
export function DoubleBooked({
  beside,
  state,
}: {
  /** What else is held at the same time. */
  readonly beside: readonly Meeting[];
  readonly state: Pick<KioskState, 'kiosk'>;
}) {
  const words = useWords();
  if (beside.length === 0) return null;
  return (
    <li className="chip chip-warn">
      <b>{words.details.doubleBooked}.</b>{' '}
      {words.details.atTheSameTime(
        beside.map((other) => shortTitle(titleOf(other, state.kiosk, words))).join(', '),
      )}
    </li>
  );
}
