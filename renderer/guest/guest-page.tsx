import { Button } from '../parts/button.tsx';
import type { GuestActions, GuestState } from './guest-state.ts';
import { CallScreen } from './screens/call-screen.tsx';
import { CodeScreen } from './screens/code-screen.tsx';
import { GoodbyeScreen } from './screens/goodbye-screen.tsx';
import { LanguageChoice } from './screens/language-choice.tsx';
import type { ScreenProps } from './screens/screen.ts';
import { StoppedScreen } from './screens/stopped-screen.tsx';
import { TrustScreen } from './screens/trust-screen.tsx';
import { TryScreen } from './screens/try-screen.tsx';
import { WelcomeScreen } from './screens/welcome-screen.tsx';
import { guestWords } from './words.ts';
import './guest.css';

function Screen(props: ScreenProps) {
  const { step } = props.state;
  if (props.state.trustOpen) return <TrustScreen {...props} />;
  switch (step.kind) {
    case 'code':
      return <CodeScreen {...props} text={step.text} />;
    case 'looking':
      return (
        <div className="guest-sheet guest-looking" role="status">
          <h1 className="guest-headline">{props.words.looking}</h1>
        </div>
      );
    case 'welcome':
      return <WelcomeScreen {...props} welcome={step.welcome} />;
    case 'try':
      return <TryScreen {...props} opening={step.opening} />;
    case 'call':
      return <CallScreen {...props} />;
    case 'goodbye':
      return <GoodbyeScreen {...props} />;
    case 'stopped':
      return <StoppedScreen {...props} problem={step.problem} welcome={step.welcome} />;
  }
}

/** Whether the browser may have warned about the hub's certificate; before the hub was heard nobody knows. */
function mayHaveWarned(state: GuestState): boolean {
  const { step } = state;
  return 'welcome' in step && step.welcome?.trust === 'own-certificate';
}

/** The guest page as a function of its state. */
export function GuestPage({
  state,
  actions,
  levels,
}: {
  readonly state: GuestState;
  readonly actions: GuestActions;
  readonly levels: ScreenProps['levels'];
}) {
  const words = guestWords[state.language];
  const props: ScreenProps = { state, actions, words, levels };
  if (state.step.kind === 'call' && !state.trustOpen) {
    return (
      <main className="guest-page guest-page-call">
        <Screen {...props} />
      </main>
    );
  }
  return (
    <div className="guest-page">
      <header className="guest-head">
        <LanguageChoice {...props} />
      </header>
      <main className="guest-body" key={state.trustOpen ? 'trust' : state.step.kind}>
        <Screen {...props} />
      </main>
      <footer className="guest-foot">
        {state.step.kind === 'goodbye' ? null : <p>{words.nothingKept}</p>}
        {mayHaveWarned(state) && !state.trustOpen ? (
          <Button look="plain" size="small" icon="lock" onPress={() => actions.openTrust(true)}>
            {words.helpWithWarning}
          </Button>
        ) : null}
      </footer>
    </div>
  );
}
