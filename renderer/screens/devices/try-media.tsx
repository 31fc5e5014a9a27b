import type { Problem } from '../../../main/contract/result.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { LevelBar } from '../../parts/level-bar.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import { DeviceChoice } from '../device-choices.tsx';
import { ProblemText } from '../problem-text.tsx';

/** The camera, microphone and speaker that meetings use: chosen, and each tried beside its choice. */
export function TryMedia({
  state,
  actions,
  readOwn,
  tone,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  /** Loudness of the microphone in use, 0 to 1. */
  readonly readOwn: () => number;
  /** Whether the tone is played now. */
  readonly tone: boolean;
}) {
  const words = useWords();
  const { devices } = state;
  const choice = { devices, onChoose: actions.chooseDevice };
  return (
    <section className="devices-try" aria-label={words.things.choose}>
      <div className="devices-picture">
        <VideoTile
          stream={state.ownPicture}
          name={words.things.picture}
          noPicture={words.lobby.noPicture}
          muted={null}
          mirrored
          small
        />
      </div>
      <div className="devices-part">
        <DeviceChoice {...choice} kind="camera" />
        <Wrong problem={devices.cameraProblem} />
      </div>
      <div className="devices-part">
        <DeviceChoice {...choice} kind="microphone" />
        <LevelBar read={readOwn} />
        {devices.microphoneProblem ? (
          <Wrong problem={devices.microphoneProblem} />
        ) : (
          <p className="devices-hint">{words.things.level}</p>
        )}
      </div>
      <div className="devices-part">
        <DeviceChoice {...choice} kind="speaker" />
        <Wrong problem={devices.speakerProblem} />
        <Button icon="sound" disabled={tone} onPress={actions.playTone}>
          {tone ? words.things.playing : words.things.playTone}
        </Button>
      </div>
    </section>
  );
}

function Wrong({ problem }: { readonly problem: Problem | null }) {
  return problem ? (
    <p className="devices-wrong">
      <ProblemText problem={problem} />
    </p>
  ) : null;
}
