import { useEffect, useRef } from 'react';
import './level-bar.css';

/**
 * A bar as long as the sound is loud. `read` is asked at every drawing (0 to 1), so loudness is no part of any state.
 * Not read aloud: a number that changes sixty times a second tells nobody anything.
 */
export function LevelBar({ read }: { readonly read: () => number }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      // Speech is mostly in the lower quarter of the scale; the root spreads it over the bar.
      bar.current?.style.setProperty('--level', Math.sqrt(Math.min(1, Math.max(0, read()))).toFixed(3));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [read]);
  return (
    <div className="level" aria-hidden="true">
      <div className="level-bar" ref={bar} />
    </div>
  );
}
