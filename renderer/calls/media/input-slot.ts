import type { Clock } from '../../../main/contract/clock.ts';
import type { Problem } from '../../../main/contract/result.ts';
import { type ListedDevice, openingProblem, realDevice } from './device-choice.ts';

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

/** Milliseconds after which what could not be opened is tried again: a device that was just plugged in is not ready at once. */
const againAfterMs = [1000, 3000, 9000] as const;

const listedKind = { camera: 'videoinput', microphone: 'audioinput' } as const;

/** Makes the place for one kind. What is asked of `order`, `choosy` and `constraints` is read at every opening. */
export function makeInputSlot(options: {
  readonly kind: 'camera' | 'microphone';
  readonly devices: MediaDevices | undefined;
  /** With none, what could not be opened is not tried again: some browsers ask the person each time. */
  readonly clock: Clock | null;
  readonly list: () => Promise<readonly ListedDevice[]>;
  /** What was listed last. */
  readonly known: () => readonly ListedDevice[];
  /** Ids in the order in which they are tried, null for the system's own choice; `current` is the id in use. */
  readonly order: (list: readonly ListedDevice[], current: string | null) => readonly (string | null)[];
  /** Whether a choice by hand, of this or of its partner, has a say: else the system's own is opened unseen. */
  readonly choosy: () => boolean;
  /** How a device is opened; null is one that is not known before it is open. */
  readonly constraints: (device: ListedDevice | null) => MediaTrackConstraints;
  readonly changed: () => void;
}): InputSlot {
  const { kind, devices, clock, changed } = options;
  let wanted = false;
  let track: MediaStreamTrack | null = null;
  let device: ListedDevice | null = null;
  /** The constraints that `track` was opened with, as text. */
  let openedWith = '';
  let problem: Problem | null = null;
  let work = Promise.resolve();
  let tries = 0;
  let cancelRetry = (): void => {};

  const drop = (): void => {
    track?.stop();
    track = null;
    device = null;
  };

  const request = async (id: string | null, how: MediaTrackConstraints): Promise<MediaStreamTrack> => {
    if (!devices) throw new DOMException('no devices without HTTPS', 'NotAllowedError');
    const detail = { ...how, ...(id === null ? {} : { deviceId: { exact: id } }) };
    const stream = await devices.getUserMedia(kind === 'camera' ? { video: detail } : { audio: detail });
    const [first] = stream.getTracks();
    if (!first) throw new DOMException('no track', 'NotFoundError');
    return first;
  };

  /** Opens one device and takes it in place of the one before, which stays when this one fails. */
  const attempt = async (id: string | null, how: MediaTrackConstraints): Promise<Problem | null> => {
    try {
      const opened = await request(id, how);
      if (wanted) use(opened, how);
      else opened.stop();
      return null;
    } catch (error) {
      return openingProblem(kind, error);
    }
  };

  const use = (opened: MediaStreamTrack, how: MediaTrackConstraints): void => {
    const old = track;
    track = opened;
    device = real(options.known(), opened);
    problem = null;
    openedWith = JSON.stringify(how);
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

  const real = (list: readonly ListedDevice[], opened: MediaStreamTrack): ListedDevice | null =>
    realDevice(list, listedKind[kind], opened.getSettings().deviceId);

  const identify = async (): Promise<readonly ListedDevice[]> => {
    const list = await options.list();
    if (track) device = real(list, track);
    changed();
    return list;
  };

  const howFor = (list: readonly ListedDevice[], id: string | null): MediaTrackConstraints =>
    options.constraints(realDevice(list, listedKind[kind], id ?? undefined));

  /** Opens the first device that works. */
  const open = async (): Promise<void> => {
    const free = !options.choosy();
    // With nothing to prefer the system's own choice is asked for at once, and nothing is listed before.
    let worst = free ? await attempt(null, options.constraints(null)) : null;
    if (track === null && !isRefusal(worst)) {
      const list = await options.list();
      for (const id of options.order(list, null)) {
        if (!wanted || track !== null || isRefusal(worst)) break;
        if (free && id === null) continue;
        const found = await attempt(id, howFor(list, id));
        // That one device is busy says more than that another one is not there.
        if (worst === null || worst.code.endsWith('-missing')) worst = found ?? worst;
      }
    }
    if (track === null && wanted) problem = worst;
    if (worst !== null) retry(worst);
    const list = await identify();
    if (!opensRight()) await swap(list, device?.deviceId ?? null);
  };

  /** Whether what is open was opened as it now should be. */
  const opensRight = (): boolean =>
    track === null || openedWith === JSON.stringify(options.constraints(device));

  const swap = async (list: readonly ListedDevice[], id: string | null): Promise<void> => {
    const failed = await attempt(id, howFor(list, id));
    if (failed) retry(failed);
    await identify();
  };

  /** Takes what is better than what is open: another device, or the same in another way. */
  const improve = async (anew: boolean): Promise<void> => {
    const list = await identify();
    if (track === null || !wanted) return;
    const id = device?.deviceId ?? null;
    const [best = null] = options.order(list, id);
    if (best === null ? anew : best !== id) await swap(list, best);
    else if (!opensRight()) await swap(list, id);
  };

  const retry = (failed: Problem): void => {
    const delay = againAfterMs[tries];
    if (!clock || delay === undefined || isRefusal(failed) || failed.code.endsWith('-missing')) return;
    cancelRetry();
    cancelRetry = clock.after(delay, () => {
      tries += 1;
      void queue(true, false);
    });
  };

  const settle = async (review: boolean, anew: boolean): Promise<void> => {
    if (!wanted) return;
    if (track?.readyState !== 'live') await open();
    else if (review) await improve(anew);
  };

  const queue = (review: boolean, anew: boolean): Promise<void> => {
    work = work.then(() => settle(review, anew));
    return work;
  };

  /** Something is new, so that trying is worth it again. */
  const fresh = (): void => {
    cancelRetry();
    tries = 0;
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
      if (on !== wanted) fresh();
      wanted = on;
      if (!on) {
        // The lamp goes out now, not after what is being opened.
        slot.close();
        changed();
      }
      return queue(false, false);
    },
    review(anew) {
      fresh();
      return queue(true, anew);
    },
    close() {
      fresh();
      wanted = false;
      drop();
      problem = null;
    },
  };
  return slot;
}

/** Asking for another device would be refused, or would trouble the person, once more. */
const isRefusal = (problem: Problem | null): boolean => problem?.code.endsWith('-not-allowed') ?? false;
