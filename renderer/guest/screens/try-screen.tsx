import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LevelBar } from '../../parts/level-bar.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import type { GuestState } from '../guest-state.ts';
import type { GuestWords } from '../language/guest-words.ts';
import { mediaTrouble } from '../media-trouble.ts';
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

/** Picture and sound are tried: what the others will see and hear. */
export function TryScreen(props: ScreenProps & { readonly opening: boolean }) {
  const { state, actions, words, levels, opening } = props;
  const { devices, wish, environment } = state;
  const trouble = opening ? null : mediaTrouble(state, words);
  const usable = environment.media === 'usable';
  const coming = opening && wish.camera && !state.ownPicture;
  return (
    <div className="guest-sheet guest-try">
      <Headline>{words.try.title}</Headline>
      {opening ? (
        <p className="guest-ask" role="status">
          {words.try.allowNow}
        </p>
      ) : null}
      {usable ? (
        <div className="guest-mirror">
          <div className="guest-mirror-picture">
            <VideoTile
              stream={state.ownPicture}
              name={words.try.ownPicture}
              noPicture={coming ? words.try.pictureStarting : words.try.pictureOff}
              muted={null}
              mirrored={state.facing !== 'back'}
            />
          </div>
          <div className="guest-mirror-sound">
            <Icon name={devices.microphone === null ? 'microphone-off' : 'microphone'} />
            <div className="guest-mirror-level">
              <LevelBar read={() => levels('own')} />
              <p>{devices.microphone === null ? words.try.microphoneOff : words.try.speakNow}</p>
            </div>
          </div>
          <div className="guest-toggles">
            <Button
              icon={wish.camera ? 'video' : 'video-off'}
              onPress={() => actions.setCamera(!wish.camera)}
            >
              {wish.camera ? words.call.turnCameraOff : words.call.turnCameraOn}
            </Button>
            <Button
              icon={wish.microphone ? 'microphone' : 'microphone-off'}
              onPress={() => actions.setMicrophone(!wish.microphone)}
            >
              {wish.microphone ? words.call.mute : words.call.unmute}
            </Button>
          </div>
        </div>
      ) : null}
      {trouble ? <TroubleBox {...props} trouble={trouble} onAgain={actions.tryMedia} /> : null}
      <DeviceChoices {...props} />
      <form
        className="guest-join"
        onSubmit={(event) => {
          event.preventDefault();
          if (!opening) actions.join();
        }}
      >
        <Field
          label={words.try.name}
          hint={words.try.nameHint}
          value={state.name}
          onChange={actions.typeName}
          maxLength={nameLimit}
        />
        <div className="guest-doing">
          <Button look="primary" size="large" icon="video" submits disabled={opening}>
            {joinWords(state, words)}
          </Button>
        </div>
      </form>
    </div>
  );
}
