import type { AtPlace } from './at-place.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { Actions, KioskState } from './state.ts';

/** The actions that take a person from one place to another, and what they do there. */
export type PlaceActions = Pick<
  Actions,
  | 'goDiagnostics'
  | 'goSettings'
  | 'typePin'
  | 'submitPin'
  | 'editSettings'
  | 'saveSettings'
  | 'askToLeave'
  | 'leaveKiosk'
>;

/** Makes the place actions. The pass that the PIN gave is kept here and nowhere else. */
export function placeActions(
  with_: Pick<KioskParts, 'main' | 'media'> & {
    get: () => KioskState;
    set: (change: Partial<KioskState>) => void;
    at: AtPlace;
  },
): PlaceActions {
  const { main, media, get, set, at } = with_;
  let pass: string | null = null;

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
    goDiagnostics() {
      set({ place: { kind: 'diagnostics', report: null } });
      // Beside a door no camera and microphone is used: whoever passes by is neither seen nor heard.
      if (get().kiosk?.posture !== 'door') void media.open({ microphone: true, camera: true });
      void main.ask('diagnostics.read', null).then((report) => {
        if (report.ok) at('diagnostics', (place) => ({ ...place, report: report.value }));
      });
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
  };
}
