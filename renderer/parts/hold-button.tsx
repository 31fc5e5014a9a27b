import { useEffect, useRef } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import './hold-button.css';

/** Milliseconds for which it acts when a screen reader presses it, which cannot hold. */
const nudgeMs = 300;

/** A button that acts for as long as it is held: by finger, mouse or key. It lets go by itself when it or the window's focus goes. */
export function HoldButton({
  icon,
  children,
  onHold,
}: {
  readonly icon: IconName;
  readonly children: string;
  readonly onHold: (held: boolean) => void;
}) {
  const state = useRef({ held: false, timer: 0, onHold });
  useEffect(() => {
    state.current.onHold = onHold;
  }, [onHold]);
  const hold = (held: boolean): void => {
    clearTimeout(state.current.timer);
    if (state.current.held === held) return;
    state.current.held = held;
    state.current.onHold(held);
  };
  useEffect(() => {
    const now = state.current;
    const letGo = (): void => {
      clearTimeout(now.timer);
      if (now.held) now.onHold(false);
      now.held = false;
    };
    addEventListener('blur', letGo);
    return () => {
      removeEventListener('blur', letGo);
      letGo();
    };
  }, []);
  return (
    <Pressable
      className="hold-button"
      onPressStart={() => hold(true)}
      onPressEnd={({ pointerType }) => {
        if (pointerType !== 'virtual') hold(false);
        else state.current.timer = window.setTimeout(() => hold(false), nudgeMs);
      }}
    >
      <Icon name={icon} />
      <span>{children}</span>
    </Pressable>
  );
}
