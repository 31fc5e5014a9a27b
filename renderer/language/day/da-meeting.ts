import type { MeetingWords } from './en-meeting.ts';

/** Dansk. */
export const meetingDa: MeetingWords = {
  details: {
    title: 'Om mødet',
    of: (title, time) => `Om ${title}, ${time}`,
    doubleBooked: 'Dobbeltbooket',
    atTheSameTime: (titles) => `Samtidig: ${titles}`,
    checkInBy: (time) => `Tryk senest kl. ${time}, ellers bliver lokalet givet fri.`,
    checkIn: 'Vi er her',
    purpose: 'Hvad det handler om',
    organizer: 'Arrangeret af',
    people: 'Inviteret',
    place: 'Sted',
    moreWays: 'Andre veje ind',
    ways: {
      room: 'Deltag åbner mødet i vores eget videorum her på skærmen.',
      codec: (name) => `Deltag ringer op til mødet med ${name}.`,
      codecNameless: 'Deltag ringer op til mødet med lokalets videoanlæg.',
      video: (system) => `Deltag åbner mødet i ${system} her på skærmen.`,
      videoNameless: 'Deltag ringer op til mødet herfra.',
      scan: (system) => `Mødet er i ${system}. I får en kode at scanne med telefonen.`,
      scanNameless: 'Mødet er i et andet system. I får en kode at scanne med telefonen.',
      dial: 'I får en adresse at ringe til fra et andet videosystem.',
      none: 'Der er intet videolink i invitationen. I kan starte et møde i vores eget videorum.',
    },
    pinSent: 'Pinkoden sendes med.',
    pinReady: 'Hav pinkoden fra invitationen klar.',
    by: {
      room: 'Vores eget videorum',
      codec: (name) => `Ring op med ${name}`,
      codecNameless: 'Ring op med videoanlægget',
      video: (system) => `${system} her på skærmen`,
      videoNameless: 'Ring op herfra',
      scan: (system) => `${system} på telefonen`,
      scanNameless: 'Et andet system på telefonen',
      dial: 'Ring fra et andet system',
    },
    changes: 'Det kan I gøre',
    extend: (minutes) => `${minutes} min længere`,
    end: 'Slut nu',
    endSure: 'Skal mødet slutte nu? Så er lokalet ledigt for andre.',
    endYes: 'Ja, slut mødet',
    release: 'Vi skal ikke bruge lokalet',
    releaseSure: 'Skal lokalet gives fri? Mødet går ud af lokalets kalender, og andre kan booke lokalet.',
    releaseYes: 'Ja, giv det fri',
    no: 'Nej, behold det',
    writing: 'Skriver i kalenderen',
    gone: 'Mødet står ikke længere i lokalets kalender.',
    goneNext: 'Det er flyttet, aflyst eller lagt i et andet lokale. Spørg den, der har indkaldt.',
  },

  autoJoin: {
    in: (seconds) => `Deltager af sig selv om ${seconds} s`,
    quiet: 'Med mikrofon og kamera slået fra',
    refuse: 'Deltag ikke',
    said: (title, seconds) =>
      `${title}: Skærmen deltager af sig selv om ${seconds} sekunder med mikrofon og kamera slået fra. Tryk på “Deltag ikke” for at stoppe det.`,
  },

  waits: {
    soon: (time) => `Næste her kl. ${time}`,
    begun: 'Er begyndt her',
    leaveAndJoin: 'Forlad og deltag',
    said: (title) => `${title} er begyndt her i lokalet.`,
  },

  bookRoom: 'Book lokalet',
  sourcesHint:
    'En kalender på en server, som “graph: egeskov@example.org”, sættes op i indstillingsfilen. Linjen kan slettes her, men ikke ændres.',
};
