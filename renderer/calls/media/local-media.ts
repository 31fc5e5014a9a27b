import type { Problem } from '../../../main/contract/result.ts';

/**
 * A camera, microphone or speaker as the browser names it. `id` is the browser's deviceId; `label` is told apart from an
 * equal one by a number; `group` is the browser's groupId, the same for parts of one product where the browser knows it.
 */
export type Device = { readonly id: string; readonly label: string; readonly group: string };

/** Devices wanted, by their labels, the most wished first. None is "choose for me". */
export type Wishes = {
  readonly camera: readonly string[];
  readonly microphone: readonly string[];
  readonly speaker: readonly string[];
};

/** What the browser does to the microphone's sound (W3C mediacapture-main §4.3.8). */
export type SoundSettings = {
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
};

/** What is plugged in, what is in use, and what is wrong, in the order the browser gives. */
export type DeviceFacts = {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** Ids in use now; null when none is open. For the speaker: null is the system's own choice. */
  readonly camera: string | null;
  readonly microphone: string | null;
  readonly speaker: string | null;
  /** The other camera of a round-table cam, when its picture is sent in one with `camera`'s. */
  readonly panorama: string | null;
  /** The speaker that the system's own choice is, when it could be told. */
  readonly systemSpeaker: string | null;
  readonly cameraProblem: Problem | null;
  readonly microphoneProblem: Problem | null;
  readonly speakerProblem: Problem | null;
  /** False until the devices were listed once. */
  readonly known: boolean;
};

/**
 * The owner of this side's camera and microphone. One for the window's whole life; engines borrow its tracks.
 * Never throws or rejects: what fails is in `facts`.
 */
export type LocalMedia = {
  readonly facts: DeviceFacts;
  /** The open microphone's track, or null. Owned by this object: nobody else stops it. */
  readonly microphoneTrack: MediaStreamTrack | null;
  /** The open camera's track, or null. */
  readonly cameraTrack: MediaStreamTrack | null;
  /** The track of `facts.camera` alone, where `cameraTrack` may be composed of two: by it that camera is moved. */
  readonly movedTrack: MediaStreamTrack | null;
  /** Calls at every change of `facts` or of a track; the answer stops it. */
  watch(listener: () => void): () => void;
  /** Opens what is wanted and closes what is not; resolves when it is so, or when what fails is in `facts`. */
  open(wanted: { readonly microphone: boolean; readonly camera: boolean }): Promise<void>;
  /**
   * Chooses by labels, the most wished first (none: the first that works); swaps a track that is open. One that is not
   * there gives way to the next, and takes its place again when it is back.
   */
  choose(kind: 'camera' | 'microphone' | 'speaker', labels: readonly string[]): Promise<void>;
  /** What is done to the sound while microphone and speaker are one product that is made for it; otherwise all is done. */
  setSound(sound: SoundSettings): void;
  /** Loudness of the open microphone now, 0 to 1. */
  level(): number;
  /** Closes all: lamps go out. `open` may be called again. */
  close(): void;
};
