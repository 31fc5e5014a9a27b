import type { EntryKind } from '../contract/directory.ts';
import { folded } from './folded.ts';

/** What kinds are called in files of houses: en, da, sv, nb, and the words of vCard (RFC 6350 §6.1.4, RFC 6473, RFC 6869). */
const words: Readonly<Record<EntryKind, readonly string[]>> = {
  room: [
    'room',
    'rum',
    'rom',
    'lokale',
    'modelokale',
    'motesrum',
    'moterom',
    'location',
    'device',
    'enhed',
    'enhet',
    'codec',
    'vmr',
  ],
  practice: [
    'practice',
    'praksis',
    'klinik',
    'klinikk',
    'clinic',
    'mottagning',
    'legekontor',
    'vardcentral',
    'department',
    'afdeling',
    'afsnit',
    'avdelning',
    'avdeling',
    'ward',
    'org',
    'organization',
    'organisation',
    'group',
    'team',
  ],
  person: ['person', 'individual', 'colleague', 'kollega', 'people', 'medarbejder', 'medarbetare', 'ansatt'],
  other: ['other', 'andet', 'annat', 'annet', 'application'],
};

const byWord = new Map(
  Object.entries(words).flatMap(([kind, list]) =>
    list.map((word) => [folded(word), kind as EntryKind] as const),
  ),
);

/** The kind that a word means; null when it is none. */
export const kindOf = (word: string): EntryKind | null => byWord.get(folded(word.trim())) ?? null;
