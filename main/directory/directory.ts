import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../contract/clock.ts';
import {
  type DirectoryEntry,
  type DirectoryFacts,
  type DirectoryFound,
  type EntryKind,
  noDirectory,
  type RecentCall,
} from '../contract/directory.ts';
import type { RememberedCall } from '../contract/kiosk.ts';
import type { Answers } from '../contract/main-end.ts';
import { bad, good, type Problem, type Result } from '../contract/result.ts';
import type { KioskRoom } from '../contract/room.ts';
import { roomAddress } from '../contract/room-address.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/schema.ts';
import type { Store } from '../store/store.ts';
import { calledAddress, calledAddresses } from './called-address.ts';
import { readEntryFile } from './entry-file.ts';
import { type EntryIndex, makeEntryIndex } from './entry-index.ts';
import { openFavourites } from './favourites.ts';
import { openHubSource } from './hub-source.ts';
import { openLdapSource } from './ldap-source.ts';
import type { Listed, OpenSource } from './listed.ts';
import { openRecentCalls } from './recent-calls.ts';
import { readVcards } from './vcards.ts';
import { openWatchedFile } from './watched-file.ts';

/** Whom one can call. */
export type Directory = {
  readonly facts: DirectoryFacts;
  /** What a person should know of: files that are broken, servers that are gone. */
  readonly problems: readonly Problem[];
  watch(listener: () => void): void;
  /** Takes the settings; sources that they do not change stay as they are. */
  use(settings: Pick<Settings, 'directory' | 'dialling' | 'room'>): void;
  /** What was typed or asked for is dialled as that address: so a call is known by the entry whose address a rule of the house rewrote. */
  dials(from: string, to: string): void;
  /** The call that the window is in, for the recent ones. */
  callIs(call: RememberedCall | null): void;
  readonly answers: Pick<
    Answers,
    'directory.search' | 'directory.favour' | 'directory.forgetRecents' | 'call.missed'
  >;
  stop(): void;
};

type SourceSettings = Settings['directory']['sources'][number];
type Followed = { readonly settings: SourceSettings; readonly source: OpenSource };

/** The most entries of one answer. */
const mostFound = 50;
/** How many typed texts are known by what they became. */
const mostTyped = 50;
/** How long a search waits for servers, in ms: with something found already, and with nothing. */
const waitsMs = { some: 700, nothing: 3000 };

/** Opens the directory; it is empty until it is told the settings by `use`. */
export function openDirectory(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<Store, 'read' | 'write' | 'remove'>;
  /** The rooms of the hub's kiosks, `own` among them. */
  readonly rooms: (own: KioskRoom) => Promise<Result<readonly KioskRoom[]>>;
}): Directory {
  const { clock, log, store } = parts;
  const favourites = openFavourites(store);
  const recents = openRecentCalls(store, clock);
  const indexes = new WeakMap<readonly Listed[], EntryIndex>();
  const listeners = new Set<() => void>();
  let followed: readonly Followed[] = [];
  let countryCode = '';
  let own: KioskRoom = { room: '', name: '', site: '' };
  /** The last texts by the addresses that were made of them. */
  const typedAs = new Map<string, string>();
  let told: DirectoryFacts = noDirectory;
  let toldProblems: readonly Problem[] = [];
  let byAddress: ReadonlyMap<string, Listed> | null = null;
  /** The call that is on, so that it is counted once. */
  let counted: number | null = null;

  const entriesNow = (): readonly Listed[] => followed.flatMap(({ source }) => source.state.entries);
  const shown = (entry: Listed): DirectoryEntry => ({ ...entry, favourite: favourites.has(entry.id) });

  /** Those that a source still has; while one cannot be read, or is asked only for what is looked for, all of them. */
  const favouritesNow = (): readonly Listed[] => {
    const current = new Map(entriesNow().map((entry) => [entry.id, entry]));
    const isWhole = followed.every(
      ({ source }) => !source.seek && source.state.settled && !source.state.problem,
    );
    return favourites.entries.flatMap((entry) => current.get(entry.id) ?? (isWhole ? [] : [entry]));
  };
  const tell = (): void => {
    byAddress = null;
    const problems = followed.flatMap(({ source }) => source.state.problem ?? []);
    const facts: DirectoryFacts = {
      has: followed.length > 0,
      favourites: followed.length > 0 ? favouritesNow().map(shown) : [],
      recents: recents.calls,
      troubled: problems.some(({ code }) => code === 'directory-unreachable'),
    };
    if (isDeepStrictEqual(facts, told) && isDeepStrictEqual(problems, toldProblems)) return;
    told = facts;
    toldProblems = problems;
    for (const listener of [...listeners]) listener();
  };
  const opened = (settings: SourceSettings): OpenSource => {
    const common = { clock, log, onChange: tell };
    if ('file' in settings) return openWatchedFile(settings.file, { ...common, read: readEntryFile });
    if ('vcard' in settings) return openWatchedFile(settings.vcard, { ...common, read: readVcards });
    if ('ldap' in settings) return openLdapSource(settings, common);
    return openHubSource({ clock, rooms: parts.rooms, own: () => own, onChange: tell });
  };

  const indexOf = (entries: readonly Listed[]): EntryIndex => {
    const index = indexes.get(entries) ?? makeEntryIndex(entries);
    indexes.set(entries, index);
    return index;
  };
  const found = (text: string, kind: EntryKind | null): readonly Listed[] => {
    const wish = { kind, limit: mostFound + 1, isFavourite: favourites.has };
    const lists = followed.map(({ source }) => source.state.entries).filter(({ length }) => length > 0);
    const [only = [], ...more] = lists;
    if (more.length === 0) return only.length === 0 ? [] : indexOf(only).search(text, wish);
    // Of several sources the best of each, put in order among themselves; the same entry once.
    const best = new Map(
      lists.flatMap((list) => indexOf(list).search(text, wish)).map((entry) => [entry.id, entry]),
    );
    return makeEntryIndex([...best.values()]).search(text, wish);
  };
  const inTime = (asking: Promise<unknown>, ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      void asking.finally(() => {
        cancel();
        resolve();
      });
    });

  const entryAt = (addresses: readonly string[]): Listed | undefined => {
    byAddress ??= new Map(
      entriesNow()
        .toReversed()
        .map((entry) => [calledAddress(entry.address, countryCode), entry]),
    );
    return addresses.map((one) => byAddress?.get(one)).find((one) => one !== undefined);
  };
  const remember = (address: string, name: string, direction: RecentCall['direction']): void => {
    const typed = typedAs.get(address);
    const entry = entryAt(
      [address, ...(typed === undefined ? [] : [typed])].flatMap((one) => calledAddresses(one, countryCode)),
    );
    const call = entry
      ? { name: entry.name, kind: entry.kind, address: entry.address }
      : { name, kind: 'other' as const, address: (typed ?? address).slice(0, 500) };
    recents.add({ ...call, direction }, entry !== undefined);
    tell();
  };

  return {
    get facts() {
      return told;
    },
    get problems() {
      return toldProblems;
    },
    watch(listener) {
      listeners.add(listener);
    },
    use({ directory, dialling, room }) {
      ({ countryCode } = dialling);
      own = { room: room.address, name: room.name, site: room.site };
      const before = followed;
      followed = directory.sources.map((settings) => {
        const kept = before.find((one) => isDeepStrictEqual(one.settings, settings));
        return kept ?? { settings, source: opened(settings) };
      });
      for (const one of before) if (!followed.includes(one)) one.source.stop();
      recents.use(directory.recents);
      tell();
    },
    dials(from, to) {
      const text = typedAs.get(from) ?? from;
      if (text.length > 500 || text.includes('\n') || text === to) return;
      typedAs.delete(to);
      typedAs.set(to, text);
      const [oldest] = typedAs.keys();
      if (typedAs.size > mostTyped && oldest !== undefined) typedAs.delete(oldest);
    },
    callIs(call) {
      const isNew = call !== null && call.since !== counted;
      counted = call?.since ?? null;
      // A meeting is found in the agenda.
      if (!isNew || call.meetingId !== null) return;
      const { address } = call.target;
      if (address === roomAddress(own.room)) return;
      const name = calledAddress(address, countryCode).slice(0, 200);
      remember(address, name, call.incoming ? 'in' : 'out');
    },
    answers: {
      async 'directory.search'({ text, kind }) {
        const local = found(text, kind);
        const asking = followed.flatMap(({ source }) => source.seek?.(text) ?? []);
        if (asking.length > 0)
          await inTime(Promise.all(asking), local.length > 0 ? waitsMs.some : waitsMs.nothing);
        const all = asking.length > 0 ? found(text, kind) : local;
        return good<DirectoryFound>({
          entries: all.slice(0, mostFound).map(shown),
          more: all.length > mostFound,
        });
      },
      'directory.favour'({ entry: id, on }) {
        const entry = entriesNow().find((one) => one.id === id);
        if (on && !entry) return bad('bad-argument', { at: 'entry' });
        if (on && entry) favourites.add(entry);
        else favourites.remove(id);
        tell();
        return good(null);
      },
      'directory.forgetRecents'() {
        recents.forget();
        tell();
        return good(null);
      },
      'call.missed'({ name, address }) {
        remember(address, name, 'missed');
        return good(null);
      },
    },
    stop() {
      for (const { source } of followed) source.stop();
    },
  };
}
