import { Button } from '../../parts/button.tsx';
import { Headline } from './headline.tsx';
import type { ScreenProps } from './screen.ts';

/** The guest has left. */
export function GoodbyeScreen({ actions, words }: ScreenProps) {
  return (
    <div className="guest-sheet">
      <Headline>{words.goodbye.title}</Headline>
      <p>{words.goodbye.left}</p>
      <p>{words.nothingKept}</p>
      <p>{words.goodbye.close}</p>
      <div className="guest-doing">
        <Button icon="retry" onPress={actions.again}>
          {words.goodbye.again}
        </Button>
      </div>
    </div>
  );
}
