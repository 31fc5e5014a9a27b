import { useEffect, useState } from 'react';
import { playOn } from '../../calls/media/speaker.ts';

/**
 * The sound of one other party; draws nothing. A phone may refuse to play it before the person has touched the page,
 * above all when they joined without a microphone: then `onBlocked`, and a new one is made inside the next touch.
 */
export function PartySound({
  stream,
  speaker,
  onBlocked,
}: {
  readonly stream: MediaStream;
  readonly speaker: string | null;
  readonly onBlocked: () => void;
}) {
  const [player] = useState(() => (typeof Audio === 'undefined' ? null : new Audio()));
  useEffect(() => {
    if (!player) return;
    player.srcObject = stream;
    player.play().catch((error: unknown) => {
      // Another name is a player that was taken away while it began.
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked();
    });
    return () => {
      player.pause();
      player.srcObject = null;
    };
  }, [player, stream, onBlocked]);
  useEffect(() => {
    // A speaker that is gone leaves the sound where it is.
    if (player) void playOn(player, speaker);
  }, [player, speaker]);
  return null;
}
