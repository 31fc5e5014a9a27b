import type { Abilities } from '../engine.ts';

/** What a codec's call can do from here. Its camera, microphone and screen are its own. */
export const codecAbilities: Abilities = {
  share: false,
  invite: false,
  hold: false,
  tones: true,
  ownMedia: false,
};
