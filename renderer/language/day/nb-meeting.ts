import type { MeetingWords } from './en-meeting.ts';

/** Norsk bokmål. */
export const meetingNb: MeetingWords = {
  details: {
    title: 'Om møtet',
    of: (title, time) => `Om ${title}, ${time}`,
    doubleBooked: 'Dobbeltbooket',
    atTheSameTime: (titles) => `Samtidig: ${titles}`,
    checkInBy: (time) => `Trykk senest kl. ${time}, ellers blir rommet frigitt.`,
    checkIn: 'Vi er her',
    purpose: 'Hva det handler om',
    organizer: 'Arrangeres av',
    people: 'Invitert',
    place: 'Sted',
    moreWays: 'Andre veier inn',
    ways: {
      room: 'Delta åpner møtet i vårt eget videorom her på skjermen.',
      codec: (name) => `Delta ringer opp møtet med ${name}.`,
      codecNameless: 'Delta ringer opp møtet med videoanlegget i rommet.',
      video: (system) => `Delta åpner møtet i ${system} her på skjermen.`,
      videoNameless: 'Delta ringer opp møtet herfra.',
      scan: (system) => `Møtet er i ${system}. Dere får en kode å skanne med telefonen.`,
      scanNameless: 'Møtet er i et annet system. Dere får en kode å skanne med telefonen.',
      dial: 'Dere får en adresse å ringe fra et annet videosystem.',
      none: 'Det er ingen videolenke i invitasjonen. Dere kan starte et møte i vårt eget videorom.',
    },
    pinSent: 'PIN-koden sendes med.',
    pinReady: 'Ha PIN-koden fra invitasjonen klar.',
    by: {
      room: 'Vårt eget videorom',
      codec: (name) => `Ring opp med ${name}`,
      codecNameless: 'Ring opp med videoanlegget',
      video: (system) => `${system} her på skjermen`,
      videoNameless: 'Ring opp herfra',
      scan: (system) => `${system} på telefonen`,
      scanNameless: 'Et annet system på telefonen',
      dial: 'Ring fra et annet system',
    },
    changes: 'Dette kan dere gjøre',
    extend: (minutes) => `${minutes} min til`,
    end: 'Avslutt nå',
    endSure: 'Skal møtet avsluttes nå? Da blir rommet ledig for andre.',
    endYes: 'Ja, avslutt',
    release: 'Vi trenger ikke rommet',
    releaseSure: 'Skal rommet frigis? Møtet tas ut av kalenderen til rommet, og andre kan booke rommet.',
    releaseYes: 'Ja, frigi det',
    no: 'Nei, behold det',
    writing: 'Skriver i kalenderen',
    gone: 'Møtet står ikke lenger i kalenderen til rommet.',
    goneNext: 'Det er flyttet, avlyst eller lagt til et annet rom. Spør den som har kalt inn.',
  },

  autoJoin: {
    in: (seconds) => `Deltar av seg selv om ${seconds} s`,
    quiet: 'Med mikrofon og kamera slått av',
    refuse: 'Ikke delta',
    said: (title, seconds) =>
      `${title}: Skjermen deltar av seg selv om ${seconds} sekunder med mikrofon og kamera slått av. Trykk på «Ikke delta» for å stoppe det.`,
  },

  waits: {
    soon: (time) => `Neste her kl. ${time}`,
    begun: 'Har begynt her',
    leaveAndJoin: 'Forlat og delta',
    said: (title) => `${title} har begynt her i rommet.`,
  },

  bookRoom: 'Book rommet',
  sourcesHint:
    'En kalender på en server, som «graph: furua@example.org», settes opp i innstillingsfilen. Linjen kan slettes her, men ikke endres.',
};
