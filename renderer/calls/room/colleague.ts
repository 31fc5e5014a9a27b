import type { Clock } from '../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Result } from '../../../main/contract/result.ts';
import type { Ticket } from '../../../main/contract/room.ts';
import type { CallLog } from '../call-log.ts';
import type { CallEngine } from '../engine.ts';
import { makeDrawnMedia } from '../media/drawn-media.ts';
import { makeRoomEngine } from './room-engine.ts';

/** A simulated colleague: comes into a room with a drawn picture and notes, for a demonstration and for the self-test. */
export type Colleague = {
  /** Its side of the call, to see whether it hears and sees. */
  readonly engine: CallEngine;
  join(target: JoinTarget): void;
  leave(): void;
};

/** Makes one. `ticket` must ask for a ticket of the kind `demo`, so that everybody sees what it is. */
export function makeColleague(options: {
  readonly clock: Clock;
  readonly ticket: (address: string, client?: string) => Promise<Result<Ticket>>;
  readonly log: CallLog;
}): Colleague {
  const engine = makeRoomEngine(options);
  const media = makeDrawnMedia();
  return {
    engine,
    join: (target) => engine.dial(target, media, { muted: false, camera: true }),
    leave() {
      engine.hangUp();
      engine.clear();
    },
  };
}
