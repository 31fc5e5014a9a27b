import { Button as Pressable } from 'react-aria-components/Button';
import type { KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { type SignName, signNames, signsOf } from '../troubles.ts';
import './signs.css';

const icons: Readonly<Record<SignName, { readonly works: IconName; readonly trouble: IconName }>> = {
  camera: { works: 'camera', trouble: 'camera-off' },
  microphone: { works: 'microphone', trouble: 'microphone-off' },
  sound: { works: 'sound', trouble: 'sound-off' },
  network: { works: 'network', trouble: 'network-off' },
};

/** Camera, microphone, sound, network: how they are, and the way to what can be done about it. */
export function Signs({ state, onOpen }: { readonly state: KioskState; readonly onOpen: () => void }) {
  const words = useWords();
  const signs = signsOf(state);
  return (
    <Pressable className="signs" onPress={onOpen}>
      {signNames.map((name) => (
        <span className={`sign sign-${signs[name]}`} key={name}>
          <Icon name={icons[name][signs[name] === 'trouble' ? 'trouble' : 'works']} />
          <span>{words.signs[name]}</span>
          <span className="aloud"> {words.signs[signs[name]]}, </span>
        </span>
      ))}
      <span className="aloud">{words.signs.open}</span>
    </Pressable>
  );
}
