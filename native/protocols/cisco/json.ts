import type { Reply } from './replies.ts';

/** How deep and how long what a codec writes as JSON may be. */
const deepest = 32;
const longest = 262_144;

/** Lines of an object whose end has not come; never more than 256 Ki signs. Null: between objects. */
export type JsonHeld = { readonly text: string; readonly depth: number; readonly inText: boolean } | null;

/**
 * Puts objects together that come over many lines (`xPreferences outputmode json`). `found` is what a whole object said; null
 * while it goes on; `not-json` when the line belongs to none, or its object cannot be read.
 */
export function readJsonLine(
  held: JsonHeld,
  line: string,
): { readonly found: readonly Reply[] | 'not-json' | null; readonly held: JsonHeld } {
  if (!held && !line.startsWith('{')) return { found: 'not-json', held: null };
  // No line of an object begins with a star: it was cut off.
  if (line.startsWith('*')) return { found: 'not-json', held: null };
  const text = (held?.text ?? '') + line;
  let depth = held?.depth ?? 0;
  let inText = held?.inText ?? false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (inText && sign === '\\') at += 1;
    else if (sign === '"') inText = !inText;
    else if (!inText && (sign === '{' || sign === '[')) depth += 1;
    else if (!inText && (sign === '}' || sign === ']')) depth -= 1;
  }
  if (depth > 0 && text.length <= longest) return { found: null, held: { text, depth, inText } };
  try {
    return { found: decodeJson(JSON.parse(text)), held: null };
  } catch {
    return { found: 'not-json', held: null };
  }
}

type Tree = { readonly [Name in string]?: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
/** Elements begin with a capital; all else tells of the element, as `id` and `status`. */
const isElement = (name: string): boolean => /^[A-Z]\w*$/.test(name);

/** What an object says, as the same lines would; its end is the last. */
export function decodeJson(value: unknown): readonly Reply[] {
  const said: Reply[] = [];
  if (!isTree(value)) return said;
  walk(value.Status, '', said, 0);
  for (const [name, event] of elementsOf(value.Event))
    said.push({ kind: 'event', name, values: valuesOf(event) });
  for (const [name, result] of elementsOf(value.CommandResponse)) {
    const of = name.replace(/Result$/, '');
    const { status } = isTree(result) ? result : {};
    said.push({ kind: 'result', name: of, status: typeof status === 'string' ? status : '' });
    for (const [field, text] of Object.entries(valuesOf(result)))
      said.push({ kind: 'result-field', name: of, field, value: text });
  }
  if (typeof value.ResultId === 'string') said.push({ kind: 'tag', tag: value.ResultId });
  said.push({ kind: 'end' });
  return said;
}

const elementsOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isTree(value) ? Object.entries(value).filter(([name]) => isElement(name)) : [];
const textOf = (value: unknown): string | null => {
  const text = isTree(value) ? value.Value : value;
  return typeof text === 'string' || typeof text === 'number' ? String(text) : null;
};
const valuesOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    elementsOf(value).flatMap(([name, below]) => {
      const text = textOf(below);
      return text === null ? [] : [[name, text]];
    }),
  );

function walk(value: unknown, path: string, said: Reply[], depth: number): void {
  if (depth > deepest) return;
  const text = textOf(value);
  if (text !== null && path) said.push({ kind: 'status', path, value: text });
  if (Array.isArray(value)) {
    for (const one of value) {
      const id = isTree(one) && typeof one.id === 'string' && /^\w+$/.test(one.id) ? one.id : null;
      if (id !== null) walk(one, `${path} ${id}`, said, depth + 1);
    }
  } else if (isTree(value)) {
    if (value.ghost === 'True') said.push({ kind: 'gone', path });
    for (const [name, below] of elementsOf(value))
      if (name !== 'Value') walk(below, path ? `${path} ${name}` : name, said, depth + 1);
  }
}
