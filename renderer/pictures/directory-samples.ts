import type {
  DirectoryEntry,
  DirectoryFacts,
  DirectoryFound,
  RecentCall,
} from '../../main/contract/directory.ts';
import type { Language } from '../../main/contract/languages.ts';
import { type Look, minutes, now } from './base-state.ts';

/** Names of rooms, practices and colleagues who do not exist: rooms, practices, people, each with where it is. */
const names: Readonly<Record<Language, readonly (readonly [DirectoryEntry['kind'], string, string])[]>> = {
  da: [
    ['practice', 'Lægehuset Nørregade', 'Nørregade 4, Bogense'],
    ['room', 'Medicinsk Afdeling M, mødelokale 3', 'Universitetshospitalet'],
    ['practice', 'Hjemmesygeplejen Nord, vagttelefon', 'Kommunen'],
    ['person', 'Anne-Sophie Kirkegaard-Mortensen', 'Udskrivningskoordinator'],
    ['room', 'Træningscenter Vest', 'Kommunen'],
    ['other', 'Tolketjenesten', ''],
  ],
  sv: [
    ['practice', 'Vårdcentralen Kvarnen', 'Storgatan 4'],
    ['room', 'Medicinkliniken, konferensrum 3', 'Universitetssjukhuset'],
    ['practice', 'Hemsjukvården Norr, jourtelefon', 'Kommunen'],
    ['person', 'Anna-Karin Söderström-Wallin', 'Utskrivningssamordnare'],
    ['room', 'Rehabiliteringen Väst', 'Kommunen'],
    ['other', 'Tolkförmedlingen', ''],
  ],
  nb: [
    ['practice', 'Legekontoret Storgata', 'Storgata 4'],
    ['room', 'Medisinsk avdeling, møterom 3', 'Universitetssykehuset'],
    ['practice', 'Hjemmesykepleien nord, vakttelefon', 'Kommunen'],
    ['person', 'Anne-Kristine Bjørnstad-Kvernmo', 'Utskrivningskoordinator'],
    ['room', 'Rehabiliteringssenteret vest', 'Kommunen'],
    ['other', 'Tolketjenesten', ''],
  ],
  en: [
    ['practice', 'North Street Surgery', '4 North Street'],
    ['room', 'Medical ward M, meeting room 3', 'University hospital'],
    ['practice', 'District nursing north, duty phone', 'The council'],
    ['person', 'Anne-Sophie Kirkpatrick-Morrison', 'Discharge coordinator'],
    ['room', 'Rehabilitation centre west', 'The council'],
    ['other', 'Interpreting service', ''],
  ],
};

/** Entries of a directory, by country. */
export const entriesOf = ({ language }: Pick<Look, 'language'>): readonly DirectoryEntry[] =>
  names[language].map(([kind, name, where], place) => ({
    id: `e${place}`,
    name,
    kind,
    where,
    address: `${71_234_560 + place}@rooms.example`,
    favourite: place < 3,
  }));

/** A directory in use: three favourites, and calls of today, yesterday and last week. */
export function directoryOf(look: Pick<Look, 'language'>): DirectoryFacts {
  const entries = entriesOf(look);
  const recents = (['out', 'missed', 'in', 'out'] as const).flatMap((direction, place): RecentCall[] => {
    const entry = entries[place];
    const at = now - minutes([24, 190, 1500, 14_000][place] ?? 0);
    return entry
      ? [{ id: `r${place}`, name: entry.name, kind: entry.kind, address: entry.address, direction, at }]
      : [];
  });
  return { has: true, favourites: entries.filter(({ favourite }) => favourite), recents, troubled: false };
}

/** More than a list holds. */
export function foundMany(look: Pick<Look, 'language'>): DirectoryFound {
  const entries = entriesOf(look);
  const many = Array.from({ length: 50 }, (_, place) => {
    const entry = entries[place % entries.length];
    return entry ? [{ ...entry, id: `m${place}`, name: `${entry.name} ${place + 1}` }] : [];
  }).flat();
  return { entries: many, more: true };
}
