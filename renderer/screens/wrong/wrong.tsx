import { type CallState, meantByOthers } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../page.tsx';
import './wrong.css';

/** A call that could not begin, or that broke: why, what to do, and both ways on. */
export function Wrong({
  state,
  actions,
  call,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly call: Extract<CallState, { kind: 'ended' }>;
}) {
  const words = useWords();
  const reason = call.reason === 'left' ? 'unexpected' : call.reason;
  const { says, next } = words.problems[reason];
  // To try again is not the first thing to do.
  const over = meantByOthers.includes(reason);
  return (
    <Page
      state={state}
      actions={actions}
      back={false}
      title={over ? words.goodbye.title : call.met ? words.wrong.lost : words.wrong.title}
    >
      <div className="wrong">
        <div className="wrong-sign">
          <Icon name={over ? 'about' : 'alert'} />
        </div>
        <div role="alert" className="wrong-words">
          <h2 className="wrong-says">{says}</h2>
          <p className="wrong-next">{next}</p>
        </div>
        <div className="wrong-ways">
          <Button look={over ? 'quiet' : 'primary'} icon="retry" onPress={actions.tryAgain}>
            {over ? words.goodbye.rejoin : words.common.tryAgain}
          </Button>
          <Button look={over ? 'primary' : 'quiet'} icon="home" onPress={actions.goHome}>
            {words.common.home}
          </Button>
        </div>
      </div>
    </Page>
  );
}
