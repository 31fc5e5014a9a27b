import { Parser } from 'htmlparser2';

/** An element by its local name, whatever prefix a server gives it. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** No calendar server nests deeper; the time that the parser takes grows with the square of the depth. */
const depthLimit = 200;

/** The root of a document, or null when there is none, or it is nested beyond all use. Declared entities are not expanded. Never throws. */
export function xmlRoot(document: string): XmlElement | null {
  const top: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [top];
  let tooDeep = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (stack.length > depthLimit) {
          // What is left is not looked at.
          tooDeep = true;
          parser.reset();
          return;
        }
        const own = Object.entries(attributes).map(([key, value]) => [localName(key), value]);
        stack.push({ name: localName(name), attributes: Object.fromEntries(own), children: [], text: '' });
      },
      ontext(text) {
        const last = stack.at(-1);
        if (last) last.text += text;
      },
      onclosetag() {
        const done = stack.pop();
        if (done) stack.at(-1)?.children.push({ ...done, text: done.text.trim() });
      },
    },
    { xmlMode: true },
  );
  parser.end(document);
  return tooDeep ? null : (top.children[0] ?? null);
}

/** All elements of this name within, at any depth, in their order. */
export function elementsIn(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open = [...element.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.name === name) found.push(next);
    open.push(...[...next.children].reverse());
  }
  return found;
}

/** The first element of this name within. */
export const elementIn = (element: XmlElement, name: string): XmlElement | null =>
  elementsIn(element, name)[0] ?? null;
