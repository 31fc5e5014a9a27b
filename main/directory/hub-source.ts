import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../contract/clock.ts';
import type { Result } from '../contract/result.ts';
import type { KioskRoom } from '../contract/room.ts';
import { roomAddress } from '../contract/room-address.ts';
import { listed, type OpenSource, type SourceState, unreadSource } from './listed.ts';

/** How often the hub is asked, in ms; after a failure; and after the first, since the hub starts when the kiosk does. */
const askEveryMs = 60_000;
const againMs = 10_000;
const soonMs = 1000;

/** Follows the rooms of the hub's kiosks; a kiosk tells its own by asking. This kiosk's own room is left out: nobody calls it from within. */
export function openHubSource(parts: {
  readonly clock: Clock;
  readonly rooms: (own: KioskRoom) => Promise<Result<readonly KioskRoom[]>>;
  readonly own: () => KioskRoom;
  readonly onChange: () => void;
}): OpenSource {
  let state: SourceState = unreadSource;
  let stopped = false;
  let cancel = (): void => {};
  let failures = 0;

  const ask = async (): Promise<void> => {
    const own = parts.own();
    const told = await parts.rooms(own);
    if (stopped) return;
    const before = state;
    if (told.ok) {
      const others = told.value.filter(({ room }) => room !== own.room);
      const entries = others.flatMap(
        ({ room, name, site }) =>
          listed({ name, where: site, address: roomAddress(room), kind: 'room' }) ?? [],
      );
      failures = 0;
      state = { entries, problem: null, settled: true };
    } else if (++failures > 1) {
      // Why is said of the hub already.
      state = {
        ...state,
        problem: { code: 'directory-unreachable', at: 'hub', detail: told.error.code },
        settled: true,
      };
    }
    if (!isDeepStrictEqual(before, state)) parts.onChange();
    cancel = parts.clock.after(told.ok ? askEveryMs : failures > 1 ? againMs : soonMs, () => void ask());
  };
  void ask();

  return {
    get state() {
      return state;
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
