import type { Result } from '../../../main/contract/result.ts';
import { makePlaceholderTracks, type PlaceholderTracks } from '../media/placeholder-tracks.ts';
import { openScreen } from '../media/screen-share.ts';
import { type OpenInfinityClient, openInfinityClient } from './infinity-client.ts';

/** What the engine takes from the browser; a test brings its own. */
export type PexipParts = {
  /** 0 to 1. */
  readonly random: () => number;
  readonly openClient: OpenInfinityClient;
  readonly placeholders: () => PlaceholderTracks | null;
  readonly openScreen: () => Promise<Result<MediaStreamTrack>>;
  readonly makeStream: () => MediaStream;
};

/** Those of the window. */
export const browserParts: PexipParts = {
  random: Math.random,
  openClient: openInfinityClient,
  placeholders: makePlaceholderTracks,
  openScreen,
  makeStream: () => new MediaStream(),
};
