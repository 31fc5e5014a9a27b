import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import { type Held, heldBy, keySpeed, type Speeds, speedsAt, speedsOfKeys } from './speeds.ts';
import './joystick.css';

/**
 * A round pad with a knob that follows the finger, the mouse or the arrow keys: the further from the middle, the faster. Plus and
 * minus zoom, and Home calls `onHome`. All is 0 again at a release, however it ends. An axis that is false stands still.
 */
export function Joystick({
  label,
  keys,
  pan,
  tilt,
  zoom,
  onSpeeds,
  onHome,
}: {
  readonly label: string;
  /** What the keys do, for who hears it. */
  readonly keys: string;
  readonly pan: boolean;
  readonly tilt: boolean;
  readonly zoom: boolean;
  readonly onSpeeds: (part: Partial<Speeds>) => void;
  /** Null where there is no such place. */
  readonly onHome: (() => void) | null;
}) {
  const id = useId();
  const knob = useRef<HTMLSpanElement>(null);
  const pointer = useRef<number | null>(null);
  const held = useRef(new Map<string, Held>());

  /** Where the knob stands, as shares of its way to the rim. */
  const draw = (right: number, up: number): void => {
    const share = 1 / Math.max(1, Math.hypot(right, up));
    knob.current?.style.setProperty('--right', String(right * share));
    knob.current?.style.setProperty('--up', String(up * share));
  };
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    if (pointer.current !== event.pointerId) return;
    const box = event.currentTarget.getBoundingClientRect();
    const radius = box.width / 2;
    const right = pan ? (event.clientX - box.left - radius) / radius : 0;
    const up = tilt ? (box.top + box.height / 2 - event.clientY) / radius : 0;
    draw(right, up);
    onSpeeds(speedsAt(right, up));
  };
  const letGo = (event: PointerEvent<HTMLDivElement>): void => {
    if (pointer.current !== event.pointerId) return;
    pointer.current = null;
    draw(0, 0);
    onSpeeds({ pan: 0, tilt: 0 });
  };
  const byKeys = (): void => {
    const speeds = speedsOfKeys(held.current.values());
    const moved = { pan: pan ? speeds.pan : 0, tilt: tilt ? speeds.tilt : 0 };
    draw(moved.pan / keySpeed, moved.tilt / keySpeed);
    onSpeeds({ ...moved, zoom: zoom ? speeds.zoom : 0 });
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const means = heldBy(event.key);
    if (event.key === 'Home' && onHome) onHome();
    else if (means === null) return;
    event.preventDefault();
    if (means === null || event.repeat) return;
    held.current.set(event.code, means);
    byKeys();
  };

  return (
    <>
      {/* An application, so that a screen reader lets the arrow keys through. */}
      <div
        role="application"
        className="joystick"
        aria-label={label}
        aria-describedby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is steered by keys
        tabIndex={0}
        onPointerDown={(event) => {
          if (pointer.current !== null || event.button !== 0) return;
          pointer.current = event.pointerId;
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={follow}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onLostPointerCapture={letGo}
        onKeyDown={keyDown}
        onKeyUp={(event) => {
          if (held.current.delete(event.code)) byKeys();
        }}
        onBlur={() => {
          if (held.current.size === 0) return;
          held.current.clear();
          byKeys();
        }}
      >
        {tilt ? <Arrow to="up" /> : null}
        {pan ? <Arrow to="right" /> : null}
        {tilt ? <Arrow to="down" /> : null}
        {pan ? <Arrow to="left" /> : null}
        <span className="joystick-knob" ref={knob} />
      </div>
      <p className="aloud" id={id}>
        {keys}
      </p>
    </>
  );
}

function Arrow({ to }: { readonly to: 'up' | 'right' | 'down' | 'left' }) {
  return (
    <span className={`joystick-arrow joystick-${to}`}>
      <Icon name={to} />
    </span>
  );
}
