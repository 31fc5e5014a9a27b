import { resolve } from 'node:path';
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { SettingsIssue } from '../contract/kiosk.ts';
import { issuesOf } from './issues-of.ts';
import { type AgendaSource, type Settings, settingsSchema } from './schema.ts';
import { pathInWords, type SettingsPath } from './settings-path.ts';
import { openSealed, type Unseal, unsealHere } from './unseal.ts';

/** How a settings file is written; its name tells: `.json` is JSON, all else is YAML. */
export type SettingsForm = 'yaml' | 'json';

export const settingsFormOf = (file: string): SettingsForm => (/\.json$/i.test(file) ? 'json' : 'yaml');

export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly issues: readonly SettingsIssue[] };

/** More mistakes than anybody reads at once: then it is another file. */
const mostIssues = 100;

/**
 * Reads a settings file's text: the settings, with paths made absolute from `folder`, or every mistake in it with its
 * line. A text with nothing in it is all defaults. What is sealed is opened with `unseal` before it is judged; what that
 * leaves closed is no mistake, so that there may be no issue and yet no settings. Never throws.
 */
export function readSettings(
  text: string,
  form: SettingsForm,
  folder: string,
  unseal: Unseal = unsealHere(),
): SettingsReading {
  const parsed = parse(text, form);
  if (!parsed.ok) return parsed;
  const { document, lines } = parsed;
  const { data, closed } = openSealed(parsed.data, unseal);
  const wrongSeals = closed.flatMap(({ path, why }) => {
    if (why.kind !== 'wrong') return [];
    const issue = { path: pathInWords(path), code: 'not-readable', expected: why.expected } as const;
    return [{ ...issue, ...lineOf(document, lines, path) }];
  });
  if (wrongSeals.length > 0) return { ok: false, issues: wrongSeals.slice(0, mostIssues) };
  const judged = settingsSchema.safeParse(data ?? {});
  if (judged.success) return { ok: true, settings: withAbsolutePaths(judged.data, folder) };
  const issues = issuesOf(judged.error.issues.slice(0, mostIssues), data)
    .slice(0, mostIssues)
    .filter(({ path }) => !closed.some((one) => pathInWords(one.path) === pathInWords(path)))
    .map(({ path, code, expected }) => ({
      path: pathInWords(path),
      code,
      expected,
      ...lineOf(document, lines, path),
    }));
  return { ok: false, issues: issues.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** One change of a settings file. A list is given anew: places of the old one that stay as they stand, and new entries. */
export type SettingsEdit =
  | { readonly path: readonly string[]; readonly value: string | boolean }
  | {
      readonly path: readonly string[];
      readonly items: readonly ({ readonly keep: number } | { readonly add: unknown })[];
    };

/**
 * The text with the edits made, its comments and order kept; null when the text cannot be understood or has something
 * else where an edit goes.
 */
export function editSettingsText(
  text: string,
  form: SettingsForm,
  edits: readonly SettingsEdit[],
): string | null {
  const parsed = parse(text, form);
  if (!parsed.ok) return null;
  const { document } = parsed;
  try {
    for (const edit of edits) {
      const { path } = edit;
      makeGroups(document, path);
      if ('value' in edit) {
        const old = document.getIn(path, true);
        // A scalar that is changed in place keeps its comment and its quotes.
        if (isScalar(old)) old.value = edit.value;
        else document.setIn(path, edit.value);
        continue;
      }
      const old = document.getIn(path, true);
      const entries = edit.items.flatMap((item) => {
        if ('add' in item) return [document.createNode(item.add)];
        return isSeq(old) ? [old.items[item.keep]] : [];
      });
      if (isSeq(old)) old.items = entries;
      else document.setIn(path, document.createNode(entries));
    }
    if (form === 'json') {
      const indent = /^\t/m.test(text) ? '\t' : indentOf(text);
      return `${JSON.stringify(document.toJS(), null, indent)}\n`;
    }
    const written = document.toString({ lineWidth: 0, indent: Math.max(2, indentOf(text)) });
    return text.includes('\r\n') ? written.replaceAll(/\r?\n/g, '\r\n') : written;
  } catch {
    // An alias or a value in the way of an edit; to be mended by hand.
    return null;
  }
}

/** What stands in the text, as plain data, for finding what an edit would change; null when it cannot be understood. */
export function settingsDataOf(text: string, form: SettingsForm): unknown {
  const parsed = parse(text, form);
  return parsed.ok ? parsed.data : null;
}

type Parsed =
  | { readonly ok: true; readonly document: Document; readonly lines: LineCounter; readonly data: unknown }
  | { readonly ok: false; readonly issues: readonly SettingsIssue[] };

function parse(text: string, form: SettingsForm): Parsed {
  const lines = new LineCounter();
  try {
    if (form === 'json' && text.trim() !== '') {
      const wrong = jsonMistake(text);
      if (wrong) return { ok: false, issues: [wrong] };
    }
    // YAML 1.2 holds all of JSON, so one reader gives the lines of both.
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      // Compares every key with every other one; `keysTwice` does not.
      uniqueKeys: false,
      logLevel: 'error',
    });
    // One slip in the form makes the reader stumble over all that follows, so only the first is said.
    const [slip] = [...document.errors, ...document.warnings];
    if (slip) {
      const expected = rightForms[slip.code] ?? `YAML (${slip.code.toLowerCase().replaceAll('_', ' ')})`;
      const { line } = lines.linePos(slip.pos[0]);
      return { ok: false, issues: [{ path: '', code: 'not-readable', expected, line }] };
    }
    const twice = keysTwice(document, lines);
    if (twice.length > 0) return { ok: false, issues: twice.slice(0, mostIssues) };
    return { ok: true, document, lines, data: document.toJS() };
  } catch {
    // Aliases that stand for nothing, or for so much that they would fill the memory, are found only here.
    const expected = 'YAML: put a text that begins with * in quotes';
    return { ok: false, issues: [{ path: '', code: 'not-readable', expected }] };
  }
}

/** What would be right, for the slips that people make. The reader's own words are not used: they repeat the text, which may be a secret. */
const rightForms: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'YAML: indent with spaces, not with tabs',
  BAD_INDENT:
    'YAML: keys of one group begin in the same column, what belongs to a key is indented more than it, and every [ or { is closed',
  MISSING_CHAR: 'YAML: a closing quote, a closing bracket or a comma is missing',
  UNEXPECTED_TOKEN: 'YAML: something stands here that does not belong, often after a missing quote or colon',
  BAD_DQ_ESCAPE: 'YAML: put a text with \\ in it (a Windows path) in single quotes',
  MULTILINE_IMPLICIT_KEY: 'YAML: every line is a key, a colon and a space, and the value',
  BLOCK_AS_IMPLICIT_KEY:
    'YAML: one key, a colon and a value in a line; put a text with a colon in it in quotes',
  MULTIPLE_DOCS: 'one YAML document, without a --- in the middle',
  TAG_RESOLVE_FAILED: 'YAML without tags; put a text that begins with ! in quotes',
  BAD_SCALAR_START: 'YAML: put a text that begins with a sign in quotes',
  NON_STRING_KEY: 'YAML whose keys are plain words',
  RESOURCE_EXHAUSTION: 'YAML with fewer groups inside one another',
};

function jsonMistake(text: string): SettingsIssue | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    // V8 gives no place when the text just stops.
    const before = text.trimEnd().slice(0, position === undefined ? undefined : Number(position));
    return {
      path: '',
      code: 'not-readable',
      // What V8 repeats of the text stands in quotes after a comma, and might be a secret.
      expected: `JSON (${message.replace(/, (?:\.\.\.)?".*$/s, '').replace(/ in JSON at position.*$/s, '')})`,
      line: before.split('\n').length,
    };
  }
}

/** Every key that stands in its group a second time. */
function keysTwice(document: Document, lines: LineCounter): readonly SettingsIssue[] {
  const found: SettingsIssue[] = [];
  const walk = (node: unknown, path: SettingsPath): void => {
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const word = String(key.value);
        const below = [...path, word];
        if (seen.has(word)) {
          const line = key.range ? { line: lines.linePos(key.range[0]).line } : {};
          found.push({
            path: pathInWords(below),
            code: 'wrong-form',
            expected: 'written once only',
            ...line,
          });
        }
        seen.add(word);
        walk(value, below);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, at) => {
        walk(item, [...path, at]);
      });
    }
  };
  walk(document.contents, []);
  return found;
}

/** The line of the key or list entry at `path`, or of the nearest thing above it that is there. */
function lineOf(document: Document, lines: LineCounter, path: SettingsPath): { line?: number } {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const step of path) {
    let below: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair && isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      below = pair?.value;
    } else if (isSeq(node) && typeof step === 'number') {
      below = node.items[step];
      if (below !== null && typeof below === 'object' && 'range' in below && Array.isArray(below.range))
        offset = Number(below.range[0]);
    }
    if (below === undefined) break;
    node = below;
  }
  return offset === undefined ? {} : { line: lines.linePos(offset).line };
}

/** Makes the groups above `path` where they are missing or empty. */
function makeGroups(document: Document, path: readonly string[]): void {
  const top = document.contents;
  if (top === null || (isScalar(top) && top.value === null)) document.contents = document.createNode({});
  for (let length = 1; length < path.length; length += 1) {
    const above = path.slice(0, length);
    const node = document.getIn(above, true);
    if (node === undefined || (isScalar(node) && node.value === null))
      document.setIn(above, document.createNode({}));
  }
}

/** By how many spaces the text indents; 2 when nothing is indented. */
function indentOf(text: string): number {
  return Math.min(8, /^( +)\S/m.exec(text)?.[1]?.length ?? 2);
}

function withAbsolutePaths(settings: Settings, folder: string): Settings {
  const { agenda, dialling, directory, hub } = settings;
  const absolute = (path: string): string => resolve(folder, path);
  const source = (one: AgendaSource): AgendaSource => {
    if ('file' in one) return { ...one, file: absolute(one.file) };
    if ('google' in one) return { ...one, key: absolute(one.key) };
    if (!('graph' in one) || one.certificate === undefined || one.key === undefined) return one;
    return { ...one, certificate: absolute(one.certificate), key: absolute(one.key) };
  };
  const signer = <T extends { ca?: string | undefined }>(of: T): T =>
    of.ca === undefined ? of : { ...of, ca: resolve(folder, of.ca) };
  return {
    ...settings,
    agenda: {
      ...agenda,
      sources: agenda.sources.map(source),
      beside: agenda.beside.map((room) => ({ ...room, source: source(room.source) })),
    },
    dialling: {
      ...dialling,
      pexip: signer(dialling.pexip),
      ...(dialling.sip && { sip: signer(dialling.sip) }),
    },
    directory: {
      ...directory,
      sources: directory.sources.map((one) => {
        if ('file' in one) return { ...one, file: absolute(one.file) };
        if ('vcard' in one) return { ...one, vcard: absolute(one.vcard) };
        return 'ldap' in one ? signer(one) : one;
      }),
    },
    hub: {
      ...hub,
      ...(hub.certificate && {
        certificate: {
          certificate: resolve(folder, hub.certificate.certificate),
          key: resolve(folder, hub.certificate.key),
        },
      }),
      ...(hub.broker && { broker: signer(hub.broker) }),
      ...(hub.remote && { remote: signer(hub.remote) }),
    },
  };
}
