import { Button as Pressable } from 'react-aria-components/Button';
import type { KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { type Sign, type SignName, signNames, signsOf } from '../troubles.ts';
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
  const said = signNames.map((name) => `${words.signs[name]} ${words.signs[signs[name] satisfies Sign]}`);
  return (
    <Pressable className="signs" aria-label={`${said.join(', ')}. ${words.signs.open}`} onPress={onOpen}>
      {signNames.map((name) => (
        <span className={`sign sign-${signs[name]}`} key={name}>
          <Icon name={icons[name][signs[name] === 'trouble' ? 'trouble' : 'works']} />
          <span>{words.signs[name]}</span>
        </span>
      ))}
    </Pressable>
  );
}
