import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { shortTitle, titleOf } from '../meeting-words.ts';
import { nextWaiting } from '../next-waiting.ts';
import './next-waits.css';

/**
 * The next meeting of this room, while a call goes on: a quiet line that goes with the controls; once it has begun, a clear one that
 * stays, and one tap from here to there.
 */
export function NextWaits({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  const times = useTimes();
  const next = nextWaiting(state);
  if (!next) return null;
  const { meeting, begun, here } = next;
  const title = titleOf(meeting, state.kiosk, words);
  return (
    <div className={begun ? 'next-waits next-begun' : 'next-waits'}>
      <p className="next-words">
        <b className="tabular">
          {begun ? words.waits.begun : words.waits.soon(times.clock(Date.parse(meeting.start)))}
        </b>{' '}
        <span className="next-title">{shortTitle(title)}</span>
      </p>
      {begun && here ? (
        <Button
          size="small"
          look="primary"
          label={`${words.waits.leaveAndJoin}: ${title}`}
          onPress={() => actions.joinInstead(meeting)}
        >
          {words.waits.leaveAndJoin}
        </Button>
      ) : null}
    </div>
  );
}
