import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import './video-tile.css';

/** One person's picture with their name and role. Silent: the sound of a call is played once, by {@link Sound}. */
export function VideoTile({
  stream,
  name,
  role,
  noPicture,
  muted,
  mirrored = false,
  whole = false,
  small = false,
  badge,
  note,
  loud,
}: {
  /** Null when there is no picture to show; `noPicture` then says why. */
  readonly stream: MediaStream | null;
  readonly name: string;
  readonly role?: string;
  readonly noPicture: string;
  /** What to say of a microphone that is off; null when it is on. */
  readonly muted: string | null;
  /** As in a mirror: for one's own picture only. */
  readonly mirrored?: boolean;
  /** Shows all of the picture instead of filling the tile: for a shared screen. */
  readonly whole?: boolean;
  readonly small?: boolean;
  /** A short word beside the name, like "demo". */
  readonly badge?: string;
  /** Said over the last picture, like "reconnecting". */
  readonly note?: ReactNode;
  /** Loudness now, 0 to 1; draws a frame around who speaks. */
  readonly loud?: () => number;
}) {
  const tile = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!loud) return;
    let frame = 0;
    const draw = (): void => {
      tile.current?.toggleAttribute('data-speaking', loud() > 0.08);
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [loud]);
  const classes = ['tile', mirrored && 'tile-mirrored', whole && 'tile-whole', small && 'tile-small'];
  return (
    <figure className={classes.filter(Boolean).join(' ')} ref={tile}>
      {stream ? (
        <Picture stream={stream} />
      ) : (
        <div className="tile-empty">
          <Icon name="person" />
          <span className={small ? 'aloud' : 'tile-why'}>{noPicture}</span>
        </div>
      )}
      {note ? <div className="tile-note">{note}</div> : null}
      <figcaption className="tile-caption">
        {muted ? (
          <span className="tile-muted">
            <Icon name="microphone-off" />
            <span className="aloud">{muted}</span>
          </span>
        ) : null}
        <span className="tile-words">
          <b>{name}</b>
          {role ? <span className="tile-role"> · {role}</span> : null}
        </span>
        {badge ? <span className="tile-badge">{badge}</span> : null}
      </figcaption>
    </figure>
  );
}

function Picture({ stream }: { readonly stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <video className="tile-video" ref={video} autoPlay muted playsInline />;
}
