/** A value as it stands behind `Name: `; words and numbers bare, all else quoted. */
const bare = /^(?:-?\d{1,18}|[A-Z][A-Za-z]*)$/;
/** A name and its value, many of them in one line. */
const pair = /(?<name>[A-Za-z]\w*): ?(?<value>"(?:[^"\\]|\\.)*"|[^\s"]*)(?: |$)/gy;

/** Null where it has what would end the line. */
export function encodeValue(value: string): string | null {
  for (const sign of value) if (sign < ' ' || sign === '\u007f') return null;
  return bare.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

export const decodeValue = (text: string): string =>
  /^".*"$/.test(text) && text.length > 1 ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;

export type Values = Readonly<Record<string, string>>;

/** `Pan: Left Tilt: Up`; null where there is anything else. */
export function decodeValues(text: string): Values | null {
  const values: [string, string][] = [];
  let end = 0;
  for (const found of text.matchAll(pair)) {
    values.push([found.groups?.name ?? '', decodeValue(found.groups?.value ?? '')]);
    end = found.index + found[0].length;
  }
  return end === text.length ? Object.fromEntries(values) : null;
}

export function encodeValues(values: Values): string | null {
  const parts = Object.entries(values).map(([name, value]) => [name, encodeValue(value)] as const);
  return parts.some(([, value]) => value === null)
    ? null
    : parts.map(([name, value]) => `${name}: ${value}`).join(' ');
}
