import { useEffect, useState } from 'react';

/** Milliseconds without a touch after which the controls of a call fade. */
const quietAfterMs = 6_000;

/**
 * True once nobody has touched the screen or moved the mouse for a while; a key counts as a touch. `held` keeps it false:
 * something is open, or wrong, that a person is looking at.
 */
export function useQuiet(held: boolean): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (held) {
      setQuiet(false);
      return;
    }
    let timer = setTimeout(() => setQuiet(true), quietAfterMs);
    const wake = (): void => {
      setQuiet(false);
      clearTimeout(timer);
      timer = setTimeout(() => setQuiet(true), quietAfterMs);
    };
    const wakes = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const;
    for (const name of wakes) addEventListener(name, wake);
    return () => {
      clearTimeout(timer);
      for (const name of wakes) removeEventListener(name, wake);
    };
  }, [held]);
  return quiet && !held;
}
