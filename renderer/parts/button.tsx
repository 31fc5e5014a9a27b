import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

/** `primary`: the one thing to do. `quiet`: the rest. `plain`: no surface of its own. `danger`: leave, and nothing else. */
export type ButtonLook = 'primary' | 'quiet' | 'plain' | 'danger';

/** A button with words, and an icon before them. `label` replaces the words for who hears them, where they need more. */
export function Button({
  children,
  onPress,
  icon,
  look = 'quiet',
  size = 'normal',
  label,
  disabled = false,
  submits = false,
  autoFocus = false,
}: {
  readonly children?: ReactNode;
  readonly onPress?: () => void;
  readonly icon?: IconName;
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal' | 'large';
  readonly label?: string;
  readonly disabled?: boolean;
  /** Sends the form that it stands in. */
  readonly submits?: boolean;
  /** Takes the focus when it appears, in place of what is gone. */
  readonly autoFocus?: boolean;
}) {
  return (
    <Pressable
      className={`button button-${look} button-${size}`}
      type={submits ? 'submit' : 'button'}
      isDisabled={disabled}
      autoFocus={autoFocus}
      {...(onPress ? { onPress } : {})}
      {...(label ? { 'aria-label': label } : {})}
    >
      {icon ? <Icon name={icon} /> : null}
      {children ? <span className="button-words">{children}</span> : null}
    </Pressable>
  );
}
