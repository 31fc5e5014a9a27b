import { Button as Pressable } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import './key.css';

/** Not reached by Tab: whoever has a keyboard of keys types into the field itself, which keeps the focus. */
export function Key({
  words,
  icon,
  label,
  kind = 'letter',
  onPress,
}: {
  readonly words?: string;
  readonly icon?: IconName;
  readonly label?: string;
  readonly kind?: 'letter' | 'wide' | 'held' | 'space';
  readonly onPress: () => void;
}) {
  return (
    <Pressable
      className={`key key-${kind}`}
      excludeFromTabOrder
      preventFocusOnPress
      onPress={onPress}
      {...(label ? { 'aria-label': label } : {})}
    >
      {icon ? <Icon name={icon} /> : words}
    </Pressable>
  );
}
