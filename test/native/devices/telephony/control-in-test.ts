import type { Lamps, Press } from '../../../../native/device.ts';
import { step } from '../../../../native/devices/telephony/call-control.ts';
import {
  type Input,
  noLamps,
  openedState,
  type Readings,
  type Traits,
} from '../../../../native/devices/telephony/control-state.ts';

const usual: Traits = {
  hook: 'switch',
  mute: 'press',
  muteIsKnown: false,
  flashDoubled: false,
  volumeBurst: false,
  hookSecondReportMs: 0,
  rejectsByHook: false,
  keyOfZero: null,
  alone: false,
};

export const ringing: Lamps = { ...noLamps, ringing: true };
export const inCall: Lamps = { ...noLamps, offHook: true };
export const mutedCall: Lamps = { ...inCall, muted: true };
export const mutedOnly: Lamps = { ...noLamps, muted: true };

/** Call control at a time that only the test moves; ticks come when they are asked for. */
export function controlled(traits: Partial<Traits> = {}) {
  let state = openedState({ ...usual, ...traits }, 0);
  let now = 0;
  let wakeAt: number | null = null;
  let says: Press[] = [];
  let writes: { at: number; lamps: Lamps; whole: boolean }[] = [];
  const notes: string[] = [];
  let last = '';

  const take = (input: Input): void => {
    const outcome = step(state, input);
    ({ state, wakeAt } = outcome);
    says.push(...outcome.says);
    notes.push(...outcome.notes);
    if (outcome.write) writes.push({ at: now, ...outcome.write });
  };
  const room = {
    notes,
    get owner() {
      return state.owner;
    },
    get state() {
      return state;
    },
    /** Goes on by so many ms. */
    pass(ms: number) {
      const end = now + ms;
      while (wakeAt !== null && wakeAt <= end) {
        now = Math.max(now, wakeAt);
        take({ kind: 'tick', at: now });
      }
      now = end;
      return room;
    },
    show(lamps: Lamps) {
      take({ kind: 'show', at: now, lamps });
      return room;
    },
    hear(...reports: readonly Readings[]) {
      for (const readings of reports) {
        const text = JSON.stringify(readings);
        take({ kind: 'report', at: now, readings, same: text === last });
        last = text;
      }
      return room;
    },
    /** What was told since the last look. */
    said: () => says.splice(0, says.length),
    /** What was written since the last look. */
    wrote: () => writes.splice(0, writes.length).map(({ lamps, whole }) => ({ lamps, whole })),
    writtenAt: () => writes.splice(0, writes.length).map(({ at }) => at),
  };
  says = [];
  writes = [];
  return room;
}

/** The same, some time after it was opened, with this shown and nothing said yet. */
export function shown(lamps: Lamps, traits: Partial<Traits> = {}) {
  const room = controlled(traits).show(noLamps).pass(5000);
  if (lamps !== noLamps) room.show(lamps);
  room.pass(5000);
  room.wrote();
  return room;
}
