import type { KioskState, Place } from './state.ts';

/** Changes the place only while the person is still at that kind of place. */
export type AtPlace = <K extends Place['kind']>(
  kind: K,
  change: (place: Extract<Place, { kind: K }>) => Place,
) => void;

/** Makes it for one store. */
export const atPlace =
  (get: () => KioskState, set: (change: Partial<KioskState>) => void): AtPlace =>
  (kind, change) => {
    const { place } = get();
    if (place.kind === kind) set({ place: change(place as Extract<Place, { kind: typeof kind }>) });
  };
