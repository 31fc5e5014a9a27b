import type { ConnectedFacts } from '../../main/contract/connected.ts';
import type { JoinTarget } from '../../main/contract/meeting.ts';
import { routed } from '../calls/codec/codec-target.ts';

/** The engines that this window has, the most wished first. */
const enginesHere: readonly JoinTarget['engine'][] = ['room', 'codec'];

/** The best of these ways into a meeting that can be gone from this room, as it is then dialled; null when none can. */
export function wayHere(
  join: readonly JoinTarget[],
  connected: Pick<ConnectedFacts, 'codecs' | 'codecTakes'>,
): JoinTarget | null {
  const ways = join.map((target) => routed(target, connected));
  for (const engine of enginesHere) {
    const way = ways.find((target) => target.engine === engine);
    if (way) return way;
  }
  return null;
}
