import type { CallState, Question } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { NumberPad } from '../../parts/keyboard.tsx';
import { Page } from '../page.tsx';
import './asked.css';
import { SignIn, SigningIn } from './sign-in.tsx';

type Given = { readonly state: KioskState; readonly actions: Actions };

/** What the far system wants to know before it lets one in. The way back leaves the call. */
export function Asked({
  state,
  actions,
  call,
}: Given & { readonly call: Extract<CallState, { kind: 'asking' }> }) {
  const words = useWords();
  const { question } = call;
  return (
    <Page state={state} actions={actions} title={titleOf(question, words)} onBack={actions.leave}>
      <div className="asked">
        {question.kind === 'pin' ? (
          <Typed
            state={state}
            actions={actions}
            text={pinText(question, words)}
            label={words.asked.pin}
            wrong={question.wrong ? words.problems['pexip-pin-wrong'] : null}
            onSend={(pin) => actions.reply({ kind: 'pin', pin })}
            {...(question.guests === 'none'
              ? { onGuest: () => actions.reply({ kind: 'pin', pin: null }) }
              : {})}
          />
        ) : null}
        {question.kind === 'extension' ? (
          <Typed
            state={state}
            actions={actions}
            text={words.asked.extensionText}
            label={words.asked.extension}
            shown
            wrong={question.wrong ? words.problems['pexip-extension-wrong'] : null}
            onSend={(extension) => actions.reply({ kind: 'extension', extension })}
          />
        ) : null}
        {question.kind === 'sign-in' ? <SignIn question={question} actions={actions} /> : null}
        {question.kind === 'signing-in' ? <SigningIn actions={actions} /> : null}
      </div>
    </Page>
  );
}

function titleOf(question: Question, { asked }: Words): string {
  switch (question.kind) {
    case 'pin':
      return asked.pinTitle;
    case 'extension':
      return asked.extensionTitle;
    case 'sign-in':
      return asked.signInTitle;
    case 'signing-in':
      return asked.signingInTitle(question.provider);
  }
}

function pinText({ guests }: Extract<Question, { kind: 'pin' }>, { asked }: Words): string {
  if (guests === 'none') return asked.pinTextHost;
  return guests === 'pin' ? asked.pinTextBoth : asked.pinText;
}

/** Digits, typed here or on a device's keys. `shown` where nobody has to hide them. */
function Typed({
  state,
  actions,
  text,
  label,
  shown = false,
  wrong,
  onSend,
  onGuest,
}: Given & {
  readonly text: string;
  readonly label: string;
  readonly shown?: boolean;
  readonly wrong: { readonly says: string; readonly next: string } | null;
  readonly onSend: (answer: string) => void;
  /** Left out where nobody comes in without a PIN. */
  readonly onGuest?: () => void;
}) {
  const words = useWords();
  const touch = state.kiosk?.posture !== 'laptop';
  const typed = state.typedAnswer;
  return (
    <form
      className="asked-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') onSend(typed);
      }}
    >
      <p className="asked-text">{text}</p>
      <Field
        big
        autoFocus
        secret={!shown}
        label={label}
        value={typed}
        onChange={actions.typeAnswer}
        wrong={wrong && typed === '' ? `${wrong.says} ${wrong.next}` : null}
        inputMode={touch ? 'none' : 'numeric'}
        autoComplete="one-time-code"
      />
      {touch ? <NumberPad value={typed} onType={actions.typeAnswer} words={words.keyboard} /> : null}
      <div className="asked-ways">
        <Button submits look="primary" icon="check" disabled={typed === ''}>
          {words.asked.goOn}
        </Button>
        {onGuest ? (
          <Button icon="people" onPress={onGuest}>
            {words.asked.asGuest}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
