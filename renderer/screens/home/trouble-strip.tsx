import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemText } from '../problem-text.tsx';
import type { Trouble } from '../troubles.ts';
import './trouble-strip.css';

/** The most pressing trouble as a sentence with its remedy; the rest and what IT needs are behind the button. */
export function TroubleStrip({
  troubles,
  onMore,
}: {
  readonly troubles: readonly Trouble[];
  readonly onMore: () => void;
}) {
  const words = useWords();
  const first = troubles[0];
  const more = troubles.length - 1;
  return (
    <div role="alert" className={first ? 'trouble' : 'aloud'}>
      {first ? (
        <>
          <Icon name="alert" />
          <p className="trouble-words">
            <ProblemText problem={first} />
          </p>
          <Button size="small" look="plain" onPress={onMore}>
            {more > 0 ? words.home.moreTroubles(more) : words.common.details}
          </Button>
        </>
      ) : null}
    </div>
  );
}
