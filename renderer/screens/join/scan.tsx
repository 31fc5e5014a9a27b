import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import { ProblemText } from '../problem-text.tsx';
import '../trouble-note.css';
import './scan.css';

/** The camera looks for a QR code: what it sees, with a frame to hold the code in, and the way out. */
export function Scan({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  const { cameraProblem } = state.devices;
  return (
    <section className="scan">
      <div className="scan-picture">
        <VideoTile
          stream={state.ownPicture}
          name={words.dial.scanPicture}
          noPicture={words.lobby.noPicture}
          muted={null}
          mirrored
        />
        {state.ownPicture ? <span className="scan-frame" /> : null}
      </div>
      <div className="scan-foot">
        <p className="scan-text" role="status">
          {words.dial.scanText}
        </p>
        {cameraProblem ? (
          <p className="trouble-note" role="alert">
            <ProblemText problem={cameraProblem} />
          </p>
        ) : null}
        <Button autoFocus look="primary" icon="close" onPress={() => actions.scan(false)}>
          {words.dial.cancel}
        </Button>
      </div>
    </section>
  );
}
