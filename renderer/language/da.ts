import type { SettingsIssue } from '../../main/contract/kiosk.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import { bookingDa } from './day/da-booking.ts';
import { meetingDa } from './day/da-meeting.ts';
import { conferenceDa } from './dialling/da-conference.ts';
import { diallingDa } from './dialling/da-dialling.ts';
import { diallingProblemsDa } from './dialling/da-problems.ts';
import type { Words } from './en.ts';
import { equipmentDa } from './equipment/da.ts';
import type { ProblemWords } from './problem-words.ts';

const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...diallingProblemsDa,
  'settings-refused': {
    says: 'Der er en fejl i indstillingsfilen, så de sidste gode indstillinger bruges stadig.',
    next: 'Bed IT om at rette den. Linjerne står under Udstyr, Til IT.',
  },
  'settings-unreadable': {
    says: 'Indstillingsfilen kan ikke læses, så de sidste gode indstillinger bruges stadig.',
    next: 'Bed IT om at se på filen. Dens placering står under Udstyr, Til IT.',
  },
  'settings-not-written': {
    says: 'Indstillingerne kunne ikke gemmes.',
    next: 'Prøv igen. Sker det igen, må IT se efter, om filen kan skrives.',
  },
  'pin-wrong': { says: 'Det er ikke den rigtige pinkode.', next: 'Prøv igen, eller spørg IT.' },
  'pin-wait': { says: 'Der er tastet forkert for mange gange.', next: 'Vent lidt, og prøv så igen.' },
  'pin-needed': { says: 'Indstillingerne er låst igen.', next: 'Tast pinkoden en gang til.' },
  'pin-too-simple': { says: 'Den pinkode er for let at gætte.', next: 'Vælg en anden på mindst 4 cifre.' },
  'pin-too-new': {
    says: 'Pinkoden er først valgt, efter at kiosken startede.',
    next: 'Den kan lukke kiosken fra næste start. Indstillingerne kan ændres nu.',
  },
  'agenda-missing': {
    says: 'Lokalet har ingen kalender endnu.',
    next: 'Du kan godt starte et møde. IT kan tilføje en kalender under Indstillinger.',
  },
  'agenda-unreachable': {
    says: 'Kalenderen kan ikke nås lige nu, så dagen kan have ændret sig.',
    next: 'Vi prøver igen af os selv. Brug linket i invitationen, hvis et møde mangler.',
  },
  'agenda-not-allowed': {
    says: 'Kalenderen vil ikke lukke lokalet ind.',
    next: 'Bed IT om at dele kalenderen med lokalet igen.',
  },
  'agenda-broken': {
    says: 'En del af kalenderen kan ikke læses, så et møde kan mangle her.',
    next: 'Brug linket i invitationen, hvis dit møde ikke er her.',
  },
  'agenda-throttled': {
    says: 'Kalenderens server har for travlt lige nu.',
    next: 'Mødelisten kan være lidt gammel. Den bliver frisk igen af sig selv.',
  },
  'agenda-clock': {
    says: 'Kalenderen siger nej, fordi computerens ur går forkert.',
    next: 'Bed IT om at stille computerens ur.',
  },
  'day-not-writable': {
    says: 'Lokalet kan ikke bookes herfra.',
    next: 'Book det i din egen kalender.',
  },
  'day-taken': {
    says: 'Lokalet er optaget på det tidspunkt.',
    next: 'Vælg en kortere tid eller et andet lokale.',
  },
  'day-changed': {
    says: 'Mødet er lige blevet ændret i kalenderen.',
    next: 'Se på det igen, og prøv én gang til.',
  },
  'day-not-allowed': {
    says: 'Kalenderen tillader ikke, at det ændres herfra.',
    next: 'Bed den, der har indkaldt, om at ændre mødet.',
  },
  'day-unreachable': {
    says: 'Kalenderen svarer ikke, så intet er ændret.',
    next: 'Prøv igen om lidt.',
  },
  'day-too-late': {
    says: 'Mødet er allerede slut.',
    next: 'Book lokalet på ny, hvis I stadig skal bruge det.',
  },
  'join-empty': {
    says: 'Der er ikke skrevet noget endnu.',
    next: 'Skriv koden eller linket fra invitationen.',
  },
  'join-not-understood': {
    says: 'Det er ikke noget, der kan ringes til eller deltages i.',
    next: 'Sammenlign med invitationen, tegn for tegn.',
  },
  'join-engine-missing': {
    says: 'Skærmen her kan ikke åbne den slags møde.',
    next: 'Deltag fra din telefon eller computer med linket i invitationen.',
  },
  'code-unknown': {
    says: 'Der er intet møde med den kode.',
    next: 'Se koden efter, eller bed den, der inviterede dig, om en ny.',
  },
  'code-expired': {
    says: 'Koden gælder ikke længere.',
    next: 'Bed den, der inviterede dig, om en ny.',
  },
  'token-invalid': {
    says: 'Mødet ville ikke lukke skærmen ind.',
    next: 'Prøv igen. Sker det igen, så sig til IT, at lokalet blev afvist.',
  },
  'token-expired': { says: 'Adgangen til mødet var udløbet.', next: 'Prøv igen, så får du en ny.' },
  'room-full': {
    says: 'Mødet er fuldt.',
    next: 'Bed et par af deltagerne om at sidde sammen, og prøv igen.',
  },
  'room-name-wrong': {
    says: 'Der er en fejl i mødets adresse.',
    next: 'Bed mødets arrangør om et nyt link.',
  },
  'too-many-tries': {
    says: 'Der er prøvet for mange gange på kort tid.',
    next: 'Vent et minut, og prøv igen.',
  },
  'hub-unreachable': {
    says: 'Videotjenesten svarer ikke.',
    next: 'Se efter, om netværkskablet sidder i, og prøv igen.',
  },
  'hub-port-taken': {
    says: 'Et andet program optager den linje, som videomøder bruger.',
    next: 'Genstart computeren. Sker det igen, så sig det til IT.',
  },
  'link-lost': { says: 'Forbindelsen til mødet røg.', next: 'Prøv igen for at komme tilbage.' },
  'codec-not-answering': {
    says: 'Lokalets videoanlæg svarer ikke.',
    next: 'Se efter, om det er tændt, og prøv igen. Bliver det ved, så sig det til IT.',
  },
  'call-busy': {
    says: 'Der er optaget.',
    next: 'Prøv igen om et par minutter.',
  },
  'call-not-found': {
    says: 'Der er ikke fundet nogen på den adresse.',
    next: 'Se efter i indkaldelsen, om adressen er rigtig, og prøv igen.',
  },
  'call-no-answer': {
    says: 'Der er ingen, der svarer.',
    next: 'Prøv igen, eller ring dem op på telefon.',
  },
  'call-declined': {
    says: 'Opkaldet blev afvist i den anden ende.',
    next: 'Ring dem op på telefon, eller prøv igen senere.',
  },
  'call-failed': {
    says: 'Opkaldet kunne ikke gennemføres, eller det blev afbrudt.',
    next: 'Prøv igen. Bliver det ved, så sig det til IT.',
  },
  'camera-missing': {
    says: 'Der er ikke fundet noget kamera.',
    next: 'Sæt kameraets kabel i. Så kommer billedet af sig selv.',
  },
  'camera-busy': {
    says: 'Et andet program bruger kameraet.',
    next: 'Luk det andet program. Så kommer billedet af sig selv.',
  },
  'camera-not-allowed': {
    says: 'Kameraet må ikke bruges.',
    next: 'Giv siden lov til at bruge kameraet, eller spørg IT.',
  },
  'camera-failed': { says: 'Kameraet går ikke i gang.', next: 'Tag kablet ud, og sæt det i igen.' },
  'microphone-missing': {
    says: 'Der er ikke fundet nogen mikrofon, så ingen kan høre dig.',
    next: 'Sæt mikrofonens kabel i.',
  },
  'microphone-busy': {
    says: 'Et andet program bruger mikrofonen, så ingen kan høre dig.',
    next: 'Luk det andet program.',
  },
  'microphone-not-allowed': {
    says: 'Mikrofonen må ikke bruges, så ingen kan høre dig.',
    next: 'Giv siden lov til at bruge mikrofonen, eller spørg IT.',
  },
  'microphone-failed': {
    says: 'Mikrofonen går ikke i gang, så ingen kan høre dig.',
    next: 'Tag kablet ud, og sæt det i igen.',
  },
  'speaker-missing': {
    says: 'Der er ikke fundet nogen højttaler, så du kan ikke høre de andre.',
    next: 'Tænd for højttaleren eller tv’et, og se kablet efter.',
  },
  'speaker-failed': {
    says: 'Der kommer ingen lyd fra højttaleren.',
    next: 'Vælg en anden højttaler under Udstyr.',
  },
  'share-not-allowed': { says: 'Skærmen blev ikke delt.', next: 'Tryk på Del skærm igen, og vælg en skærm.' },
  'network-down': {
    says: 'Der er intet netværk.',
    next: 'Se efter, om netværkskablet sidder i, eller om det trådløse net er tændt.',
  },
  'devices-down': {
    says: 'Knapper og lamper på højttalertelefonen virker ikke lige nu. Lyd og billede virker.',
    next: 'Brug knapperne på skærmen. Bliver det ved, så sig det til IT.',
  },
  'device-gone': { says: 'Kablet til en af lokalets enheder er taget ud.', next: 'Sæt det i igen.' },
  'device-not-allowed': {
    says: 'Knapper og lamper på en enhed virker ikke, fordi computeren ikke lader Rundbord bruge dem.',
    next: 'Brug knapperne på skærmen. IT må give Rundbord adgang til enheden.',
  },
  'device-not-answering': {
    says: 'Knapper og lamper på en enhed virker ikke, fordi den ikke svarer, som den skal.',
    next: 'Tag kablet ud, og sæt det i igen. Brug knapperne på skærmen så længe.',
  },
  'line-not-answering': {
    says: 'En af lokalets enheder svarer ikke.',
    next: 'Se efter, om den har strøm og er tændt, og om kablet sidder i.',
  },
  'line-not-allowed': {
    says: 'Computeren lader ikke Rundbord bruge kablet til en enhed.',
    next: 'IT må give Rundbord adgang til porten.',
  },
  'line-busy': {
    says: 'Et andet program taler med en af lokalets enheder.',
    next: 'Luk det andet program. Så virker det her af sig selv.',
  },
  'line-refused': {
    says: 'En af lokalets enheder godtager ikke adgangskoden, eller det er ikke den enhed, der blev sat op.',
    next: 'IT må se på dens adgangskode i indstillingerne.',
  },
  'line-gone': {
    says: 'Kablet til en af lokalets enheder er taget ud.',
    next: 'Sæt det i igen. Så er enheden på plads af sig selv.',
  },
  'line-not-supported': {
    says: 'Computeren kan ikke tale med en af lokalets enheder.',
    next: 'IT må installere det, der mangler.',
  },
  'disk-full': {
    says: 'Computerens disk er fuld, så intet nyt kan gemmes.',
    next: 'Møder kan holdes som før. IT må skaffe plads på disken.',
  },
  'disk-not-written': {
    says: 'Intet nyt kan gemmes på computerens disk.',
    next: 'Møder kan holdes som før. IT må se efter, om disken kan skrives.',
  },
  'clock-was-set': {
    says: 'Computerens ur er lige blevet stillet, så tiderne på skærmen kan have flyttet sig.',
    next: 'Sammenlign med dit eget ur. Passer det ikke, så sig det til IT.',
  },
  'window-crashed': {
    says: 'Skærmen måtte starte forfra.',
    next: 'Du skal ikke gøre noget. Samtaler fortsætter.',
  },
  'bad-argument': { says: 'Det lykkedes ikke.', next: 'Prøv igen. Sker det igen, så sig det til IT.' },
  unexpected: { says: 'Der skete en uventet fejl.', next: 'Prøv igen. Sker det igen, så sig det til IT.' },
};

const issues: Readonly<Record<SettingsIssue['code'], string>> = {
  'unknown-key': 'Den indstilling findes ikke.',
  missing: 'Indstillingen mangler.',
  'wrong-type': 'Værdien er af en forkert slags.',
  'not-one-of': 'Det er ikke et af de ord, der kan vælges.',
  'too-small': 'Værdien er for lille eller for kort.',
  'too-large': 'Værdien er for stor eller for lang.',
  'wrong-form': 'Det er ikke skrevet på den rigtige måde.',
  'not-readable': 'Filen kan ikke læses fra dette sted.',
};

/** Dansk. */
export const da: Words = {
  name: 'Dansk',
  locale: 'da-DK',
  problems,
  named: {
    'device-gone': (name) => `Kablet til ${name} er taget ud.`,
    'device-not-allowed': (name) =>
      `Knapper og lamper på ${name} virker ikke, fordi computeren ikke lader Rundbord bruge dem.`,
    'device-not-answering': (name) =>
      `Knapper og lamper på ${name} virker ikke, fordi den ikke svarer, som den skal.`,
    'line-not-answering': (name) => `${name} svarer ikke.`,
    'line-not-allowed': (name) => `Computeren lader ikke Rundbord bruge kablet til ${name}.`,
    'line-busy': (name) => `Et andet program taler med ${name}.`,
    'line-refused': (name) =>
      `${name} godtager ikke adgangskoden, eller det er ikke den enhed, der blev sat op.`,
    'line-gone': (name) => `Kablet til ${name} er taget ud.`,
    'line-not-supported': (name) => `Computeren kan ikke tale med ${name}.`,
  },
  issues,

  common: {
    back: 'Tilbage',
    home: 'Til forsiden',
    close: 'Luk',
    tryAgain: 'Prøv igen',
    you: 'Jer',
    guest: 'Gæst',
    demo: 'Demo',
    details: 'Detaljer',
    join: 'Deltag',
    leave: 'Forlad',
    language: 'Sprog',
    chooseLanguage: 'Vælg sprog',
    privateMeeting: 'Privat møde',
    meeting: 'Møde',
  },

  start: {
    starting: 'Et øjeblik',
    preparing: 'Lokalet gøres klar.',
    slow: 'Det tager længere tid end normalt. Sker der ikke noget inden for et minut, så genstart computeren, eller sig det til IT.',
  },

  home: {
    inMinutes: (count) => (count === 0 ? 'Begynder nu' : count === 1 ? 'Om 1 minut' : `Om ${count} minutter`),
    running: 'I gang',
    freeUntil: (time) => `Ledigt til ${time}`,
    freeRestOfDay: 'Ledigt resten af dagen',
    nextToday: (time) => `Næste møde kl. ${time}`,
    nextTomorrow: (time) => `Næste møde i morgen kl. ${time}`,
    nextOn: (day, time) => `Næste møde ${day} kl. ${time}`,
    organizer: (name) => `Arrangeret af ${name}`,
    tentative: 'Foreløbigt',
    heldIn: (system) => `Holdes i ${system}`,
    heldHere: 'Video her på skærmen',
    noWayIn: 'Intet videolink i invitationen',
    joinByPhone: 'Deltag fra telefon',
    startMeeting: 'Start et møde',
    startMeetingHint: 'Åbner lokalets eget videorum. Inviter de andre med et link eller en QR-kode.',
    codeOrLink: 'Kode eller nummer',
    restOfDay: 'Resten af dagen',
    atTheSameTime: 'Samtidig',
    allDay: 'Hele dagen',
    until: (time) => `til ${time}`,
    ended: (time) => `Slut ${time}`,
    more: (count) => (count === 1 ? '1 møde mere senere' : `${count} møder mere senere`),
    nothingMore: 'Ikke flere møder i dag',
    joinThis: (title, time) => `Deltag i ${title}, ${time}`,
    readingAgenda: 'Læser kalenderen',
    staleSince: (time) => `Som kalenderen var kl. ${time}`,
    moreTroubles: (count) => (count === 1 ? '1 besked mere' : `${count} beskeder mere`),
    demoNote: 'Demonstration: kollegaen i mødet er simuleret.',
  },

  signs: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    sound: 'Lyd',
    network: 'Net',
    works: 'virker',
    trouble: 'virker ikke',
    unknown: 'undersøges',
    open: 'Åbn udstyr',
  },

  join: {
    title: 'Ring op eller deltag',
    label: 'Kode, link, nummer, adresse eller navn',
    hint: 'For eksempel ABCD-2345, 12 34 56 78, 1234@video.example eller et link',
    reading: 'Slår op',
  },

  keyboard: {
    name: 'Tastatur',
    delete: 'Slet',
    space: 'Mellemrum',
    shift: 'Store bogstaver',
  },

  elsewhere: {
    title: (system) => `Mødet holdes i ${system}`,
    titleUnknown: 'Mødet holdes i et andet system',
    text: 'Skærmen her kan ikke åbne det. Du kan deltage fra din egen telefon eller computer.',
    scan: 'Ret telefonens kamera mod koden, og åbn det link, der dukker op.',
    orType: 'Eller åbn denne adresse på en computer:',
    dial: 'Ring til denne adresse fra et system, der kan nå den:',
    code: 'QR-kode med linket til mødet',
  },

  lobby: {
    connecting: 'Forbinder',
    first: 'Du er den første',
    waiting: 'Vi venter på de andre. Mødet begynder af sig selv, når der kommer nogen.',
    alone: 'De andre har forladt mødet',
    aloneText: 'Du kan vente her. Mødet fortsætter, hvis nogen kommer tilbage.',
    waited: (count) =>
      count === 0
        ? 'Åbnet lige nu'
        : count === 1
          ? 'Åbnet for 1 minut siden'
          : `Åbnet for ${count} minutter siden`,
    ownRoom: 'Lokalets eget møde',
    yourPicture: 'Sådan ser de andre dig',
    yourSound: 'Sig noget: bjælken rører sig, når du kan høres',
    soundOff: 'Din lyd er slået fra',
    cameraOff: 'Kameraet er slået fra',
    noPicture: 'Intet billede fra kameraet',
  },

  call: {
    microphone: 'Mikrofon',
    muted: 'Lyd fra',
    mute: 'Slå mikrofonen fra',
    unmute: 'Slå mikrofonen til',
    camera: 'Kamera',
    cameraOff: 'Kamera fra',
    turnCameraOff: 'Slå kameraet fra',
    turnCameraOn: 'Slå kameraet til',
    volume: 'Lydstyrke',
    louder: 'Højere',
    quieter: 'Lavere',
    people: 'Deltagere',
    share: 'Del skærm',
    stopSharing: 'Stop deling',
    invite: 'Inviter',
    devices: 'Udstyr',
    controls: 'Knapper til mødet',
    faces: 'Deltagere i mødet',
    hisPictureOff: 'Kameraet er slået fra',
    soundOnly: 'Kun lyd',
    isMuted: 'Lyden er slået fra',
    connecting: 'Forbinder',
    reconnecting: 'Genopretter forbindelsen',
    lineLost: 'Forbindelsen er ustabil. Vi bliver ved med at prøve; du skal ikke gøre noget.',
    restarted: 'Skærmen er startet igen. Du er tilbage i mødet.',
    sharesScreen: (name) => `${name} deler sin skærm`,
    youShare: 'Du deler din skærm',
    left: (count) => `${count} min. tilbage`,
    over: (count) => `${count} min. over tid`,
    lasted: (count) => `${count} min.`,
    timeUp: 'Tiden er gået',
    joined: (name) => `${name} er kommet med`,
    gone: (name) => `${name} har forladt mødet`,
    youAreMuted: 'Din mikrofon er slået fra',
    youAreHeard: 'Din mikrofon er slået til',
    demoParty: 'simuleret',
    held: 'Mødet er sat på pause.',
    heldNext: 'Ingen kan høre eller se dig.',
    goOn: 'Fortsæt',
    goesOn: 'Mødet fortsætter',
  },

  invite: {
    title: 'Inviter en gæst',
    making: 'Laver et link',
    scan: 'Scan koden med en telefon, eller åbn linket på en computer.',
    link: 'Link',
    code: 'Kode',
    ends: (time) => `Kan bruges til kl. ${time}`,
    ownCertificate:
      'Telefonen advarer om certifikatet første gang. Det er lokalets eget: vælg “Avanceret” og derefter “Fortsæt”.',
    loopbackOnly:
      'Linket virker kun på denne computer, for lokalet har ingen adresse på netværket. IT kan give det en.',
    qr: 'QR-kode med linket til gæster',
  },

  devices: {
    title: 'Udstyr',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    speaker: 'Højttaler',
    automatic: 'Vælg selv for mig',
    none: 'Ikke fundet',
  },

  things: {
    choose: 'Bruges i møder',
    inRoom: 'I lokalet',
    picture: 'Billede fra kameraet',
    level: 'Tal: bjælken rører sig, når du kan høres',
    playTone: 'Hør højttaleren',
    playing: 'Spiller en tone',
    setUp: 'Sæt lokalet op',
    none: 'Der er ikke sat noget i.',
    noneNext: 'Sæt et kamera eller en højttalertelefon i. Så dukker det op her af sig selv.',
    noKeys: 'Ingen enhed her har egne knapper til møder. Brug knapperne på skærmen.',
    pressOne: 'Tryk på en knap på en enhed, så lyser dens ord op her.',
    used: 'I brug',
    usedInMeetings: 'bruges i møder',
    lit: 'lyser',
    unplugged: 'Taget ud',
    kinds: {
      speakerphone: 'Højttalertelefon',
      headset: 'Headset',
      phone: 'Telefon',
      'conference-cam': 'Kamera, mikrofon og højttaler i ét',
      'round-table': 'Kamera til midt på bordet',
      camera: 'Kamera',
      microphone: 'Mikrofon',
      speaker: 'Højttaler',
      'microphone-and-speaker': 'Mikrofon og højttaler',
      unknown: 'Enhed med knapper',
    },
    parts: { camera: 'Kamera', microphone: 'Mikrofon', speaker: 'Højttaler' },
    buttons: 'Knapper',
    lamps: 'Lamper',
    keys: {
      hook: 'Svar og læg på',
      mute: 'Lyd fra og til',
      reject: 'Afvis',
      flash: 'Pause',
      redial: 'Ring op igen',
      volume: 'Lydstyrke',
      key: 'Taltaster',
    },
    pressed: {
      lifted: 'Svar',
      putDown: 'Læg på',
      muted: 'Lyd fra',
      heard: 'Lyd til',
      louder: 'Højere',
      quieter: 'Lavere',
      silent: 'Højttaler fra',
      key: (key) => `Tast ${key}`,
    },
    lampNames: { ringing: 'Ringer', offHook: 'I møde', muted: 'Lyd fra', held: 'På pause' },
    ring: 'Lad den ringe',
    stopRinging: 'Stop ringning',
    tryLamps: 'Prøv lamperne',
    nextLamp: 'Næste lampe',
    lampsOff: 'Sluk lamperne',
    record: 'Optag dens knapper (til IT)',
    troubles: {
      gone: {
        says: 'Kablet er taget ud.',
        next: 'Sæt det i igen. Så er enheden på plads af sig selv.',
      },
      elsewhere: {
        says: 'Et andet program har et opkald på den, så dens knapper hører til det program.',
        next: 'Afslut det andet opkald. Så er den klar her igen af sig selv.',
      },
      flooding: {
        says: 'Den sender meget mere, end nogen trykker, så dens knapper bruges ikke lige nu.',
        next: 'Tag kablet ud, og sæt det i igen.',
      },
      'not-answering': {
        says: 'Dens knapper og lamper svarer ikke.',
        next: 'Tag kablet ud, og sæt det i igen. Brug knapperne på skærmen så længe.',
      },
      'not-allowed': {
        says: 'Computeren lader ikke Rundbord bruge dens knapper og lamper.',
        next: 'Brug knapperne på skærmen. IT må give Rundbord adgang.',
      },
      'not-understood': {
        says: 'Vi forstår ikke dens knapper endnu.',
        next: 'Brug knapperne på skærmen. Med en optagelse af dens knapper kan IT få det ændret.',
      },
    },
    follows: (name) => `Knapper og lamper på ${name} følger mødet.`,
    followsNot: (name) => `Knapper og lamper på ${name} følger ikke mødet.`,
  },

  ...bookingDa,
  ...meetingDa,
  ...equipmentDa,
  ...diallingDa,
  ...conferenceDa,

  setUp: {
    title: 'Sæt lokalet op',
    people: 'Hvor mange er I som regel?',
    peopleNames: { '1-2': '1 eller 2', '3-6': '3 til 6', '7-or-more': '7 eller flere' },
    place: 'Hvor sidder I?',
    placeNames: {
      'before-the-screen': 'Foran skærmen',
      'around-a-table': 'Rundt om et bord',
      'at-a-desk': 'Ved et skrivebord',
      'carried-along': 'På farten',
    },
    proposal: 'Vores forslag',
    answerBoth: 'Svar på de to spørgsmål, så ser du her, hvad der passer.',
    profiles: {
      speakerphone: 'En højttalertelefon',
      'conference-cam': 'Kamera og lyd i én enhed',
      'camera-and-speakerphone': 'Et kamera og en højttalertelefon',
      'round-table': 'Et kamera midt på bordet',
    },
    why: {
      'few-near': 'En højttalertelefon tæt på jer hører alle.',
      carried: 'Det tages med rundt, så én lille enhed til lyden er nok.',
      'some-before-the-screen': 'Én enhed ved skærmen ser og hører op til seks personer.',
      'many-before-the-screen': 'Kameraet står ved skærmen, og mikrofonen står hos jer, så alle kan høres.',
      'around-a-table': 'Midt på bordet ser et kamera alle ansigter.',
    },
    missingHere: 'mangler',
    missing: {
      camera: 'Sæt et kamera i, og stil det ved skærmen.',
      microphone: 'Sæt en mikrofon i, og stil den tæt på, hvor I sidder.',
      speaker: 'Sæt en højttaler i, eller tænd for lyden på tv’et.',
      speakerphone: 'Sæt en højttalertelefon i, og stil den midt på bordet.',
      'conference-cam':
        'Der mangler en enhed med kamera, mikrofon og højttaler i ét. Den skal stå ved skærmen.',
      'round-table': 'Der mangler et kamera, der ser hele vejen rundt. Det skal stå midt på bordet.',
    },
    better: (profile) => `Endnu bedre: ${profile}`,
    use: 'Brug det',
    used: 'Det er i brug.',
  },

  incoming: {
    title: 'Der er opkald',
    answer: 'Svar',
    decline: 'Afvis',
    byKey: (name) => `eller tryk på den grønne knap på ${name}`,
    byHandset: (name) => `eller løft røret på ${name}`,
    said: (name) => `${name} ringer`,
  },

  recording: {
    title: (name) => `Knapper på ${name}`,
    privacy: 'Kun det, knapper og lamper siger, optages: ingen lyd, intet billede, ingen personer.',
    starting: 'Gør klar',
    stepOf: (step, steps) => `Trin ${step} af ${steps}`,
    steps: {
      'hook-up': 'Tryk på knappen, der svarer, eller løft røret.',
      'hook-down': 'Tryk på knappen, der lægger på, eller læg røret på.',
      mute: 'Tryk én gang på knappen, der slår lyden fra.',
      'mute-again': 'Tryk på den samme knap én gang til.',
      'volume-up': 'Tryk én gang på knappen for højere lyd.',
      'volume-down': 'Tryk én gang på knappen for lavere lyd.',
      reject: 'Tryk én gang på knappen, der afviser et opkald.',
      flash: 'Tryk én gang på knappen for pause. Den kan hedde Hold eller Flash.',
      redial: 'Tryk én gang på knappen, der ringer op igen.',
      keypad: 'Tryk på alle taltaster efter hinanden: 1 til 9, stjerne, 0 og firkant.',
      'lamp-ringing': 'Ringer den nu, eller blinker lampen for opkald?',
      'lamp-off-hook': 'Lyser lampen for opkald nu?',
      'lamp-muted': 'Lyser lampen for lyd fra nu?',
      'lamp-held': 'Lyser lampen for pause nu?',
    },
    nothingYet: 'Der er ikke kommet noget endnu',
    arrived: 'Det kom frem',
    next: 'Næste',
    notThere: 'Knappen findes ikke, eller der kommer ikke noget',
    yes: 'Ja',
    no: 'Nej',
    allDone: 'Det var det hele',
    save: 'Gem til IT',
    discard: 'Smid væk',
    saved: 'Gemt. Tak for hjælpen.',
    savedAt: 'Filen til IT ligger her:',
    holds:
      'I den står, hvad enhedens knapper og lamper sagde. Der er ingen lyd, intet billede og ingen personer i den.',
    failed: {
      'device-gone': {
        says: 'Enhedens kabel blev taget ud, så optagelsen stoppede.',
        next: 'Sæt kablet i igen, og begynd forfra.',
      },
      'not-written': {
        says: 'Optagelsen kunne ikke gemmes.',
        next: 'IT må se efter, om computerens disk kan skrives. Begynd så forfra.',
      },
    },
    again: 'Begynd forfra',
    finish: 'Tilbage til udstyr',
  },

  goodbye: {
    title: 'Mødet er slut',
    notMet: 'Du har forladt mødet',
    question: 'Hvordan var billede og lyd?',
    good: 'Godt',
    fair: 'Nogenlunde',
    bad: 'Dårligt',
    thanks: 'Tak for dit svar',
    returns: (seconds) =>
      seconds === 1
        ? 'Skærmen går til forsiden om 1 sekund'
        : `Skærmen går til forsiden om ${seconds} sekunder`,
    rejoin: 'Deltag igen',
  },

  wrong: {
    title: 'Det lykkedes ikke',
    lost: 'Mødet blev afbrudt',
  },

  pin: {
    title: 'Tast pinkoden',
    titleFirst: 'Vælg en pinkode til indstillingerne',
    text: 'Indstillingerne er til IT og til den, der passer lokalet.',
    textFirst: 'Mindst 4 cifre. Den, der kender koden, kan ændre indstillingerne og lukke kiosken.',
    label: 'Pinkode',
    open: 'Åbn',
    choose: 'Brug pinkoden',
    checking: 'Ser efter',
  },

  settings: {
    title: 'Indstillinger',
    reading: 'Læser indstillingerne',
    room: 'Lokale',
    roomName: 'Lokalets navn',
    site: 'Sted eller bygning',
    screen: 'Skærm',
    posture: 'Slags skærm',
    postures: {
      room: 'Storskærm i mødelokale',
      terminal: 'Lille trykskærm',
      laptop: 'Bærbar',
      door: 'Skærm ved døren',
    },
    theme: 'Lys eller mørk',
    themes: { auto: 'Efter slags skærm', dark: 'Mørk', light: 'Lys' },
    language: 'Sprog',
    calendar: 'Kalender',
    sources: 'Kalendere, en fil eller adresse på hver linje',
    showTitles: 'Vis, hvad møderne hedder',
    showOrganizers: 'Vis, hvem der arrangerer dem',
    save: 'Gem',
    saving: 'Gemmer',
    saved: 'Gemt. Det gælder allerede.',
    leave: 'Luk kiosken',
    leaveSure: 'Skal kiosken lukkes? Lokalet kan ikke bruges til videomøder, før IT starter den igen.',
    leaveYes: 'Ja, luk kiosken',
    leaveNo: 'Nej, bliv her',
    leaving: 'Kiosken lukker',
    file: (path) => `Resten står i ${path}`,
  },

  diagnostics: {
    now: 'Sådan står det til',
    allWell: 'Det hele virker.',
    about: 'Om kiosken',
    forIt: 'Til IT',
    since: (time) => `siden ${time}`,
    expected: (what) => `Forventet: ${what}`,
    line: (line) => `linje ${line}`,
    reading: 'Læser',
    version: 'Version',
    shell: 'Vindue',
    sandbox: 'Sandkasse',
    sandboxes: { on: 'til', off: 'fra: kiosken blev startet som root' },
    node: 'Node',
    system: 'System',
    settingsFile: 'Indstillingsfil',
    dataFolder: 'Datamappe',
    logFile: 'Logfil',
    hub: 'Hub',
    addresses: 'Adresser',
    up: 'Har kørt i',
    memory: 'Hukommelse',
    settings: 'Indstillinger',
  },
};
