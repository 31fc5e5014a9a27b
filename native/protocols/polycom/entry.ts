/** One kind of line, both ways; null where it is another, or cannot be said. */
export type Entry<Message> = {
  decode(text: string): Message | null;
  encode(message: Message): string | null;
};

/** An entry for every kind. */
export type Entries<Message extends { readonly kind: string }> = {
  readonly [Kind in Message['kind']]: Entry<Extract<Message, { readonly kind: Kind }>>;
};

type Groups = Readonly<Record<string, string | undefined>>;

/** What `form` matches; what is encoded is held to it too, so nothing that somebody typed becomes a line of its own. */
export const lineOf = <Message>(
  form: RegExp,
  decode: (groups: Groups) => Message | null,
  encode: (message: Message) => string,
): Entry<Message> => ({
  decode(text) {
    const found = form.exec(text);
    return found ? decode(found.groups ?? {}) : null;
  },
  encode(message) {
    const text = encode(message);
    return form.test(text) ? text : null;
  },
});

/** A line that is always the same. */
export const fixed = <Message>(text: string, message: Message): Entry<Message> => ({
  decode: (line) => (line.toLowerCase() === text ? message : null),
  encode: () => text,
});

/** The first entry that knows the line. */
export function decodeWith<Message extends { readonly kind: string }>(
  entries: Entries<Message>,
  text: string,
): Message | null {
  for (const entry of Object.values<Entry<Message>>(entries)) {
    const message = entry.decode(text);
    if (message) return message;
  }
  return null;
}
