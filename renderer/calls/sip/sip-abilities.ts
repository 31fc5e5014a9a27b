import type { Abilities } from '../engine.ts';

/** What such a call can do from here. */
export const sipAbilities: Abilities = {
  share: false,
  invite: false,
  hold: false,
  tones: true,
  ownMedia: true,
};
