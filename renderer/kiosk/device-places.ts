import type { AtPlace } from './at-place.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { productsOf } from './products.ts';
import { withProfile, withWish } from './profiles.ts';
import type { Actions, KioskState, Place } from './state.ts';

/** The actions of the screens about the room's devices. */
export type DeviceActions = Pick<
  Actions,
  | 'goDevices'
  | 'playTone'
  | 'tryLamp'
  | 'goSetUp'
  | 'seat'
  | 'useProfile'
  | 'goRecording'
  | 'nextRecordingStep'
  | 'endRecording'
  | 'chooseDevice'
>;

/** Milliseconds for which a lamp that is tried is lit, or a device rings. */
const tryingMs = 5000;

/** Makes the device actions. Whoever leaves the place of a recording that goes on has ended it, and nothing of it is kept. */
export function deviceActions(
  with_: Pick<KioskParts, 'main' | 'media' | 'clock' | 'playTone'> & {
    get: () => KioskState;
    set: (change: Partial<KioskState>) => void;
    at: AtPlace;
  },
): {
  readonly actions: DeviceActions;
  /** Looks at what was so before a change: a recording ends with its place. */
  moved(before: Place): void;
  /** Main says how far a recording is. */
  recordingIs(recording: KioskState['recording']): void;
} {
  const { main, media, clock, get, set, at } = with_;
  let stopTrying = (): void => {};
  /** What this window has asked of recordings: none yet, one to begin, or the last to end. */
  let recording: 'none' | 'begun' | 'ended' = 'none';

  const look = (place: Place): void => {
    set({ place });
    void media.open({ microphone: true, camera: true });
  };
  const goDevices = (): void => look({ kind: 'devices', tone: false, trying: null });
  const setTone = (tone: boolean): void => at('devices', (place) => ({ ...place, tone }));
  const end = (keep: boolean): void => {
    if (recording === 'ended') return;
    recording = 'ended';
    void main.ask('recording.end', { keep });
  };

  const actions: DeviceActions = {
    goDevices,
    playTone() {
      setTone(true);
      void with_.playTone().then(() => setTone(false));
    },
    tryLamp(device, lamp) {
      stopTrying();
      const trying = lamp === null ? null : { device, lamp };
      at('devices', (place) => ({ ...place, trying }));
      if (trying) {
        stopTrying = clock.after(tryingMs, () =>
          at('devices', (place) => (place.trying === trying ? { ...place, trying: null } : place)),
        );
      }
    },
    goSetUp: () => look({ kind: 'set-up', seating: {} }),
    seat: (seating) => at('set-up', (place) => ({ ...place, seating: { ...place.seating, ...seating } })),
    useProfile(profile) {
      void main.ask('devices.choose', withProfile(profile, productsOf(get())).wishes);
    },
    goRecording(device) {
      // Nothing is seen or heard while a device is recorded.
      media.close();
      recording = 'begun';
      set({ place: { kind: 'recording', device } });
      void main.ask('recording.begin', { device }).then((begun) => {
        if (!begun.ok && get().place.kind === 'recording') goDevices();
      });
    },
    nextRecordingStep: (outcome) => void main.ask('recording.next', { outcome }),
    endRecording(keep) {
      end(keep);
      if (!keep) goDevices();
    },
    chooseDevice(kind, label) {
      void main.ask('devices.choose', withWish(get().chosen, kind, label));
    },
  };

  return {
    actions,
    moved(before) {
      if (before.kind === 'recording' && get().place.kind !== 'recording') end(false);
    },
    recordingIs(facts) {
      set({ recording: facts });
      const goesOn = facts !== null && facts.file === null && facts.failed === null;
      // A window died in the middle of it: nobody is there who could go on.
      if (goesOn && recording === 'none') end(false);
    },
  };
}
