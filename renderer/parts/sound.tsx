import { useEffect, useState } from 'react';

/**
 * The sound of one other party; draws nothing. Apart from their picture, so that a picture which moves to another place
 * on the screen does not interrupt a word. `volume` is 0 to 1; `speaker` is the browser's deviceId, null for the
 * system's choice.
 */
export function Sound({
  stream,
  volume,
  speaker,
}: {
  readonly stream: MediaStream;
  readonly volume: number;
  readonly speaker: string | null;
}) {
  const [player] = useState(() => (typeof Audio === 'undefined' ? null : new Audio()));
  useEffect(() => {
    if (!player) return;
    player.srcObject = stream;
    // Refused only where nobody has touched the page yet; the next stream or touch starts it.
    player.play().catch(() => {});
    return () => {
      player.pause();
      player.srcObject = null;
    };
  }, [player, stream]);
  useEffect(() => {
    if (player) player.volume = Math.min(1, Math.max(0, volume));
  }, [player, volume]);
  useEffect(() => {
    // A speaker that is gone leaves the sound where it is; the device's own trouble is told elsewhere.
    player?.setSinkId?.(speaker ?? '').catch(() => {});
  }, [player, speaker]);
  return null;
}
