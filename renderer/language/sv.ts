import type { SettingsIssue } from '../../main/contract/kiosk.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import { bookingSv } from './day/sv-booking.ts';
import { meetingSv } from './day/sv-meeting.ts';
import { conferenceSv } from './dialling/sv-conference.ts';
import { diallingSv } from './dialling/sv-dialling.ts';
import { diallingProblemsSv } from './dialling/sv-problems.ts';
import type { Words } from './en.ts';
import { equipmentSv } from './equipment/sv.ts';
import type { ProblemWords } from './problem-words.ts';

const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...diallingProblemsSv,
  'settings-refused': {
    says: 'Det finns ett fel i inställningsfilen, så de senaste fungerande inställningarna används.',
    next: 'Be IT att rätta till det. Raderna visas under Utrustning, För IT.',
  },
  'settings-unreadable': {
    says: 'Inställningsfilen går inte att läsa, så de senaste fungerande inställningarna används.',
    next: 'Be IT att titta på filen. Var den finns står under Utrustning, För IT.',
  },
  'settings-not-written': {
    says: 'Inställningarna kunde inte sparas.',
    next: 'Försök igen. Händer det igen måste IT se om filen går att skriva till.',
  },
  'pin-wrong': { says: 'Det är inte rätt pinkod.', next: 'Försök igen, eller fråga IT.' },
  'pin-wait': { says: 'Fel pinkod för många gånger.', next: 'Vänta en stund och försök sedan igen.' },
  'pin-needed': { says: 'Inställningarna har låsts igen.', next: 'Skriv pinkoden en gång till.' },
  'pin-too-simple': {
    says: 'Den pinkoden är för lätt att gissa.',
    next: 'Välj en annan med minst 4 siffror.',
  },
  'pin-too-new': {
    says: 'Pinkoden valdes först efter att kiosken startade.',
    next: 'Den kan stänga kiosken från nästa start. Inställningarna kan ändras nu.',
  },
  'agenda-missing': {
    says: 'Rummet har ingen kalender ännu.',
    next: 'Du kan ändå starta ett möte. IT kan lägga till en kalender under Inställningar.',
  },
  'agenda-unreachable': {
    says: 'Kalendern går inte att nå just nu, så dagen kan ha ändrats.',
    next: 'Vi försöker igen av oss själva. Använd länken i inbjudan om ett möte saknas.',
  },
  'agenda-not-allowed': {
    says: 'Kalendern släpper inte in rummet.',
    next: 'Be IT att dela kalendern med rummet igen.',
  },
  'agenda-broken': {
    says: 'En del av kalendern går inte att läsa, så ett möte kan saknas här.',
    next: 'Använd länken i inbjudan om ditt möte inte finns här.',
  },
  'agenda-throttled': {
    says: 'Kalenderns server har för mycket att göra just nu.',
    next: 'Möteslistan kan vara lite gammal. Den blir aktuell igen av sig själv.',
  },
  'agenda-clock': {
    says: 'Kalendern säger nej eftersom datorns klocka går fel.',
    next: 'Be IT att ställa datorns klocka.',
  },
  'day-not-writable': {
    says: 'Rummet kan inte bokas härifrån.',
    next: 'Boka det i din egen kalender.',
  },
  'day-taken': {
    says: 'Rummet är upptaget då.',
    next: 'Välj en kortare tid eller ett annat rum.',
  },
  'day-changed': {
    says: 'Mötet har just ändrats i kalendern.',
    next: 'Titta på det igen och försök en gång till.',
  },
  'day-not-allowed': {
    says: 'Kalendern tillåter inte att det ändras härifrån.',
    next: 'Be den som har kallat till mötet att ändra det.',
  },
  'day-unreachable': {
    says: 'Kalendern svarar inte, så inget har ändrats.',
    next: 'Försök igen om en stund.',
  },
  'day-too-late': {
    says: 'Mötet är redan slut.',
    next: 'Boka rummet på nytt om ni fortfarande behöver det.',
  },
  'join-empty': { says: 'Inget är skrivet ännu.', next: 'Skriv koden eller länken från inbjudan.' },
  'join-not-understood': {
    says: 'Det går varken att ringa upp eller att delta i.',
    next: 'Jämför med inbjudan, tecken för tecken.',
  },
  'join-engine-missing': {
    says: 'Den här skärmen kan inte öppna den sortens möte.',
    next: 'Delta från din telefon eller dator med länken i inbjudan.',
  },
  'code-unknown': {
    says: 'Inget möte har den koden.',
    next: 'Kontrollera koden, eller be den som bjöd in dig om en ny.',
  },
  'code-expired': {
    says: 'Koden gäller inte längre.',
    next: 'Be den som bjöd in dig om en ny.',
  },
  'token-invalid': {
    says: 'Mötet släppte inte in skärmen.',
    next: 'Försök igen. Händer det igen, säg till IT att rummet nekades.',
  },
  'token-expired': { says: 'Tillträdet till mötet hade gått ut.', next: 'Försök igen så får du ett nytt.' },
  'room-full': {
    says: 'Mötet är fullt.',
    next: 'Be några av deltagarna att sitta tillsammans, och försök igen.',
  },
  'room-name-wrong': {
    says: 'Det är något fel i mötets adress.',
    next: 'Be den som ordnar mötet om en ny länk.',
  },
  'too-many-tries': {
    says: 'Det blev för många försök på kort tid.',
    next: 'Vänta en minut och försök igen.',
  },
  'hub-unreachable': {
    says: 'Videotjänsten svarar inte.',
    next: 'Se efter att nätverkskabeln sitter i, och försök igen.',
  },
  'hub-port-taken': {
    says: 'Ett annat program upptar linjen som videomöten behöver.',
    next: 'Starta om datorn. Händer det igen, säg till IT.',
  },
  'link-lost': { says: 'Anslutningen till mötet bröts.', next: 'Försök igen för att komma tillbaka.' },
  'codec-not-answering': {
    says: 'Rummets videosystem svarar inte.',
    next: 'Kontrollera att det är påslaget och försök igen. Hjälper det inte, säg till IT.',
  },
  'call-busy': {
    says: 'Det är upptaget.',
    next: 'Försök igen om några minuter.',
  },
  'call-not-found': {
    says: 'Ingen hittades på den adressen.',
    next: 'Kontrollera adressen i inbjudan och försök igen.',
  },
  'call-no-answer': {
    says: 'Ingen svarade.',
    next: 'Försök igen, eller ring dem på telefon.',
  },
  'call-declined': {
    says: 'Samtalet avvisades i andra änden.',
    next: 'Ring dem på telefon, eller försök igen senare.',
  },
  'call-failed': {
    says: 'Samtalet gick inte att koppla upp, eller så bröts det.',
    next: 'Försök igen. Hjälper det inte, säg till IT.',
  },
  'camera-missing': {
    says: 'Ingen kamera hittades.',
    next: 'Sätt i kamerans kabel. Bilden kommer av sig själv.',
  },
  'camera-busy': {
    says: 'Ett annat program använder kameran.',
    next: 'Stäng det andra programmet. Bilden kommer av sig själv.',
  },
  'camera-not-allowed': {
    says: 'Kameran får inte användas.',
    next: 'Låt sidan använda kameran, eller fråga IT.',
  },
  'camera-failed': { says: 'Kameran startar inte.', next: 'Dra ur kabeln och sätt i den igen.' },
  'microphone-missing': {
    says: 'Ingen mikrofon hittades, så ingen kan höra dig.',
    next: 'Sätt i mikrofonens kabel.',
  },
  'microphone-busy': {
    says: 'Ett annat program använder mikrofonen, så ingen kan höra dig.',
    next: 'Stäng det andra programmet.',
  },
  'microphone-not-allowed': {
    says: 'Mikrofonen får inte användas, så ingen kan höra dig.',
    next: 'Låt sidan använda mikrofonen, eller fråga IT.',
  },
  'microphone-failed': {
    says: 'Mikrofonen startar inte, så ingen kan höra dig.',
    next: 'Dra ur kabeln och sätt i den igen.',
  },
  'speaker-missing': {
    says: 'Ingen högtalare hittades, så du kan inte höra de andra.',
    next: 'Slå på högtalaren eller tv:n, och kontrollera kabeln.',
  },
  'speaker-failed': {
    says: 'Det kommer inget ljud från högtalaren.',
    next: 'Välj en annan högtalare under Utrustning.',
  },
  'share-not-allowed': { says: 'Skärmen delades inte.', next: 'Tryck på Dela skärm igen och välj en skärm.' },
  'network-down': {
    says: 'Det finns inget nätverk.',
    next: 'Se efter att nätverkskabeln sitter i, eller att det trådlösa nätet är på.',
  },
  'devices-down': {
    says: 'Knappar och lampor på högtalartelefonen fungerar inte just nu. Ljud och bild fungerar.',
    next: 'Använd knapparna på skärmen. Fortsätter det, säg till IT.',
  },
  'device-gone': { says: 'Kabeln till en av rummets enheter är urdragen.', next: 'Sätt i den igen.' },
  'device-not-allowed': {
    says: 'Knappar och lampor på en enhet fungerar inte, eftersom datorn inte låter Rundbord använda dem.',
    next: 'Använd knapparna på skärmen. IT måste ge Rundbord åtkomst till enheten.',
  },
  'device-not-answering': {
    says: 'Knappar och lampor på en enhet fungerar inte, eftersom den inte svarar som den ska.',
    next: 'Dra ur kabeln och sätt i den igen. Använd knapparna på skärmen så länge.',
  },
  'line-not-answering': {
    says: 'En av rummets enheter svarar inte.',
    next: 'Se efter att den har ström och är påslagen, och att kabeln sitter i.',
  },
  'line-not-allowed': {
    says: 'Datorn låter inte Rundbord använda kabeln till en enhet.',
    next: 'IT måste ge Rundbord åtkomst till porten.',
  },
  'line-busy': {
    says: 'Ett annat program talar med en av rummets enheter.',
    next: 'Stäng det andra programmet. Då fungerar det här av sig självt.',
  },
  'line-refused': {
    says: 'En av rummets enheter godtar inte lösenordet, eller är inte den som ställdes in.',
    next: 'IT måste se över dess lösenord i inställningarna.',
  },
  'line-gone': {
    says: 'Kabeln till en av rummets enheter är utdragen.',
    next: 'Sätt i den igen. Då är enheten på plats av sig själv.',
  },
  'line-not-supported': {
    says: 'Datorn kan inte tala med en av rummets enheter.',
    next: 'IT måste installera det som saknas.',
  },
  'disk-full': {
    says: 'Datorns disk är full, så inget nytt kan sparas.',
    next: 'Möten kan hållas som förut. IT måste frigöra plats på disken.',
  },
  'disk-not-written': {
    says: 'Inget nytt kan sparas på datorns disk.',
    next: 'Möten kan hållas som förut. IT måste se om disken går att skriva till.',
  },
  'clock-was-set': {
    says: 'Datorns klocka har just ställts om, så tiderna på skärmen kan ha flyttats.',
    next: 'Jämför med din egen klocka. Stämmer det inte, säg till IT.',
  },
  'window-crashed': {
    says: 'Skärmen fick starta om.',
    next: 'Du behöver inte göra något. Samtal fortsätter.',
  },
  'bad-argument': { says: 'Det gick inte.', next: 'Försök igen. Händer det igen, säg till IT.' },
  unexpected: { says: 'Något oväntat gick fel.', next: 'Försök igen. Händer det igen, säg till IT.' },
};

const issues: Readonly<Record<SettingsIssue['code'], string>> = {
  'unknown-key': 'Den inställningen finns inte.',
  missing: 'Inställningen saknas.',
  'wrong-type': 'Värdet är av fel slag.',
  'not-one-of': 'Det är inget av de ord som går att välja.',
  'too-small': 'Värdet är för litet eller för kort.',
  'too-large': 'Värdet är för stort eller för långt.',
  'wrong-form': 'Det är inte skrivet på rätt sätt.',
  'not-readable': 'Filen går inte att läsa härifrån.',
};

/** Svenska. */
export const sv: Words = {
  name: 'Svenska',
  locale: 'sv-SE',
  problems,
  named: {
    'device-gone': (name) => `Kabeln till ${name} är urdragen.`,
    'device-not-allowed': (name) =>
      `Knappar och lampor på ${name} fungerar inte, eftersom datorn inte låter Rundbord använda dem.`,
    'device-not-answering': (name) =>
      `Knappar och lampor på ${name} fungerar inte, eftersom den inte svarar som den ska.`,
    'line-not-answering': (name) => `${name} svarar inte.`,
    'line-not-allowed': (name) => `Datorn låter inte Rundbord använda kabeln till ${name}.`,
    'line-busy': (name) => `Ett annat program talar med ${name}.`,
    'line-refused': (name) => `${name} godtar inte lösenordet, eller är inte den enhet som ställdes in.`,
    'line-gone': (name) => `Kabeln till ${name} är utdragen.`,
    'line-not-supported': (name) => `Datorn kan inte tala med ${name}.`,
  },
  issues,

  common: {
    back: 'Tillbaka',
    home: 'Till startsidan',
    close: 'Stäng',
    tryAgain: 'Försök igen',
    you: 'Ni',
    guest: 'Gäst',
    demo: 'Demo',
    details: 'Detaljer',
    join: 'Delta',
    leave: 'Lämna',
    language: 'Språk',
    chooseLanguage: 'Välj språk',
    privateMeeting: 'Privat möte',
    meeting: 'Möte',
  },

  start: {
    starting: 'Ett ögonblick',
    preparing: 'Rummet görs i ordning.',
    slow: 'Det tar längre tid än vanligt. Händer inget inom en minut, starta om datorn eller säg till IT.',
  },

  home: {
    inMinutes: (count) => (count === 0 ? 'Börjar nu' : count === 1 ? 'Om 1 minut' : `Om ${count} minuter`),
    running: 'Pågår',
    freeUntil: (time) => `Ledigt till ${time}`,
    freeRestOfDay: 'Ledigt resten av dagen',
    nextToday: (time) => `Nästa möte kl. ${time}`,
    nextTomorrow: (time) => `Nästa möte i morgon kl. ${time}`,
    nextOn: (day, time) => `Nästa möte på ${day} kl. ${time}`,
    organizer: (name) => `Ordnas av ${name}`,
    tentative: 'Preliminärt',
    heldIn: (system) => `Hålls i ${system}`,
    heldHere: 'Video här på skärmen',
    noWayIn: 'Ingen videolänk i inbjudan',
    joinByPhone: 'Delta från telefon',
    startMeeting: 'Starta ett möte',
    startMeetingHint: 'Öppnar rummets eget videorum. Bjud in de andra med en länk eller en QR-kod.',
    codeOrLink: 'Kod eller nummer',
    restOfDay: 'Resten av dagen',
    atTheSameTime: 'Samtidigt',
    allDay: 'Hela dagen',
    until: (time) => `till ${time}`,
    ended: (time) => `Slutade ${time}`,
    more: (count) => (count === 1 ? '1 möte till senare' : `${count} möten till senare`),
    nothingMore: 'Inga fler möten i dag',
    joinThis: (title, time) => `Delta i ${title}, ${time}`,
    readingAgenda: 'Läser kalendern',
    staleSince: (time) => `Som kalendern såg ut kl. ${time}`,
    moreTroubles: (count) => (count === 1 ? '1 meddelande till' : `${count} meddelanden till`),
    demoNote: 'Demonstration: kollegan i mötet är simulerad.',
  },

  signs: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    sound: 'Ljud',
    network: 'Nät',
    works: 'fungerar',
    trouble: 'fungerar inte',
    unknown: 'undersöks',
    open: 'Öppna utrustning',
  },

  join: {
    title: 'Ring upp eller delta',
    label: 'Kod, länk, nummer, adress eller namn',
    hint: 'Till exempel ABCD-2345, 08-123 45 67, 1234@video.example eller en länk',
    reading: 'Letar upp',
  },

  keyboard: {
    name: 'Tangentbord',
    delete: 'Radera',
    space: 'Mellanslag',
    shift: 'Stora bokstäver',
  },

  elsewhere: {
    title: (system) => `Mötet hålls i ${system}`,
    titleUnknown: 'Mötet hålls i ett annat system',
    text: 'Den här skärmen kan inte öppna det. Du kan delta från din egen telefon eller dator.',
    scan: 'Rikta telefonens kamera mot koden och öppna länken som dyker upp.',
    orType: 'Eller öppna den här adressen på en dator:',
    dial: 'Ring den här adressen från ett system som når den:',
    code: 'QR-kod med länken till mötet',
  },

  lobby: {
    connecting: 'Ansluter',
    first: 'Du är först',
    waiting: 'Vi väntar på de andra. Mötet börjar av sig självt när någon kommer.',
    alone: 'De andra har lämnat mötet',
    aloneText: 'Du kan vänta här. Mötet fortsätter om någon kommer tillbaka.',
    waited: (count) =>
      count === 0
        ? 'Öppnades nyss'
        : count === 1
          ? 'Öppnades för 1 minut sedan'
          : `Öppnades för ${count} minuter sedan`,
    ownRoom: 'Rummets eget möte',
    yourPicture: 'Så här ser de andra dig',
    yourSound: 'Säg något: stapeln rör sig när du hörs',
    soundOff: 'Ditt ljud är avstängt',
    cameraOff: 'Kameran är avstängd',
    noPicture: 'Ingen bild från kameran',
  },

  call: {
    microphone: 'Mikrofon',
    muted: 'Ljud av',
    mute: 'Stäng av mikrofonen',
    unmute: 'Slå på mikrofonen',
    camera: 'Kamera',
    cameraOff: 'Kamera av',
    turnCameraOff: 'Stäng av kameran',
    turnCameraOn: 'Slå på kameran',
    volume: 'Volym',
    louder: 'Högre',
    quieter: 'Lägre',
    people: 'Deltagare',
    share: 'Dela skärm',
    stopSharing: 'Sluta dela',
    invite: 'Bjud in',
    devices: 'Utrustning',
    controls: 'Knappar för mötet',
    faces: 'Deltagare i mötet',
    hisPictureOff: 'Kameran är avstängd',
    soundOnly: 'Endast ljud',
    isMuted: 'Ljudet är avstängt',
    connecting: 'Ansluter',
    reconnecting: 'Återansluter',
    lineLost: 'Anslutningen är ostadig. Vi fortsätter att försöka; du behöver inte göra något.',
    restarted: 'Skärmen har startats om. Du är tillbaka i mötet.',
    sharesScreen: (name) => `${name} delar sin skärm`,
    youShare: 'Du delar din skärm',
    left: (count) => `${count} min kvar`,
    over: (count) => `${count} min över tiden`,
    lasted: (count) => `${count} min`,
    timeUp: 'Tiden är ute',
    joined: (name) => `${name} har kommit med`,
    gone: (name) => `${name} har lämnat mötet`,
    youAreMuted: 'Din mikrofon är avstängd',
    youAreHeard: 'Din mikrofon är på',
    demoParty: 'simulerad',
    held: 'Mötet är pausat.',
    heldNext: 'Ingen kan höra eller se dig.',
    goOn: 'Fortsätt',
    goesOn: 'Mötet fortsätter',
  },

  invite: {
    title: 'Bjud in en gäst',
    making: 'Skapar en länk',
    scan: 'Skanna koden med en telefon, eller öppna länken på en dator.',
    link: 'Länk',
    code: 'Kod',
    ends: (time) => `Kan användas till kl. ${time}`,
    ownCertificate:
      'Telefonen varnar för certifikatet första gången. Det är rummets eget: välj ”Avancerat” och sedan ”Fortsätt”.',
    loopbackOnly:
      'Länken fungerar bara på den här datorn, för rummet har ingen adress på nätverket. IT kan ge det en.',
    qr: 'QR-kod med länken för gäster',
  },

  devices: {
    title: 'Utrustning',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    speaker: 'Högtalare',
    automatic: 'Välj åt mig',
    none: 'Hittades inte',
  },

  things: {
    choose: 'Används i möten',
    inRoom: 'I rummet',
    picture: 'Bild från kameran',
    level: 'Tala: stapeln rör sig när du hörs',
    playTone: 'Lyssna på högtalaren',
    playing: 'Spelar en ton',
    setUp: 'Ställ in rummet',
    none: 'Inget är anslutet.',
    noneNext: 'Anslut en kamera eller en högtalartelefon. Den dyker upp här av sig själv.',
    noKeys: 'Ingen enhet här har egna knappar för möten. Använd knapparna på skärmen.',
    pressOne: 'Tryck på en knapp på en enhet, så lyser dess ord upp här.',
    used: 'Används',
    usedInMeetings: 'används i möten',
    lit: 'lyser',
    unplugged: 'Urkopplad',
    kinds: {
      speakerphone: 'Högtalartelefon',
      headset: 'Headset',
      phone: 'Telefon',
      'conference-cam': 'Kamera, mikrofon och högtalare i ett',
      'round-table': 'Kamera för mitten av bordet',
      camera: 'Kamera',
      microphone: 'Mikrofon',
      speaker: 'Högtalare',
      'microphone-and-speaker': 'Mikrofon och högtalare',
      unknown: 'Enhet med knappar',
    },
    parts: { camera: 'Kamera', microphone: 'Mikrofon', speaker: 'Högtalare' },
    buttons: 'Knappar',
    lamps: 'Lampor',
    keys: {
      hook: 'Svara och lägg på',
      mute: 'Ljud av och på',
      reject: 'Avvisa',
      flash: 'Pausa',
      redial: 'Ring upp igen',
      volume: 'Volym',
      key: 'Siffertangenter',
    },
    pressed: {
      lifted: 'Svara',
      putDown: 'Lägg på',
      muted: 'Ljud av',
      heard: 'Ljud på',
      louder: 'Högre',
      quieter: 'Lägre',
      silent: 'Högtalare av',
      key: (key) => `Tangent ${key}`,
    },
    lampNames: { ringing: 'Ringer', offHook: 'I möte', muted: 'Ljud av', held: 'Pausat' },
    ring: 'Låt den ringa',
    stopRinging: 'Sluta ringa',
    tryLamps: 'Prova lamporna',
    nextLamp: 'Nästa lampa',
    lampsOff: 'Släck lamporna',
    record: 'Spela in knapparna (för IT)',
    troubles: {
      gone: {
        says: 'Kabeln är urdragen.',
        next: 'Sätt i den igen. Då är enheten på plats av sig själv.',
      },
      elsewhere: {
        says: 'Ett annat program har ett samtal på den, så dess knappar hör till det programmet.',
        next: 'Avsluta det andra samtalet. Då är den redo här igen av sig själv.',
      },
      flooding: {
        says: 'Den skickar mycket mer än någon trycker, så dess knappar används inte just nu.',
        next: 'Dra ur kabeln och sätt i den igen.',
      },
      'not-answering': {
        says: 'Dess knappar och lampor svarar inte.',
        next: 'Dra ur kabeln och sätt i den igen. Använd knapparna på skärmen så länge.',
      },
      'not-allowed': {
        says: 'Datorn låter inte Rundbord använda dess knappar och lampor.',
        next: 'Använd knapparna på skärmen. IT måste ge Rundbord åtkomst.',
      },
      'not-understood': {
        says: 'Vi förstår inte dess knappar ännu.',
        next: 'Använd knapparna på skärmen. Med en inspelning av dess knappar kan IT få det ändrat.',
      },
    },
    follows: (name) => `Knappar och lampor på ${name} följer mötet.`,
    followsNot: (name) => `Knappar och lampor på ${name} följer inte mötet.`,
  },

  ...bookingSv,
  ...meetingSv,
  ...equipmentSv,
  ...diallingSv,
  ...conferenceSv,

  setUp: {
    title: 'Ställ in rummet',
    people: 'Hur många brukar ni vara?',
    peopleNames: { '1-2': '1 eller 2', '3-6': '3 till 6', '7-or-more': '7 eller fler' },
    place: 'Var sitter ni?',
    placeNames: {
      'before-the-screen': 'Framför skärmen',
      'around-a-table': 'Runt ett bord',
      'at-a-desk': 'Vid ett skrivbord',
      'carried-along': 'På språng',
    },
    proposal: 'Vårt förslag',
    answerBoth: 'Svara på de två frågorna, så ser du här vad som passar.',
    profiles: {
      speakerphone: 'En högtalartelefon',
      'conference-cam': 'Kamera och ljud i en enhet',
      'camera-and-speakerphone': 'En kamera och en högtalartelefon',
      'round-table': 'En kamera mitt på bordet',
    },
    why: {
      'few-near': 'En högtalartelefon nära hör alla.',
      carried: 'Den tas med, så en liten enhet för ljudet räcker.',
      'some-before-the-screen': 'En enhet vid skärmen ser och hör upp till sex personer.',
      'many-before-the-screen':
        'Kameran står vid skärmen, och mikrofonen står där ni sitter, så att alla hörs.',
      'around-a-table': 'Från mitten av bordet ser en kamera alla ansikten.',
    },
    missingHere: 'saknas',
    missing: {
      camera: 'Anslut en kamera och ställ den vid skärmen.',
      microphone: 'Anslut en mikrofon och ställ den nära där ni sitter.',
      speaker: 'Anslut en högtalare, eller slå på ljudet på tv:n.',
      speakerphone: 'Anslut en högtalartelefon och ställ den mitt på bordet.',
      'conference-cam':
        'Det saknas en enhet med kamera, mikrofon och högtalare i ett. Den ska stå vid skärmen.',
      'round-table': 'Det saknas en kamera som ser runt om. Den ska stå mitt på bordet.',
    },
    better: (profile) => `Ännu bättre: ${profile}`,
    use: 'Använd det här',
    used: 'Det används nu.',
  },

  incoming: {
    title: 'Någon ringer',
    answer: 'Svara',
    decline: 'Avvisa',
    byKey: (name) => `eller tryck på den gröna knappen på ${name}`,
    byHandset: (name) => `eller lyft luren på ${name}`,
    said: (name) => `${name} ringer`,
  },

  recording: {
    title: (name) => `Knappar på ${name}`,
    privacy: 'Bara det som knappar och lampor säger spelas in: inget ljud, ingen bild, inga personer.',
    starting: 'Gör i ordning',
    stepOf: (step, steps) => `Steg ${step} av ${steps}`,
    steps: {
      'hook-up': 'Tryck på knappen som svarar, eller lyft luren.',
      'hook-down': 'Tryck på knappen som lägger på, eller lägg på luren.',
      mute: 'Tryck en gång på knappen som stänger av ljudet.',
      'mute-again': 'Tryck på samma knapp en gång till.',
      'volume-up': 'Tryck en gång på knappen för högre ljud.',
      'volume-down': 'Tryck en gång på knappen för lägre ljud.',
      reject: 'Tryck en gång på knappen som avvisar ett samtal.',
      flash: 'Tryck en gång på knappen för paus. Den kan heta Hold eller Flash.',
      redial: 'Tryck en gång på knappen som ringer upp igen.',
      keypad: 'Tryck på alla siffertangenter i följd: 1 till 9, stjärna, 0 och fyrkant.',
      'lamp-ringing': 'Ringer den nu, eller blinkar lampan för samtal?',
      'lamp-off-hook': 'Lyser lampan för samtal nu?',
      'lamp-muted': 'Lyser lampan för ljud av nu?',
      'lamp-held': 'Lyser lampan för paus nu?',
    },
    nothingYet: 'Inget har kommit ännu',
    arrived: 'Det kom fram',
    next: 'Nästa',
    notThere: 'Knappen finns inte, eller det kommer inget',
    yes: 'Ja',
    no: 'Nej',
    allDone: 'Det var allt',
    save: 'Spara till IT',
    discard: 'Släng',
    saved: 'Sparat. Tack för hjälpen.',
    savedAt: 'Filen till IT ligger här:',
    holds:
      'I den står vad enhetens knappar och lampor sade. Där finns inget ljud, ingen bild och inga personer.',
    failed: {
      'device-gone': {
        says: 'Enhetens kabel drogs ur, så inspelningen stannade.',
        next: 'Sätt i kabeln igen och börja om.',
      },
      'not-written': {
        says: 'Inspelningen kunde inte sparas.',
        next: 'IT måste se om datorns disk går att skriva till. Börja sedan om.',
      },
    },
    again: 'Börja om',
    finish: 'Tillbaka till utrustning',
  },

  goodbye: {
    title: 'Mötet är slut',
    notMet: 'Du har lämnat mötet',
    question: 'Hur var bild och ljud?',
    good: 'Bra',
    fair: 'Så där',
    bad: 'Dåligt',
    thanks: 'Tack för ditt svar',
    returns: (seconds) =>
      seconds === 1
        ? 'Skärmen går till startsidan om 1 sekund'
        : `Skärmen går till startsidan om ${seconds} sekunder`,
    rejoin: 'Delta igen',
  },

  wrong: {
    title: 'Det gick inte',
    lost: 'Mötet avbröts',
  },

  pin: {
    title: 'Skriv pinkoden',
    titleFirst: 'Välj en pinkod för inställningarna',
    text: 'Inställningarna är för IT och för den som sköter rummet.',
    textFirst: 'Minst 4 siffror. Den som kan koden kan ändra inställningarna och stänga kiosken.',
    label: 'Pinkod',
    open: 'Öppna',
    choose: 'Använd pinkoden',
    checking: 'Kontrollerar',
  },

  settings: {
    title: 'Inställningar',
    reading: 'Läser inställningarna',
    room: 'Rum',
    roomName: 'Rummets namn',
    site: 'Plats eller byggnad',
    screen: 'Skärm',
    posture: 'Slags skärm',
    postures: {
      room: 'Storskärm i mötesrum',
      terminal: 'Liten pekskärm',
      laptop: 'Bärbar dator',
      door: 'Skärm vid dörren',
    },
    theme: 'Ljus eller mörk',
    themes: { auto: 'Efter slags skärm', dark: 'Mörk', light: 'Ljus' },
    language: 'Språk',
    calendar: 'Kalender',
    sources: 'Kalendrar, en fil eller adress per rad',
    showTitles: 'Visa vad mötena heter',
    showOrganizers: 'Visa vem som ordnar dem',
    save: 'Spara',
    saving: 'Sparar',
    saved: 'Sparat. Det gäller redan.',
    leave: 'Stäng kiosken',
    leaveSure: 'Ska kiosken stängas? Rummet kan inte användas för videomöten förrän IT startar den igen.',
    leaveYes: 'Ja, stäng kiosken',
    leaveNo: 'Nej, stanna här',
    leaving: 'Kiosken stängs',
    file: (path) => `Resten finns i ${path}`,
  },

  diagnostics: {
    now: 'Så här är läget',
    allWell: 'Allt fungerar.',
    about: 'Om kiosken',
    forIt: 'För IT',
    since: (time) => `sedan ${time}`,
    expected: (what) => `Förväntat: ${what}`,
    line: (line) => `rad ${line}`,
    reading: 'Läser',
    version: 'Version',
    shell: 'Fönster',
    sandbox: 'Sandlåda',
    sandboxes: { on: 'på', off: 'av: kiosken startades som root' },
    node: 'Node',
    system: 'System',
    settingsFile: 'Inställningsfil',
    dataFolder: 'Datamapp',
    logFile: 'Loggfil',
    hub: 'Hubb',
    addresses: 'Adresser',
    up: 'Har varit i gång',
    memory: 'Minne',
    settings: 'Inställningar',
  },
};
