import type { Abilities } from '../engine.ts';
import { canShareScreen } from '../media/screen-share.ts';

/** What such a call can do from here. */
export const fakeAbilities: Abilities = {
  share: canShareScreen(),
  invite: false,
  hold: true,
  tones: true,
  ownMedia: true,
};
