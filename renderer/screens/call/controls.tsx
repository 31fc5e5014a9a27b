import type { ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Actions, KioskState, Panel } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { ControlButton } from '../../parts/control-button.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { MoreMenu } from '../../parts/more-menu.tsx';
import { VolumeSlider } from '../../parts/volume-slider.tsx';
import { type ControlName, controlsOf } from './control-list.ts';
import { useUnread } from './unread.ts';
import './controls.css';

type OwnControl = 'microphone' | 'camera' | 'volume' | 'share';
type PanelControl = Exclude<ControlName, OwnControl>;

const isOwn = (name: ControlName): name is OwnControl =>
  name === 'microphone' || name === 'camera' || name === 'volume' || name === 'share';

/** The panel that a control opens, and how it looks. */
const panels: Readonly<
  Record<
    PanelControl,
    {
      readonly panel: Exclude<Panel, 'none'>;
      readonly icon: IconName;
      readonly word: (words: Words) => string;
    }
  >
> = {
  steer: { panel: 'camera', icon: 'steer', word: ({ cameras }) => cameras.control },
  displays: { panel: 'displays', icon: 'display', word: ({ displays }) => displays.control },
  people: { panel: 'people', icon: 'people', word: ({ call }) => call.people },
  chat: { panel: 'chat', icon: 'chat', word: ({ controls }) => controls.chat },
  invite: { panel: 'invite', icon: 'invite', word: ({ call }) => call.invite },
  keypad: { panel: 'keypad', icon: 'keypad', word: ({ controls }) => controls.keypad },
  add: { panel: 'add', icon: 'out', word: ({ controls }) => controls.add },
  conference: { panel: 'conference', icon: 'about', word: ({ controls }) => controls.conference },
  devices: { panel: 'devices', icon: 'devices', word: ({ call }) => call.devices },
  quality: { panel: 'quality', icon: 'quality', word: ({ controls }) => controls.quality },
};

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
  const { bar, more } = controlsOf(state, faces);
  const toggle = (panel: Panel): void => actions.openPanel(state.panel === panel ? 'none' : panel);
  const behind = more.filter((name): name is PanelControl => !isOwn(name));
  const unread = useUnread(state);
  const open = behind.some((name) => panels[name].panel === state.panel);
  return (
    <fieldset className="controls" aria-label={words.call.controls}>
      {bar.map((name) =>
        isOwn(name) ? (
          <Own key={name} name={name} state={state} actions={actions} />
        ) : (
          <ControlButton
            key={name}
            icon={panels[name].icon}
            tone={state.panel === panels[name].panel ? 'on' : 'plain'}
            expanded={state.panel === panels[name].panel}
            {...(name === 'chat' && unread ? { mark: true, says: words.controls.chatNew } : {})}
            onPress={() => toggle(panels[name].panel)}
          >
            {panels[name].word(words)}
          </ControlButton>
        ),
      )}
      {behind.length > 0 ? (
        <MoreMenu
          label={words.controls.more}
          entries={behind.map((name) => ({
            key: name,
            icon: panels[name].icon,
            words: panels[name].word(words),
          }))}
          onChoose={(name) => toggle(panels[name].panel)}
        >
          <ControlButton
            icon="more"
            tone={open ? 'on' : 'plain'}
            {...(more.includes('chat') && unread ? { mark: true, says: words.controls.chatNew } : {})}
          >
            {words.controls.more}
          </ControlButton>
        </MoreMenu>
      ) : null}
      <ControlButton icon="leave" tone="danger" wide onPress={actions.leave}>
        {words.common.leave}
      </ControlButton>
      <span role="status" className="aloud">
        {unread ? words.controls.chatNew : null}
      </span>
    </fieldset>
  );
}

/** What is ours to switch: it acts at once. */
function Own({
  name,
  state,
  actions,
}: {
  readonly name: OwnControl;
  readonly state: KioskState;
  readonly actions: Actions;
}): ReactNode {
  const { call } = useWords();
  const { own, volume } = state;
  const muted = own.muted.wanted;
  const camera = own.camera.wanted;
  const sharing = own.sharing.wanted;
  switch (name) {
    case 'microphone':
      return (
        <ControlButton
          icon={muted ? 'microphone-off' : 'microphone'}
          tone={muted ? 'off' : 'plain'}
          says={muted ? call.unmute : call.mute}
          onPress={() => actions.setMuted(!muted)}
        >
          {muted ? call.muted : call.microphone}
        </ControlButton>
      );
    case 'camera':
      return (
        <ControlButton
          icon={camera ? 'video' : 'video-off'}
          tone={camera ? 'plain' : 'off'}
          says={camera ? call.turnCameraOff : call.turnCameraOn}
          onPress={() => actions.setCamera(!camera)}
        >
          {camera ? call.camera : call.cameraOff}
        </ControlButton>
      );
    case 'volume':
      return (
        <DialogTrigger>
          <ControlButton icon={volume === 0 ? 'sound-off' : 'sound'}>{call.volume}</ControlButton>
          <Popover className="controls-popover" aria-label={call.volume} placement="top" offset={16}>
            <VolumeSlider volume={volume} onVolume={actions.setVolume} words={call} />
          </Popover>
        </DialogTrigger>
      );
    case 'share':
      return (
        <ControlButton
          icon="share"
          tone={sharing ? 'on' : 'plain'}
          onPress={() => actions.setSharing(!sharing)}
        >
          {sharing ? call.stopSharing : call.share}
        </ControlButton>
      );
  }
}
