import type { StoreApi } from 'zustand/vanilla';
import type { JoinTarget } from '../../main/contract/meeting.ts';
import { isUnderWay } from './in-call.ts';
import type { KioskState } from './state.ts';

/** Somebody simulated who can be in a room. */
export type DemoColleague = { join(target: JoinTarget): void; leave(): void };

/** Lets a simulated colleague be where the kiosk is, as long as main says that this is a demo. */
export function keepCompany(store: StoreApi<KioskState>, colleague: () => Promise<DemoColleague>): void {
  let made: Promise<DemoColleague> | null = null;
  let at: string | null = null;
  const follow = async (target: JoinTarget | null): Promise<void> => {
    made ??= colleague();
    const company = await made;
    // They may have gone on meanwhile.
    if ((target?.address ?? null) !== at) return;
    if (target) company.join(target);
    else company.leave();
  };
  store.subscribe(({ kiosk, call }) => {
    const target = kiosk?.demo && isUnderWay(call) && call.target.engine === 'room' ? call.target : null;
    const address = target?.address ?? null;
    if (address === at) return;
    at = address;
    void follow(target);
  });
}
