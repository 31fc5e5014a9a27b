import { useState } from 'react';
import type { Camera } from '../../../main/contract/cameras.ts';
import { isSamePicture, pictureInUse } from '../../kiosk/cameras.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { LineTrouble } from '../line-trouble.tsx';
import { KeepView } from './keep-view.tsx';
import { PictureControls } from './picture-controls.tsx';
import { Steer } from './steer.tsx';
import { Views } from './views.tsx';
import { camerasShown, farCameras, farMoveOf, shownOf, steeredCamera, viewsOf } from './what-shows.ts';
import '../trouble-note.css';
import './camera-panel.css';

type Given = { readonly state: KioskState; readonly actions: Actions };

/** What moves a camera: ours, one of several, or that of another party that lets us. */
export function CameraPanel({ state, actions }: Given) {
  const words = useWords().cameras;
  const common = useWords().common;
  const [farChosen, setFarChosen] = useState<string | null>(null);
  const cameras = camerasShown(state.cameras);
  const far = farCameras(state.call);
  const own = steeredCamera(state);
  const party = far.find(({ id }) => id === farChosen) ?? (own ? null : (far[0] ?? null));
  const options = [
    ...cameras.map(({ id, name }) => ({ key: `own ${id}`, words: cameras.length > 1 ? name : words.own })),
    ...far.map(({ id, name }) => ({ key: `far ${id}`, words: words.far(name || common.guest) })),
  ];
  return (
    <div className="camera-panel">
      {options.length > 1 ? (
        <Chips
          label={words.which}
          labelHidden
          options={options}
          chosen={party ? `far ${party.id}` : `own ${own?.id}`}
          onChoose={(key) => {
            const id = key.slice(4);
            setFarChosen(key.startsWith('far') ? id : null);
            if (key.startsWith('own')) actions.chooseSteered(id);
          }}
        />
      ) : null}
      {party ? (
        <div className="camera-parts">
          <Steer
            key={party.id}
            shown={{ pan: true, tilt: true, zoom: true, home: false }}
            hint={words.farHint}
            onSpeeds={(speeds) => actions.tellFarCamera(party.id, farMoveOf(speeds))}
            onHome={null}
          />
        </div>
      ) : own ? (
        <OwnCamera key={own.id} camera={own} state={state} actions={actions} />
      ) : (
        <p className="trouble-note">
          <strong>{words.none}</strong> {words.noneNext}
        </p>
      )}
    </div>
  );
}

function OwnCamera({ camera, state, actions }: Given & { readonly camera: Camera }) {
  const words = useWords().cameras;
  const [keeping, setKeeping] = useState(false);
  const shown = shownOf(camera.abilities, camera.focus === 'manual');
  if (camera.status === 'connecting') return <p className="camera-says">{words.looking}</p>;
  if (camera.status !== 'ready') return <LineTrouble name={camera.name} status={camera.status} />;
  if (camera.power === 'off') {
    return (
      <div className="camera-off" role="status">
        <p>{words.off}</p>
        {camera.abilities.power ? (
          <Button look="primary" icon="power" onPress={() => actions.tellCamera({ do: 'power', on: true })}>
            {words.turnOn}
          </Button>
        ) : null}
      </div>
    );
  }
  const views = viewsOf(state.views, camera.id);
  if (keeping) {
    const canPicture = isSamePicture(camera.picture, pictureInUse(state.devices));
    return (
      <KeepView
        canPicture={canPicture}
        views={views}
        most={shown.views}
        actions={actions}
        onDone={() => setKeeping(false)}
      />
    );
  }
  return (
    <>
      <div className="camera-parts">
        {shown.pan || shown.tilt || shown.zoom || shown.home ? (
          <Steer
            shown={shown}
            // Whoever has kept a view knows how it is done.
            hint={views.length === 0 ? words.hint : null}
            onSpeeds={(speeds) => actions.tellCamera({ do: 'drive', ...speeds })}
            onHome={shown.home ? () => actions.tellCamera({ do: 'home' }) : null}
          />
        ) : null}
        {shown.views > 0 ? <Views views={views} actions={actions} onKeep={() => setKeeping(true)} /> : null}
      </div>
      <PictureControls camera={camera} shown={shown} actions={actions} />
    </>
  );
}
