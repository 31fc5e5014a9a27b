import { useWords } from '../../language/words.ts';
import { useDrive } from '../../parts/drive.ts';
import { HoldButton } from '../../parts/hold-button.tsx';
import { Joystick } from '../../parts/joystick.tsx';
import type { Speeds } from '../../parts/speeds.ts';
import type { Shown } from './what-shows.ts';

/** How fast a held button zooms: the whole way takes a few seconds. */
const zoomSpeed = 0.6;

/** The joystick, the zoom and the way back to the start, those that there are. */
export function Steer({
  shown,
  hint,
  onSpeeds,
  onHome,
}: {
  readonly shown: Pick<Shown, 'pan' | 'tilt' | 'zoom' | 'home'>;
  /** What else is to be known; null for nothing. */
  readonly hint: string | null;
  readonly onSpeeds: (speeds: Speeds) => void;
  readonly onHome: (() => void) | null;
}) {
  const words = useWords().cameras;
  const drive = useDrive(onSpeeds);
  const { pan, tilt, zoom } = shown;
  return (
    <div className="steer">
      {pan || tilt ? (
        <div className="steer-turn">
          <Joystick
            label={words.steer}
            keys={words.keys}
            pan={pan}
            tilt={tilt}
            zoom={zoom}
            onSpeeds={drive.set}
            onHome={onHome}
          />
        </div>
      ) : null}
      {zoom || onHome ? (
        <div className="steer-zoom">
          {zoom ? (
            <>
              {' '}
              <HoldButton icon="closer" onHold={(held) => drive.set({ zoom: held ? zoomSpeed : 0 })}>
                {words.closer}
              </HoldButton>
              <HoldButton icon="wider" onHold={(held) => drive.set({ zoom: held ? -zoomSpeed : 0 })}>
                {words.wider}
              </HoldButton>
            </>
          ) : null}
          {onHome ? (
            <HoldButton icon="start-view" onHold={(held) => (held ? onHome() : undefined)}>
              {words.home}
            </HoldButton>
          ) : null}
        </div>
      ) : null}
      {hint ? <p className="camera-hint">{hint}</p> : null}
    </div>
  );
}
