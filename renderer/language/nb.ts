import type { SettingsIssue } from '../../main/contract/kiosk.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import { bookingNb } from './day/nb-booking.ts';
import { meetingNb } from './day/nb-meeting.ts';
import { conferenceNb } from './dialling/nb-conference.ts';
import { diallingNb } from './dialling/nb-dialling.ts';
import { diallingProblemsNb } from './dialling/nb-problems.ts';
import type { Words } from './en.ts';
import { equipmentNb } from './equipment/nb.ts';
import type { ProblemWords } from './problem-words.ts';

const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...diallingProblemsNb,
  'settings-refused': {
    says: 'Det er en feil i innstillingsfilen, så de siste gode innstillingene brukes fortsatt.',
    next: 'Be IT om å rette den. Linjene står under Utstyr, For IT.',
  },
  'settings-unreadable': {
    says: 'Innstillingsfilen kan ikke leses, så de siste gode innstillingene brukes fortsatt.',
    next: 'Be IT om å se på filen. Hvor den ligger, står under Utstyr, For IT.',
  },
  'settings-not-written': {
    says: 'Innstillingene kunne ikke lagres.',
    next: 'Prøv igjen. Skjer det igjen, må IT se om filen kan skrives til.',
  },
  'pin-wrong': { says: 'Det er ikke riktig PIN-kode.', next: 'Prøv igjen, eller spør IT.' },
  'pin-wait': { says: 'Feil PIN-kode for mange ganger.', next: 'Vent litt, og prøv så igjen.' },
  'pin-needed': { says: 'Innstillingene er låst igjen.', next: 'Tast PIN-koden en gang til.' },
  'pin-too-simple': { says: 'Den PIN-koden er for lett å gjette.', next: 'Velg en annen med minst 4 sifre.' },
  'pin-too-new': {
    says: 'PIN-koden ble først valgt etter at kiosken startet.',
    next: 'Den kan lukke kiosken fra neste start. Innstillingene kan endres nå.',
  },
  'agenda-missing': {
    says: 'Rommet har ingen kalender ennå.',
    next: 'Du kan likevel starte et møte. IT kan legge til en kalender under Innstillinger.',
  },
  'agenda-unreachable': {
    says: 'Kalenderen kan ikke nås akkurat nå, så dagen kan ha endret seg.',
    next: 'Vi prøver igjen av oss selv. Bruk lenken i invitasjonen hvis et møte mangler.',
  },
  'agenda-not-allowed': {
    says: 'Kalenderen slipper ikke rommet inn.',
    next: 'Be IT om å dele kalenderen med rommet på nytt.',
  },
  'agenda-broken': {
    says: 'En del av kalenderen kan ikke leses, så et møte kan mangle her.',
    next: 'Bruk lenken i invitasjonen hvis møtet ditt ikke er her.',
  },
  'agenda-throttled': {
    says: 'Serveren til kalenderen har det for travelt akkurat nå.',
    next: 'Møtelisten kan være litt gammel. Den blir oppdatert igjen av seg selv.',
  },
  'agenda-clock': {
    says: 'Kalenderen sier nei fordi klokken på datamaskinen går feil.',
    next: 'Be IT om å stille klokken på datamaskinen.',
  },
  'day-not-writable': {
    says: 'Rommet kan ikke bookes herfra.',
    next: 'Book det i din egen kalender.',
  },
  'day-taken': {
    says: 'Rommet er opptatt da.',
    next: 'Velg en kortere tid eller et annet rom.',
  },
  'day-changed': {
    says: 'Møtet er nettopp endret i kalenderen.',
    next: 'Se på det igjen, og prøv en gang til.',
  },
  'day-not-allowed': {
    says: 'Kalenderen tillater ikke at dette endres herfra.',
    next: 'Be den som har innkalt, om å endre møtet.',
  },
  'day-unreachable': {
    says: 'Kalenderen svarer ikke, så ingenting er endret.',
    next: 'Prøv igjen om litt.',
  },
  'day-too-late': {
    says: 'Møtet er allerede over.',
    next: 'Book rommet på nytt hvis dere fortsatt trenger det.',
  },
  'join-empty': { says: 'Det er ikke skrevet noe ennå.', next: 'Skriv koden eller lenken fra invitasjonen.' },
  'join-not-understood': {
    says: 'Det kan verken ringes opp eller deltas i.',
    next: 'Sammenlign med invitasjonen, tegn for tegn.',
  },
  'join-engine-missing': {
    says: 'Denne skjermen kan ikke åpne den typen møte.',
    next: 'Delta fra telefonen eller datamaskinen din med lenken i invitasjonen.',
  },
  'code-unknown': {
    says: 'Ingen møter har den koden.',
    next: 'Sjekk koden, eller be den som inviterte deg, om en ny.',
  },
  'code-expired': {
    says: 'Koden gjelder ikke lenger.',
    next: 'Be den som inviterte deg, om en ny.',
  },
  'token-invalid': {
    says: 'Møtet slapp ikke skjermen inn.',
    next: 'Prøv igjen. Skjer det igjen, så si til IT at rommet ble avvist.',
  },
  'token-expired': { says: 'Tilgangen til møtet var utløpt.', next: 'Prøv igjen, så får du en ny.' },
  'room-full': {
    says: 'Møtet er fullt.',
    next: 'Be noen av deltakerne om å sitte sammen, og prøv igjen.',
  },
  'room-name-wrong': {
    says: 'Det er en feil i adressen til møtet.',
    next: 'Be den som arrangerer møtet, om en ny lenke.',
  },
  'too-many-tries': { says: 'Det ble for mange forsøk på kort tid.', next: 'Vent et minutt, og prøv igjen.' },
  'hub-unreachable': {
    says: 'Videotjenesten svarer ikke.',
    next: 'Se etter at nettverkskabelen sitter i, og prøv igjen.',
  },
  'hub-port-taken': {
    says: 'Et annet program bruker linjen som videomøter trenger.',
    next: 'Start datamaskinen på nytt. Skjer det igjen, så si ifra til IT.',
  },
  'link-lost': { says: 'Forbindelsen til møtet ble brutt.', next: 'Prøv igjen for å komme tilbake.' },
  'codec-not-answering': {
    says: 'Videoanlegget i rommet svarer ikke.',
    next: 'Sjekk at det er slått på, og prøv igjen. Hvis det ikke hjelper, si fra til IT.',
  },
  'call-busy': {
    says: 'Det er opptatt.',
    next: 'Prøv igjen om noen minutter.',
  },
  'call-not-found': {
    says: 'Fant ingen på den adressen.',
    next: 'Sjekk adressen i innkallingen, og prøv igjen.',
  },
  'call-no-answer': {
    says: 'Ingen svarte.',
    next: 'Prøv igjen, eller ring dem på telefon.',
  },
  'call-declined': {
    says: 'Anropet ble avvist i den andre enden.',
    next: 'Ring dem på telefon, eller prøv igjen senere.',
  },
  'call-failed': {
    says: 'Anropet kunne ikke settes opp, eller det ble brutt.',
    next: 'Prøv igjen. Hvis det ikke hjelper, si fra til IT.',
  },
  'camera-missing': {
    says: 'Fant ikke noe kamera.',
    next: 'Sett i kabelen til kameraet. Bildet kommer av seg selv.',
  },
  'camera-busy': {
    says: 'Et annet program bruker kameraet.',
    next: 'Lukk det andre programmet. Bildet kommer av seg selv.',
  },
  'camera-not-allowed': {
    says: 'Kameraet har ikke lov til å brukes.',
    next: 'La siden bruke kameraet, eller spør IT.',
  },
  'camera-failed': { says: 'Kameraet starter ikke.', next: 'Ta ut kabelen, og sett den i igjen.' },
  'microphone-missing': {
    says: 'Fant ingen mikrofon, så ingen kan høre deg.',
    next: 'Sett i kabelen til mikrofonen.',
  },
  'microphone-busy': {
    says: 'Et annet program bruker mikrofonen, så ingen kan høre deg.',
    next: 'Lukk det andre programmet.',
  },
  'microphone-not-allowed': {
    says: 'Mikrofonen har ikke lov til å brukes, så ingen kan høre deg.',
    next: 'La siden bruke mikrofonen, eller spør IT.',
  },
  'microphone-failed': {
    says: 'Mikrofonen starter ikke, så ingen kan høre deg.',
    next: 'Ta ut kabelen, og sett den i igjen.',
  },
  'speaker-missing': {
    says: 'Fant ingen høyttaler, så du kan ikke høre de andre.',
    next: 'Slå på høyttaleren eller TV-en, og sjekk kabelen.',
  },
  'speaker-failed': {
    says: 'Det kommer ingen lyd fra høyttaleren.',
    next: 'Velg en annen høyttaler under Utstyr.',
  },
  'share-not-allowed': {
    says: 'Skjermen ble ikke delt.',
    next: 'Trykk på Del skjerm igjen, og velg en skjerm.',
  },
  'network-down': {
    says: 'Det er ikke noe nettverk.',
    next: 'Se etter at nettverkskabelen sitter i, eller at det trådløse nettet er på.',
  },
  'devices-down': {
    says: 'Knapper og lamper på høyttalertelefonen virker ikke akkurat nå. Lyd og bilde virker.',
    next: 'Bruk knappene på skjermen. Vedvarer det, så si ifra til IT.',
  },
  'device-gone': { says: 'Kabelen til en av enhetene i rommet er tatt ut.', next: 'Sett den i igjen.' },
  'device-not-allowed': {
    says: 'Knapper og lamper på en enhet virker ikke, fordi datamaskinen ikke lar Rundbord bruke dem.',
    next: 'Bruk knappene på skjermen. IT må gi Rundbord tilgang til enheten.',
  },
  'device-not-answering': {
    says: 'Knapper og lamper på en enhet virker ikke, fordi den ikke svarer som den skal.',
    next: 'Ta ut kabelen, og sett den i igjen. Bruk knappene på skjermen så lenge.',
  },
  'line-not-answering': {
    says: 'En av rommets enheter svarer ikke.',
    next: 'Se etter at den har strøm og er slått på, og at kabelen sitter i.',
  },
  'line-not-allowed': {
    says: 'Datamaskinen lar ikke Rundbord bruke kabelen til en enhet.',
    next: 'IT må gi Rundbord tilgang til porten.',
  },
  'line-busy': {
    says: 'Et annet program snakker med en av rommets enheter.',
    next: 'Lukk det andre programmet. Da virker det her av seg selv.',
  },
  'line-refused': {
    says: 'En av rommets enheter godtar ikke passordet, eller det er ikke den enheten som ble satt opp.',
    next: 'IT må se på passordet i innstillingene.',
  },
  'line-gone': {
    says: 'Kabelen til en av rommets enheter er tatt ut.',
    next: 'Sett den i igjen. Da er enheten på plass av seg selv.',
  },
  'line-not-supported': {
    says: 'Datamaskinen kan ikke snakke med en av rommets enheter.',
    next: 'IT må installere det som mangler.',
  },
  'disk-full': {
    says: 'Disken i datamaskinen er full, så ikke noe nytt kan lagres.',
    next: 'Møter kan holdes som før. IT må skaffe plass på disken.',
  },
  'disk-not-written': {
    says: 'Ikke noe nytt kan lagres på disken i datamaskinen.',
    next: 'Møter kan holdes som før. IT må se om disken kan skrives til.',
  },
  'clock-was-set': {
    says: 'Klokken i datamaskinen er nettopp stilt, så tidene på skjermen kan ha flyttet seg.',
    next: 'Sammenlign med din egen klokke. Stemmer det ikke, så si ifra til IT.',
  },
  'window-crashed': {
    says: 'Skjermen måtte starte på nytt.',
    next: 'Du trenger ikke gjøre noe. Samtaler fortsetter.',
  },
  'bad-argument': { says: 'Det gikk ikke.', next: 'Prøv igjen. Skjer det igjen, så si ifra til IT.' },
  unexpected: { says: 'Noe uventet gikk galt.', next: 'Prøv igjen. Skjer det igjen, så si ifra til IT.' },
};

const issues: Readonly<Record<SettingsIssue['code'], string>> = {
  'unknown-key': 'Den innstillingen finnes ikke.',
  missing: 'Innstillingen mangler.',
  'wrong-type': 'Verdien er av feil slag.',
  'not-one-of': 'Det er ikke et av ordene som kan velges.',
  'too-small': 'Verdien er for liten eller for kort.',
  'too-large': 'Verdien er for stor eller for lang.',
  'wrong-form': 'Det er ikke skrevet på riktig måte.',
  'not-readable': 'Filen kan ikke leses herfra.',
};

/** Norsk bokmål. */
export const nb: Words = {
  name: 'Norsk',
  locale: 'nb-NO',
  problems,
  named: {
    'device-gone': (name) => `Kabelen til ${name} er tatt ut.`,
    'device-not-allowed': (name) =>
      `Knapper og lamper på ${name} virker ikke, fordi datamaskinen ikke lar Rundbord bruke dem.`,
    'device-not-answering': (name) =>
      `Knapper og lamper på ${name} virker ikke, fordi den ikke svarer som den skal.`,
    'line-not-answering': (name) => `${name} svarer ikke.`,
    'line-not-allowed': (name) => `Datamaskinen lar ikke Rundbord bruke kabelen til ${name}.`,
    'line-busy': (name) => `Et annet program snakker med ${name}.`,
    'line-refused': (name) =>
      `${name} godtar ikke passordet, eller det er ikke den enheten som ble satt opp.`,
    'line-gone': (name) => `Kabelen til ${name} er tatt ut.`,
    'line-not-supported': (name) => `Datamaskinen kan ikke snakke med ${name}.`,
  },
  issues,

  common: {
    back: 'Tilbake',
    home: 'Til forsiden',
    close: 'Lukk',
    tryAgain: 'Prøv igjen',
    you: 'Dere',
    guest: 'Gjest',
    demo: 'Demo',
    details: 'Detaljer',
    join: 'Delta',
    leave: 'Forlat',
    language: 'Språk',
    chooseLanguage: 'Velg språk',
    privateMeeting: 'Privat møte',
    meeting: 'Møte',
  },

  start: {
    starting: 'Et øyeblikk',
    preparing: 'Rommet gjøres klart.',
    slow: 'Dette tar lengre tid enn vanlig. Skjer det ikke noe innen et minutt, så start datamaskinen på nytt eller si ifra til IT.',
  },

  home: {
    inMinutes: (count) =>
      count === 0 ? 'Begynner nå' : count === 1 ? 'Om 1 minutt' : `Om ${count} minutter`,
    running: 'Pågår',
    freeUntil: (time) => `Ledig til ${time}`,
    freeRestOfDay: 'Ledig resten av dagen',
    nextToday: (time) => `Neste møte kl. ${time}`,
    nextTomorrow: (time) => `Neste møte i morgen kl. ${time}`,
    nextOn: (day, time) => `Neste møte ${day} kl. ${time}`,
    organizer: (name) => `Arrangeres av ${name}`,
    tentative: 'Foreløpig',
    heldIn: (system) => `Holdes i ${system}`,
    heldHere: 'Video her på skjermen',
    noWayIn: 'Ingen videolenke i invitasjonen',
    joinByPhone: 'Delta fra telefon',
    startMeeting: 'Start et møte',
    startMeetingHint: 'Åpner rommets eget videorom. Inviter de andre med en lenke eller en QR-kode.',
    codeOrLink: 'Kode eller nummer',
    restOfDay: 'Resten av dagen',
    atTheSameTime: 'Samtidig',
    allDay: 'Hele dagen',
    until: (time) => `til ${time}`,
    ended: (time) => `Slutt ${time}`,
    more: (count) => (count === 1 ? '1 møte til senere' : `${count} møter til senere`),
    nothingMore: 'Ingen flere møter i dag',
    joinThis: (title, time) => `Delta i ${title}, ${time}`,
    readingAgenda: 'Leser kalenderen',
    staleSince: (time) => `Slik kalenderen var kl. ${time}`,
    moreTroubles: (count) => (count === 1 ? '1 beskjed til' : `${count} beskjeder til`),
    demoNote: 'Demonstrasjon: kollegaen i møtet er simulert.',
  },

  signs: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    sound: 'Lyd',
    network: 'Nett',
    works: 'virker',
    trouble: 'virker ikke',
    unknown: 'undersøkes',
    open: 'Åpne utstyr',
  },

  join: {
    title: 'Ring opp eller delta',
    label: 'Kode, lenke, nummer, adresse eller navn',
    hint: 'For eksempel ABCD-2345, 12 34 56 78, 1234@video.example eller en lenke',
    reading: 'Slår opp',
  },

  keyboard: {
    name: 'Tastatur',
    delete: 'Slett',
    space: 'Mellomrom',
    shift: 'Store bokstaver',
  },

  elsewhere: {
    title: (system) => `Møtet holdes i ${system}`,
    titleUnknown: 'Møtet holdes i et annet system',
    text: 'Denne skjermen kan ikke åpne det. Du kan delta fra din egen telefon eller datamaskin.',
    scan: 'Rett kameraet på telefonen mot koden, og åpne lenken som dukker opp.',
    orType: 'Eller åpne denne adressen på en datamaskin:',
    dial: 'Ring denne adressen fra et system som kan nå den:',
    code: 'QR-kode med lenken til møtet',
  },

  lobby: {
    connecting: 'Kobler til',
    first: 'Du er først ute',
    waiting: 'Vi venter på de andre. Møtet begynner av seg selv når det kommer noen.',
    alone: 'De andre har forlatt møtet',
    aloneText: 'Du kan vente her. Møtet fortsetter hvis noen kommer tilbake.',
    waited: (count) =>
      count === 0
        ? 'Åpnet akkurat nå'
        : count === 1
          ? 'Åpnet for 1 minutt siden'
          : `Åpnet for ${count} minutter siden`,
    ownRoom: 'Rommets eget møte',
    yourPicture: 'Slik ser de andre deg',
    yourSound: 'Si noe: søylen beveger seg når du høres',
    soundOff: 'Lyden din er av',
    cameraOff: 'Kameraet er av',
    noPicture: 'Ikke noe bilde fra kameraet',
  },

  call: {
    microphone: 'Mikrofon',
    muted: 'Lyd av',
    mute: 'Slå av mikrofonen',
    unmute: 'Slå på mikrofonen',
    camera: 'Kamera',
    cameraOff: 'Kamera av',
    turnCameraOff: 'Slå av kameraet',
    turnCameraOn: 'Slå på kameraet',
    volume: 'Volum',
    louder: 'Høyere',
    quieter: 'Lavere',
    people: 'Deltakere',
    share: 'Del skjerm',
    stopSharing: 'Stopp deling',
    invite: 'Inviter',
    devices: 'Utstyr',
    controls: 'Knapper for møtet',
    faces: 'Deltakere i møtet',
    hisPictureOff: 'Kameraet er av',
    soundOnly: 'Bare lyd',
    isMuted: 'Lyden er av',
    connecting: 'Kobler til',
    reconnecting: 'Kobler til igjen',
    lineLost: 'Forbindelsen er ustabil. Vi fortsetter å prøve; du trenger ikke gjøre noe.',
    restarted: 'Skjermen har startet på nytt. Du er tilbake i møtet.',
    sharesScreen: (name) => `${name} deler skjermen sin`,
    youShare: 'Du deler skjermen din',
    left: (count) => `${count} min igjen`,
    over: (count) => `${count} min over tiden`,
    lasted: (count) => `${count} min`,
    timeUp: 'Tiden er ute',
    joined: (name) => `${name} er kommet med`,
    gone: (name) => `${name} har forlatt møtet`,
    youAreMuted: 'Mikrofonen din er av',
    youAreHeard: 'Mikrofonen din er på',
    demoParty: 'simulert',
    held: 'Møtet er satt på pause.',
    heldNext: 'Ingen kan høre eller se deg.',
    goOn: 'Fortsett',
    goesOn: 'Møtet fortsetter',
  },

  invite: {
    title: 'Inviter en gjest',
    making: 'Lager en lenke',
    scan: 'Skann koden med en telefon, eller åpne lenken på en datamaskin.',
    link: 'Lenke',
    code: 'Kode',
    ends: (time) => `Kan brukes til kl. ${time}`,
    ownCertificate:
      'Telefonen advarer om sertifikatet første gang. Det er rommets eget: velg «Avansert» og så «Fortsett».',
    loopbackOnly:
      'Lenken virker bare på denne datamaskinen, for rommet har ingen adresse på nettverket. IT kan gi det en.',
    qr: 'QR-kode med lenken for gjester',
  },

  devices: {
    title: 'Utstyr',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    speaker: 'Høyttaler',
    automatic: 'Velg for meg',
    none: 'Ikke funnet',
  },

  things: {
    choose: 'Brukes i møter',
    inRoom: 'I rommet',
    picture: 'Bilde fra kameraet',
    level: 'Snakk: søylen beveger seg når du høres',
    playTone: 'Hør på høyttaleren',
    playing: 'Spiller en tone',
    setUp: 'Sett opp rommet',
    none: 'Ikke noe er koblet til.',
    noneNext: 'Koble til et kamera eller en høyttalertelefon. Så dukker det opp her av seg selv.',
    noKeys: 'Ingen enhet her har egne knapper for møter. Bruk knappene på skjermen.',
    pressOne: 'Trykk på en knapp på en enhet, så lyser ordet dens opp her.',
    used: 'I bruk',
    usedInMeetings: 'brukes i møter',
    lit: 'lyser',
    unplugged: 'Koblet fra',
    kinds: {
      speakerphone: 'Høyttalertelefon',
      headset: 'Hodesett',
      phone: 'Telefon',
      'conference-cam': 'Kamera, mikrofon og høyttaler i ett',
      'round-table': 'Kamera for midten av bordet',
      camera: 'Kamera',
      microphone: 'Mikrofon',
      speaker: 'Høyttaler',
      'microphone-and-speaker': 'Mikrofon og høyttaler',
      unknown: 'Enhet med knapper',
    },
    parts: { camera: 'Kamera', microphone: 'Mikrofon', speaker: 'Høyttaler' },
    buttons: 'Knapper',
    lamps: 'Lamper',
    keys: {
      hook: 'Svar og legg på',
      mute: 'Lyd av og på',
      reject: 'Avvis',
      flash: 'Pause',
      redial: 'Ring opp igjen',
      volume: 'Volum',
      key: 'Talltaster',
    },
    pressed: {
      lifted: 'Svar',
      putDown: 'Legg på',
      muted: 'Lyd av',
      heard: 'Lyd på',
      louder: 'Høyere',
      quieter: 'Lavere',
      silent: 'Høyttaler av',
      key: (key) => `Tast ${key}`,
    },
    lampNames: { ringing: 'Ringer', offHook: 'I møte', muted: 'Lyd av', held: 'På pause' },
    ring: 'La den ringe',
    stopRinging: 'Stopp ringingen',
    tryLamps: 'Prøv lampene',
    nextLamp: 'Neste lampe',
    lampsOff: 'Slukk lampene',
    record: 'Ta opp knappene (for IT)',
    troubles: {
      gone: {
        says: 'Kabelen er tatt ut.',
        next: 'Sett den i igjen. Så er enheten på plass av seg selv.',
      },
      elsewhere: {
        says: 'Et annet program har en samtale på den, så knappene hører til det programmet.',
        next: 'Avslutt den andre samtalen. Så er den klar her igjen av seg selv.',
      },
      flooding: {
        says: 'Den sender mye mer enn noen trykker, så knappene brukes ikke akkurat nå.',
        next: 'Ta ut kabelen, og sett den i igjen.',
      },
      'not-answering': {
        says: 'Knappene og lampene på den svarer ikke.',
        next: 'Ta ut kabelen, og sett den i igjen. Bruk knappene på skjermen så lenge.',
      },
      'not-allowed': {
        says: 'Datamaskinen lar ikke Rundbord bruke knappene og lampene på den.',
        next: 'Bruk knappene på skjermen. IT må gi Rundbord tilgang.',
      },
      'not-understood': {
        says: 'Vi forstår ikke knappene på den ennå.',
        next: 'Bruk knappene på skjermen. Med et opptak av knappene kan IT få det endret.',
      },
    },
    follows: (name) => `Knapper og lamper på ${name} følger møtet.`,
    followsNot: (name) => `Knapper og lamper på ${name} følger ikke møtet.`,
  },

  ...bookingNb,
  ...meetingNb,
  ...equipmentNb,
  ...diallingNb,
  ...conferenceNb,

  setUp: {
    title: 'Sett opp rommet',
    people: 'Hvor mange er dere vanligvis?',
    peopleNames: { '1-2': '1 eller 2', '3-6': '3 til 6', '7-or-more': '7 eller flere' },
    place: 'Hvor sitter dere?',
    placeNames: {
      'before-the-screen': 'Foran skjermen',
      'around-a-table': 'Rundt et bord',
      'at-a-desk': 'Ved et skrivebord',
      'carried-along': 'På farten',
    },
    proposal: 'Vårt forslag',
    answerBoth: 'Svar på de to spørsmålene, så ser du her hva som passer.',
    profiles: {
      speakerphone: 'En høyttalertelefon',
      'conference-cam': 'Kamera og lyd i én enhet',
      'camera-and-speakerphone': 'Et kamera og en høyttalertelefon',
      'round-table': 'Et kamera midt på bordet',
    },
    why: {
      'few-near': 'En høyttalertelefon nær dere hører alle.',
      carried: 'Den tas med, så én liten enhet til lyden er nok.',
      'some-before-the-screen': 'Én enhet ved skjermen ser og hører opptil seks personer.',
      'many-before-the-screen': 'Kameraet står ved skjermen, og mikrofonen står hos dere, så alle høres.',
      'around-a-table': 'Fra midten av bordet ser et kamera alle ansikter.',
    },
    missingHere: 'mangler',
    missing: {
      camera: 'Koble til et kamera, og sett det ved skjermen.',
      microphone: 'Koble til en mikrofon, og sett den nær der dere sitter.',
      speaker: 'Koble til en høyttaler, eller slå på lyden på TV-en.',
      speakerphone: 'Koble til en høyttalertelefon, og sett den midt på bordet.',
      'conference-cam':
        'Det mangler en enhet med kamera, mikrofon og høyttaler i ett. Den skal stå ved skjermen.',
      'round-table': 'Det mangler et kamera som ser hele veien rundt. Det skal stå midt på bordet.',
    },
    better: (profile) => `Enda bedre: ${profile}`,
    use: 'Bruk dette',
    used: 'Dette er i bruk.',
  },

  incoming: {
    title: 'Noen ringer',
    answer: 'Svar',
    decline: 'Avvis',
    byKey: (name) => `eller trykk på den grønne knappen på ${name}`,
    byHandset: (name) => `eller løft røret på ${name}`,
    said: (name) => `${name} ringer`,
  },

  recording: {
    title: (name) => `Knapper på ${name}`,
    privacy: 'Bare det knapper og lamper sier, tas opp: ingen lyd, ikke noe bilde, ingen personer.',
    starting: 'Gjør klart',
    stepOf: (step, steps) => `Trinn ${step} av ${steps}`,
    steps: {
      'hook-up': 'Trykk på knappen som svarer, eller løft røret.',
      'hook-down': 'Trykk på knappen som legger på, eller legg på røret.',
      mute: 'Trykk én gang på knappen som slår av lyden.',
      'mute-again': 'Trykk på den samme knappen én gang til.',
      'volume-up': 'Trykk én gang på knappen for høyere lyd.',
      'volume-down': 'Trykk én gang på knappen for lavere lyd.',
      reject: 'Trykk én gang på knappen som avviser et anrop.',
      flash: 'Trykk én gang på knappen for pause. Den kan hete Hold eller Flash.',
      redial: 'Trykk én gang på knappen som ringer opp igjen.',
      keypad: 'Trykk på alle talltastene etter hverandre: 1 til 9, stjerne, 0 og firkant.',
      'lamp-ringing': 'Ringer den nå, eller blinker lampen for anrop?',
      'lamp-off-hook': 'Lyser lampen for anrop nå?',
      'lamp-muted': 'Lyser lampen for lyd av nå?',
      'lamp-held': 'Lyser lampen for pause nå?',
    },
    nothingYet: 'Det har ikke kommet noe ennå',
    arrived: 'Det kom fram',
    next: 'Neste',
    notThere: 'Knappen finnes ikke, eller det kommer ikke noe',
    yes: 'Ja',
    no: 'Nei',
    allDone: 'Det var alt',
    save: 'Lagre til IT',
    discard: 'Kast',
    saved: 'Lagret. Takk for hjelpen.',
    savedAt: 'Filen til IT ligger her:',
    holds:
      'I den står det hva knappene og lampene på enheten sa. Det er ingen lyd, ikke noe bilde og ingen personer i den.',
    failed: {
      'device-gone': {
        says: 'Kabelen til enheten ble tatt ut, så opptaket stoppet.',
        next: 'Sett i kabelen igjen, og begynn på nytt.',
      },
      'not-written': {
        says: 'Opptaket kunne ikke lagres.',
        next: 'IT må se om disken i datamaskinen kan skrives til. Begynn så på nytt.',
      },
    },
    again: 'Begynn på nytt',
    finish: 'Tilbake til utstyr',
  },

  goodbye: {
    title: 'Møtet er slutt',
    notMet: 'Du har forlatt møtet',
    question: 'Hvordan var bilde og lyd?',
    good: 'Bra',
    fair: 'Sånn passe',
    bad: 'Dårlig',
    thanks: 'Takk for svaret',
    returns: (seconds) =>
      seconds === 1
        ? 'Skjermen går til forsiden om 1 sekund'
        : `Skjermen går til forsiden om ${seconds} sekunder`,
    rejoin: 'Delta igjen',
  },

  wrong: {
    title: 'Det gikk ikke',
    lost: 'Møtet ble avbrutt',
  },

  pin: {
    title: 'Tast PIN-koden',
    titleFirst: 'Velg en PIN-kode for innstillingene',
    text: 'Innstillingene er for IT og for den som har ansvar for rommet.',
    textFirst: 'Minst 4 sifre. Den som kjenner koden, kan endre innstillingene og lukke kiosken.',
    label: 'PIN-kode',
    open: 'Åpne',
    choose: 'Bruk PIN-koden',
    checking: 'Sjekker',
  },

  settings: {
    title: 'Innstillinger',
    reading: 'Leser innstillingene',
    room: 'Rom',
    roomName: 'Navnet på rommet',
    site: 'Sted eller bygning',
    screen: 'Skjerm',
    posture: 'Type skjerm',
    postures: {
      room: 'Storskjerm i møterom',
      terminal: 'Liten berøringsskjerm',
      laptop: 'Bærbar PC',
      door: 'Skjerm ved døren',
    },
    theme: 'Lys eller mørk',
    themes: { auto: 'Etter type skjerm', dark: 'Mørk', light: 'Lys' },
    language: 'Språk',
    calendar: 'Kalender',
    sources: 'Kalendere, én fil eller adresse per linje',
    showTitles: 'Vis hva møtene heter',
    showOrganizers: 'Vis hvem som arrangerer dem',
    save: 'Lagre',
    saving: 'Lagrer',
    saved: 'Lagret. Det gjelder allerede.',
    leave: 'Lukk kiosken',
    leaveSure: 'Skal kiosken lukkes? Rommet kan ikke brukes til videomøter før IT starter den igjen.',
    leaveYes: 'Ja, lukk kiosken',
    leaveNo: 'Nei, bli her',
    leaving: 'Kiosken lukkes',
    file: (path) => `Resten står i ${path}`,
  },

  diagnostics: {
    now: 'Slik står det til',
    allWell: 'Alt virker.',
    about: 'Om kiosken',
    forIt: 'For IT',
    since: (time) => `siden ${time}`,
    expected: (what) => `Forventet: ${what}`,
    line: (line) => `linje ${line}`,
    reading: 'Leser',
    version: 'Versjon',
    shell: 'Vindu',
    sandbox: 'Sandkasse',
    sandboxes: { on: 'på', off: 'av: kiosken ble startet som root' },
    node: 'Node',
    system: 'System',
    settingsFile: 'Innstillingsfil',
    dataFolder: 'Datamappe',
    logFile: 'Loggfil',
    hub: 'Hub',
    addresses: 'Adresser',
    up: 'Har kjørt i',
    memory: 'Minne',
    settings: 'Innstillinger',
  },
};
