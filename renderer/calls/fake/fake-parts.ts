import type { Result } from '../../../main/contract/result.ts';
import type { Caller } from '../call.ts';
import type { FarPicture } from './far-picture.ts';

/** What the simulated far side can be made to do, and what it makes of this one. */
export type FakeFar = {
  ring(from: Caller): void;
  giveUp(): void;
  hangUp(): void;
  loseLine(): void;
  mendLine(): void;
  readonly sees: {
    readonly muted: boolean;
    readonly camera: boolean;
    readonly held: boolean;
    readonly tones: string;
  };
};

/** What the engine takes from the browser; a test brings its own. */
export type FakeParts = {
  readonly farPicture: () => FarPicture;
  readonly openScreen: () => Promise<Result<MediaStreamTrack>>;
};
