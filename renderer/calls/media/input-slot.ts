import type { Problem } from '../../../main/contract/result.ts';
import { devicesOf, type ListedDevice, openingProblem, orderToTry, realDevice } from './device-choice.ts';

/** The place of one camera or microphone: open or closed, and which one. Never rejects. */
export type InputSlot = {
  readonly track: MediaStreamTrack | null;
  /** The device in use, when it could be told. */
  readonly device: ListedDevice | null;
  readonly problem: Problem | null;
  /** Opens or closes; resolves when it is so or has failed. */
  want(on: boolean): Promise<void>;
  /** The devices or the choice changed: takes what is better now, or what is left; `anew` also when nothing is better. */
  review(anew: boolean): Promise<void>;
  close(): void;
};

const constraints = {
  camera: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
} as const;

const listedKind = { camera: 'videoinput', microphone: 'audioinput' } as const;

/** Makes the place for one kind. `chosen` and `partner` (the product whose part is preferred) are read at every opening. */
export function makeInputSlot(options: {
  readonly kind: 'camera' | 'microphone';
  readonly devices: MediaDevices | undefined;
  readonly list: () => Promise<readonly ListedDevice[]>;
  readonly chosen: () => string | null;
  readonly partner: (list: readonly ListedDevice[]) => string | null;
  /** Whether a choice by hand, of this or of its partner, has a say: else the system's own is opened unseen. */
  readonly choosy: () => boolean;
  readonly changed: () => void;
}): InputSlot {
  const { kind, devices, changed } = options;
  let wanted = false;
  let track: MediaStreamTrack | null = null;
  let device: ListedDevice | null = null;
  let problem: Problem | null = null;
  let work = Promise.resolve();

  const drop = (): void => {
    track?.stop();
    track = null;
    device = null;
  };

  const request = async (id: string | null): Promise<MediaStreamTrack> => {
    if (!devices) throw new DOMException('no devices without HTTPS', 'NotAllowedError');
    const detail = { ...constraints[kind], ...(id === null ? {} : { deviceId: { exact: id } }) };
    const stream = await devices.getUserMedia(kind === 'camera' ? { video: detail } : { audio: detail });
    const [first] = stream.getTracks();
    if (!first) throw new DOMException('no track', 'NotFoundError');
    return first;
  };

  /** Opens one device and takes it in place of the one before, which stays when this one fails. */
  const attempt = async (id: string | null): Promise<Problem | null> => {
    try {
      const opened = await request(id);
      if (wanted) use(opened);
      else opened.stop();
      return null;
    } catch (error) {
      return openingProblem(kind, error);
    }
  };

  const use = (opened: MediaStreamTrack): void => {
    const old = track;
    track = opened;
    device = null;
    problem = null;
    if (kind === 'camera') opened.contentHint = 'motion';
    opened.addEventListener('ended', () => {
      // Pulled, or the permission was taken back. A track that this object stops fires nothing.
      if (track !== opened) return;
      drop();
      changed();
      void slot.review(false);
    });
    changed();
    old?.stop();
  };

  const identify = async (): Promise<readonly ListedDevice[]> => {
    const list = await options.list();
    if (track) device = realDevice(list, listedKind[kind], track.getSettings().deviceId);
    changed();
    return list;
  };

  const order = (list: readonly ListedDevice[]): readonly (string | null)[] =>
    orderToTry(devicesOf(list, listedKind[kind]), options.chosen(), options.partner(list));

  /** Opens the first device that works. */
  const open = async (): Promise<void> => {
    const free = !options.choosy();
    // With nothing to prefer the system's own choice is asked for at once, and nothing is listed before.
    let worst = free ? await attempt(null) : null;
    if (track === null && !isRefusal(worst)) {
      for (const id of order(await options.list())) {
        if (!wanted || track !== null || isRefusal(worst)) break;
        if (free && id === null) continue;
        const found = await attempt(id);
        // That one device is busy says more than that another one is not there.
        if (worst === null || worst.code.endsWith('-missing')) worst = found ?? worst;
      }
    }
    if (track === null && wanted) problem = worst;
    await identify();
  };

  const settle = async (review: boolean, anew: boolean): Promise<void> => {
    if (!wanted) return;
    if (track?.readyState !== 'live') {
      await open();
    } else if (review) {
      const list = await identify();
      const [best = null] = order(list);
      if (best === null ? anew : best !== device?.deviceId) {
        await attempt(best);
        await identify();
      }
    }
  };

  const queue = (review: boolean, anew: boolean): Promise<void> => {
    work = work.then(() => settle(review, anew));
    return work;
  };

  const slot: InputSlot = {
    get track() {
      return track;
    },
    get device() {
      return device;
    },
    get problem() {
      return problem;
    },
    want(on) {
      wanted = on;
      if (!on) {
        // The lamp goes out now, not after what is being opened.
        slot.close();
        changed();
      }
      return queue(false, false);
    },
    review: (anew) => queue(true, anew),
    close() {
      wanted = false;
      drop();
      problem = null;
    },
  };
  return slot;
}

/** Asking for another device would be refused, or would trouble the person, once more. */
const isRefusal = (problem: Problem | null): boolean => problem?.code.endsWith('-not-allowed') ?? false;
