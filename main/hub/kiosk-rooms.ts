import type { Clock } from '../contract/clock.ts';
import type { KioskRoom } from '../contract/room.ts';

/** The rooms of the hub's kiosks, as these tell of them. */
export type KioskRooms = {
  /** A kiosk tells its room; `kiosk` is what the hub calls it. Answers all that are known, this one among them. */
  tell(kiosk: string, own: KioskRoom): readonly KioskRoom[];
};

/** A kiosk that was not heard of for so long is gone, in ms; one that is off for the weekend is not. */
const goneAfterMs = 7 * 86_400_000;

/** Keeps them in memory: every kiosk tells its room again within a minute or so. */
export function keepKioskRooms(clock: Clock): KioskRooms {
  const rooms = new Map<string, { readonly own: KioskRoom; readonly at: number }>();
  return {
    tell(kiosk, own) {
      const now = clock.now();
      rooms.set(kiosk, { own, at: now });
      for (const [name, { at }] of rooms) if (now - at > goneAfterMs) rooms.delete(name);
      const byRoom = new Map([...rooms.values()].map((one) => [one.own.room, one.own]));
      return [...byRoom.values()].toSorted((one, other) => one.name.localeCompare(other.name));
    },
  };
}
