import type { KioskState } from './state.ts';

/** How loud the others are played, 0 to 1: not at all while this side holds the call. */
export const soundVolume = ({ own, volume }: Pick<KioskState, 'own' | 'volume'>): number =>
  own.held.wanted ? 0 : volume;
