import type { Question } from '../../calls/call.ts';
import type { Actions } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import './asked.css';

/** Who can vouch for the people here: one tap chooses. */
export function SignIn({
  question,
  actions,
}: {
  readonly question: Extract<Question, { kind: 'sign-in' }>;
  readonly actions: Actions;
}) {
  const { asked } = useWords();
  const only = question.providers.length === 1;
  return (
    <div className="asked-form">
      <p className="asked-text">{asked.signInText}</p>
      <ul className="asked-providers">
        {question.providers.map(({ id, name }) => (
          <li key={id}>
            <Button
              look={only ? 'primary' : 'quiet'}
              icon="sign-in"
              autoFocus={only}
              onPress={() => actions.reply({ kind: 'sign-in', provider: id })}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The provider's page lies over this one or beside it: what happens there, and the way out. */
export function SigningIn({ actions }: { readonly actions: Actions }) {
  const { asked } = useWords();
  return (
    <div className="asked-form">
      <div role="status">
        <p className="asked-now">{asked.signingInText}</p>
        <p className="asked-text">{asked.signingInNext}</p>
      </div>
      <div className="asked-ways">
        <Button icon="close" onPress={actions.leave}>
          {asked.cancel}
        </Button>
      </div>
    </div>
  );
}
