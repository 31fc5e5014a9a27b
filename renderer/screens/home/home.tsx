import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { LanguageChoice } from '../language-choice.tsx';
import { homeTroublesOf } from '../troubles.ts';
import { Day } from './day.tsx';
import { homeView } from './home-view.ts';
import { NextCard } from './next-card.tsx';
import { Reach } from './reach.tsx';
import { Signs } from './signs.tsx';
import { TroubleStrip } from './trouble-strip.tsx';
import './home.css';

/** The room at rest: what comes next and the one thing to do about it, the day, and how the room's equipment is. */
export function Home({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  const times = useTimes();
  const troubles = homeTroublesOf(state);
  const view = homeView(state, troubles.length > 0 ? 1 : 0);
  const { kiosk } = state;
  return (
    <div className="home">
      <header className="home-head">
        <div className="home-place">
          <h1 className="home-room">{kiosk?.roomName}</h1>
          <p className="home-date">{[kiosk?.site, times.date(state.now)].filter(Boolean).join(' · ')}</p>
        </div>
        {kiosk?.demo ? <p className="home-demo">{words.home.demoNote}</p> : null}
        <time className="home-clock tabular">{times.clock(state.now)}</time>
      </header>
      <main className="home-main">
        <NextCard card={view.card} state={state} actions={actions} />
        <Day view={view} state={state} actions={actions} />
      </main>
      <TroubleStrip troubles={troubles} onMore={actions.goDiagnostics} />
      <footer className="home-foot">
        <div className="home-ways">
          <Button icon="code" onPress={actions.goJoin}>
            {words.home.codeOrLink}
          </Button>
          {view.card.kind === 'meeting' && view.card.way.kind !== 'none' ? (
            <Button icon="video" onPress={actions.joinOwnRoom}>
              {words.home.startMeeting}
            </Button>
          ) : null}
        </div>
        <div className="home-reach">
          <Reach state={state} actions={actions} />
          <Signs state={state} onOpen={actions.goDevices} />
        </div>
        <LanguageChoice offered={kiosk?.offeredLanguages ?? []} onChoose={actions.chooseLanguage} />
      </footer>
    </div>
  );
}
