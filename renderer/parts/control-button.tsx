import { Button as Pressable } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import './control-button.css';

/** `off`: amber, one's own sound or picture is off. `on`: chosen just now, like an open panel. */
export type ControlTone = 'plain' | 'off' | 'on' | 'danger';

/** A control of a call: an icon with its word below, always in the same place. */
export function ControlButton({
  icon,
  children,
  says,
  tone = 'plain',
  wide = false,
  mark = false,
  expanded,
  onPress,
}: {
  readonly icon: IconName;
  readonly children: string;
  /** What a press will do, for who hears the button; the word below says how it is. */
  readonly says?: string;
  readonly tone?: ControlTone;
  readonly wide?: boolean;
  /** A dot: there is something new behind it. `says` tells what. */
  readonly mark?: boolean;
  /** Set on a button that opens a panel. */
  readonly expanded?: boolean;
  /** Left out inside a trigger, which has its own. */
  readonly onPress?: () => void;
}) {
  return (
    <Pressable
      className={`control control-${tone}${wide ? ' control-wide' : ''}${mark ? ' control-marked' : ''}`}
      {...(onPress ? { onPress } : {})}
      {...(says ? { 'aria-label': `${children}. ${says}` } : {})}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
    >
      <Icon name={icon} />
      <span className="control-word">{children}</span>
    </Pressable>
  );
}
