import type { Result } from '../contract/result.ts';

/**
 * Writes into a calendar of the room. Only what this kiosk is asked for by a person; every answer is the server's own. Codes:
 * `day-taken`, `day-changed` (somebody changed it meanwhile), `day-not-allowed`, `day-unreachable`, `day-not-writable`, `day-too-late`.
 * After a good one the source reads anew at once.
 */
export type CalendarWriter = {
  /** A new meeting of the room; answers its id, as it will stand in the agenda. */
  book(slot: {
    readonly title: string;
    readonly start: number;
    readonly end: number;
  }): Promise<Result<string>>;
  /** A meeting (one time of a series: that time alone) ends at `end`, ms since 1970. */
  setEnd(id: string, end: number): Promise<Result<null>>;
  /** The room is let go: its own booking is removed, an invitation is declined. */
  release(id: string): Promise<Result<null>>;
};
