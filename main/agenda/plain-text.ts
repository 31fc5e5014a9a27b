import { Parser } from 'htmlparser2';

/** The most that is looked at of a description, in characters. */
const longestSource = 100_000;

/** Elements whose end ends a line. */
const lineElements = new Set(
  'address blockquote br div h1 h2 h3 h4 h5 h6 hr li p pre table tr ul ol'.split(' '),
);
/** Elements whose text nobody reads. */
const unreadElements = new Set('head script style template title'.split(' '));

/** What a person reads of an HTML text, line by line; an `hr` is a line of its own, `_____`. Never throws. */
export function plainText(html: string): string {
  const pieces: string[] = [];
  let unread = 0;
  const parser = new Parser({
    onopentag(name) {
      if (unreadElements.has(name)) unread += 1;
      if (name === 'hr') pieces.push('\n_____\n');
      else if (lineElements.has(name)) pieces.push('\n');
    },
    ontext(text) {
      if (unread === 0) pieces.push(text.replaceAll(/\s+/g, ' '));
    },
    onclosetag(name) {
      if (unreadElements.has(name)) unread -= 1;
      if (lineElements.has(name)) pieces.push('\n');
    },
  });
  parser.end(html.slice(0, longestSource));
  return pieces.join('');
}
