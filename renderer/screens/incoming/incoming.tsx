import type { CallState } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { fitted } from '../../parts/fitted.ts';
import { Icon } from '../../parts/icon.tsx';
import { LongName } from '../../parts/long-name.tsx';
import { addressShown } from '../called-name.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { answeringDevice } from './answering-device.ts';
import './incoming.css';

/** Somebody calls: who, and the one thing to do about it. */
export function Incoming({
  state,
  actions,
  call,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly call: Extract<CallState, { kind: 'ringing' }>;
}) {
  const words = useWords();
  const times = useTimes();
  const address = call.from.address ? addressShown(call.from.address) : '';
  const name = call.from.name || address || words.common.guest;
  const below = [call.from.role, address === name ? '' : address].filter(Boolean).join(' · ');
  const device = answeringDevice(state);
  return (
    <main className="incoming">
      <header className="incoming-head">
        <p className="incoming-room">{state.kiosk?.roomName}</p>
        <LanguageChoice offered={state.kiosk?.offeredLanguages ?? []} onChoose={actions.chooseLanguage} />
        <time className="incoming-clock tabular">{times.clock(state.now)}</time>
      </header>
      <section className="incoming-who" aria-labelledby="who-calls">
        <p className="incoming-title">
          <Icon name="ring" />
          {words.incoming.title}
        </p>
        <h1 id="who-calls" className="incoming-name fitted" style={fitted(name)}>
          <LongName text={name} />
        </h1>
        {below ? <p className="incoming-role">{below}</p> : null}
      </section>
      {state.autoAnswer === null ? null : (
        <div className="incoming-auto">
          <p role="timer" className="incoming-seconds tabular">
            {words.ringing.byItself(Math.max(1, Math.ceil((state.autoAnswer - state.now) / 1000)))}
          </p>
          <p className="incoming-camera">{words.ringing.cameraStaysOff}</p>
          <Button icon="close" onPress={actions.refuseAutoAnswer}>
            {words.ringing.noThanks}
          </Button>
        </div>
      )}
      <div className="incoming-ways">
        <Button look="primary" size="large" icon="answer" onPress={actions.answer}>
          {words.incoming.answer}
        </Button>
        <Button size="large" icon="close" onPress={actions.decline}>
          {words.incoming.decline}
        </Button>
      </div>
      {device ? (
        <p className="incoming-key">
          {device.kind === 'phone'
            ? words.incoming.byHandset(device.name)
            : words.incoming.byKey(device.name)}
        </p>
      ) : null}
    </main>
  );
}
