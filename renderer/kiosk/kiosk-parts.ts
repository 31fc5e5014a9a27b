import type { Main } from '../../main/contract/bridge.ts';
import type { Clock } from '../../main/contract/clock.ts';
import type { CallEngine } from '../calls/engine.ts';
import type { LocalMedia } from '../calls/media/local-media.ts';
import type { RememberedLabels } from '../calls/media/remembered-labels.ts';
import type { OwnCamera } from '../calls/own-camera.ts';

/** What the kiosk is wired to. */
export type KioskParts = {
  readonly main: Main;
  readonly engine: CallEngine;
  readonly media: LocalMedia;
  /** The room's camera, as the engine lets others move it. */
  readonly ownCamera: OwnCamera;
  readonly clock: Clock;
  /** A picture to show from the camera's track. */
  readonly pictureOf: (track: MediaStreamTrack) => MediaStream;
  /** A small JPEG of what a camera's track shows, as a data URL; null when it shows nothing. */
  readonly smallPicture: (track: MediaStreamTrack) => Promise<string | null>;
  /** The cameras that the browser moved before. */
  readonly remembered: RememberedLabels;
  /** Whether the window is seen, and a call at every change. */
  readonly seen: { is(): boolean; watch(listener: () => void): void };
  /** Plays a short tone on the speaker in use; resolves when it has ended, well or badly. */
  readonly playTone: () => Promise<unknown>;
  /** Rings aloud on the speaker in use, calmly, until it is stopped. */
  readonly ring: { start(): void; stop(): void };
  /** Looks for QR codes in the open camera's picture, and tells of the first that it reads; the answer stops it. */
  readonly readCodes: (found: (text: string) => void) => () => void;
  /** Whether the computer has a network now, and a call at every change. */
  readonly online: { is(): boolean; watch(listener: () => void): void };
};
