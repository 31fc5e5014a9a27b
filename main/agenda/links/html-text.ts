import { Parser } from 'htmlparser2';
import { type Line, lineLimit, textLimit } from './text-lines.ts';

/** What is never read by a person. */
const unseen = new Set(['script', 'style', 'head', 'title', 'template', 'noframes', 'object', 'svg', 'xml']);

/** Elements that begin and end a line. */
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody thead tr ul'.split(
    ' ',
  ),
);

/** How deep elements may stand in each other; deeper, no person wrote it, and reading ends there. */
const deepest = 500;

/** Longest address in a link that is kept: a wrapped one is about three times as long as what it wraps. */
const longestHref = 6000;

const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])/i;

/** Marks of mail programs on what they quote. */
const quoteClass =
  /\b(?:gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|tutanota_quote)\b/i;

/** Marks of Outlook: what comes after them is an older message. */
const olderBelow = /^(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/;

type Attributes = Readonly<Record<string, string>>;

const isHidden = (name: string, attributes: Attributes): boolean =>
  unseen.has(name) || 'hidden' in attributes || hiddenStyle.test(attributes.style ?? '');

const isQuote = (name: string, attributes: Attributes): boolean =>
  name === 'blockquote' || quoteClass.test(attributes.class ?? '');

/** Whether a text that is said to be plain is HTML: some calendars put it into DESCRIPTION. */
export const isHtml = (text: string): boolean =>
  /<(?:!doctype html|html|head|body|div|p|br|a|span|table|b|strong|font|ul|ol|li|h[1-6])(?:\s[^<>]{0,2000})?\/?>/i.test(
    text.slice(0, textLimit),
  );

/**
 * The lines of an HTML document as a person reads them; after its text, each link's address in angle brackets, as
 * Outlook writes it in plain text. Comments, scripts and what is hidden are left out. At most {@link textLimit}
 * characters of it are read. Never throws.
 */
export function htmlLines(html: string): readonly Line[] {
  const lines: Line[] = [];
  const open: { hidden: boolean; quoted: number; href: string }[] = [];
  let line = '';
  let lineQuoted = 0;
  let older = 0;
  const state = () => open.at(-1) ?? { hidden: false, quoted: 0, href: '' };
  const endLine = (): void => {
    const text = line.replaceAll(/\s+/g, ' ').trim();
    line = '';
    if (text === '' && (lines.at(-1)?.text ?? '') === '') return;
    lines.push({ text, quoted: lineQuoted });
    if (lines.length >= lineLimit) parser.pause();
  };
  const add = (text: string): void => {
    lineQuoted = older + state().quoted;
    line += text;
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (blocks.has(name) || name === 'br') endLine();
        else if (name === 'td' || name === 'th') line += ' ';
        if (olderBelow.test(attributes.id ?? '')) older += 1;
        const { hidden, quoted } = state();
        const href = name === 'a' || name === 'area' ? (attributes.href ?? '').trim() : '';
        open.push({
          hidden: hidden || isHidden(name, attributes),
          quoted: quoted + (isQuote(name, attributes) ? 1 : 0),
          href: href.length <= longestHref ? href : '',
        });
        if (open.length > deepest) parser.pause();
      },
      ontext(text) {
        if (!state().hidden) add(text.replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]/g, ''));
      },
      onclosetag(name) {
        const { hidden, href } = state();
        if (!hidden && href !== '' && !href.startsWith('#')) add(` <${href.replaceAll(/[\s<>]/g, '')}> `);
        open.pop();
        if (blocks.has(name)) endLine();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html.slice(0, textLimit));
  endLine();
  return lines;
}
