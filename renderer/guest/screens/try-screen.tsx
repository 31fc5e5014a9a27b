import { Button } from '../../parts/button.tsx';
import { ControlButton } from '../../parts/control-button.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LevelBar } from '../../parts/level-bar.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import type { GuestState } from '../guest-state.ts';
import type { GuestWords } from '../language/guest-words.ts';
import { mediaTrouble } from '../media-trouble.ts';
import { canTurn } from '../other-camera.ts';
import { DeviceChoices } from './device-choices.tsx';
import { Headline } from './headline.tsx';
import type { ScreenProps } from './screen.ts';
import { TroubleBox } from './trouble-box.tsx';

/** The most letters of a name; the hub takes no more. */
const nameLimit = 60;

/** What is joined with, so that the button says it before it is so. */
function joinWords(state: GuestState, words: GuestWords): string {
  const { devices } = state;
  if (devices.camera !== null && devices.microphone !== null) return words.try.join;
  if (devices.camera !== null) return words.try.joinPictureOnly;
  return devices.microphone !== null ? words.try.joinSoundOnly : words.try.joinWithout;
}

/** One's own picture as the others will see it, how loud one is, and both on or off. */
function Mirror({ state, actions, words, levels, opening }: ScreenProps & { readonly opening: boolean }) {
  const { devices, wish } = state;
  const camera = devices.camera !== null;
  const microphone = devices.microphone !== null;
  const coming = opening && wish.camera;
  return (
    <div className="guest-mirror">
      {camera || coming ? (
        <div className="guest-mirror-picture">
          <VideoTile
            stream={state.ownPicture}
            name={words.try.ownPicture}
            noPicture={words.try.pictureStarting}
            muted={null}
            mirrored={state.facing !== 'back'}
          />
        </div>
      ) : null}
      {microphone ? (
        <div className="guest-mirror-sound">
          <Icon name="microphone" />
          <div className="guest-mirror-level">
            <LevelBar read={() => levels('own')} />
            <p>{words.try.speakNow}</p>
          </div>
        </div>
      ) : null}
      {opening ? null : (
        <fieldset className="guest-controls">
          <legend className="aloud">{words.try.ownPicture}</legend>
          <ControlButton
            icon={microphone ? 'microphone' : 'microphone-off'}
            tone={microphone ? 'plain' : 'off'}
            says={microphone ? words.call.mute : words.call.unmute}
            onPress={() => actions.setMicrophone(!microphone)}
          >
            {microphone ? words.call.microphone : words.call.muted}
          </ControlButton>
          <ControlButton
            icon={camera ? 'video' : 'video-off'}
            tone={camera ? 'plain' : 'off'}
            says={camera ? words.call.turnCameraOff : words.call.turnCameraOn}
            onPress={() => actions.setCamera(!camera)}
          >
            {camera ? words.call.camera : words.call.cameraOff}
          </ControlButton>
          {camera && canTurn(state) ? (
            <ControlButton icon="turn" onPress={actions.switchCamera}>
              {words.call.switchCamera}
            </ControlButton>
          ) : null}
        </fieldset>
      )}
    </div>
  );
}

/** Picture and sound are tried: what the others will see and hear. */
export function TryScreen(props: ScreenProps & { readonly opening: boolean }) {
  const { state, actions, words, opening } = props;
  const trouble = opening ? null : mediaTrouble(state, words);
  return (
    <form
      className="guest-sheet guest-try"
      onSubmit={(event) => {
        event.preventDefault();
        if (!opening) actions.join();
      }}
    >
      <Headline>{words.try.title}</Headline>
      {opening ? (
        <p className="guest-ask" role="status">
          {words.try.allowNow}
        </p>
      ) : null}
      {trouble ? <TroubleBox {...props} trouble={trouble} onAgain={actions.tryMedia} /> : null}
      <div className="guest-try-parts">
        {state.environment.media === 'usable' ? <Mirror {...props} /> : null}
        <div className="guest-try-rest">
          <Field
            label={words.try.name}
            hint={words.try.nameHint}
            value={state.name}
            onChange={actions.typeName}
            maxLength={nameLimit}
          />
          <DeviceChoices {...props} />
        </div>
      </div>
      <div className="guest-doing">
        <Button look="primary" size="large" icon="video" submits disabled={opening}>
          {opening ? words.try.join : joinWords(state, words)}
        </Button>
      </div>
    </form>
  );
}
