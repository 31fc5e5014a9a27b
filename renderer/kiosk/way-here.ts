import type { ConnectedFacts } from '../../main/contract/connected.ts';
import type { KioskFacts } from '../../main/contract/kiosk.ts';
import type { JoinTarget } from '../../main/contract/meeting.ts';
import { routed } from '../calls/codec/codec-target.ts';

/**
 * The engines by which a meeting is joined, the most wished first. What a codec takes in place of this computer is the
 * codec's before it is anybody else's; what only a codec can dial comes last.
 */
const byWish = [
  { engine: 'room', inPlace: false },
  { engine: 'codec', inPlace: true },
  { engine: 'pexip', inPlace: false },
  { engine: 'sip', inPlace: false },
  { engine: 'codec', inPlace: false },
  { engine: 'fake', inPlace: false },
] as const;

/** What a call can be taken by in a room, before main said more. */
const always: KioskFacts['calls'] = ['room', 'codec'];

/**
 * The best of these ways into a meeting that can be gone from this room, as it is then dialled; null when none can. `calls`
 * are the engines that a call can take here, as main says; Pexip and SIP are then routed by main.
 */
export function wayHere(
  join: readonly JoinTarget[],
  connected: Pick<ConnectedFacts, 'codecs' | 'codecTakes'>,
  calls: KioskFacts['calls'] = always,
): JoinTarget | null {
  const ways = join.map((target) => {
    const way = routed(target, connected);
    return { way, inPlace: way.engine !== target.engine };
  });
  for (const { engine, inPlace } of byWish) {
    const found = ways.find(
      (one) => one.way.engine === engine && one.inPlace === inPlace && isTaken(one.way, calls),
    );
    if (found) return found.way;
  }
  return null;
}

/** An address that is known as Pexip's is joined as such where there is no SIP. */
const isTaken = ({ engine, provider }: JoinTarget, calls: KioskFacts['calls']): boolean =>
  always.includes(engine) ||
  calls.includes(engine) ||
  (engine === 'sip' && provider === 'pexip' && calls.includes('pexip'));
