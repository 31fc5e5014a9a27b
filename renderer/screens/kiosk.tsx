import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { soundVolume } from '../kiosk/sound-volume.ts';
import type { Actions, KioskState, Levels } from '../kiosk/state.ts';
import { WordsProvider, wordsOf } from '../language/words.ts';
import { Sound } from '../parts/sound.tsx';
import { Announcer } from './announcer.tsx';
import { Asked } from './asked/asked.tsx';
import { Book } from './book/book.tsx';
import { Call } from './call/call.tsx';
import { Camera } from './camera/camera.tsx';
import { Devices } from './devices/devices.tsx';
import { Diagnostics } from './diagnostics/diagnostics.tsx';
import { Displays } from './displays/displays.tsx';
import { Door } from './door/door.tsx';
import { Drawn } from './drawn.tsx';
import { Elsewhere } from './elsewhere/elsewhere.tsx';
import { Goodbye } from './goodbye/goodbye.tsx';
import { Home } from './home/home.tsx';
import { Incoming } from './incoming/incoming.tsx';
import { Join } from './join/join.tsx';
import { Lobby } from './lobby/lobby.tsx';
import { MeetingDetails } from './meeting/meeting.tsx';
import { Pin } from './pin/pin.tsx';
import { Recording } from './recording/recording.tsx';
import { screenShown } from './screen-of.ts';
import { SetUp } from './set-up/set-up.tsx';
import { Settings } from './settings/settings.tsx';
import { soundsOf } from './sounds-of.ts';
import { Start } from './start/start.tsx';
import { themeOf } from './theme-of.ts';
import { Wrong } from './wrong/wrong.tsx';
import '../parts/base.css';

type Given = { readonly state: KioskState; readonly actions: Actions; readonly levels: Levels };

/** The whole window, a function of the state: its language, its look, its screen, and the sound of the others. */
export function Kiosk({ state, actions, levels }: Given) {
  const { kiosk, language, call } = state;
  const theme = themeOf(kiosk);
  const posture = kiosk?.posture ?? 'room';
  const { locale } = wordsOf(language);
  // Lists that open lie outside of this part of the page, so the page itself carries its look.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    Object.assign(root.dataset, { theme, posture });
  }, [locale, theme, posture]);
  return (
    <I18nProvider locale={locale}>
      <WordsProvider language={language} zone={kiosk?.zone ?? 'UTC'}>
        <Drawn>
          <Shown state={state} actions={actions} levels={levels} />
        </Drawn>
        <Announcer state={state} />
        {soundsOf(call).map(([key, stream]) => (
          <Sound key={key} stream={stream} volume={soundVolume(state)} speaker={state.devices.speaker} />
        ))}
      </WordsProvider>
    </I18nProvider>
  );
}

/** The screen that {@link screenShown} names, with what only it needs. */
function Shown({ state, actions, levels }: Given): ReactNode {
  const screen = screenShown(state);
  switch (screen.name) {
    case 'start':
      return <Start />;
    case 'home':
      return <Home state={state} actions={actions} />;
    case 'door':
      return <Door state={state} actions={actions} />;
    case 'join':
      return <Join state={state} actions={actions} place={screen.place} />;
    case 'elsewhere':
      return <Elsewhere state={state} actions={actions} place={screen.place} />;
    case 'pin':
      return <Pin state={state} actions={actions} place={screen.place} />;
    case 'settings':
      return <Settings state={state} actions={actions} place={screen.place} />;
    case 'diagnostics':
      return <Diagnostics state={state} actions={actions} place={screen.place} />;
    case 'devices':
      return <Devices state={state} actions={actions} levels={levels} place={screen.place} />;
    case 'meeting':
      return <MeetingDetails state={state} actions={actions} place={screen.place} />;
    case 'book':
      return <Book state={state} actions={actions} place={screen.place} />;
    case 'camera':
      return <Camera state={state} actions={actions} />;
    case 'displays':
      return <Displays state={state} actions={actions} />;
    case 'set-up':
      return <SetUp state={state} actions={actions} place={screen.place} />;
    case 'recording':
      return <Recording state={state} actions={actions} place={screen.place} />;
    case 'incoming':
      return <Incoming state={state} actions={actions} call={screen.call} />;
    case 'asked':
      return <Asked state={state} actions={actions} call={screen.call} />;
    case 'lobby':
      return <Lobby state={state} actions={actions} levels={levels} call={screen.call} />;
    case 'call':
      return <Call state={state} actions={actions} levels={levels} call={screen.call} />;
    case 'goodbye':
      return <Goodbye state={state} actions={actions} call={screen.call} />;
    case 'wrong':
      return <Wrong state={state} actions={actions} call={screen.call} />;
  }
}
