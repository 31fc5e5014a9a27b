import type { BookingWords } from './en-booking.ts';

/** Norsk. */
export const bookingNb: BookingWords = {
  door: {
    free: 'Ledig',
    taken: 'Opptatt',
    until: (time) => `til kl. ${time}`,
    untilTomorrow: (time) => `til i morgen kl. ${time}`,
    untilDay: (day, time) => `til ${day} kl. ${time}`,
    restOfDay: 'resten av dagen',
    freeAgain: (time) => `Ledig igjen kl. ${time}`,
    freeAgainTomorrow: (time) => `Ledig igjen i morgen kl. ${time}`,
    waiting: (title, time) => `${title} kl. ${time}.`,
    bookNow: 'Book nå',
    weAreHere: 'Vi er her',
    hereBy: (time) => `Trykk senest kl. ${time}, ellers blir rommet frigitt.`,
    change: 'Forleng eller avslutt',
    details: 'Om møtet',
    doubleBooked: 'Dobbeltbooket',
    alsoNow: (title) => `Samtidig: ${title}`,
    unknown: 'Ingen kalender',
    unread: 'Kalenderen mangler',
    missing: 'Rommet har ingen kalender ennå. IT kan legge til en.',
    notAllowed: 'Kalenderen slipper ikke rommet inn. Be IT om å dele den med rommet på nytt.',
    unreachable: 'Kalenderen svarer ikke. Vi prøver igjen automatisk.',
    stale: (time) => `Kalenderen svarer ikke. Slik så den ut kl. ${time}.`,
    broken: 'En del av kalenderen kan ikke leses, så et møte kan mangle her.',
  },

  book: {
    title: 'Book rommet nå',
    howLong: 'Hvor lenge trenger dere det?',
    minutes: (count) => `${count} minutter`,
    untilNext: 'Fram til neste møte',
    until: (time) => `til kl. ${time}`,
    nextAt: (time) => `Neste møte begynner kl. ${time}.`,
    booking: 'Booker rommet',
    taken: (time) => `Rommet er opptatt til kl. ${time}.`,
    soon: (time) => `Neste møte begynner kl. ${time}, så rommet kan ikke bookes nå.`,
    notRead: 'Kalenderen er ikke lest ennå, så rommet kan ikke bookes nå.',
  },

  beside: {
    title: 'Ledige rom i nærheten',
    open: 'Andre rom',
    none: 'Ingen rom i nærheten er ledige akkurat nå.',
    nextFree: (name, time) => `${name} blir ledig kl. ${time}.`,
    unknown: 'Kalenderne til de andre rommene kan ikke leses akkurat nå.',
  },
};
