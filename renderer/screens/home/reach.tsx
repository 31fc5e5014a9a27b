import { Button as Pressable } from 'react-aria-components/Button';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { canSteer } from '../camera/what-shows.ts';
import './signs.css';

/** The ways to the camera and the displays, where there are any to control. */
export function Reach({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  return (
    <>
      {canSteer(state) ? (
        <Pressable className="signs" onPress={actions.goCamera}>
          <span className="sign">
            <Icon name="steer" />
            <span>{words.cameras.control}</span>
          </span>
        </Pressable>
      ) : null}
      {state.connected.displays.length > 0 ? (
        <Pressable className="signs" onPress={actions.goDisplays}>
          <span className="sign">
            <Icon name="display" />
            <span>{words.displays.control}</span>
          </span>
        </Pressable>
      ) : null}
    </>
  );
}
