import { type CommandId, commands, panTiltDrive } from '../../native/protocols/visca/commands.ts';
import { type Entry, type Field, type Fields, number, rangeOf } from '../../native/protocols/visca/entry.ts';
import { type InquiryId, inquiries } from '../../native/protocols/visca/inquiries.ts';
import { errorName, linkMessages } from '../../native/protocols/visca/link-messages.ts';
import type { Message } from '../../native/protocols/visca/message.ts';

type Values = Readonly<Record<string, number | string>>;
type Options = ReadonlyMap<string, string>;
/** A message that can be said in words. */
type Word = {
  readonly id: string;
  readonly fields: Fields;
  /** Values that the word itself says. */
  readonly says: Values;
  /** What is meant where nothing is said. */
  readonly defaults: Values;
  build(values: Values): Message;
};
type Table = Readonly<Record<string, Entry>>;

// A table's entry says which values belong to a message: they are checked against its fields before it is built.
const built = (message: object): Message => message as Message;

const moving: Values = { panSpeed: 0x18, tiltSpeed: 0x14, speed: 0x18 };
const commandDefaults: { readonly [Id in CommandId]?: Values } = {
  // The slowest, which every camera has.
  'pan-tilt-drive': { panSpeed: 1, tiltSpeed: 1 },
  'pan-tilt-absolute': moving,
  'pan-tilt-relative': moving,
  'pan-tilt-absolute-wide': moving,
  'pan-tilt-relative-wide': moving,
};

const commandWords: readonly Word[] = Object.entries<Entry>(commands).map(([id, { fields }]) => ({
  id,
  fields,
  says: {},
  defaults: commandDefaults[id as CommandId] ?? {},
  build: (values) => built({ kind: 'command', id, values }),
}));
const inquiryWords: readonly Word[] = Object.keys(inquiries).map((id) => ({
  id: `${id}-inquiry`,
  fields: {},
  says: {},
  defaults: {},
  build: () => ({ kind: 'inquiry', id: id as InquiryId }),
}));
const linkWords: readonly Word[] = Object.entries<Entry>(linkMessages satisfies Table).map(
  ([id, { fields }]) => ({
    id,
    fields,
    says: {},
    defaults: { next: 1, socket: id === 'error' ? 0 : 1 },
    build: (values) =>
      built({ kind: id, ...values, ...(id === 'error' ? { error: errorName(Number(values.code)) } : {}) }),
  }),
);
const replyWords: readonly Word[] = Object.entries<{ readonly reply: Entry }>(inquiries).map(
  ([id, { reply }]) => ({
    id: `reply-${id}`,
    fields: reply.fields,
    says: {},
    defaults: {},
    build: (values) => built({ kind: 'reply', id, socket: 0, values }),
  }),
);

/** Pan and tilt by speed, as two numbers with a sign. */
const driveByNumbers: Word = {
  id: 'pan-tilt-drive',
  fields: { pan: number('v', -0x18, 0x18), tilt: number('w', -0x18, 0x18) },
  says: {},
  defaults: { pan: 0, tilt: 0 },
  build: ({ pan, tilt }) => panTiltDrive(Number(pan), Number(tilt)),
};

const directions = ['up', 'down', 'left', 'right', 'up-left', 'up-right', 'down-left', 'down-right'];
/** What people also call it. */
const alsoCalled: readonly (readonly [name: string, id: string, says?: Values])[] = [
  ...['stop', ...directions].map((direction) => [direction, 'pan-tilt-drive', { direction }] as const),
  ['pan-tilt', 'pan-tilt-drive'],
  ['home', 'pan-tilt-home'],
  ['reset', 'pan-tilt-reset'],
  ['absolute', 'pan-tilt-absolute'],
  ['relative', 'pan-tilt-relative'],
  ['zoom', 'zoom-direct'],
  ['zoom-in', 'zoom-tele'],
  ['zoom-out', 'zoom-wide'],
  ['focus', 'focus-mode'],
  ['power-off', 'power', { state: 'standby' }],
  ['preset', 'preset-recall'],
  ['recall', 'preset-recall'],
  ['preset-save', 'preset-set'],
];

const words = new Map<string, Word>();
for (const word of [...linkWords, ...commandWords, ...inquiryWords, ...replyWords]) words.set(word.id, word);
for (const [name, id, says = {}] of alsoCalled) {
  const word = words.get(id);
  if (word) words.set(name, { ...word, says });
}
for (const word of inquiryWords) {
  const short = word.id.replace(/-inquiry$/, '');
  if (!words.has(short)) words.set(short, word);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `zoom_tele`, `Zoom-Tele` and `zoom tele` are the same words; numbers stay whole. */
const piecesOf = (said: string): readonly string[] => {
  const lower = said.toLowerCase().replaceAll('_', '-');
  return /^[a-z]/.test(lower) ? lower.split('-').filter(Boolean) : [lower];
};

/** What these words and `--name value` say, or why it is nothing. */
export function messageOf(
  said: readonly string[],
  options: Options,
): { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly reason: string } {
  const first = said.flatMap(piecesOf);
  const asks = ['inquiry', 'inquire', 'ask'].includes(first[0] ?? '');
  const pieces = asks ? [...first.slice(1), 'inquiry'] : first;
  for (let length = pieces.length; length > 0; length -= 1) {
    const word = words.get(pieces.slice(0, length).join('-'));
    if (!word) continue;
    const rest = pieces.slice(length);
    const meant = isByNumbers(word, rest, options) ? driveByNumbers : word;
    const values = valuesOf(meant, rest, options);
    if (typeof values === 'string') return { ok: false, reason: values };
    return { ok: true, message: meant.build(values) };
  }
  return {
    ok: false,
    reason: said.length > 0 ? `There is no message "${said.join(' ')}".` : 'Which message?',
  };
}

const isByNumbers = ({ id, says }: Word, rest: readonly string[], options: Options): boolean =>
  id === 'pan-tilt-drive' &&
  !Object.hasOwn(says, 'direction') &&
  (options.has('pan') || options.has('tilt') || /^[-+]?\d/.test(rest[0] ?? ''));

/** The fields in their order: said by the word itself, by an option, by the words that are left, or by nobody. */
function valuesOf(
  { id, fields, says, defaults }: Word,
  rest: readonly string[],
  options: Options,
): Values | string {
  const values: Record<string, number | string> = { ...says };
  const left = [...rest];
  const unused = new Set(options.keys());
  for (const [name, field] of Object.entries(fields)) {
    if (Object.hasOwn(says, name)) continue;
    // A speed said once is meant for both axes.
    const option = [kebab(name), ...(name.endsWith('Speed') ? ['speed'] : [])].find((one) =>
      options.has(one),
    );
    if (option !== undefined) unused.delete(option);
    const text = option === undefined ? wordFor(field, left) : options.get(option);
    const value = text === undefined ? defaults[name] : valueSaid(field, text);
    if (value === null) return `${kebab(name)} is "${text}": it can be ${rangeOf(field)}.`;
    if (value !== undefined) values[name] = value;
    else if (!field.optional) return `${kebab(name)} is missing: it can be ${rangeOf(field)}.`;
  }
  const takes = Object.keys(fields).filter((name) => !Object.hasOwn(says, name));
  const may = `${id} takes ${takes.map((name) => `--${kebab(name)}`).join(', ') || 'nothing more'}.`;
  const [more] = unused;
  if (more !== undefined) return `--${more} does not belong here: ${may}`;
  return left.length > 0 ? `"${left.join(' ')}" does not belong here: ${may}` : values;
}

/** The next of the words that are left; of those that belong together, all. */
function wordFor(field: Field, left: string[]): string | undefined {
  if (field.kind === 'choice')
    for (let length = left.length; length > 1; length -= 1) {
      const word = left.slice(0, length).join('-');
      if (Object.hasOwn(field.words, word)) {
        left.splice(0, length);
        return word;
      }
    }
  return left.shift();
}

/** A number in decimal or as 0x, or one of the words; null where it cannot be that. */
function valueSaid(field: Field, text: string): number | string | null {
  if (field.kind === 'choice')
    return Object.hasOwn(field.words, text.toLowerCase()) ? text.toLowerCase() : null;
  if (!/^[-+]?(?:\d+|0x[\da-f]+)$/i.test(text)) return null;
  const value = Number(text.replace(/^[-+]/, '')) * (text.startsWith('-') ? -1 : 1);
  return value >= field.min && value <= field.max ? value : null;
}

const lineOf = ({ id, fields }: Word): string =>
  [
    `  ${id}`,
    ...Object.entries(fields).map(([name, field]) => {
      const values =
        field.kind === 'number' ? `${field.min}..${field.max}` : Object.keys(field.words).join('|');
      return field.optional ? `[--${kebab(name)} ${values}]` : `--${kebab(name)} ${values}`;
    }),
  ].join(' ');

/** For the help: every word and its values, a line each. */
export const wordLines = {
  commands: commandWords.map(lineOf),
  inquiries: inquiryWords.map(lineOf),
  others: linkWords.map(lineOf),
  replies: replyWords.map(lineOf),
} as const;
