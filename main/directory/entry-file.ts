import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { EntryKind } from '../contract/directory.ts';
import { csvRows } from './csv.ts';
import { kindOf } from './entry-kind.ts';
import { folded } from './folded.ts';
import { type EntryReading, type Listed, listed, mostEntries } from './listed.ts';

/** What columns and keys are called: en, da, sv, nb, and how other systems write their lists. */
const names: Readonly<Record<'name' | 'kind' | 'where' | 'address', readonly string[]>> = {
  name: ['name', 'navn', 'namn', 'display name', 'displayname', 'title', 'rum', 'rom', 'lokale', 'room'],
  kind: ['kind', 'type', 'typ', 'art', 'slags'],
  where: [
    'where',
    'sted',
    'plats',
    'department',
    'afdeling',
    'avdelning',
    'avdeling',
    'site',
    'organisation',
    'location',
  ],
  address: [
    'address',
    'adresse',
    'adress',
    'uri',
    'sip',
    'alias',
    'dial',
    'number',
    'nummer',
    'telefon',
    'phone',
    'tel',
  ],
};
type Field = keyof typeof names;
const fields = Object.entries(names) as [Field, readonly string[]][];
const byName = new Map(fields.flatMap(([field, list]) => list.map((word) => [folded(word), field] as const)));
const fieldOf = (name: string): Field | null => byName.get(folded(name.trim())) ?? null;

/**
 * Reads a file of entries by its name: `.csv`, `.tsv` and `.txt` are tables with a header, all else YAML or JSON: a list of entries, or
 * one under `entries`. A line that is none is skipped and told; an entry without a kind is `other`. Never throws.
 */
export function readEntryFile(text: string, name: string): EntryReading {
  return /\.(?:csv|tsv|txt)$/i.test(name) ? readTable(text) : readList(text);
}

type Draft = Partial<Record<Field, string>>;

function entryOf(draft: Draft): Listed | string {
  const { name = '', where = '', address = '' } = draft;
  if (name.trim() === '') return 'it has no name';
  if (address.trim() === '') return 'it has no address';
  const kind: EntryKind | null = draft.kind?.trim() ? kindOf(draft.kind) : 'other';
  if (kind === null) return 'its kind is none of room, practice, person, other';
  return listed({ name, where, address, kind }) ?? 'its address is too long';
}

function collected(drafts: Iterable<{ readonly line: number; readonly draft: Draft | null }>): EntryReading {
  const entries: Listed[] = [];
  const broken: { line: number; why: string }[] = [];
  for (const { line, draft } of drafts) {
    const entry = draft === null ? 'it is no entry' : entryOf(draft);
    if (typeof entry === 'string') broken.push({ line, why: entry });
    else if (entries.length < mostEntries) entries.push(entry);
    else return { entries, broken: [...broken, { line, why: `only ${mostEntries} entries are read` }] };
  }
  return { entries, broken };
}

function readTable(text: string): EntryReading {
  const [header, ...rows] = csvRows(text);
  if (!header) return { entries: [], broken: [] };
  const columns = header.cells.map(fieldOf);
  if (!columns.includes('name') || !columns.includes('address'))
    return { entries: [], broken: [{ line: header.line, why: 'its first line must name name and address' }] };
  return collected(
    rows.map(({ line, cells }) => {
      const draft: Draft = {};
      for (const [at, field] of columns.entries()) if (field !== null) draft[field] ??= cells[at] ?? '';
      return { line, draft };
    }),
  );
}

function readList(text: string): EntryReading {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\ufeff/, ''), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? 1 : lines.linePos(offset).line;
  const [error] = document.errors;
  if (error)
    return { entries: [], broken: [{ line: lineAt(error.pos[0]), why: 'it is neither YAML nor JSON' }] };
  const root = document.contents;
  const list = isMap(root) ? root.get('entries') : root;
  if (root === null) return { entries: [], broken: [] };
  if (!isSeq(list)) return { entries: [], broken: [{ line: 1, why: 'it is no list of entries' }] };
  return collected(
    list.items.map((item) => {
      const line = lineAt((item as { range?: readonly number[] | null } | null)?.range?.[0]);
      return { line, draft: isMap(item) ? draftOf(item.toJSON()) : null };
    }),
  );
}

function draftOf(value: object): Draft {
  const draft: Draft = {};
  for (const [key, one] of Object.entries(value)) {
    const field = fieldOf(key);
    // A short number that is written without quotes is one all the same.
    if (field !== null && (typeof one === 'string' || typeof one === 'number')) draft[field] ??= String(one);
  }
  return draft;
}
