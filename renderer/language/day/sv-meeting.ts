import type { MeetingWords } from './en-meeting.ts';

/** Svenska. */
export const meetingSv: MeetingWords = {
  details: {
    title: 'Om mötet',
    of: (title, time) => `Om ${title}, ${time}`,
    doubleBooked: 'Dubbelbokat',
    atTheSameTime: (titles) => `Samtidigt: ${titles}`,
    checkInBy: (time) => `Tryck senast kl. ${time}, annars blir rummet ledigt för andra.`,
    checkIn: 'Vi är här',
    purpose: 'Vad det handlar om',
    organizer: 'Ordnas av',
    people: 'Inbjudna',
    place: 'Plats',
    moreWays: 'Andra vägar in',
    ways: {
      room: 'Delta öppnar mötet i vårt eget videorum här på skärmen.',
      codec: (name) => `Delta ringer upp mötet med ${name}.`,
      codecNameless: 'Delta ringer upp mötet med rummets videosystem.',
      video: (system) => `Delta öppnar mötet i ${system} här på skärmen.`,
      videoNameless: 'Delta ringer upp mötet härifrån.',
      scan: (system) => `Mötet är i ${system}. Ni får en kod att skanna med telefonen.`,
      scanNameless: 'Mötet är i ett annat system. Ni får en kod att skanna med telefonen.',
      dial: 'Ni får en adress att ringa från ett annat videosystem.',
      none: 'Det finns ingen videolänk i inbjudan. Ni kan starta ett möte i vårt eget videorum.',
    },
    pinSent: 'PIN-koden skickas med.',
    pinReady: 'Ha PIN-koden från inbjudan till hands.',
    by: {
      room: 'Vårt eget videorum',
      codec: (name) => `Ring upp med ${name}`,
      codecNameless: 'Ring upp med videosystemet',
      video: (system) => `${system} här på skärmen`,
      videoNameless: 'Ring upp härifrån',
      scan: (system) => `${system} i telefonen`,
      scanNameless: 'Ett annat system i telefonen',
      dial: 'Ring från ett annat system',
    },
    changes: 'Det här kan ni göra',
    extend: (minutes) => `${minutes} min till`,
    end: 'Avsluta nu',
    endSure: 'Ska mötet avslutas nu? Då blir rummet ledigt för andra.',
    endYes: 'Ja, avsluta',
    release: 'Vi behöver inte rummet',
    releaseSure: 'Ska rummet lämnas tillbaka? Mötet tas bort ur rummets kalender och andra kan boka rummet.',
    releaseYes: 'Ja, lämna tillbaka det',
    no: 'Nej, behåll det',
    writing: 'Skriver i kalendern',
    gone: 'Mötet finns inte längre i rummets kalender.',
    goneNext: 'Det har flyttats, ställts in eller fått ett annat rum. Fråga den som har kallat.',
  },

  autoJoin: {
    in: (seconds) => `Deltar av sig självt om ${seconds} s`,
    quiet: 'Med mikrofon och kamera avstängda',
    refuse: 'Delta inte',
    said: (title, seconds) =>
      `${title}: Skärmen deltar av sig självt om ${seconds} sekunder med mikrofon och kamera avstängda. Tryck på ”Delta inte” för att stoppa det.`,
  },

  waits: {
    soon: (time) => `Nästa här kl. ${time}`,
    begun: 'Har börjat här',
    leaveAndJoin: 'Lämna och delta',
    said: (title) => `${title} har börjat här i rummet.`,
  },

  bookRoom: 'Boka rummet',
  sourcesHint:
    'En kalender på en server, som ”graph: granen@example.org”, ställs in i inställningsfilen. Raden kan tas bort här, men inte ändras.',
};
