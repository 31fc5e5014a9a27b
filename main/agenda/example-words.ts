import type { Language } from '../contract/languages.ts';

/** What the example agenda says in one language: titles, and who invites; roles, no persons. */
export type ExampleWords = {
  readonly note: readonly string[];
  /** Begins every description, so that nobody takes an example for a meeting. */
  readonly example: string;
  readonly morning: string;
  readonly roundTable: string;
  readonly relatives: string;
  readonly coordination: string;
  readonly discharge: string;
  readonly team: string;
  readonly homeCare: string;
  readonly ward: string;
  readonly municipality: string;
  readonly talkingRoom: string;
};

export const exampleWords: Readonly<Record<Language, ExampleWords>> = {
  da: {
    note: [
      'Dette er en eksempelagenda. Ret den frit: kiosken læser ændringer inden for et par sekunder.',
      'Tider uden zone er lokalets egen tid. LOCATION:rundbord:<lokale> er vejen ind i et af vores egne møderum.',
      'Så længe filen ikke er rettet, får den nye eksempler, når kiosken starter.',
    ],
    example: 'Dette er et eksempel og ikke et rigtigt møde.',
    morning: 'Morgenkonference',
    roundTable: 'Rundbordssamtale om udskrivelse',
    relatives: 'Samtale med pårørende',
    coordination: 'Koordinering med kommunen',
    discharge: 'Udskrivelseskonference',
    team: 'Tværfaglig konference om flere sygdomme',
    homeCare: 'Hjemmesygeplejen',
    ward: 'Sengeafsnittet',
    municipality: 'Kommunen',
    talkingRoom: 'Samtalerum 2',
  },
  sv: {
    note: [
      'Detta är en exempelagenda. Ändra den fritt: kiosken läser ändringar inom ett par sekunder.',
      'Tider utan zon är rummets egen tid. LOCATION:rundbord:<rum> är vägen in i ett av våra egna mötesrum.',
      'Så länge filen inte är ändrad får den nya exempel när kiosken startar.',
    ],
    example: 'Detta är ett exempel och inte ett riktigt möte.',
    morning: 'Morgonmöte',
    roundTable: 'Rundabordssamtal om utskrivning',
    relatives: 'Samtal med närstående',
    coordination: 'Samordning med kommunen',
    discharge: 'Samordnad individuell plan',
    team: 'Teamkonferens om flera sjukdomar',
    homeCare: 'Hemsjukvården',
    ward: 'Vårdavdelningen',
    municipality: 'Kommunen',
    talkingRoom: 'Samtalsrum 2',
  },
  nb: {
    note: [
      'Dette er en eksempelagenda. Endre den fritt: kiosken leser endringer innen et par sekunder.',
      'Tider uten sone er rommets egen tid. LOCATION:rundbord:<rom> er veien inn i et av våre egne møterom.',
      'Så lenge filen ikke er endret, får den nye eksempler når kiosken starter.',
    ],
    example: 'Dette er et eksempel og ikke et virkelig møte.',
    morning: 'Morgenmøte',
    roundTable: 'Rundebordssamtale om utskrivning',
    relatives: 'Samtale med pårørende',
    coordination: 'Samarbeid med kommunen',
    discharge: 'Utskrivningsmøte',
    team: 'Tverrfaglig møte om flere sykdommer',
    homeCare: 'Hjemmesykepleien',
    ward: 'Sengeposten',
    municipality: 'Kommunen',
    talkingRoom: 'Samtalerom 2',
  },
  en: {
    note: [
      'This is an example agenda. Edit it as you like: the kiosk reads changes within a few seconds.',
      "Times without a zone are the room's own. LOCATION:rundbord:<room> is the way into a meeting room of our own.",
      'As long as the file is not edited, it gets new examples when the kiosk starts.',
    ],
    example: 'This is an example and not a real meeting.',
    morning: 'Morning conference',
    roundTable: 'Round-table talk about discharge',
    relatives: 'Talk with relatives',
    coordination: 'Coordination with the municipality',
    discharge: 'Discharge conference',
    team: 'Team conference about several diseases',
    homeCare: 'Home-care nursing',
    ward: 'The ward',
    municipality: 'The municipality',
    talkingRoom: 'Consultation room 2',
  },
};
