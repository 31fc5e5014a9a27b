import type * as z from 'zod';
import type { SettingsIssue } from '../contract/kiosk.ts';
import { type SchemaNode, schemaNodesAt, settingsJsonSchema } from './json-schema.ts';
import { nearestWord } from './nearest-word.ts';
import { pathInWords, type SettingsPath, valueAt } from './settings-path.ts';

/** An issue whose place is still a path, so that its line can be found. */
export type PlacedIssue = {
  readonly path: SettingsPath;
  readonly code: SettingsIssue['code'];
  readonly expected: string;
};

type ZodIssue = z.core.$ZodIssue;

/**
 * What zod found, in the words of the contract: one issue a mistake, in the order of the schema. `raw` is the data that
 * was judged. No value out of the file is repeated, since it may be a secret.
 */
export function issuesOf(issues: readonly ZodIssue[], raw: unknown): readonly PlacedIssue[] {
  const seen = new Set<string>();
  return issues
    .flatMap((issue) => translate(issue, [], raw))
    .filter(({ path, code }) => {
      // A value that has the wrong form may fail several checks; the first says enough. Unknown keys are each a mistake.
      const place = `${pathInWords(path)} ${code === 'unknown-key' ? code : ''}`;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    });
}

function translate(issue: ZodIssue, before: SettingsPath, raw: unknown): readonly PlacedIssue[] {
  const path: SettingsPath = [
    ...before,
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key]));
    case 'invalid_type':
      // Where the schema has words of its own for what stands there, they say more than the kind of value.
      return issue.message.startsWith('Invalid input')
        ? [judgeType(path, issue.expected, valueAt(raw, path))]
        : [{ path, code: 'wrong-type', expected: issue.message }];
    case 'invalid_value': {
      const value = valueAt(raw, path);
      const words = issue.values.map(String);
      const meant = typeof value === 'string' ? nearestWord(value, words) : null;
      return [
        {
          path,
          code: value === undefined ? 'missing' : 'not-one-of',
          expected: meant ? `${inList(words)}; did you mean ${meant}?` : inList(words),
        },
      ];
    }
    case 'too_small':
      return [{ path, code: 'too-small', expected: limit(issue.origin, 'at least', issue.minimum) }];
    case 'too_big':
      return [{ path, code: 'too-large', expected: limit(issue.origin, 'at most', issue.maximum) }];
    case 'invalid_union':
      return translateUnion(issue.errors, path, raw);
    case 'invalid_format':
    case 'custom':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [{ path, code: 'wrong-form', expected: issue.message }];
  }
}

/** The kinds of value in words, by the name that zod gives them. */
const kinds: { readonly [kind: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
};

function judgeType(path: SettingsPath, expected: string, value: unknown): PlacedIssue {
  const kind = kinds[expected] ?? expected;
  if (value === undefined) return { path, code: 'missing', expected: kind };
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return { path, code: 'wrong-type', expected: 'text; put it in quotes' };
  if ((expected === 'int' || expected === 'number') && typeof value === 'string')
    return { path, code: 'wrong-type', expected: `${kind}, without quotes or unit` };
  if (expected === 'object' && value === null)
    return { path, code: 'wrong-type', expected: `${kind}; {} stands for its defaults` };
  return { path, code: 'wrong-type', expected: kind };
}

function limit(origin: string, words: string, size: number | bigint): string {
  if (origin === 'string') return `${words} ${size} ${size === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `${words} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  return `${words} ${size}`;
}

/** Which of the choices was meant is told by the keys that it needs; then only its mistakes count. */
function translateUnion(
  errors: readonly (readonly ZodIssue[])[],
  path: SettingsPath,
  raw: unknown,
): readonly PlacedIssue[] {
  const value = valueAt(raw, path);
  const choices = schemaNodesAt(path);
  const telling = tellingKeys(choices.map((choice) => choice.required ?? []));
  const either = inList(telling);
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return [{ path, code: 'wrong-type', expected: `a group with ${either}` }];
  const meant = telling.flatMap((key, at) => (Object.hasOwn(value, key) ? [at] : []));
  const [only, second] = meant;
  if (only !== undefined && second === undefined)
    return (errors[only] ?? []).flatMap((issue) => translate(issue, path, raw));
  if (only !== undefined) return [{ path, code: 'wrong-form', expected: `either ${either}, not both` }];
  const known = choices.flatMap((choice) => Object.keys(choice.properties ?? {}));
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return unknown.length > 0
    ? unknown.map((key) => unknownKey([...path, key]))
    : [{ path, code: 'missing', expected: either }];
}

/** The key by which each choice is known: the first of those that it needs and not every other one does too. */
function tellingKeys(needed: readonly (readonly string[])[]): readonly string[] {
  return needed.map((keys) => keys.find((key) => !needed.every((others) => others.includes(key))) ?? '');
}

/** What to do about a key that may not stand at `path`: a word that was misspelt, or one that belongs elsewhere. */
function unknownKey(path: SettingsPath): PlacedIssue {
  const key = String(path.at(-1));
  const here = schemaNodesAt(path.slice(0, -1)).flatMap((node) => Object.keys(node.properties ?? {}));
  const expected = (): string => {
    // Known here and yet refused: it belongs to another choice, as `username` to a source with a url.
    if (here.includes(key)) return 'it goes with another kind of entry';
    const meant = nearestWord(key, here);
    if (meant) return `did you mean ${meant}?`;
    const elsewhere = everyPath(settingsJsonSchema, '').filter((place) => place.endsWith(`.${key}`));
    if (elsewhere.length > 0 && elsewhere.length < 4) return `did you mean ${inList(elsewhere)}?`;
    return `here can stand ${inList(here)}`;
  };
  return { path, code: 'unknown-key', expected: expected() };
}

function everyPath(node: SchemaNode, before: string): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, below]) => {
    const path = before === '' ? key : `${before}.${key}`;
    return [path, ...everyPath(below, path)];
  });
}

/** `a, b or c` */
function inList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}
