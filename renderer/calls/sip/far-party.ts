import type { Party } from '../call.ts';
import { plainParty } from '../plain-party.ts';
import type { Leg } from './sip-leg.ts';

/** The other side as the screen shows it: while a leg is mended or made anew, its name and last picture stay. */
export type FarParty = {
  read(leg: Leg | null): Party;
  /** It is somebody else from now on. */
  forget(): void;
};

/** Makes it for a call. */
export function makeFarParty(): FarParty {
  let name = '';
  let stream: MediaStream | null = null;
  return {
    read(leg) {
      const standing = leg?.stands ? leg : null;
      const far = standing?.far;
      name = far?.name || far?.address.replace(/^sips?:/i, '') || name;
      stream = standing?.stream ?? stream;
      return plainParty({
        id: 'far',
        name,
        kind: 'guest',
        muted: standing?.heldThere ?? false,
        camera: standing?.picture === 'comes',
        soundOnly: standing?.picture === 'none',
        link: standing?.link ?? 'reconnecting',
        stream,
      });
    },
    forget() {
      name = '';
      stream = null;
    },
  };
}
