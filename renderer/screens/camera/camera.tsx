import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { VideoTile } from '../../parts/video-tile.tsx';
import { Page } from '../page.tsx';
import { CameraPanel } from './camera-panel.tsx';
import './camera.css';

/** The camera's picture, large, and beside it what moves it. Not mirrored: to the right is to the right. */
export function Camera({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  return (
    <Page state={state} actions={actions} title={words.cameras.title}>
      <div className="camera-place">
        <div className="camera-picture">
          <VideoTile
            stream={state.ownPicture}
            name={words.things.picture}
            noPicture={words.lobby.noPicture}
            muted={null}
            whole
          />
        </div>
        <section className="camera-side" aria-label={words.cameras.control}>
          <CameraPanel state={state} actions={actions} />
        </section>
      </div>
    </Page>
  );
}
