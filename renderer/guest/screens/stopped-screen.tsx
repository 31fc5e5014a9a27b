import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { Welcome } from '../../../main/contract/room.ts';
import { Button } from '../../parts/button.tsx';
import { stoppedSentence } from '../words.ts';
import { Headline } from './headline.tsx';
import type { ScreenProps } from './screen.ts';

/** Problems of the code itself: another try with the same one is no use. */
const needsOtherCode: ReadonlySet<ProblemCode> = new Set(['code-unknown', 'code-expired']);

/** It cannot go on by itself: what is wrong, what to do, and a way out. */
export function StoppedScreen({
  problem,
  welcome,
  actions,
  words,
}: ScreenProps & { readonly problem: ProblemCode; readonly welcome: Welcome | null }) {
  const { title, what } = stoppedSentence(words, problem);
  const mayBeCertificate = problem === 'hub-unreachable' && welcome?.trust === 'own-certificate';
  const otherCode = needsOtherCode.has(problem);
  return (
    <div className="guest-sheet">
      <Headline>{title}</Headline>
      <p>{what}</p>
      {mayBeCertificate ? (
        <>
          <p>{words.stopped.certificateHint}</p>
          <Button icon="lock" onPress={() => actions.openTrust(true)}>
            {words.trust.title}
          </Button>
        </>
      ) : null}
      <div className="guest-doing">
        {otherCode ? (
          <Button look="primary" size="large" icon="code" onPress={actions.otherCode}>
            {words.stopped.otherCode}
          </Button>
        ) : (
          <Button look="primary" size="large" icon="retry" onPress={actions.again}>
            {words.again}
          </Button>
        )}
      </div>
    </div>
  );
}
