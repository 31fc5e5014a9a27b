import { decodeValue, decodeValues, encodeValue, encodeValues, type Values } from './values.ts';

/**
 * What a codec says. Cisco TelePresence SX20 API Reference Guide CE9.1 (D15316.07), "About the API"; every answer and every
 * notice ends with `end`.
 */
export type Reply =
  | { readonly kind: 'logged-in' }
  /** A command came through, whatever became of it. */
  | { readonly kind: 'ok' }
  /** What was typed is none of its commands. */
  | { readonly kind: 'not-a-command'; readonly text: string }
  /** `path` as `Call 27 Status`: names, and the numbers of those there may be many of. */
  | { readonly kind: 'status'; readonly path: string; readonly value: string }
  /** All below a path is no more. */
  | { readonly kind: 'gone'; readonly path: string }
  | { readonly kind: 'event'; readonly name: string; readonly values: Values }
  /** What became of a command; `name` is empty when it was not understood. Its fields may follow. */
  | { readonly kind: 'result'; readonly name: string; readonly status: string }
  | { readonly kind: 'result-field'; readonly name: string; readonly field: string; readonly value: string }
  /** A field without the name of its result, as older software writes it. */
  | { readonly kind: 'field'; readonly field: string; readonly value: string }
  /** The tag of the request that this answers. */
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'unknown'; readonly text: string };

type Kind = Exclude<Reply['kind'], 'unknown'>;
type Groups = Readonly<Record<string, string | undefined>>;
type Entry<K extends Kind> = {
  readonly form: RegExp;
  decode(of: Groups): Extract<Reply, { readonly kind: K }> | null;
  encode(reply: Extract<Reply, { readonly kind: K }>): string;
};

const path = '(?<path>[A-Za-z]\\w*(?: \\w+)*)';
const value = (of: Groups): string => decodeValue(of.value ?? '');
/** What cannot be a value makes a line that no form takes. */
const valueText = (text: string): string => encodeValue(text) ?? '\n';

export const replies: { readonly [K in Kind]: Entry<K> } = {
  'logged-in': {
    form: /^\*r Login successful$/i,
    decode: () => ({ kind: 'logged-in' }),
    encode: () => '*r Login successful',
  },
  ok: { form: /^OK$/i, decode: () => ({ kind: 'ok' }), encode: () => 'OK' },
  'not-a-command': {
    form: /^(?<text>Command not recognized\.|ERROR)$/i,
    decode: ({ text }) => ({ kind: 'not-a-command', text: text ?? '' }),
    encode: ({ text }) => text,
  },
  gone: {
    form: new RegExp(`^\\*s ${path} \\(ghost=True\\): ?$`, 'i'),
    decode: (of) => ({ kind: 'gone', path: of.path ?? '' }),
    encode: (of) => `*s ${of.path} (ghost=True):`,
  },
  status: {
    form: new RegExp(`^\\*s ${path}: ?(?<value>.*)$`, 'i'),
    decode: (of) => ({ kind: 'status', path: of.path ?? '', value: value(of) }),
    encode: (of) => `*s ${of.path}: ${valueText(of.value)}`,
  },
  event: {
    form: /^\*e (?<name>[A-Za-z]\w*)(?<values>(?: [A-Za-z]\w*: ?(?:"(?:[^"\\]|\\.)*"|[^\s"]*))*)$/i,
    decode(of) {
      const values = decodeValues(of.values?.trim() ?? '');
      return values && { kind: 'event', name: of.name ?? '', values };
    },
    encode(of) {
      const values = encodeValues(of.values) ?? '\n';
      return `*e ${of.name}${values && ` ${values}`}`;
    },
  },
  result: {
    form: /^\*r (?<name>\w*)Result \(status=(?<status>\w+)\): ?$/i,
    decode: (of) => ({ kind: 'result', name: of.name ?? '', status: of.status ?? '' }),
    encode: (of) => `*r ${of.name}Result (status=${of.status}):`,
  },
  'result-field': {
    form: /^\*r (?<name>\w*)Result (?<field>[A-Za-z]\w*): ?(?<value>.*)$/i,
    decode: (of) => ({ kind: 'result-field', name: of.name ?? '', field: of.field ?? '', value: value(of) }),
    encode: (of) => `*r ${of.name}Result ${of.field}: ${valueText(of.value)}`,
  },
  tag: {
    form: /^\*\* resultId: ?(?<value>"[^"]*")$/i,
    decode: (of) => ({ kind: 'tag', tag: value(of) }),
    encode: (of) => `** resultId: "${of.tag}"`,
  },
  end: { form: /^\*\* end$/i, decode: () => ({ kind: 'end' }), encode: () => '** end' },
  field: {
    form: /^(?<field>[A-Za-z]\w*): ?(?<value>.*)$/,
    decode: (of) => ({ kind: 'field', field: of.field ?? '', value: value(of) }),
    encode: (of) => `${of.field}: ${valueText(of.value)}`,
  },
};

/** What a line says. Never throws; what is not known is `unknown`. */
export function decodeReply(text: string): Reply {
  const line = text.trim();
  for (const entry of Object.values(replies)) {
    const found = entry.form.exec(line);
    const reply = found && entry.decode(found.groups ?? {});
    if (reply) return reply;
  }
  return { kind: 'unknown', text: line };
}

/** The line without its end; null where it cannot be said. */
export function encodeReply(reply: Reply): string | null {
  if (reply.kind === 'unknown') return reply.text;
  const entry = replies[reply.kind] as Entry<Kind>;
  const text = entry.encode(reply as never);
  return entry.form.test(text) ? text : null;
}
