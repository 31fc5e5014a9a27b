import type { InfinityClient } from './infinity-client.ts';

/** What this side presents in a stay, and whether anybody lets it. */
export type Floor = {
  /** This side presents, and the node took it. */
  readonly presents: boolean;
  /** What others present comes here. */
  readonly gets: boolean;
  /** Presents this from now on, as soon as there is media for it; null presents nothing. */
  want(screen: MediaStreamTrack | null): void;
  /** There is media to present with. */
  mediaIsUp(): void;
  /** The media is made anew, and what was presented went with the old. */
  mediaIsNew(): void;
  /** How the two ways of slides are, in the client's words. */
  hear(state: { readonly sends: string; readonly gets: string }): void;
  /** Somebody else has the floor. */
  taken(): void;
};

/** Makes it for a stay. `lost`: nobody lets this side present (`refused`), or somebody else presents. */
export function makeFloor(options: {
  readonly client: () => Pick<InfinityClient, 'present' | 'stopPresenting'>;
  /** There is media that a presentation can go with. */
  readonly mayPresent: () => boolean;
  readonly lost: (refused: boolean) => void;
}): Floor {
  const { client, mayPresent } = options;
  let wanted: MediaStreamTrack | null = null;
  let presented: MediaStreamTrack | null = null;
  let flow = { sends: 'new', gets: 'new' };

  const presentNow = (): void => {
    if (!mayPresent() || presented === wanted) return;
    const had = presented !== null;
    presented = wanted;
    if (wanted) client().present(new MediaStream([wanted]));
    else if (had && flow.sends !== 'disconnected') client().stopPresenting();
  };
  const lose = (refused: boolean): void => {
    if (!presented) return;
    presented = null;
    wanted = null;
    options.lost(refused);
  };

  return {
    get presents() {
      return flow.sends === 'connected';
    },
    get gets() {
      return flow.gets === 'connected';
    },
    want(screen) {
      wanted = screen;
      presentNow();
    },
    mediaIsUp: presentNow,
    mediaIsNew() {
      presented = null;
    },
    hear(state) {
      const before = flow.sends;
      flow = { ...state };
      if (state.sends === 'failed') lose(true);
      else if (before === 'connected' && state.sends === 'disconnected' && wanted !== null) lose(false);
    },
    taken() {
      if (presented) client().stopPresenting();
      lose(false);
    },
  };
}
