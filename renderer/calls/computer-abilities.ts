import type { Abilities } from './engine.ts';
import { canShareScreen } from './media/screen-share.ts';

/** What can be done in a call of this computer with a far system, by Pexip or SIP, and in a simulated one. */
export const computerAbilities: Abilities = {
  share: canShareScreen(),
  invite: false,
  hold: true,
  tones: true,
  ownMedia: true,
};
