import type { Result } from '../../../main/contract/result.ts';
import { makePlaceholderTracks, type PlaceholderTracks } from '../media/placeholder-tracks.ts';
import { openScreen } from '../media/screen-share.ts';

/** What the engine takes from the browser; a test brings its own. */
export type SipParts = {
  readonly random: () => number;
  readonly placeholders: () => PlaceholderTracks | null;
  readonly makeStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly openScreen: () => Promise<Result<MediaStreamTrack>>;
  /** Calls when the computer has a network again. */
  readonly whenOnline: (run: () => void) => void;
  /** Calls when the window closes. */
  readonly whenClosing: (run: () => void) => void;
};

/** Those of the window. */
export const browserParts = (): SipParts => ({
  random: Math.random,
  placeholders: makePlaceholderTracks,
  makeStream: (tracks) => new MediaStream([...tracks]),
  openScreen,
  whenOnline: (run) => window.addEventListener('online', run),
  whenClosing: (run) => window.addEventListener('pagehide', run),
});
