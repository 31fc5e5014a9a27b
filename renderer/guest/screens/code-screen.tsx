import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { codeIsWhole } from '../invite-code.ts';
import { Headline } from './headline.tsx';
import type { ScreenProps } from './screen.ts';

/** The page was opened without a code: it is typed here, as it stands in the message or letter. */
export function CodeScreen({ text, actions, words }: ScreenProps & { readonly text: string }) {
  return (
    <form
      className="guest-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        actions.submitCode();
      }}
    >
      <Headline>{words.code.title}</Headline>
      <Field
        big
        label={words.code.label}
        hint={words.code.hint}
        value={text}
        onChange={actions.typeCode}
        inputMode="text"
      />
      <div className="guest-doing">
        <Button look="primary" size="large" submits disabled={!codeIsWhole(text)}>
          {words.code.go}
        </Button>
      </div>
    </form>
  );
}
