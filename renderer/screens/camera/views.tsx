import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import type { View } from '../../../main/contract/cameras.ts';
import type { Actions } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { viewWord } from './what-shows.ts';

const icons: Readonly<Record<NonNullable<View['name']>, IconName>> = {
  everybody: 'people',
  whiteboard: 'whiteboard',
  patient: 'bed',
  speaker: 'person',
};

/** Where the camera can be sent with one tap, and what keeps and forgets such a view. */
export function Views({
  views,
  actions,
  onKeep,
}: {
  /** The camera's own. */
  readonly views: readonly View[];
  readonly actions: Actions;
  readonly onKeep: () => void;
}) {
  const words = useWords().cameras;
  const [forgets, setForgets] = useState(false);
  const forgetting = forgets && views.length > 0;
  return (
    <section className="views" aria-label={words.views}>
      {views.length === 0 ? <p className="camera-hint">{words.noViews}</p> : null}
      {forgetting ? (
        <p className="camera-hint" role="status">
          {words.forgetWhich}
        </p>
      ) : null}
      {views.length > 0 ? (
        <ul className="views-all">
          {views.map((view) => (
            <li key={view.number}>
              <Tile
                view={view}
                forgetting={forgetting}
                onPress={() => (forgetting ? actions.forgetView(view.number) : actions.showView(view.number))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <div className="views-foot">
        {forgetting ? (
          <Button icon="check" size="small" onPress={() => setForgets(false)}>
            {words.forgetDone}
          </Button>
        ) : (
          <>
            <Button icon="plus" size="small" onPress={onKeep}>
              {words.keep}
            </Button>
            {views.length > 0 ? (
              <Button look="plain" size="small" onPress={() => setForgets(true)}>
                {words.forget}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </section>
  );
}

function Tile({
  view,
  forgetting,
  onPress,
}: {
  readonly view: View;
  readonly forgetting: boolean;
  readonly onPress: () => void;
}) {
  const words = useWords().cameras;
  const word = viewWord(view, words);
  return (
    <Pressable
      className={forgetting ? 'view-tile view-going' : 'view-tile'}
      onPress={onPress}
      {...(forgetting ? { 'aria-label': words.forgetThis(word) } : {})}
    >
      {view.picture ? (
        <img className="view-picture" src={view.picture} alt="" />
      ) : (
        <span className="view-sign">
          {view.name ? <Icon name={icons[view.name]} /> : <b className="tabular">{view.number + 1}</b>}
        </span>
      )}
      <span className="view-word">{word}</span>
      {forgetting ? (
        <span className="view-cross">
          <Icon name="close" />
        </span>
      ) : null}
    </Pressable>
  );
}
