import type { Meeting } from '../../main/contract/meeting.ts';
import { isUnderWay } from './in-call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** So long, in ms, a call is given to end. One that ends later was ended by somebody, who then decides anew. */
const endsWithinMs = 5_000;

/** Leaves the call that is on, and joins another meeting. */
export type JoinInstead = {
  join(meeting: Meeting): void;
  /** The other meeting is not wanted any more. */
  forget(): void;
};

/** Makes it. `join` is called when no call is on; not while the engine still tells of the end, since it may not be done yet. */
export function joinInstead(
  with_: Pick<KioskParts, 'engine' | 'clock'> & {
    readonly get: () => KioskState;
    readonly join: (meeting: Meeting) => void;
  },
): JoinInstead {
  const { engine, clock, get } = with_;
  let wanted: Meeting | null = null;
  let cancel = (): void => {};
  const forget = (): void => {
    wanted = null;
    cancel();
  };
  const go = (): void => {
    const next = wanted;
    if (!next || engine.state.kind !== 'ended') return;
    forget();
    // As the calendar has it by now.
    with_.join(get().agenda?.meetings.find(({ id }) => id === next.id) ?? next);
  };
  engine.watch(() => {
    if (!wanted || engine.state.kind !== 'ended') return;
    cancel();
    cancel = clock.after(0, go);
  });
  return {
    forget,
    join(meeting) {
      forget();
      if (!isUnderWay(engine.state)) {
        with_.join(meeting);
        return;
      }
      wanted = meeting;
      cancel = clock.after(endsWithinMs, forget);
      engine.hangUp();
      go();
    },
  };
}
