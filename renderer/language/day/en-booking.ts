/** The words of a screen beside a door, of booking the room, and of the rooms nearby. */
export const bookingEn = {
  door: {
    free: 'Free',
    taken: 'Taken',
    /** Below "free" or "taken", large. */
    until: (time: string): string => `until ${time}`,
    untilTomorrow: (time: string): string => `until tomorrow at ${time}`,
    untilDay: (day: string, time: string): string => `until ${day} at ${time}`,
    restOfDay: 'for the rest of the day',
    /** Other meetings follow at once: when the room is free at last. */
    freeAgain: (time: string): string => `Free again at ${time}`,
    freeAgainTomorrow: (time: string): string => `Free again tomorrow at ${time}`,
    /** A meeting that has not begun, for which somebody has come. */
    waiting: (title: string, time: string): string => `${title} at ${time}.`,
    bookNow: 'Book now',
    /** Somebody is asked whether the meeting is held. */
    weAreHere: 'We are here',
    hereBy: (time: string): string => `Tap by ${time}, or the room is let go.`,
    change: 'Extend or end',
    details: 'About the meeting',
    doubleBooked: 'Double booked',
    alsoNow: (title: string): string => `At the same time: ${title}`,
    unknown: 'No calendar',
    unread: 'Calendar not read',
    missing: 'This room has no calendar yet. IT can add one.',
    notAllowed: 'The calendar does not let the room in. Ask IT to share it with the room again.',
    unreachable: 'The calendar does not answer. We keep trying.',
    stale: (time: string): string => `The calendar does not answer. This is how it was at ${time}.`,
    broken: 'A part of the calendar cannot be read, so a meeting may be missing here.',
  },

  book: {
    title: 'Book the room now',
    howLong: 'How long do you need it?',
    minutes: (count: number): string => `${count} minutes`,
    untilNext: 'Until the next meeting',
    until: (time: string): string => `until ${time}`,
    nextAt: (time: string): string => `The next meeting begins at ${time}.`,
    booking: 'Booking the room',
    taken: (time: string): string => `The room is taken until ${time}.`,
    soon: (time: string): string => `The next meeting begins at ${time}, so the room cannot be booked now.`,
    notRead: 'The calendar has not been read yet, so the room cannot be booked now.',
  },

  beside: {
    title: 'Free rooms nearby',
    open: 'Other rooms',
    none: 'No room nearby is free right now.',
    nextFree: (name: string, time: string): string => `${name} is free from ${time}.`,
    unknown: 'The calendars of the rooms nearby cannot be read right now.',
  },
};

export type BookingWords = typeof bookingEn;
