import type { ChosenDevices } from '../../main/contract/kiosk.ts';
import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { withWish } from './profiles.ts';
import type { Actions, KioskState, Place } from './state.ts';

/** The actions that take a person from one place to another, and what they do there. */
export type PlaceActions = Pick<
  Actions,
  | 'goJoin'
  | 'typeJoin'
  | 'submitJoin'
  | 'goDiagnostics'
  | 'playTone'
  | 'goSettings'
  | 'typePin'
  | 'submitPin'
  | 'editSettings'
  | 'saveSettings'
  | 'askToLeave'
  | 'leaveKiosk'
  | 'chooseDevice'
>;

/** Longest text taken in the join field: a long invitation's link fits. */
const joinTextLimit = 4000;

/** Makes the place actions. The pass that the PIN gave is kept here and nowhere else. */
export function placeActions(
  with_: Pick<KioskParts, 'main' | 'media' | 'playTone'> & {
    get: () => KioskState;
    /** What main last said was chosen by hand. */
    chosen: () => ChosenDevices;
    set: (change: Partial<KioskState>) => void;
    join: (target: JoinTarget, meeting: Meeting | null) => void;
  },
): PlaceActions {
  const { main, media, get, set, join } = with_;
  let pass: string | null = null;

  /** Changes the place only while the person is still at that kind of place. */
  const at = <K extends Place['kind']>(
    kind: K,
    change: (place: Extract<Place, { kind: K }>) => Place,
  ): void => {
    const { place } = get();
    if (place.kind === kind) set({ place: change(place as Extract<Place, { kind: K }>) });
  };

  const openSettings = async (): Promise<void> => {
    if (!pass) return;
    set({
      place: { kind: 'settings', values: null, busy: true, saved: false, problem: null, leaving: 'no' },
    });
    const read = await main.ask('settings.read', { pass });
    at('settings', (place) => ({
      ...place,
      busy: false,
      values: read.ok ? read.value : null,
      problem: read.ok ? null : read.error,
    }));
  };

  const submitPin = async (): Promise<void> => {
    const { place } = get();
    if (place.kind !== 'pin' || place.busy || place.pin === '') return;
    const { pin, firstTime } = place;
    at('pin', (now) => ({ ...now, busy: true, problem: null }));
    if (firstTime) {
      const chosen = await main.ask('settings.setPin', { pass: null, pin });
      if (!chosen.ok) {
        at('pin', (now) => ({ ...now, busy: false, pin: '', problem: chosen.error }));
        return;
      }
    }
    const unlocked = await main.ask('settings.unlock', { pin });
    if (!unlocked.ok) {
      at('pin', (now) => ({ ...now, busy: false, pin: '', problem: unlocked.error }));
      return;
    }
    pass = unlocked.value.pass;
    if (get().place.kind === 'pin') await openSettings();
  };

  return {
    goJoin: () => set({ place: { kind: 'join', text: '', busy: false, problem: null } }),
    typeJoin: (text) =>
      at('join', (place) => ({ ...place, text: text.slice(0, joinTextLimit), problem: null })),
    submitJoin() {
      const { place } = get();
      if (place.kind !== 'join' || place.busy) return;
      at('join', (now) => ({ ...now, busy: true, problem: null }));
      void main.ask('join.understand', { text: place.text }).then((understood) => {
        if (get().place.kind !== 'join') return;
        if (understood.ok) join(understood.value, null);
        else at('join', (now) => ({ ...now, busy: false, problem: understood.error }));
      });
    },
    goDiagnostics() {
      set({ place: { kind: 'diagnostics', report: null, tone: false } });
      void media.open({ microphone: true, camera: true });
      void main.ask('diagnostics.read', null).then((report) => {
        if (report.ok) at('diagnostics', (place) => ({ ...place, report: report.value }));
      });
    },
    playTone() {
      at('diagnostics', (place) => ({ ...place, tone: true }));
      void with_.playTone().then(() => at('diagnostics', (place) => ({ ...place, tone: false })));
    },
    goSettings() {
      pass = null;
      const firstTime = get().kiosk?.pinIsSet === false;
      set({ place: { kind: 'pin', firstTime, pin: '', busy: false, problem: null } });
    },
    typePin: (pin) =>
      at('pin', (place) => ({ ...place, pin: pin.replaceAll(/\D/g, '').slice(0, 12), problem: null })),
    submitPin: () => void submitPin(),
    editSettings: (values) => at('settings', (place) => ({ ...place, values, saved: false, problem: null })),
    saveSettings() {
      const { place } = get();
      if (place.kind !== 'settings' || !place.values || place.busy || !pass) return;
      at('settings', (now) => ({ ...now, busy: true, saved: false, problem: null }));
      void main.ask('settings.write', { pass, values: place.values }).then((written) => {
        at('settings', (now) => ({
          ...now,
          busy: false,
          saved: written.ok,
          problem: written.ok ? null : written.error,
        }));
      });
    },
    askToLeave: (asked) =>
      at('settings', (place) => ({ ...place, problem: null, leaving: asked ? 'sure' : 'no' })),
    leaveKiosk() {
      const { place } = get();
      if (place.kind !== 'settings' || place.leaving !== 'sure' || !pass) return;
      at('settings', (now) => ({ ...now, leaving: 'going' }));
      void main.ask('kiosk.leave', { pass }).then((left) => {
        if (!left.ok) at('settings', (now) => ({ ...now, leaving: 'no', problem: left.error }));
      });
    },
    chooseDevice(kind, label) {
      void main.ask('devices.choose', withWish(with_.chosen(), kind, label));
    },
  };
}
