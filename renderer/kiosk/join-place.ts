import type { AtPlace } from './at-place.ts';
import type { CallStart } from './call-start.ts';
import { isUnderWay } from './in-call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { Actions, KioskState, Place } from './state.ts';
import type { TypedText } from './typed-text.ts';

/** Longest text taken in the join field: a long invitation's link fits. */
const joinTextLimit = 4000;

/** What a person does where something is dialled. */
export type JoinActions = Pick<
  Actions,
  'goJoin' | 'typeJoin' | 'submitJoin' | 'dialAddress' | 'scan' | 'scanned' | 'favour' | 'forgetRecents'
>;

/** The place where something is dialled. */
export type JoinPlace = {
  readonly actions: JoinActions;
  /** Somebody dials, or opened a link, elsewhere on this computer: it is filled in, and whoever is busy here is not torn away. */
  asked(text: string): void;
  /** The state has changed, from `before`: a camera that reads codes is let go when nobody looks at it. */
  moved(before: KioskState): void;
};

/** Makes it. */
export function makeJoinPlace(
  with_: Pick<KioskParts, 'main' | 'media' | 'readCodes'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    readonly at: AtPlace;
    readonly start: () => CallStart;
    readonly typed: TypedText;
    readonly goHome: () => void;
  },
): JoinPlace {
  const { main, media, get, set, at, typed } = with_;
  let stopReading: (() => void) | null = null;

  const fill = (text: string): void => {
    set({ place: { kind: 'join', text, busy: false, problem: null, reading: null, found: null } });
    typed.read();
  };
  const stopCamera = (): void => {
    stopReading?.();
    stopReading = null;
  };
  const scan = (on: boolean): void => {
    const { place, kiosk } = get();
    if (place.kind !== 'join' || (place.scanning ?? false) === on) return;
    // Beside a door no camera is used: whoever passes by is not seen.
    if (on && kiosk?.posture === 'door') return;
    at('join', (now) => ({ ...now, scanning: on, problem: null }));
    if (!on) return;
    void media.open({ microphone: false, camera: true });
    stopCamera();
    stopReading = with_.readCodes(actions.scanned);
  };

  const actions: JoinActions = {
    goJoin: () => fill(''),
    typeJoin(text) {
      at('join', (place) => ({
        ...place,
        text: text.slice(0, joinTextLimit),
        problem: null,
        // What was understood of another text is not what will be dialled.
        reading: null,
      }));
      typed.read();
    },
    submitJoin() {
      const { place } = get();
      if (place.kind === 'join' && !place.busy) void with_.start().joinByText(place.text, null);
    },
    dialAddress(address) {
      const { call, place } = get();
      if (isUnderWay(call) || (place.kind === 'join' && place.busy)) return;
      void with_.start().joinByText(address.slice(0, joinTextLimit), null);
    },
    scan,
    scanned(text) {
      if (!scans(get().place)) return;
      scan(false);
      actions.typeJoin(text.trim());
    },
    favour: (entry, on) => void main.ask('directory.favour', { entry, on }),
    forgetRecents: () => void main.ask('directory.forgetRecents', null),
  };

  return {
    actions,
    asked(text) {
      const { call, place } = get();
      if (isUnderWay(call) || place.kind === 'pin' || place.kind === 'settings') return;
      with_.goHome();
      fill(text.slice(0, joinTextLimit));
    },
    moved(before) {
      const { place, call } = get();
      if (!scans(before.place)) return;
      // When it rings the person looks at who calls, not at the camera.
      if (scans(place) && call.kind === 'idle') return;
      stopCamera();
      if (scans(place)) at('join', (now) => ({ ...now, scanning: false }));
      if (call.kind === 'idle' || call.kind === 'ringing') media.close();
    },
  };
}

const scans = (place: Place): boolean => place.kind === 'join' && place.scanning === true;
