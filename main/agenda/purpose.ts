import { htmlLines, isHtml } from './links/html-text.ts';
import type { Invitation } from './links/invitation.ts';
import { labelsIn } from './links/labels.ts';
import { withQuotesMarked } from './links/quoted.ts';
import { textLines } from './links/text-lines.ts';

/** The most that is looked at of a plain description, and the most that is shown of one, in characters. */
const longestText = 20_000;
const longestPurpose = 600;
const longestLine = 2000;

/** A line that parts what somebody wrote from what a program added: `_____`, `-----`, `-::~:~::-`. */
const separator = /^[\s_\-=*.~:─—–#]{3,}$/;

/** What a mail program puts above a signature. */
const signature = /^--$/;

/** A line that says only by which system the meeting is held. */
const system =
  /^(?:microsoft teams|teams|zoom|cisco webex|webex|google meet|skype(?: for business)?|pexip|jitsi(?: meet)?|whereby|vdx|lifesize)(?:[\s-]*(?:meeting|videomøde|videomöte|videomøte|møde|möte|møte|mötet|mødet|kokous|besprechung|webinar|conference|video|call))?[.:]?$/iu;

/** What stands before a number with which one gets in, beside what {@link labelsIn} knows. */
const label =
  /^(?:(?:[\p{L} -]{0,40}[- ])?id|(?:meeting )?number|nummer|code|kode|kod|tunnus|dial|dial-in|phone|telefon|tel|sip|h\.?323)\s*(?:\([^)]{0,40}\)\s*)?:/iu;

/** A word for what opens a meeting, with what it is behind it. */
const secret =
  /(?<!\p{L})(?:[\p{L}-]{0,30}(?:pin|pinkode?|pinkod|passcode|password|adgangskode|mødekode|lösenord|möteskod|passord|passwort|kennwort|salasana)|access code|host key|værtsnøgle)(?!\p{L})(?: (?:is|er|är))?[^\p{L}\d:]{0,5}(?::|\d|\(|=)/iu;

/** How a line begins that tells how to join: in the Nordic languages, Finnish, German and English. */
const joining =
  /^(?:(?:click (?:here )?to )?join(?:ing)?\b(?= (?:the|this|your|by|on|with|from|via|zoom|teams|microsoft|webex|skype|google|a video|meeting|now|video|in)\b)|or (?:call|dial|join)|one tap mobile|dial by your location|find (?:a|your) local number|for organizers|need help\?|learn more$|meeting options|more (?:info$|phone numbers|joining options)|(?:alternate )?vtc|klik her|klicka här|klikk her|tilmeld dig (?:mødet|på)|deltag (?:i (?:mødet|møde|teams)|via|på|fra|med)|anslut (?:till|via|med|från)|bli med (?:i|på|via|nå)|har du brug for hjælp|behöver du hjälp|trenger du hjelp|flere oplysninger$|mer information$|finn ut mer$|få mere at vide$|læs mere$|for arrangører|för organisatörer|mødeindstillinger|mötesalternativ|møtealternativer|jobba på datorn|ring (?:ind|in|til|via)\b|hitta ett lokalt|find et lokalt|nulstil (?:pin|opkald)|liity kokoukseen|an besprechung teilnehmen|-* ?do not delete or change)/iu;

/** Who invites to what: `Anna is inviting you to a scheduled Zoom meeting.` */
const inviting = /\b(?:is inviting you to|inviterer dig til|bjuder in dig till|inviterer deg til)\b/i;

/** An address on the web, of mail or of a call; a dial string. */
const address =
  /:\/\/|\bwww\.|[^\s@]@[\w-]+\.\w|\b(?:sips?|h323|tel|mailto|pexip|msteams|zoommtg|rundbord):|\d##\d/i;

/** Six digits or more: a meeting's number, a telephone, and what names a person. A date is none. */
const longNumber = /\d(?:[ \-().]{0,2}\d){5,}/;
const date = /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b/g;
const time = /\b\d{1,2}[.:]\d\d(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?\b/g;

/** Whether a line tells how to join and nothing else that is worth showing. */
const isHowToJoin = (line: string): boolean =>
  address.test(line) ||
  secret.test(line) ||
  label.test(line) ||
  labelsIn(line).length > 0 ||
  joining.test(line) ||
  system.test(line) ||
  inviting.test(line) ||
  longNumber.test(line.replaceAll(date, ' ').replaceAll(time, ' '));

/** What somebody wrote now, in blocks between separators. */
function blocksOf(written: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  const lines = isHtml(written) ? htmlLines(written) : textLines(written.slice(0, longestText));
  for (const { text, quoted } of withQuotesMarked(lines)) {
    if (quoted) continue;
    const line = text
      .slice(0, longestLine)
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim();
    if (signature.test(line)) break;
    if (separator.test(line)) blocks.push([]);
    else if (line !== '') blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** As much of it as is shown, cut between words. */
function cut(text: string): string {
  if (text.length <= longestPurpose) return text;
  const head = text.slice(0, longestPurpose - 1);
  const end = head.search(/\s\S*$/);
  return `${head.slice(0, end > longestPurpose / 2 ? end : head.length).trimEnd()}…`;
}

/**
 * What a meeting is for: the first lines that somebody wrote, without those on how to join and without older messages
 * below; at most 600 characters, lines parted by `\n`. Empty when there are none. A line with an address, or with a number
 * long enough to be a person's, is left out, whatever else it says; so is one with a PIN of `pins` in it.
 */
export function purposeOf(
  { text, html }: Pick<Invitation, 'text' | 'html'>,
  pins: readonly string[] = [],
): string {
  const written = text.trim() === '' ? html : text;
  const kept: string[] = [];
  blocksOf(written).forEach((lines, at) => {
    const own = lines.filter((line) => !isHowToJoin(line) && !pins.some((pin) => line.includes(pin)));
    // Below a separator a program wrote, as soon as it tells of joining.
    if (at === 0 || own.length === lines.length) kept.push(...own);
  });
  return cut(kept.join('\n'));
}
