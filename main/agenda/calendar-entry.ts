import type { Meeting, MeetingChange } from '../contract/meeting.ts';
import type { Invitation } from './links/invitation.ts';

/**
 * One meeting as a calendar server tells it that works out recurrences itself: the normal form of all of them. Cancelled ones,
 * and those that the room declined, are left out. What is private is told as it is; {@link meetingOfEntry} hides it.
 */
export type CalendarEntry = {
  /** The iCalendar UID; for one time of a series followed by `/` and its original start (ISO 8601, UTC). The same over a reload. */
  readonly id: string;
  readonly title: string;
  /** ms since 1970. */
  readonly start: number;
  /** ms since 1970. */
  readonly end: number;
  readonly wholeDay: boolean;
  readonly private: boolean;
  readonly status: Exclude<Meeting['status'], 'cancelled'>;
  /** The organizer's name, or else address. */
  readonly organizer: string | null;
  readonly location: string | null;
  /** Who is invited, by name or else address, without rooms and the organizer. */
  readonly people: readonly string[];
  /** Everything in which a way in may stand; its text is also what the meeting is for. */
  readonly invitation: Invitation;
  /** What may be written of it; empty when nothing. */
  readonly may: readonly MeetingChange[];
};
