/** What a line of an invitation gives a name to. */
export type Label = {
  readonly kind:
    | 'passcode'
    | 'pin'
    | 'host-pin'
    | 'guest-pin'
    | 'meeting-id'
    | 'tenant-key'
    | 'video-id'
    | 'phone';
  /** Empty when the line ends after the name: the value is in the next one. */
  readonly value: string;
};

/** How long a line may be to be a label with its value. */
const longestLine = 400;

/*
 * The words of Teams, Zoom, Webex, Pexip and their translators: en, da, sv, nb, fi, de. A line is compared in lower
 * case. What belongs to telephones comes first, so that no PIN of a telephone is taken for the meeting's.
 */
const phoneWords =
  /(?:phone|telefon|puhelin|audio|dial-?in|one tap|opkald|upprings|innrings|soitto|einwahl)[\w\s-]{0,30}(?:id|pin|pin-?kod[e]?|passcode|code|kod|kode|kennung|tunnus|nummer|number|adgangskode|l\u00f6senord|passord)\s*:|(?:\+|\b00)\d[\d ()-]{5,}|\btel:|^\s*(?:konferens-id|konferanse-id|konference-id|conference id|konferenz-id|phone conference id|neuvottelun tunnus|puhelinneuvottelun tunnus|participant id|attendee id|deltager-?id|host key|v\u00e6rtsn\u00f8gle|access code|adgangsnummer|zugriffscode)\s*:/;

const idWords =
  /(?:meeting id|meeting-id|m\u00f8de-?\s?id|m\u00f8denummer|m\u00f6te(?:s|ts)?-?\s?id|m\u00f6tesnummer|m\u00f8te-?\s?id|m\u00f8tenummer|kokous-?(?:tunnus|id)|kokouksen (?:tunnus|id|numero)|besprechungs-?id|besprechungsnummer|webinar[- ]?id|meeting number(?: \(access code\))?)\s*:/;

const tenantWords =
  /(?:tenant key|lejern\u00f8gle|klientorganisationsnyckel|klientnyckel|innehavarnyckel|leietakern\u00f8kkel|leiern\u00f8kkel|leietagern\u00f8kkel|tenantn\u00f8kkel|vuokraajan avain|vuokraaja-avain|mandantenschl\u00fcssel|mandanten-?key)\s*:/;

const videoWords =
  /(?:video-?\s?id|vtc conference id|video conference id|videokonference-?id|videokonferens-?id|videokonferanse-?id|videokonferenz-?id|videoneuvottelun tunnus|videotunnus|videon tunnus|vtc-?konferens-?id|vtc-?konferanse-?id|vtc-?konference-?id|vtc-?konferenz-?id|vtc-neuvottelun tunnus)\s*:/;

const hostWords =
  /(?:host|v\u00e6rts?|v\u00e4rd|verts?|gastgeber|moderator|chair(?:person)?|organi[sz]er|leder|m\u00f8deleder|m\u00f6tesledar|m\u00f8teleder|is\u00e4nn\u00e4n|is\u00e4nt\u00e4|puheenjohtajan)[\s-]{0,3}(?:s )?(?:pin(?:-?\s?kode|-?\s?kod|-?\s?code|-koodi)?|passcode|adgangskode|l\u00f6senord|passord|kode|kod)\s*(?:\([^)]{0,40}\))?\s*(?:is |er |\u00e4r |on |ist )?[:=]?\s/;

const guestWords =
  /(?:guest|participant|attendee|g\u00e6ste?|deltager|deltagar|g\u00e4st|gjeste?|deltaker|vieras|vieraan|osallistujan|gast|teilnehmer)s?[\s-]{0,3}(?:pin(?:-?\s?kode|-?\s?kod|-?\s?code|-koodi)?|passcode|adgangskode|l\u00f6senord|passord|kode|kod)\s*(?:\([^)]{0,40}\))?\s*(?:is |er |\u00e4r |on |ist )?[:=]?\s/;

/** The same with the role behind: `PIN gäst: 1234`. */
const pinOfHost =
  /(?:^|[\s(,;])pin(?:-?koden?)?[\s-]+(?:for |til |f\u00f6r )?(?:the )?(?:hosts?|v\u00e6rt(?:er)?|v\u00e4rd(?:ar)?|vert(?:er)?)\s*:\s?/;
const pinOfGuest =
  /(?:^|[\s(,;])pin(?:-?koden?)?[\s-]+(?:for |til |f\u00f6r )?(?:the )?(?:guests?|g\u00e6st(?:er)?|g\u00e4st(?:er)?|gjest(?:er)?|participants?|deltagere?|deltagare|deltakere?)\s*:\s?/;

const pinWords =
  /(?:^|[\s(,;.*\u2022])(?:(?:meeting |m\u00f8de-?|m\u00f6tes?-?|m\u00f8te-?)?pin(?:-?\s?koden?|-?\s?kod|-?\s?code|-?koodi|-?nummer|-?nr)?)\s*(?:\([^)]{0,40}\))?\s*(?:is |er |\u00e4r |on |ist )?[:=]?\s?(?=[\s\d]|$)/;

const passcodeWords =
  /(?:^|[\s(,;.*\u2022])(?:(?:meeting |m\u00f8de-?|m\u00f6tes?-?|m\u00f8te-?|webinar |zoom )?(?:passcode|password|adgangskode|kodeord|m\u00f8dekode|l\u00f6senord|l\u00f6senkod|m\u00f6teskod|passord|passkode|m\u00f8tekode|salasana|tunnuskoodi|p\u00e4\u00e4sykoodi|kenncode|kennwort|passwort|kenncode des meetings|kennung|sikkerhedskode|s\u00e4kerhetskod|sikkerhetskode))\s*(?:\([^)]{0,40}\))?\s*[:=]\s?/;

const valueAfter = (line: string, lower: string, words: RegExp, kind: Label['kind']): Label | null => {
  const match = words.exec(lower);
  if (!match) return null;
  return { kind, value: line.slice(match.index + match[0].length).trim() };
};

/** What a line gives names to, at most one of each kind. A line that is about a telephone says nothing else. */
export function labelsIn(text: string): readonly Label[] {
  if (text.length > longestLine || text.trim() === '') return [];
  const line = `${text.replaceAll('*', '').replaceAll('\t', ' ')} `;
  const lower = line.toLowerCase();
  // Where lower case is of another length, places in the two lines differ; no language of ours has such letters.
  if (lower.length !== line.length) return [];
  const device =
    valueAfter(line, lower, tenantWords, 'tenant-key') ?? valueAfter(line, lower, videoWords, 'video-id');
  if (device) return [device];
  if (phoneWords.test(lower)) return [{ kind: 'phone', value: '' }];
  const labels = [
    valueAfter(line, lower, hostWords, 'host-pin') ?? valueAfter(line, lower, pinOfHost, 'host-pin'),
    valueAfter(line, lower, guestWords, 'guest-pin') ?? valueAfter(line, lower, pinOfGuest, 'guest-pin'),
    valueAfter(line, lower, passcodeWords, 'passcode'),
    valueAfter(line, lower, pinWords, 'pin'),
    valueAfter(line, lower, idWords, 'meeting-id'),
  ].filter((label) => label !== null);
  // `Host PIN` holds the word PIN.
  const hasRole = labels.some(({ kind }) => kind === 'host-pin' || kind === 'guest-pin');
  return hasRole ? labels.filter(({ kind }) => kind !== 'pin' && kind !== 'passcode') : labels;
}

/** The digits at the beginning of a label's value, without the spaces and hyphens between them; '' when there are none. */
export const digitsIn = (value: string): string =>
  (/^[\d][\d \u2013-]{0,30}/.exec(value)?.[0] ?? '').replaceAll(/[^\d]/g, '');

/**
 * The secret in the value of a label, as it is typed: digits without their spaces, or one word. Null for what is none:
 * a word too long, and what ends in `#`, which only telephones want.
 */
export function secretIn(value: string): string | null {
  if (/^\d[\d -]{0,30}#/.test(value)) return null;
  const grouped = /^\d[\d -]{1,20}\d(?=$|[\s.,;)])/.exec(value)?.[0];
  const word = /^[^\s<>]{1,64}/.exec(value)?.[0] ?? '';
  const secret = grouped ? grouped.replaceAll(/[ -]/g, '') : word.replace(/[.,;)]+$/, '');
  return /^[^\s:/@]{3,32}$/.test(secret) ? secret : null;
}
