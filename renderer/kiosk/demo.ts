import type { StoreApi } from 'zustand/vanilla';
import type { JoinTarget } from '../../main/contract/meeting.ts';
import type { KioskState } from './state.ts';

/** Somebody simulated who can be in a room. */
export type DemoColleague = { join(target: JoinTarget): void; leave(): void };

/** Lets a simulated colleague be where the kiosk is, as long as main says that this is a demo. */
export function keepCompany(store: StoreApi<KioskState>, colleague: () => DemoColleague): void {
  let made: DemoColleague | null = null;
  let at: string | null = null;
  store.subscribe(({ kiosk, call }) => {
    const target = kiosk?.demo && call.kind !== 'idle' && call.kind !== 'ended' ? call.target : null;
    const address = target?.address ?? null;
    if (address === at) return;
    at = address;
    made ??= colleague();
    if (target) made.join(target);
    else made.leave();
  });
}
