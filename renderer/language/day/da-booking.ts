import type { BookingWords } from './en-booking.ts';

/** Dansk. */
export const bookingDa: BookingWords = {
  door: {
    free: 'Ledigt',
    taken: 'Optaget',
    until: (time) => `til kl. ${time}`,
    untilTomorrow: (time) => `til i morgen kl. ${time}`,
    untilDay: (day, time) => `til ${day} kl. ${time}`,
    restOfDay: 'resten af dagen',
    freeAgain: (time) => `Ledigt igen kl. ${time}`,
    freeAgainTomorrow: (time) => `Ledigt igen i morgen kl. ${time}`,
    waiting: (title, time) => `${title} kl. ${time}.`,
    bookNow: 'Book nu',
    weAreHere: 'Vi er her',
    hereBy: (time) => `Tryk senest kl. ${time}, ellers bliver lokalet givet fri.`,
    change: 'Forlæng eller slut',
    details: 'Om mødet',
    doubleBooked: 'Dobbeltbooket',
    alsoNow: (title) => `Samtidig: ${title}`,
    unknown: 'Ingen kalender',
    unread: 'Kalenderen mangler',
    missing: 'Lokalet har ingen kalender endnu. IT kan tilføje en.',
    notAllowed: 'Kalenderen vil ikke lukke lokalet ind. Bed IT om at dele den med lokalet igen.',
    unreachable: 'Kalenderen svarer ikke. Vi prøver igen af os selv.',
    stale: (time) => `Kalenderen svarer ikke. Sådan så den ud kl. ${time}.`,
    broken: 'En del af kalenderen kan ikke læses, så et møde kan mangle her.',
  },

  book: {
    title: 'Book lokalet nu',
    howLong: 'Hvor længe skal I bruge det?',
    minutes: (count) => `${count} minutter`,
    untilNext: 'Indtil næste møde',
    until: (time) => `til kl. ${time}`,
    nextAt: (time) => `Næste møde begynder kl. ${time}.`,
    booking: 'Booker lokalet',
    taken: (time) => `Lokalet er optaget til kl. ${time}.`,
    soon: (time) => `Næste møde begynder kl. ${time}, så lokalet kan ikke bookes nu.`,
    notRead: 'Kalenderen er ikke læst endnu, så lokalet kan ikke bookes nu.',
  },

  beside: {
    title: 'Ledige lokaler i nærheden',
    open: 'Andre lokaler',
    none: 'Ingen lokaler i nærheden er ledige lige nu.',
    nextFree: (name, time) => `${name} bliver ledigt kl. ${time}.`,
    unknown: 'De andre lokalers kalendere kan ikke læses lige nu.',
  },
};
