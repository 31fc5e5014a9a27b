import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { type RecentCall, recentCall } from '../contract/directory.ts';
import type { Settings } from '../settings/schema.ts';
import type { Store } from '../store/store.ts';

/** Which calls are remembered. */
export type RecentsPolicy = Settings['directory']['recents'];

/** Calls of before, the last first. */
export type RecentCalls = {
  readonly calls: readonly RecentCall[];
  /** Takes what may be kept; what may not any more is forgotten at once. */
  use(policy: RecentsPolicy): void;
  /** Keeps a call where the policy lets it; `listed` when it was with an entry of the directory. */
  add(call: Omit<RecentCall, 'id' | 'at'>, listed: boolean): void;
  forget(): void;
};

const storeName = 'directory-recents';
const most = 20;

/** On a shared kiosk nobody finds whom a person called. */
const isShareable = ({ kind }: Pick<RecentCall, 'kind'>): boolean => kind === 'room' || kind === 'practice';

/** Opens what the store holds. */
export function openRecentCalls(store: Pick<Store, 'read' | 'write' | 'remove'>, clock: Clock): RecentCalls {
  let policy: RecentsPolicy = 'none';
  let calls: readonly RecentCall[] = store.read(storeName, z.array(recentCall).max(most)) ?? [];

  const keep = (next: readonly RecentCall[]): void => {
    if (next.length === 0) store.remove(storeName);
    else store.write(storeName, next);
    calls = next;
  };
  return {
    get calls() {
      return policy === 'none' ? [] : calls;
    },
    use(next) {
      policy = next;
      const kept = next === 'all' ? calls : next === 'none' ? [] : calls.filter(isShareable);
      if (kept.length !== calls.length) keep(kept);
    },
    add(call, listed) {
      if (policy === 'none' || (policy === 'rooms' && !(listed && isShareable(call)))) return;
      const at = clock.now();
      const others = calls.filter(
        ({ address, direction }) =>
          address !== call.address || (direction === 'missed') !== (call.direction === 'missed'),
      );
      keep([{ ...call, id: `${at}-${call.direction}`, at }, ...others].slice(0, most));
    },
    forget() {
      keep([]);
    },
  };
}
