import type { Clock } from '../../../main/contract/clock.ts';
import type { CallInput, Party } from '../call.ts';
import { plainParty } from '../plain-party.ts';
import type { PexipStay } from './pexip-stay.ts';
import { rosterOf, sameRoster } from './roster.ts';

/** What stays tell of a meeting, in the words of a call; one for all the stays of a call. */
export type StayReading = {
  /** Somebody else was there. */
  readonly met: boolean;
  /** Says what is new. False while whoever is called through a gateway is not there yet. */
  read(stay: PexipStay): boolean;
};

/** Makes it. */
export function makeStayReading(options: {
  readonly clock: Clock;
  readonly say: (input: CallInput) => void;
}): StayReading {
  const { clock, say } = options;
  let met = false;
  let parties: readonly Party[] = [];
  let shown: PexipStay['mixed'] = { stream: null, slides: null };

  return {
    get met() {
      return met;
    },
    read(stay) {
      const at = clock.now();
      const all = stay.parties();
      const far = rosterOf(all, stay.own);
      if (rings(stay, far) && !met) {
        say({ kind: 'rings', early: stay.mixed.stream });
        return false;
      }
      const isWaiting = stay.service === 'waiting_room';
      say({ kind: 'joined', at, forHost: isWaiting });
      const itself = selfAnswering.includes(stay.service) ? [voiceOf(stay)] : [];
      const next = isWaiting ? [] : [...itself, ...far];
      // Until the first list is complete nobody has left.
      const isListed = all.length > 0 || itself.length > 0 || isWaiting;
      const isNews = !sameRoster(next, parties) || stay.mixed !== shown || (met && next.length === 0);
      if (!isListed || !isNews) return true;
      parties = next;
      shown = stay.mixed;
      met ||= next.length > 0;
      say({ kind: 'parties', parties, at, mixed: stay.mixed });
      return true;
    },
  };
}

/** A gateway whose far side is called, and not there; one that shows a picture and nobody is there. */
const rings = (stay: PexipStay, far: readonly Party[]): boolean =>
  stay.service === 'gateway' &&
  !far.some(({ link }) => link === 'connected') &&
  (far.length > 0 || stay.mixed.stream === null);

/** Services that are the other side themselves. */
const selfAnswering: readonly string[] = ['test_call', 'ivr', 'media_playback'];
const voiceOf = (stay: PexipStay): Party => plainParty({ id: 'service', name: stay.name, kind: 'kiosk' });
