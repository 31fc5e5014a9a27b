/** A person or a thing with a mail address. */
type Mail = { readonly name?: string; readonly address: string };

/** What a test puts into the calendar; times as ISO 8601 with a zone, or ms since 1970. */
export type PutEvent = {
  /** The iCalendar UID; what has the same is replaced. One as Exchange makes them when absent. */
  readonly uid?: string;
  readonly subject: string;
  readonly start: string | number;
  readonly end: string | number;
  readonly body?: { readonly contentType: 'html' | 'text'; readonly content: string };
  readonly joinUrl?: string;
  readonly onlineMeetingUrl?: string;
  readonly location?: string;
  readonly organizer?: Mail;
  readonly attendees?: readonly (Mail & { readonly type?: 'required' | 'optional' | 'resource' })[];
  readonly isAllDay?: boolean;
  readonly isCancelled?: boolean;
  readonly isOrganizer?: boolean;
  readonly sensitivity?: 'normal' | 'personal' | 'private' | 'confidential';
  readonly showAs?: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';
  readonly response?: 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';
  readonly responseRequested?: boolean;
  readonly transactionId?: string;
  /** A series: every so many days, so many times. */
  readonly everyDays?: number;
  readonly times?: number;
};

/** A single event or a whole series. */
export type Stored = {
  readonly key: number;
  readonly uid: string;
  event: PutEvent;
  /** The version at which it changed last; its etag. */
  changed: number;
  removed: boolean;
  /** What is other at one time of the series, by its original start; null where that time was removed. */
  readonly exceptions: Map<number, Partial<PutEvent> | null>;
};

/** One event as a calendar view has it. */
export type Time = {
  readonly stored: Stored;
  readonly type: 'singleInstance' | 'occurrence' | 'exception';
  readonly original: number | null;
  readonly event: PutEvent;
  readonly start: number;
  readonly end: number;
};

const dayMs = 86_400_000;
const at = (time: string | number): number => (typeof time === 'number' ? time : Date.parse(time));

/** A UID as Exchange makes them ([MS-OXOCAL] §2.2.1.27). */
const exchangeUid = (key: number): string =>
  `040000008200E00074C5B7101A82E008${'0'.repeat(8)}${key.toString(16).padStart(16, '0')}${'0'.repeat(16)}10000000${'AB'.repeat(16)}`.toUpperCase();

/** All times of it, in their order. */
export function timesOf(stored: Stored): readonly Time[] {
  const { event } = stored;
  const start = at(event.start);
  const length = at(event.end) - start;
  if (event.everyDays === undefined)
    return [{ stored, type: 'singleInstance', original: null, event, start, end: start + length }];
  const originals = Array.from(
    { length: event.times ?? 1 },
    (_, index) => start + index * (event.everyDays ?? 1) * dayMs,
  );
  return originals.flatMap((original): Time[] => {
    const other = stored.exceptions.get(original);
    if (other === null) return [];
    const own = { ...event, start: original, end: original + length, ...other };
    const type = other === undefined ? 'occurrence' : 'exception';
    return [{ stored, type, original, event: own, start: at(own.start), end: at(own.end) }];
  });
}

/** The events of one mailbox, with a version for each change. */
export type Mailbox = {
  readonly version: number;
  readonly all: readonly Stored[];
  put(event: PutEvent): Stored;
  /** Changes a whole event or series, or one time of a series. */
  change(stored: Stored, original: number | null, to: Partial<PutEvent>): void;
  remove(stored: Stored, original: number | null): void;
  byUid(uid: string): Stored | undefined;
  /** The times that overlap with the span, by their start. */
  between(from: number, to: number): readonly Time[];
};

export function openMailbox(): Mailbox {
  const events = new Map<number, Stored>();
  let version = 0;
  let keys = 0;
  const touch = (stored: Stored): void => {
    version += 1;
    stored.changed = version;
  };
  const byUid = (uid: string): Stored | undefined =>
    [...events.values()].find((one) => one.uid === uid && !one.removed);
  return {
    get version() {
      return version;
    },
    get all() {
      return [...events.values()];
    },
    byUid,
    put(event) {
      const before = event.uid === undefined ? undefined : byUid(event.uid);
      if (before) {
        before.event = event;
        touch(before);
        return before;
      }
      keys += 1;
      const uid = event.uid ?? exchangeUid(keys);
      const stored: Stored = {
        key: keys,
        uid,
        event,
        changed: 0,
        removed: false,
        exceptions: new Map<number, Partial<PutEvent> | null>(),
      };
      events.set(keys, stored);
      touch(stored);
      return stored;
    },
    change(stored, original, to) {
      if (original === null) stored.event = { ...stored.event, ...to };
      else stored.exceptions.set(original, { ...stored.exceptions.get(original), ...to });
      touch(stored);
    },
    remove(stored, original) {
      if (original === null) stored.removed = true;
      else stored.exceptions.set(original, null);
      touch(stored);
    },
    between: (from, to) =>
      [...events.values()]
        .filter(({ removed }) => !removed)
        .flatMap(timesOf)
        .filter(({ start, end }) => start < to && end > from)
        .sort((one, other) => one.start - other.start),
  };
}
