import { Buffer } from 'node:buffer';

/** Text in quoted-printable (RFC 2045 §6.7), decoded: soft line breaks gone, `=C3=A6` as the letter it stands for. */
const decoded = (text: string): string =>
  text
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/(?:=[\dA-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));

/** Where single properties say that they are quoted-printable, the calendar is not. */
const ownEncoding = /;ENCODING=QUOTED-PRINTABLE/i;

/**
 * Whether a text is quoted-printable as a whole, which nothing outside of it says: it has both an escaped `=` and a soft
 * line break, or one of the things that only it has, and no `=` that it cannot have.
 */
function isQuotedPrintable(text: string): boolean {
  if (/=3D/i.test(text) && /=\r?\n/.test(text) && !ownEncoding.test(text)) return true;
  if (!/=3D|=\r?\n|=C3=[89AB][\dA-F]|=E2=80=/i.test(text)) return false;
  return !/=(?![\dA-Fa-f]{2}|[ \t]*\r?\n|[ \t]*$)/.test(text);
}

/** A property of an old calendar (vCalendar 1.0) that is quoted-printable by itself, over as many lines as it takes. */
const property =
  /^([A-Z-]{1,40}(?:;[^:\n]{0,200})?);ENCODING=QUOTED-PRINTABLE((?:;[^:\n]{0,200})?:)((?:[^\n]{0,2000}=\r?\n){0,500}[^\n]{0,2000})/gim;

/** The text as it was before a mail program or an old calendar made it quoted-printable; any other text as it is. */
export function withoutQuotedPrintable(text: string): string {
  const whole = isQuotedPrintable(text) ? decoded(text) : text;
  if (!ownEncoding.test(whole)) return whole;
  return whole.replaceAll(
    property,
    (_, name: string, rest: string, value: string) =>
      `${name}${rest}${decoded(value).replaceAll('\\', '\\\\').replaceAll(/\r?\n/g, '\\n')}`,
  );
}
