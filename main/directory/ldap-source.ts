import { readFile } from 'node:fs/promises';
import { Client, type Entry as LdapEntry } from 'ldapts';
import type { Clock } from '../contract/clock.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/schema.ts';
import { type Listed, listed, type OpenSource, type SourceState, unreadSource } from './listed.ts';

/** An LDAP server of the settings. */
export type LdapSettings = Extract<Settings['directory']['sources'][number], { readonly ldap: string }>;

/** Milliseconds for a connection, and for one asking. */
const connectWithinMs = 3000;
const answerWithinMs = 4000;
/** Milliseconds after which a connection that nobody asks by is closed. */
const idleMs = 60_000;
/** After a failure nothing is asked for so long, in ms: a server that is gone must not make every key wait. */
const restMs = 10_000;
/** The most entries of one asking, and that are kept. */
const askedEntries = 100;
const keptEntries = 1000;
/** Words of a search that are asked for, and letters of each. */
const mostWords = 4;
const wordLimit = 40;
/** Searches whose answer is known are not asked again for so long, in ms. */
const freshMs = 60_000;

/** Attributes by which people look for somebody, and of which the name is made, the first that is there. */
const nameAttributes = ['displayName', 'cn', 'sn', 'givenName'] as const;

/** A value for a filter (RFC 4515 §3). */
const escaped = (text: string): string =>
  text.replaceAll(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** The other way in which a word of our languages is written; servers compare letters as they are. */
const spellings = (word: string): readonly string[] => [
  ...new Set([
    word,
    word.replaceAll('aa', 'å'),
    word.replaceAll('å', 'aa'),
    word.replaceAll('ö', 'ø'),
    word.replaceAll('ø', 'ö'),
  ]),
];

/**
 * The filter for what is typed: entries that the settings want and of which every word begins a word of a name, the place or the
 * address (RFC 4515). Null when nothing is typed that can be looked for.
 */
export function ldapFilter(
  text: string,
  settings: Pick<LdapSettings, 'filter' | 'address' | 'where'>,
): string | null {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
  if (words.length === 0) return null;
  const attributes = [...nameAttributes, settings.where, settings.address];
  const of = (word: string): string =>
    spellings(word.slice(0, wordLimit))
      .map(escaped)
      .map((value) => attributes.map((name) => `(${name}=${value}*)(${name}=* ${value}*)`).join(''))
      .join('');
  return `(&${settings.filter}${words.map((word) => `(|${of(word)})`).join('')})`;
}

/** Asks an LDAP server (RFC 4511) as one types. What was found is kept in memory, so that it is found when the server is gone. */
export function openLdapSource(
  settings: LdapSettings,
  parts: { readonly clock: Clock; readonly log: Log; readonly onChange: () => void },
): OpenSource {
  const { clock, log, onChange } = parts;
  const at = new URL(settings.ldap).host;
  const kept = new Map<string, Listed>();
  const asked = new Map<string, number>();
  let state: SourceState = { ...unreadSource, settled: true };
  let connecting: Promise<Client> | null = null;
  let restsUntil = 0;
  let cancelIdle = (): void => {};
  let stopped = false;

  const become = (problem: Problem | null): void => {
    if (problem && !state.problem) log.warn(`a directory server: ${problem.code}, ${problem.detail ?? ''}`);
    if (!problem && state.problem) log.info('a directory server answers again');
    state = { ...state, problem };
    onChange();
  };
  const close = (): void => {
    cancelIdle();
    const open = connecting;
    connecting = null;
    open?.then((client) => client.unbind()).catch(() => {});
  };
  const connect = async (): Promise<Client> => {
    const ca = settings.ca === undefined ? undefined : await readFile(settings.ca, 'utf8');
    const secure = settings.ldap.startsWith('ldaps:');
    const client = new Client({
      url: settings.ldap,
      timeout: answerWithinMs,
      connectTimeout: connectWithinMs,
      // A server that closed an idle connection knows nobody on the next.
      autoRebind: true,
      ...(secure && { tlsOptions: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) } }),
    });
    try {
      if (settings.bind !== undefined) await client.bind(settings.bind, settings.password ?? '');
      return client;
    } catch (error) {
      client.unbind().catch(() => {});
      throw error;
    }
  };
  const connected = (): Promise<Client> => {
    connecting ??= connect();
    return connecting;
  };
  const keep = (found: readonly Listed[]): void => {
    const hasNew = found.some(({ id }) => !kept.has(id));
    for (const entry of found) {
      // What was found last is kept longest.
      kept.delete(entry.id);
      kept.set(entry.id, entry);
    }
    for (const id of kept.keys()) {
      if (kept.size <= keptEntries) break;
      kept.delete(id);
    }
    // The same list is the same index.
    if (hasNew) state = { ...state, entries: [...kept.values()] };
  };
  const ask = async (filter: string): Promise<void> => {
    try {
      const open = await connected();
      const pages = open.searchPaginated(settings.base, {
        scope: 'sub',
        filter,
        paged: { pageSize: askedEntries },
        timeLimit: Math.ceil(answerWithinMs / 1000),
        attributes: [...nameAttributes, settings.where, settings.address],
      });
      // Nobody reads more than the first page (RFC 2696); the next letter makes them fewer.
      const first = await pages.next();
      if (stopped) return;
      const found = first.done ? [] : first.value.searchEntries;
      keep(found.flatMap((entry) => listedOf(entry, settings) ?? []));
      asked.set(filter, clock.now());
      become(null);
    } catch (error) {
      if (stopped) return;
      // More than the server gives to anybody.
      if (isTooMany(error)) return;
      close();
      restsUntil = clock.now() + restMs;
      become({ code: 'directory-unreachable', at, detail: reasonOf(error) });
    } finally {
      cancelIdle();
      cancelIdle = clock.after(idleMs, close);
    }
  };

  return {
    get state() {
      return state;
    },
    async seek(text) {
      const filter = ldapFilter(text, settings);
      const now = clock.now();
      if (filter === null || stopped || now < restsUntil) return;
      for (const [one, when] of asked) if (now - when > freshMs) asked.delete(one);
      if (!asked.has(filter)) await ask(filter);
    },
    stop() {
      stopped = true;
      close();
    },
  };
}

/** The first value of an attribute as text. Servers give attributes in any case. */
function firstOf(entry: LdapEntry, name: string): string {
  const key = Object.keys(entry).find((one) => one.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : entry[key];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? '' : first.toString();
}

function listedOf(entry: LdapEntry, settings: LdapSettings): Listed | null {
  const name =
    nameAttributes.map((attribute) => firstOf(entry, attribute)).find((value) => value !== '') ?? '';
  const where = firstOf(entry, settings.where);
  return listed({ name, where, address: firstOf(entry, settings.address), kind: settings.kind });
}

/** Result code sizeLimitExceeded (RFC 4511 §4.1.9). */
const isTooMany = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 4;

/** Why, with nothing of what was looked for: the code of the network or of LDAP, or the name of the error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number'))
    return String(error.code);
  return error.name;
}
