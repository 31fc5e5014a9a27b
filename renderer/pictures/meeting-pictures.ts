import { nothingConnected } from '../../main/contract/connected.ts';
import type { Language } from '../../main/contract/languages.ts';
import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { KioskState, Place } from '../kiosk/state.ts';
import {
  type Look,
  meetingAt,
  minutes,
  now,
  ownRoom,
  type Picture,
  picture,
  sampleOf,
  teams,
  usualDay,
  vdx,
  zoom,
} from './base-state.ts';
import { codecNamed, displayNamed, eagleEye, withConnected } from './connected-samples.ts';

type Told = { readonly purpose: string; readonly long: string; readonly place: string };

/** What invitations say. Nobody in it exists. */
const told: Readonly<Record<Language, Told>> = {
  da: {
    purpose: 'Koordinere hjælpen i hjemmet efter udskrivelsen på torsdag.',
    long: 'Koordinere hjælpen i hjemmet efter udskrivelsen på torsdag.\n1. Siden sidst\n2. Medicin: farmaceutens forslag er sendt ud\n3. Hjælpemidler og genoptræning, visitator ringes op undervejs\n4. Borgerens og de pårørendes egne spørgsmål\n5. Hvem gør hvad, og hvornår tales vi ved igen. Hav gerne den seneste epikrise og medicinlisten ved hånden, og giv besked i god tid, hvis I er forhindret.',
    place: 'Mødelokale Egeskov, Sundhedshuset, 2. sal',
  },
  sv: {
    purpose: 'Samordna hjälpen hemma efter utskrivningen på torsdag.',
    long: 'Samordna hjälpen hemma efter utskrivningen på torsdag.\n1. Sedan sist\n2. Läkemedel: apotekarens förslag är utskickat\n3. Hjälpmedel och rehabilitering, biståndshandläggaren rings upp\n4. Patientens och de anhörigas egna frågor\n5. Vem gör vad, och när hörs vi igen. Ha gärna den senaste epikrisen och läkemedelslistan till hands.',
    place: 'Mötesrum Granen, Hälsocentralen Öst, plan 2',
  },
  nb: {
    purpose: 'Samordne hjelpen hjemme etter utskrivningen på torsdag.',
    long: 'Samordne hjelpen hjemme etter utskrivningen på torsdag.\n1. Siden sist\n2. Medisiner: forslaget fra farmasøyten er sendt ut\n3. Hjelpemidler og opptrening, saksbehandler ringes opp underveis\n4. Pasientens og de pårørendes egne spørsmål\n5. Hvem gjør hva, og når snakkes vi igjen. Ha gjerne siste epikrise og medisinlisten for hånden.',
    place: 'Møterom Furua, Helsehuset, 2. etasje',
  },
  en: {
    purpose: 'Agree on the help at home after the discharge on Thursday.',
    long: 'Agree on the help at home after the discharge on Thursday.\n1. Since last time\n2. Medicines: the pharmacist’s proposal was sent out\n3. Aids and rehabilitation, the care manager is called meanwhile\n4. Questions of the patient and the relatives\n5. Who does what, and when we talk again. Please have the latest discharge letter and the list of medicines at hand.',
    place: 'Meeting room Oak, the health centre, 2nd floor',
  },
};

/** A conference that runs, with all that an invitation can say. */
const full = (look: Look, more: Partial<Meeting> = {}): Meeting => {
  const sample = sampleOf(look);
  return meetingAt(-4, 20, sample.discharge, {
    id: 'shown',
    organizer: sample.nurse,
    location: told[look.language].place,
    purpose: told[look.language].purpose,
    people: [sample.gp, sample.homeCare, sample.relative],
    may: ['extend', 'end', 'release'],
    ...more,
  });
};

const place = (change: Partial<Extract<Place, { kind: 'meeting' }>> = {}): Place => ({
  kind: 'meeting',
  meetingId: 'shown',
  asking: null,
  busy: false,
  problem: null,
  ...change,
});

/** This meeting is looked at, on a day of its own. */
const looked = (
  make: (look: Look) => Meeting,
  at: Partial<Extract<Place, { kind: 'meeting' }>> = {},
  more: (look: Look, base: KioskState) => Partial<KioskState> = () => ({}),
): Picture =>
  picture((look, base) => ({
    agenda: base.agenda && {
      ...base.agenda,
      mayBook: true,
      meetings: [make(look), ...usualDay(look).slice(2)],
    },
    place: place(at),
    ...more(look, base),
  }));

const sip: JoinTarget = {
  engine: 'sip',
  provider: 'sip',
  address: 'sip:71234567@rooms.vconf.dk',
  source: 'text',
  pin: '1234',
};
const codecOf = (): KioskState['connected'] => ({
  ...nothingConnected,
  codecs: [codecNamed('Polycom HDX 7000')],
  codecTakes: ['sip', 'pexip'],
});
const checkInBy = new Date(now + minutes(6)).toISOString();

/** Home with these meetings. */
const home = (
  make: (look: Look) => readonly Meeting[],
  more: (look: Look, base: KioskState) => Partial<KioskState> = () => ({}),
): Picture =>
  picture((look, base) => ({
    agenda: base.agenda && { ...base.agenda, meetings: [...make(look)] },
    ...more(look, base),
  }));

const joinsItself = (look: Look): Meeting => meetingAt(0.2, 30, sampleOf(look).discharge, { id: 'shown' });

/** The details of a meeting, and what home says of the room's day. */
export const meetingPictures: Readonly<Record<string, Picture>> = {
  meeting: looked((look) => full(look)),
  'meeting-bare': looked((look) =>
    meetingAt(36, 30, sampleOf(look).pregnancy, { id: 'shown', location: null }),
  ),
  'meeting-private': looked((look) =>
    full(look, { title: '', private: true, organizer: null, join: [vdx], may: [] }),
  ),
  'meeting-elsewhere': looked((look) =>
    full(look, { join: [teams, { ...zoom, pin: '1234' }, sip], may: [], status: 'tentative' }),
  ),
  'meeting-codec': looked(
    (look) => full(look, { join: [sip, teams] }),
    {},
    () => ({
      connected: codecOf(),
    }),
  ),
  'meeting-no-link': looked((look) => full(look, { join: [], may: ['release'] })),
  'meeting-long': looked((look) =>
    full(look, {
      title: sampleOf(look).long,
      purpose: told[look.language].long,
      people: Array.from({ length: 8 }, (_, index) =>
        index % 2 ? sampleOf(look).gp : `${sampleOf(look).nurse} (${sampleOf(look).nurseRole})`,
      ),
      join: [ownRoom, teams, sip],
      status: 'tentative',
      checkInBy,
    }),
  ),
  'meeting-double': picture((look, base) => ({
    agenda: base.agenda && {
      ...base.agenda,
      meetings: [full(look), meetingAt(6, 30, sampleOf(look).pregnancy)],
    },
    place: place(),
  })),
  'meeting-check-in': looked((look) => full(look, { checkInBy })),
  'meeting-busy': looked((look) => full(look), { busy: true }),
  'meeting-problem': looked((look) => full(look), { problem: { code: 'day-unreachable' } }),
  'meeting-asks-end': looked((look) => full(look), { asking: 'end' }),
  'meeting-asks-release': looked((look) => full(look), { asking: 'release' }),
  'meeting-over': looked(
    (look) => full(look),
    {},
    () => ({ now: now + minutes(30) }),
  ),
  'meeting-gone': looked((look) => full(look), { meetingId: 'gone' }),

  'home-double': home((look) => {
    const sample = sampleOf(look);
    return [
      meetingAt(-9, 30, sample.discharge, { organizer: sample.nurse }),
      meetingAt(-4, 30, sample.pregnancy, { join: [teams] }),
      meetingAt(66, 30, sample.roundTable, { join: [vdx] }),
      meetingAt(81, 30, '', { private: true }),
    ];
  }),
  'home-check-in': home((look) => [
    meetingAt(-4, 30, sampleOf(look).discharge, { checkInBy, organizer: sampleOf(look).nurse }),
    ...usualDay(look).slice(2),
  ]),
  'home-auto-join': home(
    (look) => [joinsItself(look), ...usualDay(look).slice(2)],
    (look, base) => ({
      kiosk: base.kiosk && { ...base.kiosk, autoJoinSeconds: 20 },
      autoJoin: { meeting: joinsItself(look), at: now + 12_000 },
    }),
  ),
  'home-auto-join-long': home(
    (look) => [{ ...joinsItself(look), title: sampleOf(look).long }, ...usualDay(look).slice(2)],
    (look, base) => ({
      kiosk: base.kiosk && { ...base.kiosk, autoJoinSeconds: 20 },
      autoJoin: { meeting: joinsItself(look), at: now + 12_000 },
    }),
  ),
  'home-check-in-long': home((look) => [
    meetingAt(-4, 30, sampleOf(look).long, { checkInBy, organizer: sampleOf(look).nurse }),
    meetingAt(-9, 60, sampleOf(look).pregnancy, { join: [teams] }),
    ...usualDay(look).slice(2),
  ]),
  'home-beside': picture(() => ({
    beside: [{ name: 'Kronborg', where: '', taken: [] }],
    ...withConnected({ cameras: [eagleEye], displays: [displayNamed('Samsung QM55C')] }),
  })),
  'home-book': home(
    (look) => usualDay(look).slice(3),
    (look, base) => ({
      agenda: base.agenda && { ...base.agenda, mayBook: true, meetings: [...usualDay(look).slice(3)] },
    }),
  ),
};
