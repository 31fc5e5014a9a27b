import type { BookingWords } from './en-booking.ts';

/** Svenska. */
export const bookingSv: BookingWords = {
  door: {
    free: 'Ledigt',
    taken: 'Upptaget',
    until: (time) => `till kl. ${time}`,
    untilTomorrow: (time) => `till i morgon kl. ${time}`,
    untilDay: (day, time) => `till ${day} kl. ${time}`,
    restOfDay: 'resten av dagen',
    freeAgain: (time) => `Ledigt igen kl. ${time}`,
    freeAgainTomorrow: (time) => `Ledigt igen i morgon kl. ${time}`,
    waiting: (title, time) => `${title} kl. ${time}.`,
    bookNow: 'Boka nu',
    weAreHere: 'Vi är här',
    hereBy: (time) => `Tryck senast kl. ${time}, annars släpps rummet.`,
    change: 'Förläng eller avsluta',
    details: 'Om mötet',
    doubleBooked: 'Dubbelbokat',
    alsoNow: (title) => `Samtidigt: ${title}`,
    unknown: 'Ingen kalender',
    unread: 'Kalendern saknas',
    missing: 'Rummet har ingen kalender ännu. IT kan lägga till en.',
    notAllowed: 'Kalendern släpper inte in rummet. Be IT att dela den med rummet igen.',
    unreachable: 'Kalendern svarar inte. Vi försöker igen automatiskt.',
    stale: (time) => `Kalendern svarar inte. Så här såg den ut kl. ${time}.`,
    broken: 'En del av kalendern kan inte läsas, så ett möte kan saknas här.',
  },

  book: {
    title: 'Boka rummet nu',
    howLong: 'Hur länge behöver ni det?',
    minutes: (count) => `${count} minuter`,
    untilNext: 'Fram till nästa möte',
    until: (time) => `till kl. ${time}`,
    nextAt: (time) => `Nästa möte börjar kl. ${time}.`,
    booking: 'Bokar rummet',
    taken: (time) => `Rummet är upptaget till kl. ${time}.`,
    soon: (time) => `Nästa möte börjar kl. ${time}, så rummet kan inte bokas nu.`,
    notRead: 'Kalendern är inte läst ännu, så rummet kan inte bokas nu.',
  },

  beside: {
    title: 'Lediga rum i närheten',
    open: 'Andra rum',
    none: 'Inga rum i närheten är lediga just nu.',
    nextFree: (name, time) => `${name} blir ledigt kl. ${time}.`,
    unknown: 'De andra rummens kalendrar kan inte läsas just nu.',
  },
};
