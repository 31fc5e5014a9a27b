import { holdsPiece } from './candidates-in.ts';
import type { Line } from './text-lines.ts';

/** How long a line may be to be a separator or a heading: longer ones are prose. */
const longestHeading = 300;

/** Words in the line that a mail or calendar program puts above what it quotes or forwards: en, da, sv, nb, de, fi. */
const quoteWords = [
  'original (?:appointment|message|meeting|invitation)',
  'forwarded (?:message|appointment|by .{1,60})',
  'oprindelig (?:aftale|meddelelse|besked|mail|m\u00f8deindkaldelse|indkaldelse)',
  'videresendt (?:meddelelse|besked|aftale|melding)',
  'ursprunglig(?:t|a)? (?:meddelande|avtalad tid|m\u00f6te|avtalat m\u00f6te|inbjudan|bokning)',
  'vidarebefordrat (?:meddelande|m\u00f6te|brev)',
  'opprinnelig (?:melding|avtale|m\u00f8te|e-post|innkalling)',
  'urspr\u00fcngliche[rs]? (?:nachricht|termin|besprechung|einladung)',
  'weitergeleitete (?:nachricht|besprechung)',
  'alkuper\u00e4inen (?:viesti|tapaaminen|kokous|kutsu)',
  '(?:v\u00e4litetty|edelleenl\u00e4hetetty) viesti',
].join('|');

const separator = new RegExp(`^[\\s>*]*[-_=]{2,40}\\s*(?:${quoteWords})\\s*[-_=:]{0,40}\\s*$`, 'i');
const appleSeparator =
  /^\s*(?:begin forwarded message|start p\u00e5 videresendt (?:besked|meddelelse)|videresendt (?:besked|melding)|vidarebefordrat (?:brev|meddelande)|anfang der weitergeleiteten nachricht|v\u00e4litetty viesti alkaa)\s*:\s*$/i;
const wroteLine =
  /^\s*(?:on|den|am|p\u00e5|le)\s.{6,200}\s(?:wrote|skrev|schrieb)\b.{0,80}:\s*$|^.{6,200}\skirjoitti\b.{0,80}:\s*$/i;

const fromLine = /^[\s>*]*(?:from|fra|fr\u00e5n|von|l\u00e4hett\u00e4j\u00e4)\s*:\**\s*(?!kl\b|\d)\S/i;
const otherHeader =
  /^[\s>*]*(?:sent|sendt|skickat|gesendet|l\u00e4hetetty|date|dato|datum|p\u00e4iv\u00e4ys|when|hvorn\u00e5r|tidspunkt|n\u00e4r|n\u00e5r|wann|milloin|to|til|till|an|vastaanottaja|subject|emne|\u00e4mne|betreff|aihe|cc|kopi|kopia|where|hvor|var|sted|plats|wo|miss\u00e4)\s*:/i;
const inOneLine =
  /^[\s>*]*(?:from|fra|fr\u00e5n|von|l\u00e4hett\u00e4j\u00e4)\s*:.{1,120}(?:sent|sendt|skickat|gesendet|l\u00e4hetetty|date|dato|datum)\s*:.{1,120}(?:subject|emne|\u00e4mne|betreff|aihe|to|til|till|an)\s*:/i;

/** Words by which people say that what follows no longer holds, and those that say that it does. */
const oldWord =
  '(?:old|previous|earlier|former|cancelled|gamle?|gammelt|tidligere|forrige|aflyst|gammal|gamla|tidigare|f\u00f6reg\u00e5ende|inst\u00e4llt|avlyst|alte[rsn]?|vorherige[rs]?|vanha|edellinen|peruttu)';
const invitationWord =
  '(?:invitation\\w*|invite|meeting|link\\w*|m\u00f8de\\w*|indkaldelse\\w*|m\u00f6te\\w*|inbjudan|kallelse\\w*|l\u00e4nk\\w*|m\u00f8te\\w*|innkalling\\w*|lenke\\w*|einladung\\w*|besprechung\\w*|termin\\w*|kutsu\\w*|linkki\\w*|kokous\\w*)';
const oldHeading = new RegExp(
  `^[\\s*_-]*(?:the |det |den |der |die |das )?${oldWord} (?:\\w{1,20} )?${invitationWord}\\b[^:]{0,60}:`,
  'i',
);
const newHeading =
  /^[\s*_-]*(?:the |det |den |der |die |das )?(?:new|updated|correct|nyt?|nye|nya|nytt|opdateret|korrekt|r\u00e4tt|neue[rs]?|uusi|oikea)\s.{0,40}:/i;

/** Whether a header block (`From: …` and two more of its kind) begins at this line. */
function beginsHeaders(lines: readonly Line[], at: number): boolean {
  if (!fromLine.test(lines[at]?.text.slice(0, longestHeading) ?? '')) return false;
  let headers = 0;
  let others = 0;
  for (let next = at + 1; next < lines.length && next < at + 12 && others < 3; next += 1) {
    const text = lines[next]?.text.slice(0, longestHeading) ?? '';
    if (text.trim() === '') continue;
    if (otherHeader.test(text)) headers += 1;
    else others += 1;
    if (headers === 2) return true;
  }
  return false;
}

function beginsOlder(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at] ?? { text: '' };
  if (!/[:_=-]/.test(text)) return false;
  if (text.length <= longestHeading) {
    if (separator.test(text) || appleSeparator.test(text)) return true;
    if (/:\s*$/.test(text) && wroteLine.test(text)) return true;
  }
  return beginsHeaders(lines, at) || inOneLine.test(text.slice(0, 600));
}

/** What a join block begins with, as one word for each kind: the second block of a kind was pasted from an older one. */
function blockKind(text: string): string | null {
  if (text.length > longestHeading || !/teams|zoom/i.test(text)) return null;
  if (
    /^\s*microsoft teams(?:[\s-]?(?:meeting|m\u00f8de|m\u00f6te|m\u00f8te|besprechung|kokous|-kokous))?\s*(?:need help\?.*|har du brug for hj\u00e6lp\?.*|beh\u00f6ver du hj\u00e4lp\?.*|trenger du hjelp\?.*|ben\u00f6tigen sie hilfe\?.*|tarvitsetko apua\?.*)?$/i.test(
      text,
    )
  )
    return 'teams';
  if (
    /(?:inviting you to a scheduled zoom|inviterer dig til et (?:planlagt )?zoom|bjuder in dig till ett (?:planerat |schemalagt )?zoom|inviterer deg til et (?:planlagt )?zoom|l\u00e4dt sie zu einem geplanten zoom|kutsuu sinut .{0,30}zoom)/i.test(
      text,
    )
  )
    return 'zoom';
  return null;
}

/**
 * The same lines, with how far back each is: what stands below a separator or a header block is older than what stands
 * above, and so are lines that begin with `>`, what a heading calls old, and a join block of a kind that stood before.
 */
export function withQuotesMarked(lines: readonly Line[]): readonly Line[] {
  const marked: Line[] = [];
  /** Of each kind of block, whether a candidate has stood in one. */
  const blocks = new Map<string, boolean>();
  let block: string | null = null;
  let depth = 0;
  let old: 'no' | 'heading' | 'link seen' = 'no';
  for (const [at, line] of lines.entries()) {
    const { text } = line;
    const short = text.slice(0, longestHeading);
    const hasPiece = holdsPiece(text);
    if (beginsOlder(lines, at)) depth += 1;
    const kind = blockKind(short);
    if (kind !== null) {
      if (blocks.get(kind)) depth += 1;
      else blocks.set(kind, false);
      block = kind;
    }
    if (block !== null && hasPiece && !text.includes('aka.ms/')) blocks.set(block, true);
    const mayHead = short.includes(':');
    const isOld = mayHead && oldHeading.test(short);
    if (isOld && !hasPiece && /:[\s*]*$/.test(short)) old = 'heading';
    else if ((mayHead && newHeading.test(short)) || (old === 'link seen' && text.trim() === '')) old = 'no';
    else if (old === 'heading' && hasPiece) old = 'link seen';
    const isOlder = old !== 'no' || (isOld && hasPiece) || /^\s*>/.test(text);
    marked.push({ text, quoted: line.quoted + depth + (isOlder ? 1 : 0) });
  }
  return marked;
}
