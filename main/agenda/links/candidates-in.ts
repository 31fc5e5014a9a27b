/** Something in a line that may be a way in, and where in the line it begins. */
export type Piece = {
  readonly text: string;
  readonly at: number;
  /** Where in the line it ends. */
  readonly end: number;
  /** `web`: an address without its scheme. `mail`: it looks like a mail address, so that words must tell. */
  readonly form: 'address' | 'web' | 'mail';
};

/** Longest piece that is looked at: a wrapped address is about three times as long as what it wraps. */
const longestPiece = 6000;

/** The schemes that lead into meetings, and those that wrap a dial string. */
const schemes =
  'https?|zoommtg|zoomus|msteams|ms-teams|sips?|h323|callto|pexip-auth|pexip|rundbord|org\\.jitsi\\.meet|jitsi-meet|s4b|lync|lync15|chime|conf|mailto|webex|wbx|webexteams|ciscospark|facetime|gotomeeting|skype';

/**
 * Each alternative is bounded and begins where no other piece can, so that the time is proportional to the length:
 * an address with a scheme; `<ip>##<id>`; a dial string or mail address; a web address without its scheme.
 */
const forms = [
  `(?<address>(?<![\\w+-])(?:${schemes}):[^\\s<>"\`\\\\^{}|\u201c\u201d\u00ab\u00bb]{1,${longestPiece}}(?:\\{[^\\s<>{}]{1,400}\\})?)`,
  `(?<h323>(?<![\\w.-])(?:\\d{1,3}\\.){3}\\d{1,3}##[\\d#*]{3,40})`,
  `(?<mail>(?<![\\w.+*#%/@-])[\\w.+*#%-]{1,128}@(?:(?:[a-z\\d-]{1,63}\\.){1,8}[a-z][a-z\\d-]{1,30}|(?:\\d{1,3}\\.){3}\\d{1,3})(?![\\w-]|\\.\\w|@)(?:;[\\w=.-]{1,60})?)`,
  `(?<web>(?<![\\w.@/:+%=&?#-])(?:[a-z\\d-]{1,63}\\.){1,6}[a-z]{2,24}(?::\\d{1,5})?/[^\\s<>"\`\\\\^{}|]{1,${longestPiece}})`,
].join('|');
const form = new RegExp(forms, 'gi');
const anyForm = new RegExp(forms, 'i');

/** How many pieces of one line are looked at. */
const pieceLimit = 400;

/** Most lines hold none, and this is far cheaper to ask. */
const mayHold = (line: string): boolean => /[:@/#]/.test(line);

/** Whether anything in the line may be a way in. */
export const holdsPiece = (line: string): boolean => mayHold(line) && anyForm.test(line);

/** An address as it stands in a sentence, without the stop, comma or bracket that follows it. */
export function trimmed(address: string): string {
  let surplus = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!/[.,;:!?\]*'\u2019>]/.test(last)) break;
  }
  return address.slice(0, end);
}

/** The address in a `mailto:`. */
const mailed = (text: string): string =>
  (text.slice('mailto:'.length).split('?')[0] ?? '').replace(/^\/+/, '');

/** Everything in one line that may be a way in, in its order. */
export function piecesIn(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  if (!mayHold(line)) return pieces;
  for (const match of line.matchAll(form)) {
    if (pieces.length >= pieceLimit) break;
    const { mail, web } = match.groups ?? {};
    const [whole] = match;
    // An address that was shortened for the eye leads nowhere.
    const after = line.slice(match.index + whole.length, match.index + whole.length + 1);
    if (/(?:\.{3}|\u2026)[)\]]?$/.test(whole) || after === '\u2026') continue;
    const text = trimmed(whole).replaceAll(/[{}"]/g, (sign) => encodeURIComponent(sign));
    const { index: at } = match;
    const end = at + trimmed(whole).length;
    if (web !== undefined) pieces.push({ text: `https://${text}`, at, end, form: 'web' });
    else if (mail !== undefined) pieces.push({ text, at, end, form: 'mail' });
    else if (/^mailto:/i.test(text)) pieces.push({ text: mailed(text), at, end, form: 'mail' });
    else pieces.push({ text, at, end, form: 'address' });
  }
  return pieces;
}
