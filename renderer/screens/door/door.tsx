import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FreeRooms } from '../book/free-rooms.tsx';
import { LanguageChoice } from '../language-choice.tsx';
import { DoorDay } from './door-day.tsx';
import { DoorFact } from './door-fact.tsx';
import { type DoorTrouble, doorView } from './door-view.ts';
import { useTroubleWords } from './trouble-words.ts';
import { useLying } from './use-lying.ts';
import './door.css';

/** Rooms nearby that are named here; the screen on which the room is booked names all. */
const roomsNamed = 3;

/**
 * Home of a screen beside the door: who has the room until when, read from afar, and the one thing to do about it. Nothing is
 * joined here, and no camera or microphone is used.
 */
export function Door({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  const times = useTimes();
  const { kiosk } = state;
  const view = doorView(state, useLying());
  return (
    <main className={`door door-${view.holder.kind}`}>
      <div className="door-face">
        <header className="door-head">
          <div className="door-place">
            <h1 className="door-room">{kiosk?.roomName}</h1>
            <p className="door-date">{[kiosk?.site, times.date(state.now)].filter(Boolean).join(' · ')}</p>
          </div>
          <time className="door-clock tabular">{times.clock(state.now)}</time>
        </header>
        <DoorFact view={view} state={state} actions={actions} />
      </div>
      <div className="door-side">
        <Trouble trouble={view.holder.kind === 'unknown' ? null : view.trouble} />
        <DoorDay view={view} state={state} actions={actions} />
        <FreeRooms state={state} most={roomsNamed} />
        <footer className="door-foot">
          <LanguageChoice offered={kiosk?.offeredLanguages ?? []} onChoose={actions.chooseLanguage} />
          <Button size="small" look="plain" onPress={actions.goDiagnostics}>
            {words.diagnostics.forIt}
          </Button>
        </footer>
      </div>
    </main>
  );
}

function Trouble({ trouble }: { readonly trouble: DoorTrouble | null }) {
  const words = useTroubleWords(trouble);
  return (
    <div role="alert" className={words ? 'door-trouble' : 'aloud'}>
      {words ? (
        <>
          <Icon name="alert" />
          <p>{words}</p>
        </>
      ) : null}
    </div>
  );
}
