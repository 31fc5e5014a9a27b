import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { Problem } from '../../../main/contract/result.ts';
import { devicesOf, type ListedDevice, named, realDevice, speakerFor } from './device-choice.ts';
import { makeInputSlot } from './input-slot.ts';
import { type Meter, makeMeter } from './levels.ts';
import type { DeviceFacts, LocalMedia } from './local-media.ts';

/** A browser's camera and microphone. `devices` is `navigator.mediaDevices`, which is missing in a page without HTTPS. */
export function makeBrowserMedia(options: {
  readonly devices: MediaDevices | undefined;
  readonly chosen: {
    readonly camera: string | null;
    readonly microphone: string | null;
    readonly speaker: string | null;
  };
}): LocalMedia {
  const { devices } = options;
  let chosen = options.chosen;
  let listed: readonly ListedDevice[] | null = null;
  let meter: { readonly track: MediaStreamTrack; readonly meter: Meter } | null = null;
  const listeners = new Set<() => void>();

  const changed = (): void => {
    if (meter && meter.track !== microphone.track) {
      meter.meter.stop();
      meter = null;
    }
    facts = readFacts();
    for (const listener of [...listeners]) listener();
  };

  const list = async (): Promise<readonly ListedDevice[]> => {
    listed = devices ? await devices.enumerateDevices().catch(() => []) : [];
    return listed;
  };

  const camera = makeInputSlot({
    kind: 'camera',
    devices,
    list,
    chosen: () => chosen.camera,
    partner: () => null,
    choosy: () => chosen.camera !== null,
    changed,
  });
  const microphone = makeInputSlot({
    kind: 'microphone',
    devices,
    list,
    chosen: () => chosen.microphone,
    // A speaker chosen by hand brings the microphone of the same product with it.
    choosy: () => chosen.microphone !== null || chosen.speaker !== null,
    partner: (all) => {
      const speakers = devicesOf(all, 'audiooutput');
      return (
        speakers.find(({ label }) => chosen.speaker !== null && label === chosen.speaker)?.groupId ?? null
      );
    },
    changed,
  });

  /** Known before anybody asks for a picture, so that a sign can be honest while nothing is open. */
  const missing = (kind: MediaDeviceKind, code: ProblemCode): Problem | null =>
    listed !== null && devicesOf(listed, kind).length === 0 ? { code } : null;

  const readFacts = (): DeviceFacts => {
    const all = listed ?? [];
    const speakers = devicesOf(all, 'audiooutput');
    return {
      cameras: devicesOf(all, 'videoinput').map(named),
      microphones: devicesOf(all, 'audioinput').map(named),
      speakers: speakers.map(named),
      camera: camera.device?.deviceId ?? camera.track?.getSettings().deviceId ?? null,
      microphone: microphone.device?.deviceId ?? microphone.track?.getSettings().deviceId ?? null,
      speaker: speakerFor(all, chosen.speaker, microphone.device),
      panorama: null,
      systemSpeaker: realDevice(all, 'audiooutput', 'default')?.deviceId ?? null,
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
    await Promise.all([camera.review(false), microphone.review(false)]);
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
      return camera.track;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open(wanted) {
      await Promise.all([camera.want(wanted.camera), microphone.want(wanted.microphone)]);
    },
    async choose(kind, [label = null]) {
      chosen = { ...chosen, [kind]: label };
      await list();
      changed();
      if (kind === 'camera') await camera.review(true);
      else await microphone.review(kind === 'microphone');
    },
    setSound() {},
    level() {
      const { track } = microphone;
      if (!track) return 0;
      meter ??= { track, meter: makeMeter(track) };
      return meter.meter.level();
    },
    close() {
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
