import { createHash } from 'node:crypto';
import type { DirectoryEntry, EntryKind } from '../contract/directory.ts';
import type { Problem } from '../contract/result.ts';

/** An entry as a source has it. */
export type Listed = Omit<DirectoryEntry, 'favourite'>;

/** Kinds in the order in which they are shown. */
export const kindOrder: readonly EntryKind[] = ['room', 'practice', 'person', 'other'];

/** An entry of these texts; null when there is nobody to call. Texts that are too long are cut, an address is not. */
export function listed(of: {
  readonly name: string;
  readonly kind: EntryKind;
  readonly where: string;
  readonly address: string;
}): Listed | null {
  const line = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  const name = line(of.name).slice(0, 200);
  const address = line(of.address);
  if (name === '' || address === '' || address.length > 500) return null;
  const id = createHash('sha256').update(`${name}\n${address}`).digest('hex').slice(0, 24);
  return { id, name, kind: of.kind, where: line(of.where).slice(0, 200), address };
}

/** What was read of a file: its entries, and the 1-based lines that are none, with what is wrong for IT. */
export type EntryReading = {
  readonly entries: readonly Listed[];
  readonly broken: readonly { readonly line: number; readonly why: string }[];
};

/** What is known of a source. */
export type SourceState = {
  readonly entries: readonly Listed[];
  readonly problem: Problem | null;
  /** False until it was first read, well or badly. */
  readonly settled: boolean;
};

/** A source that is followed. */
export type OpenSource = {
  readonly state: SourceState;
  /** Asks where entries are only found when they are asked for; resolves when what was found is in `state`. Never rejects. */
  seek?(text: string): Promise<void>;
  stop(): void;
};

/** The most entries of one source. */
export const mostEntries = 20_000;

/** Before anything was read. */
export const unreadSource: SourceState = { entries: [], problem: null, settled: false };
