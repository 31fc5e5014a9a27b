import type { Problem } from '../../../main/contract/result.ts';

/** A camera, microphone or speaker as the browser names it. `id` is the browser's deviceId. */
export type Device = { readonly id: string; readonly label: string };

/** What is plugged in, what is in use, and what is wrong, in the order the browser gives. */
export type DeviceFacts = {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** Ids in use now; null when none is open. For the speaker: null is the system's own choice. */
  readonly camera: string | null;
  readonly microphone: string | null;
  readonly speaker: string | null;
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
  /** Calls at every change of `facts` or of a track; the answer stops it. */
  watch(listener: () => void): () => void;
  /** Opens what is wanted and closes what is not; resolves when it is so, or when what fails is in `facts`. */
  open(wanted: { readonly microphone: boolean; readonly camera: boolean }): Promise<void>;
  /** Chooses by label (null: the first that works); swaps a track that is open. */
  choose(kind: 'camera' | 'microphone' | 'speaker', label: string | null): Promise<void>;
  /** Loudness of the open microphone now, 0 to 1. */
  level(): number;
  /** Closes all: lamps go out. `open` may be called again. */
  close(): void;
};
