import type { ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Actions, KioskState, Panel } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { ControlButton } from '../../parts/control-button.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { VolumeSlider } from '../../parts/volume-slider.tsx';
import { canSteer } from '../camera/what-shows.ts';
import './controls.css';

/**
 * The controls of a call, in the same places from the lobby to the end. What the engine cannot do is not there.
 * `faces` is whether somebody else is in it: their sound and names are of no use before.
 */
export function Controls({
  state,
  actions,
  faces,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly faces: boolean;
}) {
  const words = useWords();
  const { own, abilities, panel } = state;
  const muted = own.muted.wanted;
  const camera = own.camera.wanted;
  const sharing = own.sharing.wanted;
  const panelButton = (name: Exclude<Panel, 'none'>, icon: IconName, word: string): ReactNode => (
    <ControlButton
      icon={icon}
      tone={panel === name ? 'on' : 'plain'}
      expanded={panel === name}
      onPress={() => actions.openPanel(panel === name ? 'none' : name)}
    >
      {word}
    </ControlButton>
  );
  return (
    <fieldset className="controls" aria-label={words.call.controls}>
      <ControlButton
        icon={muted ? 'microphone-off' : 'microphone'}
        tone={muted ? 'off' : 'plain'}
        says={muted ? words.call.unmute : words.call.mute}
        onPress={() => actions.setMuted(!muted)}
      >
        {muted ? words.call.muted : words.call.microphone}
      </ControlButton>
      {abilities.ownMedia ? (
        <ControlButton
          icon={camera ? 'video' : 'video-off'}
          tone={camera ? 'plain' : 'off'}
          says={camera ? words.call.turnCameraOff : words.call.turnCameraOn}
          onPress={() => actions.setCamera(!camera)}
        >
          {camera ? words.call.camera : words.call.cameraOff}
        </ControlButton>
      ) : null}
      {faces ? (
        <DialogTrigger>
          <ControlButton icon={state.volume === 0 ? 'sound-off' : 'sound'}>{words.call.volume}</ControlButton>
          <Popover className="controls-popover" aria-label={words.call.volume} placement="top" offset={16}>
            <VolumeSlider volume={state.volume} onVolume={actions.setVolume} words={words.call} />
          </Popover>
        </DialogTrigger>
      ) : null}
      {canSteer(state) ? panelButton('camera', 'steer', words.cameras.control) : null}
      {state.connected.displays.length > 0
        ? panelButton('displays', 'display', words.displays.control)
        : null}
      {faces ? panelButton('people', 'people', words.call.people) : null}
      {faces && abilities.share ? (
        <ControlButton
          icon="share"
          tone={sharing ? 'on' : 'plain'}
          onPress={() => actions.setSharing(!sharing)}
        >
          {sharing ? words.call.stopSharing : words.call.share}
        </ControlButton>
      ) : null}
      {abilities.invite ? panelButton('invite', 'invite', words.call.invite) : null}
      {abilities.ownMedia ? panelButton('devices', 'devices', words.call.devices) : null}
      <ControlButton icon="leave" tone="danger" wide onPress={actions.leave}>
        {words.common.leave}
      </ControlButton>
    </fieldset>
  );
}
