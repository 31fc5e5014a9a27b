import type { CallState } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { ControlButton } from '../../parts/control-button.tsx';
import { Page } from '../page.tsx';
import './goodbye.css';

/** After leaving: one tap on how it was, and the screen goes home by itself. */
export function Goodbye({
  state,
  actions,
  call,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly call: Extract<CallState, { kind: 'ended' }>;
}) {
  const words = useWords();
  const stays = state.kiosk?.goodbyeSeconds ?? 0;
  const seconds = Math.ceil(stays - (state.now - call.at) / 1000);
  return (
    <Page
      state={state}
      actions={actions}
      back={false}
      title={call.met ? words.goodbye.title : words.goodbye.notMet}
    >
      <div className="goodbye">
        {call.met ? (
          <section className="goodbye-rating" aria-live="polite">
            {state.rated ? (
              <h2 className="goodbye-question">{words.goodbye.thanks}</h2>
            ) : (
              <>
                <h2 className="goodbye-question" id="goodbye-question">
                  {words.goodbye.question}
                </h2>
                <fieldset className="goodbye-answers" aria-labelledby="goodbye-question">
                  <ControlButton icon="good" onPress={() => actions.rate('good')}>
                    {words.goodbye.good}
                  </ControlButton>
                  <ControlButton icon="fair" onPress={() => actions.rate('fair')}>
                    {words.goodbye.fair}
                  </ControlButton>
                  <ControlButton icon="bad" onPress={() => actions.rate('bad')}>
                    {words.goodbye.bad}
                  </ControlButton>
                </fieldset>
              </>
            )}
          </section>
        ) : null}
        <div className="goodbye-ways">
          <Button look="primary" icon="home" onPress={actions.goHome}>
            {words.common.home}
          </Button>
          <Button icon="retry" onPress={actions.tryAgain}>
            {words.goodbye.rejoin}
          </Button>
        </div>
        <p className="goodbye-returns tabular">{words.goodbye.returns(Math.max(1, seconds))}</p>
      </div>
    </Page>
  );
}
