import type { Clock } from '../../../main/contract/clock.ts';
import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { Problem } from '../../../main/contract/result.ts';
import { viewOf } from './camera-view.ts';
import {
  areOneProduct,
  devicesOf,
  type ListedDevice,
  makeNumbering,
  named,
  orderToTry,
  otherView,
  realDevice,
  speakerFor,
} from './device-choice.ts';
import { makeInputSlot } from './input-slot.ts';
import { type Meter, makeMeter } from './levels.ts';
import type { DeviceFacts, LocalMedia, SoundSettings, Wishes } from './local-media.ts';
import { makeRoundTable, type RoundTable } from './round-table.ts';

const allDone: SoundSettings = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** How a camera is opened. Chromium would cut a strip to the shape of a screen, so a panorama is taken as it comes. */
const pictures = {
  whole: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  strip: { width: { ideal: 1920 }, height: { ideal: 288 }, frameRate: { ideal: 30 }, resizeMode: 'none' },
} as const;

/**
 * A browser's camera and microphone. `devices` is `navigator.mediaDevices`, which is missing in a page without HTTPS. With a
 * `clock` what could not be opened is tried again. `roundTable` makes one picture of the two of a round-table cam.
 */
export function makeBrowserMedia(options: {
  readonly devices: MediaDevices | undefined;
  readonly clock?: Clock;
  readonly wishes?: Partial<Wishes>;
  readonly roundTable?: (changed: () => void) => RoundTable;
}): LocalMedia {
  const { devices, clock = null } = options;
  let wishes: Wishes = { camera: [], microphone: [], speaker: [], ...options.wishes };
  let sound = allDone;
  let listed: readonly ListedDevice[] | null = null;
  let wantsCamera = false;
  let wantsOther = false;
  let meter: { readonly track: MediaStreamTrack; readonly meter: Meter } | null = null;
  const listeners = new Set<() => void>();
  const number = makeNumbering();

  const changed = (): void => {
    if (meter && meter.track !== microphone.track) {
      meter.meter.stop();
      meter = null;
    }
    const other = otherCamera() !== null;
    if (other !== wantsOther) {
      wantsOther = other;
      void second.want(other);
    }
    const cameras = [camera, second];
    const showing = (view: 'panorama' | 'active-speaker'): MediaStreamTrack | null =>
      cameras.find(({ device }) => device !== null && viewOf(device.label) === view)?.track ?? null;
    const release = roundTable.show({ speaker: showing('active-speaker'), panorama: showing('panorama') });
    facts = readFacts();
    for (const listener of [...listeners]) listener();
    // Only now, when nobody has it in hand any more.
    release();
  };

  const list = async (): Promise<readonly ListedDevice[]> => {
    listed = devices ? number(await devices.enumerateDevices().catch(() => [])) : [];
    return listed;
  };

  const roundTable = (options.roundTable ?? makeRoundTable)(() => changed());
  const cameraOptions = {
    kind: 'camera',
    devices,
    clock,
    list,
    known: () => listed ?? [],
    constraints: (device: ListedDevice | null) =>
      viewOf(device?.label ?? '') === 'panorama' ? pictures.strip : pictures.whole,
    changed,
  } as const;
  const camera = makeInputSlot({
    ...cameraOptions,
    order: (all, current) => orderToTry(devicesOf(all, 'videoinput'), wishes.camera, null, current),
    choosy: () => wishes.camera.length > 0,
  });
  /** The other camera of a round-table cam, while the first is used. */
  const second = makeInputSlot({
    ...cameraOptions,
    order: () => [otherCamera()?.deviceId ?? null].filter((id) => id !== null),
    choosy: () => true,
  });
  const microphone = makeInputSlot({
    kind: 'microphone',
    devices,
    clock,
    list,
    known: () => listed ?? [],
    // A speaker chosen by hand brings the microphone of the same product with it.
    choosy: () => wishes.microphone.length > 0 || wishes.speaker.length > 0,
    order: (all, current) =>
      orderToTry(
        devicesOf(all, 'audioinput'),
        wishes.microphone,
        speakerFor(all, wishes.speaker, null),
        current,
      ),
    constraints: (device) => (areOneProduct(device, speakerWith(device)) ? sound : allDone),
    changed,
  });

  /** The other camera to be opened; none when the strip alone was chosen by hand. */
  const otherCamera = (): ListedDevice | null => {
    const { device } = camera;
    if (!wantsCamera || !roundTable.possible) return null;
    // The first was pulled, or is not known yet: the other one goes on until it is.
    if (!device) return wantsOther ? second.device : null;
    const cameras = devicesOf(listed ?? [], 'videoinput');
    const [best] = orderToTry(cameras, wishes.camera, null, device.deviceId);
    const byHand = viewOf(device.label) === 'panorama' && best === device.deviceId;
    return byHand ? null : otherView(cameras, device);
  };

  const systemSpeaker = (): ListedDevice | null => realDevice(listed ?? [], 'audiooutput', 'default');

  /** The speaker that is heard when this microphone is used. */
  const speakerWith = (used: ListedDevice | null): ListedDevice | null =>
    speakerFor(listed ?? [], wishes.speaker, used) ?? systemSpeaker();

  /** Known before anybody asks for a picture, so that a sign can be honest while nothing is open. */
  const missing = (kind: MediaDeviceKind, code: ProblemCode): Problem | null =>
    listed !== null && devicesOf(listed, kind).length === 0 ? { code } : null;

  const idOf = (slot: typeof camera): string | null =>
    slot.device?.deviceId ?? slot.track?.getSettings().deviceId ?? null;

  const usedAndOther = (): readonly [typeof camera, typeof camera] =>
    roundTable.shows === 'both' && viewOf(camera.device?.label ?? '') === 'panorama'
      ? [second, camera]
      : [camera, second];

  const readFacts = (): DeviceFacts => {
    const all = listed ?? [];
    const both = roundTable.shows === 'both';
    const [used, other] = usedAndOther();
    return {
      cameras: devicesOf(all, 'videoinput').map(named),
      microphones: devicesOf(all, 'audioinput').map(named),
      speakers: devicesOf(all, 'audiooutput').map(named),
      camera: idOf(used),
      microphone: idOf(microphone),
      speaker: speakerFor(all, wishes.speaker, microphone.device)?.deviceId ?? null,
      panorama: both ? idOf(other) : null,
      systemSpeaker: systemSpeaker()?.deviceId ?? null,
      cameraProblem: camera.problem ?? missing('videoinput', 'camera-missing'),
      microphoneProblem: microphone.problem ?? missing('audioinput', 'microphone-missing'),
      speakerProblem: listed === null ? null : noSpeaker(listed),
      known: listed !== null,
    };
  };
  let facts = readFacts();

  const review = async (): Promise<void> => {
    await list();
    changed();
    await Promise.all([camera.review(false), second.review(false), microphone.review(false)]);
  };
  // The one owner of the devices lives as long as the window, so nobody ever stops listening.
  devices?.addEventListener('devicechange', () => void review());
  void list().then(changed);

  return {
    get facts() {
      return facts;
    },
    get microphoneTrack() {
      return microphone.track;
    },
    get cameraTrack() {
      return roundTable.track ?? camera.track ?? second.track;
    },
    get movedTrack() {
      return usedAndOther()[0].track;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open(wanted) {
      wantsCamera = wanted.camera;
      await Promise.all([camera.want(wanted.camera), microphone.want(wanted.microphone)]);
    },
    async choose(kind, labels) {
      // What was wished stays open when the system is to choose, unless it is asked.
      const anew = labels.length === 0 && wishes[kind].length > 0;
      wishes = { ...wishes, [kind]: labels };
      await list();
      changed();
      if (kind === 'camera') await camera.review(anew);
      else await microphone.review(anew && kind === 'microphone');
    },
    setSound(next) {
      if (JSON.stringify(next) === JSON.stringify(sound)) return;
      sound = next;
      void microphone.review(false);
    },
    level() {
      const { track } = microphone;
      if (!track) return 0;
      meter ??= { track, meter: makeMeter(track) };
      return meter.meter.level();
    },
    close() {
      wantsCamera = false;
      camera.close();
      microphone.close();
      changed();
    },
  };
}

/**
 * No speaker at all, where the browser names them: it does so once a microphone was allowed, and then labels are there.
 * A computer that has nothing at all has no speaker either.
 */
function noSpeaker(list: readonly ListedDevice[]): Problem | null {
  const namesSpeakers = typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  const allowed = list.length === 0 || list.some(({ kind, label }) => kind === 'audioinput' && label !== '');
  const none = list.every(({ kind }) => kind !== 'audiooutput');
  return namesSpeakers && allowed && none ? { code: 'speaker-missing' } : null;
}
