import type { Line } from './text-lines.ts';

/*
 * Words near an address that say what it is for: en, da, sv, nb, fi, de. Compared in lower case, without word
 * boundaries, since our languages put words together.
 */
const joinWords =
  /join|deltag|tilslut|tilmeld|anslut|delta|bli med|koble til|liity|osallistu|teilnehm|beitreten|klik her|klicka h|klikk her|click (?:here|to)|video|m\u00f8delink|m\u00f6tesl\u00e4nk|m\u00f8telenke|kokouslinkki|besprechungslink|meeting (?:link|url|room)|virtu|online|dial|ring (?:op|til|in)|call in|sip|h\.323|teams|zoom|webex|meet\b|pexip|jitsi|whereby|skype/;

/** Words for systems that are called, without which `1234@example.org` is a mail address. */
const deviceWords =
  /\bsip\b|\bsip-|h\.?323|\bvtc\b|\bvmr\b|videosystem|video system|video ?(?:conferenc|konferen|neuvottelu|m\u00f8de|m\u00f6te|m\u00f8te|endpoint|enhed|enhet|ger\u00e4t|laite|address|adresse|adress|rum|rom|room)|videokonferen|videoneuvottelu|videom\u00f8de|videom\u00f6te|videom\u00f8te|videoadress|videorum|videorom|\bvideo\s*[:(]\W{0,3}$|videoopkald|videosamtal|videolink|video ?call|jabber|room system|m\u00f8derumssystem|codec|endpoint|cisco|pexip|\bpolycom\b|dial (?:in )?(?:from|with|via|to|directly)|\bdial:|ring (?:til|op til|upp|op)\b|meeting room address|virtual(?:-| )meeting room|virtuelt m\u00f8derum|virtuellt m\u00f6tesrum|virtuelt m\u00f8terom/;

/** Words for mail, in whose neighbourhood such an address is one after all. */
const mailWords =
  /e-?mail|e-?post|\bmail\b|kontakt|contact|support|help ?desk|servicedesk|sp\u00f8rgsm\u00e5l|fr\u00e5gor|sp\u00f8rsm\u00e5l|questions|fragen|kysy|sp\u00f8rg|fr\u00e5ga|afbud|besked|skriv til|write to|from:|fra:|fr\u00e5n:|cc:|\bto:|\btil:|\btill:/;

/** Words for what is no way into this meeting, however its address looks. */
const otherWords =
  /record|optagelse|inspelning|opptak|aufzeichnung|tallenne|\btest|pr\u00f8veopkald|provsamtal|pr\u00f8vesamtale|koesoitto/;

/** How much text in front of an address is read for words. */
const wordsBefore = 120;
/** And behind it, for words that say that it is for mail after all. */
const wordsAfter = 100;

/** The words of a text, without the addresses in it: those name systems, but say nothing of the next address. */
const wordsIn = (text: string): string =>
  text
    .split(/\s/)
    .filter((word) => !word.includes('://') && !word.includes('@'))
    .join(' ')
    .toLowerCase();

const lowerBefore = (line: string, at: number): string =>
  wordsIn(line.slice(Math.max(0, at - wordsBefore), at));

/** The last lines above that are not empty, nearest first, in lower case and bounded. */
function above(lines: readonly Line[], line: number, count: number): readonly string[] {
  const found: string[] = [];
  for (let at = line - 1; at >= 0 && at >= line - 6 && found.length < count; at -= 1) {
    const text = lines[at]?.text.trim() ?? '';
    if (text !== '') found.push(wordsIn(text.slice(-2 * wordsBefore)).slice(-wordsBefore));
  }
  return found;
}

/** Whether words near the address at `at` in line `line` say that one joins there. */
export const isNamedJoin = (lines: readonly Line[], line: number, at: number): boolean =>
  joinWords.test(lowerBefore(lines[line]?.text ?? '', at)) ||
  above(lines, line, 2).some((text) => joinWords.test(text));

/** Whether words near say that a thing like a mail address is called by video, and none that it is for mail. */
export function isNamedDial(lines: readonly Line[], line: number, at: number): boolean {
  const before = lowerBefore(lines[line]?.text ?? '', at);
  const after = wordsIn((lines[line]?.text ?? '').slice(at, at + wordsAfter));
  if (mailWords.test(before) || mailWords.test(after)) return false;
  return (
    deviceWords.test(before) ||
    above(lines, line, 2).some((text) => deviceWords.test(text) && !mailWords.test(text))
  );
}

/** Whether words say that the address is of something else: a recording, a trial call. */
export function isNamedOther(lines: readonly Line[], line: number, at: number): boolean {
  const before = lowerBefore(lines[line]?.text ?? '', at);
  if (otherWords.test(before.slice(-60))) return true;
  const [heading = ''] = above(lines, line, 1);
  return before.trim() === '' && heading.endsWith(':') && otherWords.test(heading.slice(-60));
}
