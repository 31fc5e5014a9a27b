import type { Device } from '../../calls/media/local-media.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from './choice.tsx';
import type { ScreenProps } from './screen.ts';

const labelOf = (devices: readonly Device[], id: string | null): string | null =>
  devices.find((device) => device.id === id)?.label ?? null;

/** Devices that can be told apart: before the permission a browser gives them no names. */
const named = (devices: readonly Device[]): readonly { value: string; words: string }[] =>
  devices.filter(({ label }) => label !== '').map(({ label }) => ({ value: label, words: label }));

/** Which camera, microphone and speaker, and a tone to hear the speaker by. What cannot be chosen is not shown. */
export function DeviceChoices({ state, actions, words }: ScreenProps) {
  const { devices, environment } = state;
  const cameras = named(devices.cameras);
  const microphones = named(devices.microphones);
  const speakers = environment.speakerChoice ? named(devices.speakers) : [];
  return (
    <div className="guest-device-choices">
      {cameras.length > 1 ? (
        <Choice
          label={words.try.camera}
          value={labelOf(devices.cameras, devices.camera)}
          options={cameras}
          onChoose={(label) => actions.chooseDevice('camera', label)}
        />
      ) : null}
      {microphones.length > 1 ? (
        <Choice
          label={words.try.microphone}
          value={labelOf(devices.microphones, devices.microphone)}
          options={microphones}
          onChoose={(label) => actions.chooseDevice('microphone', label)}
        />
      ) : null}
      {speakers.length > 0 ? (
        <Choice
          label={words.try.speaker}
          value={labelOf(devices.speakers, devices.speaker)}
          options={speakers}
          none={words.try.systemSpeaker}
          onChoose={(label) => actions.chooseDevice('speaker', label)}
        />
      ) : null}
      <div className="guest-tone">
        <Button icon="sound" onPress={actions.playTone} disabled={state.tone === 'sounds'}>
          {state.tone === 'sounds' ? words.try.toneSounds : words.try.tone}
        </Button>
        {devices.speakerProblem || state.tone === 'failed' ? (
          <p className="guest-worry" role="alert">
            {words.trouble.speakerFailed}
          </p>
        ) : null}
      </div>
    </div>
  );
}
