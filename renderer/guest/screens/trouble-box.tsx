import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Trouble } from '../media-trouble.ts';
import type { ScreenProps } from './screen.ts';

/** What is wrong with camera or microphone, what to do, and that one can join all the same. */
export function TroubleBox({
  trouble,
  state,
  actions,
  words,
  onAgain,
}: Pick<ScreenProps, 'state' | 'actions' | 'words'> & {
  readonly trouble: Trouble;
  readonly onAgain: () => void;
}) {
  return (
    <div className="guest-trouble" role="alert">
      <h2>
        <Icon name="alert" />
        <span>{trouble.title}</span>
      </h2>
      {trouble.what ? <p>{trouble.what}</p> : null}
      <p>{words.try.withoutIsFine}</p>
      {trouble.again ? (
        <Button icon="retry" onPress={onAgain}>
          {words.try.tryAgain}
        </Button>
      ) : null}
      {trouble.copyLink ? (
        <Button look="primary" icon={state.linkCopied ? 'check' : 'copy'} onPress={actions.copyLink}>
          {state.linkCopied ? words.trouble.linkCopied : words.trouble.copyLink}
        </Button>
      ) : null}
    </div>
  );
}
