/** A content line as it stands, with its folds and its line end. */
export type EventLine = {
  readonly raw: string;
  /** Without folds and line end. */
  readonly whole: string;
  /** Upper case; empty for what is no content line. */
  readonly name: string;
  /** In a component inside the event, such as an alarm. */
  readonly inner: boolean;
};

/** Octets of a line before it is folded (RFC 5545 §3.1). */
const lineOctets = 75;

/** The lines of one component's text. All that was there is in their `raw`, byte for byte. */
export function linesOf(text: string): readonly EventLine[] {
  const raws = text.match(/[^\n]*\n(?:[ \t][^\n]*(?:\n|$))*|[^\n]+$/g) ?? [];
  let depth = 0;
  return raws.map((raw) => {
    const whole = raw.replaceAll(/\r?\n[ \t]/g, '').replace(/\r?\n$/, '');
    const name = (/^[A-Za-z0-9-]+/.exec(whole)?.[0] ?? '').toUpperCase();
    if (name === 'BEGIN') depth += 1;
    const inner = depth > 0;
    if (name === 'END') depth = Math.max(0, depth - 1);
    return { raw, whole, name, inner };
  });
}

/** A content line, folded, with this line end. */
export function folded(whole: string, lineEnd: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const sign of whole) {
    const size = Buffer.byteLength(sign);
    if (octets + size > lineOctets) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join(lineEnd) + lineEnd;
}

/** A property that is to stand in an event; null takes it away. */
export type LineEdit = { readonly name: string; readonly whole: string | null };

/**
 * The text of an event with these properties in place of those of their names; one that was not there stands at its beginning.
 * Nothing else is another, and nothing in its alarms is.
 */
export function withLines(text: string, edits: readonly LineEdit[], lineEnd: string): string {
  const open = new Map(edits.map((edit) => [edit.name, edit.whole]));
  const done = new Set<string>();
  const kept = linesOf(text).map(({ raw, name, inner }) => {
    if (inner || !open.has(name)) return raw;
    const whole = open.get(name) ?? null;
    if (whole === null || done.has(name)) return '';
    done.add(name);
    return folded(whole, lineEnd);
  });
  const added = edits.filter(({ name, whole }) => whole !== null && !done.has(name));
  return [...added.map(({ whole }) => folded(whole ?? '', lineEnd)), ...kept].join('');
}

/** A content line with this value for one of its parameters, in place of the one that it had. */
export function withParameter(whole: string, name: string, value: string): string {
  // Names and values of parameters; in quotes anything may stand.
  const pieces = /^[A-Za-z0-9-]+((?:;[^=:;"]+=(?:"[^"]*"|[^";:])*)*):/.exec(whole);
  if (!pieces) return whole;
  const parameters = pieces[1]?.match(/;[^=:;"]+=(?:"[^"]*"|[^";:])*/g) ?? [];
  const others = parameters.filter((one) => !one.toUpperCase().startsWith(`;${name}=`));
  const begin = whole.slice(0, pieces[0].length - 1 - (pieces[1]?.length ?? 0));
  return `${begin}${others.join('')};${name}=${value}${whole.slice(pieces[0].length - 1)}`;
}
