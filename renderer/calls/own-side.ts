import type { Clock } from '../../main/contract/clock.ts';
import type { Problem, Result } from '../../main/contract/result.ts';
import type { OwnSide, Start } from './engine.ts';
import type { LocalMedia } from './media/local-media.ts';

/** What this side sends now; null is silence, or no picture. */
export type OwnTracks = {
  readonly audio: MediaStreamTrack | null;
  /** The one picture where a call has one: the screen while it is shared, else the camera. */
  readonly video: MediaStreamTrack | null;
  readonly picture: 'camera' | 'screen';
  /** Both, where a call has a picture for each. */
  readonly camera: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
};

const nothingSent: OwnTracks = { audio: null, video: null, picture: 'camera', camera: null, screen: null };

/**
 * This side of one call: what is wanted of microphone, camera and screen, and what is so. `actual` follows the tracks
 * and nothing else, so muting never waits for a network; others are told the actual.
 */
export type OwnControls = {
  readonly side: OwnSide;
  readonly tracks: OwnTracks;
  setMuted(muted: boolean): void;
  setCamera(on: boolean): void;
  setSharing(on: boolean): void;
  /**
   * Sends nothing while held: silence, and no picture. Camera, microphone and screen stay open and every wish stays, also those
   * uttered meanwhile, so that what is resumed is what was held.
   */
  setHeld(held: boolean): void;
  /** Lets go of camera, microphone and screen. */
  end(): void;
};

/** After this the screen falls back to what is so. */
const patienceMs = 3000;

/** How a side begins, and is outside a call: quiet and unseen. */
export const quietSide: OwnSide = {
  muted: { wanted: true, actual: true },
  camera: { wanted: false, actual: false },
  sharing: { wanted: false, actual: false },
  held: { wanted: false, actual: false },
  shareProblem: null,
};

/** How a side is from a call's first moment: as it is wished, so that nothing is shown muted for a blink. */
export const wishedSide = (start: Start): OwnSide => ({
  ...quietSide,
  muted: { wanted: start.muted, actual: true },
  camera: { wanted: start.camera, actual: false },
});

const live = (track: MediaStreamTrack | null): MediaStreamTrack | null =>
  track?.readyState === 'live' ? track : null;

/** Opens what is wanted at the start of a call and keeps tracks and wishes together until `end`. */
export function makeOwnControls(options: {
  readonly clock: Clock;
  readonly media: LocalMedia;
  readonly openScreen: () => Promise<Result<MediaStreamTrack>>;
  readonly start: Start;
  readonly changed: () => void;
}): OwnControls {
  const { clock, media } = options;
  let wanted = { muted: options.start.muted, camera: options.start.camera, sharing: false };
  let held = false;
  let screen: MediaStreamTrack | null = null;
  let shareProblem: Problem | null = null;
  let ended = false;
  let side: OwnSide = quietSide;
  let tracks = nothingSent;
  const cancelPatience = { muted: () => {}, camera: () => {} };

  /** Reads what is so; `tell` also when nothing but a wish changed. */
  const read = (tell: boolean): void => {
    if (ended) return;
    const microphone = live(media.microphoneTrack);
    const camera = live(media.cameraTrack);
    const silent = wanted.muted || held;
    // Silent at once, also on links that have not yet been given the silent track.
    if (microphone && microphone.enabled === silent) microphone.enabled = !silent;
    const audio = silent ? null : microphone;
    const seen = wanted.camera && !held ? camera : null;
    const shared = held ? null : screen;
    const video = shared ?? seen;
    const next: OwnSide = {
      muted: { wanted: wanted.muted, actual: audio === null },
      camera: { wanted: wanted.camera, actual: camera !== null && wanted.camera && !held },
      sharing: { wanted: wanted.sharing, actual: screen !== null && !held },
      held: { wanted: held, actual: held },
      shareProblem,
    };
    const same =
      tracks.audio === audio && tracks.camera === seen && tracks.screen === shared && isSame(side, next);
    tracks = { audio, video, picture: screen ? 'screen' : 'camera', camera: seen, screen: shared };
    side = next;
    for (const kind of ['muted', 'camera'] as const) {
      if (side[kind].wanted === side[kind].actual) cancelPatience[kind]();
    }
    if (tell || !same) options.changed();
  };

  const fallBack = (kind: 'muted' | 'camera'): void => {
    cancelPatience[kind]();
    // A held call sends nothing, whatever is wished; the wish waits.
    if (held || side[kind].wanted === side[kind].actual) return;
    cancelPatience[kind] = clock.after(patienceMs, () => {
      if (ended) return;
      wanted = { ...wanted, [kind]: side[kind].actual };
      read(true);
      // A camera that is plugged in later must not light up for a wish that was given up.
      if (kind === 'camera') void media.open({ microphone: true, camera: wanted.camera });
    });
  };

  const stopScreen = (): void => {
    screen?.stop();
    screen = null;
    wanted = { ...wanted, sharing: false };
    read(true);
  };

  const openMedia = async (kinds: readonly ('muted' | 'camera')[]): Promise<void> => {
    await media.open({ microphone: true, camera: wanted.camera });
    if (ended) return;
    read(false);
    for (const kind of kinds) fallBack(kind);
  };

  const share = async (): Promise<void> => {
    const opened = await options.openScreen();
    if (ended || !wanted.sharing || screen) {
      if (opened.ok) opened.value.stop();
      return;
    }
    if (!opened.ok) {
      shareProblem = opened.error;
      wanted = { ...wanted, sharing: false };
      read(true);
      return;
    }
    const track = opened.value;
    screen = track;
    track.addEventListener('ended', () => {
      if (screen === track) stopScreen();
    });
    read(true);
  };

  const stopWatching = media.watch(() => read(false));
  void openMedia(['muted', 'camera']);
  read(false);

  return {
    get side() {
      return side;
    },
    get tracks() {
      return tracks;
    },
    setMuted(muted) {
      if (ended) return;
      wanted = { ...wanted, muted };
      read(true);
      fallBack('muted');
    },
    setCamera(on) {
      if (ended) return;
      wanted = { ...wanted, camera: on };
      read(true);
      void openMedia(['camera']);
    },
    setSharing(on) {
      if (ended || on === wanted.sharing) return;
      if (!on) {
        stopScreen();
        return;
      }
      wanted = { ...wanted, sharing: true };
      shareProblem = null;
      read(true);
      void share();
    },
    setHeld(on) {
      if (ended || on === held) return;
      held = on;
      read(true);
      for (const kind of ['muted', 'camera'] as const) fallBack(kind);
    },
    end() {
      if (ended) return;
      ended = true;
      stopWatching();
      cancelPatience.muted();
      cancelPatience.camera();
      screen?.stop();
      screen = null;
      // The next who borrows the microphone finds it as it was.
      if (media.microphoneTrack) media.microphoneTrack.enabled = true;
      media.close();
      side = quietSide;
      tracks = nothingSent;
    },
  };
}

function isSame(one: OwnSide, other: OwnSide): boolean {
  const pairs = ['muted', 'camera', 'sharing', 'held'] as const;
  return (
    one.shareProblem === other.shareProblem &&
    pairs.every((key) => one[key].wanted === other[key].wanted && one[key].actual === other[key].actual)
  );
}
