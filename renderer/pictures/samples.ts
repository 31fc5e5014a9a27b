import type { Language } from '../../main/contract/languages.ts';

/** What a room in each country could have in its calendar. Nobody in it exists. */
export type Samples = {
  readonly room: string;
  readonly site: string;
  readonly discharge: string;
  readonly team: string;
  readonly pregnancy: string;
  readonly roundTable: string;
  readonly ward: string;
  readonly long: string;
  readonly nurse: string;
  readonly nurseRole: string;
  readonly gp: string;
  readonly gpRole: string;
  readonly homeCare: string;
  readonly homeCareRole: string;
  readonly relative: string;
  readonly colleague: string;
  readonly colleagueRole: string;
};

export const samples: Readonly<Record<Language, Samples>> = {
  da: {
    room: 'Mødelokale Egeskov',
    site: 'Sundhedshuset',
    discharge: 'Udskrivningskonference',
    team: 'Teammøde',
    pregnancy: 'Fælles gravidteam',
    roundTable: 'Rundbordssamtale',
    ward: 'Virtuel stuegang i hjemmet',
    long: 'Tværsektoriel koordineringskonference om rehabilitering og genoptræning efter hofteoperation med hjemmesygeplejen',
    nurse: 'Karen Holm',
    nurseRole: 'sygeplejerske, ordstyrer',
    gp: 'Jens Lund',
    gpRole: 'praktiserende læge',
    homeCare: 'Hjemmeplejen',
    homeCareRole: 'hos borgeren',
    relative: 'Mette',
    colleague: 'Robotkollega',
    colleagueRole: 'hospitalssocialrådgiver',
  },
  sv: {
    room: 'Mötesrum Granen',
    site: 'Hälsocentralen Öst',
    discharge: 'Utskrivningskonferens',
    team: 'Teammöte',
    pregnancy: 'Gemensamt mödravårdsteam',
    roundTable: 'Rundabordssamtal',
    ward: 'Virtuell rond i hemmet',
    long: 'Tvärprofessionell samordningskonferens om rehabilitering efter höftoperation med hemsjukvården och primärvården',
    nurse: 'Åsa Lindqvist',
    nurseRole: 'sjuksköterska, ordförande',
    gp: 'Björn Ek',
    gpRole: 'läkare på hälsocentralen',
    homeCare: 'Hemsjukvården',
    homeCareRole: 'hos patienten',
    relative: 'Märta',
    colleague: 'Robotkollega',
    colleagueRole: 'sjukhuskurator',
  },
  nb: {
    room: 'Møterom Furua',
    site: 'Helsehuset',
    discharge: 'Utskrivningskonferanse',
    team: 'Teammøte',
    pregnancy: 'Felles svangerskapsteam',
    roundTable: 'Rundebordssamtale',
    ward: 'Virtuell visitt i hjemmet',
    long: 'Tverrfaglig samhandlingskonferanse om rehabilitering og opptrening etter hofteoperasjon med hjemmesykepleien',
    nurse: 'Ingrid Moe',
    nurseRole: 'sykepleier, møteleder',
    gp: 'Øyvind Dahl',
    gpRole: 'fastlege',
    homeCare: 'Hjemmetjenesten',
    homeCareRole: 'hos pasienten',
    relative: 'Solveig',
    colleague: 'Robotkollega',
    colleagueRole: 'sykehussosionom',
  },
  en: {
    room: 'Meeting room Oak',
    site: 'The health centre',
    discharge: 'Discharge conference',
    team: 'Team meeting',
    pregnancy: 'Joint pregnancy team',
    roundTable: 'Round-table talk',
    ward: 'Virtual ward round at home',
    long: 'Multidisciplinary coordination conference on rehabilitation after hip surgery with home nursing and the clinic',
    nurse: 'Karen Hill',
    nurseRole: 'nurse, chair',
    gp: 'James Lund',
    gpRole: 'general practitioner',
    homeCare: 'Home care',
    homeCareRole: 'with the patient',
    relative: 'Mary',
    colleague: 'Robot colleague',
    colleagueRole: 'hospital social worker',
  },
};
