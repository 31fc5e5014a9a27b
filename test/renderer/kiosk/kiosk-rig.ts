import type { AskName } from '../../../main/contract/bridge.ts';
import type { CallDevice, Press, Shown } from '../../../main/contract/devices.ts';
import type { Result } from '../../../main/contract/result.ts';
import { makeOwnCamera } from '../../../renderer/calls/own-camera.ts';
import { makeKiosk } from '../../../renderer/kiosk/kiosk.ts';
import { makeEngineDouble, makeHandClock, makeMainDouble, makeMediaDouble } from './doubles.ts';

/** The kiosk's store between doubles of main, engine and media, with devices that have keys. */
export function kioskRig(
  options: {
    readonly answers?: Partial<Record<AskName, (argument: never) => Result<unknown>>>;
    /** Main has not yet said which call it remembers. */
    readonly unheard?: boolean;
  } = {},
) {
  const time = makeHandClock();
  const main = makeMainDouble(options.answers);
  const engine = makeEngineDouble();
  const media = makeMediaDouble();
  const ownCamera = makeOwnCamera(time.clock);
  let seen = true;
  let seenListener = (): void => {};
  let ringing = false;
  let found: ((text: string) => void) | null = null;
  const kiosk = makeKiosk({
    main: main.main,
    engine: engine.engine,
    media: media.media,
    ownCamera,
    clock: time.clock,
    pictureOf: (track) => ({ getVideoTracks: () => [track] }) as unknown as MediaStream,
    smallPicture: async (track) => `data:image/jpeg;base64,${track.id}`,
    seen: {
      is: () => seen,
      watch: (listener) => {
        seenListener = listener;
      },
    },
    remembered: { read: () => [], keep: () => {} },
    playTone: async () => {},
    ring: {
      start: () => {
        ringing = true;
      },
      stop: () => {
        ringing = false;
      },
    },
    readCodes: (tell) => {
      found = tell;
      return () => {
        found = null;
      };
    },
    online: { is: () => true, watch: () => {} },
  });
  if (!options.unheard) main.setState('call', null);
  const asks = (name: AskName): unknown[] =>
    main.asked.filter(([one]) => one === name).map(([, value]) => value);
  return {
    ...kiosk,
    time,
    main,
    engine,
    media,
    ownCamera,
    state: () => kiosk.store.getState(),
    asks,
    /** It rings aloud. */
    ringing: (): boolean => ringing,
    /** The camera looks for codes. */
    looks: (): boolean => found !== null,
    /** The camera sees a code. */
    sees: (text: string): void => found?.(text),
    devices: (...devices: readonly CallDevice[]): void =>
      main.setState('callDevices', { driver: 'up', devices, volumeKeys: true }),
    press: (device: string, press: Press): void => main.emit('device.pressed', { device, press }),
    /** The window is covered, or shown again. */
    see(is: boolean): void {
      seen = is;
      seenListener();
    },
    /** What was last asked to be shown, and how often it was asked. */
    shown: (): Shown => (asks('devices.show').at(-1) ?? {}) as Shown,
    shows: (): number => asks('devices.show').length,
  };
}
