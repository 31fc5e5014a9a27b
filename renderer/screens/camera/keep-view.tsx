import { useState } from 'react';
import { type View, viewNames } from '../../../main/contract/cameras.ts';
import type { Actions } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { numberFor } from './what-shows.ts';

const noName = 'none' as const;

/** Asks what the view is called and whether a picture of it may be kept; only who says so gets one. */
export function KeepView({
  views,
  most,
  canPicture,
  actions,
  onDone,
}: {
  /** The camera's own, which may be replaced. */
  readonly views: readonly View[];
  readonly most: number;
  /** Whether the picture that is open is known to be this camera's. */
  readonly canPicture: boolean;
  readonly actions: Actions;
  readonly onDone: () => void;
}) {
  const words = useWords().cameras;
  const [name, setName] = useState<View['name'] | undefined>(undefined);
  const [picture, setPicture] = useState(false);
  const possible = [...viewNames, null].filter((one) => numberFor(views, one, most) !== null);
  const number = name === undefined ? null : numberFor(views, name, most);
  return (
    <section className="keep-view" aria-label={words.keep}>
      <Chips
        label={words.keepAs}
        options={possible.map((one) => ({
          key: one ?? noName,
          words: one === null ? words.noName : words.names[one],
        }))}
        chosen={name === undefined ? null : (name ?? noName)}
        onChoose={(key) => setName(key === noName ? null : key)}
      />
      {name && views.some((view) => view.name === name) ? (
        <p className="camera-hint">{words.replaces}</p>
      ) : null}
      {canPicture ? (
        <>
          <Toggle on={picture} onChange={setPicture}>
            {words.withPicture}
          </Toggle>
          <p className="camera-hint">{words.pictureStays}</p>
        </>
      ) : null}{' '}
      <div className="views-foot">
        <Button
          look="primary"
          icon="save"
          disabled={number === null}
          onPress={() => {
            if (number !== null && name !== undefined) actions.keepView(number, name, picture);
            onDone();
          }}
        >
          {words.save}
        </Button>
        <Button onPress={onDone}>{words.cancel}</Button>
      </div>
    </section>
  );
}
