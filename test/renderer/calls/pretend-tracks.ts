import type { LocalMedia } from '../../../renderer/calls/media/local-media.ts';

/** A track without a device: what the code under test asks of one, and no more. */
export class PretendTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  readonly id: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  constructor(kind: 'audio' | 'video', id: string) {
    super();
    this.kind = kind;
    this.id = id;
  }
  getSettings() {
    return { deviceId: this.id };
  }
  stop(): void {
    this.readyState = 'ended';
  }
  /** Pulled, or stopped by the browser's own button. */
  endByBrowser(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** For the code under test, which wants the browser's own type. */
export const asTrack = (track: PretendTrack): MediaStreamTrack => track as unknown as MediaStreamTrack;

/** Local media whose devices are there or not as the test says. */
export type PretendMedia = LocalMedia & {
  has: { microphone: boolean; camera: boolean };
  readonly opened: { microphone: boolean; camera: boolean };
  microphone: PretendTrack | null;
  camera: PretendTrack | null;
  changed(): void;
};

export function makePretendMedia(): PretendMedia {
  const listeners = new Set<() => void>();
  const media: PretendMedia = {
    has: { microphone: true, camera: true },
    opened: { microphone: false, camera: false },
    microphone: null,
    camera: null,
    facts: {
      cameras: [],
      microphones: [],
      speakers: [],
      camera: null,
      microphone: null,
      speaker: null,
      panorama: null,
      systemSpeaker: null,
      cameraProblem: null,
      microphoneProblem: null,
      speakerProblem: null,
      known: true,
    },
    get microphoneTrack() {
      return media.microphone && asTrack(media.microphone);
    },
    get cameraTrack() {
      return media.camera && asTrack(media.camera);
    },
    movedTrack: null,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open(wanted) {
      for (const kind of ['microphone', 'camera'] as const) {
        media.opened[kind] = wanted[kind];
        if (!wanted[kind]) {
          media[kind]?.stop();
          media[kind] = null;
        } else if (media.has[kind]) {
          media[kind] ??= new PretendTrack(kind === 'camera' ? 'video' : 'audio', kind);
        }
      }
      media.changed();
    },
    choose: async () => {},
    setSound() {},
    level: () => 0,
    close: () => void media.open({ microphone: false, camera: false }),
    changed() {
      for (const listener of [...listeners]) listener();
    },
  };
  return media;
}
