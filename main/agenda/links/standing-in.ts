import type { JoinTarget } from '../../contract/meeting.ts';
import { type Piece, piecesIn } from './candidates-in.ts';
import { type DeviceDial, deviceDialsIn } from './device-dialling.ts';
import type { LinkRules } from './invitation.ts';
import { isNamedDial, isNamedJoin, isNamedOther } from './join-words.ts';
import { withSecretNear } from './secrets-near.ts';
import { type Candidate, targetOf } from './target-of.ts';
import type { Line } from './text-lines.ts';

/** One place of an invitation, as lines. */
export type Place = {
  readonly source: JoinTarget['source'];
  readonly lines: readonly Line[];
  /** Whether it was written by people: there, words must tell what a thing like a mail address is. */
  readonly prose: boolean;
};

/** A way in where it stands. */
export type Standing = {
  readonly candidate: Candidate;
  readonly source: JoinTarget['source'];
  /** How far back it is; see `Line`. */
  readonly quoted: number;
  /** 0 to 1; see `targetsInInvitation`. */
  readonly confidence: number;
};

/** How many pieces of one place are looked at: an invitation has far fewer, a newsletter may have many more. */
const pieceLimit = 250;

/** How many ways in of one place are kept: more is no invitation. */
const foundLimit = 40;

/** How sure a way in is by the place where it stands. */
const sureness: Readonly<Record<JoinTarget['source'], number>> = {
  rule: 1,
  own: 1,
  typed: 1,
  conference: 0.95,
  url: 0.9,
  location: 0.85,
  text: 0.8,
  html: 0.75,
};

/** What is taken away where no words near an address say that one joins there, and where only words tell that it is one. */
const unnamed = 0.1;
const onlyByWords = 0.15;
/** The same where words say that it is of something else. */
const namedOther = 0.2;
/** How sure a way in is that stands in an older invitation, quoted or forwarded: only taken where there is no other. */
const quotedSureness = 0.3;

/** A way in and where it was found: the line, and the ends of its piece in that line. */
type Found = {
  readonly candidate: Candidate;
  readonly line: number;
  readonly at: number;
  readonly end: number;
  readonly byWords: boolean;
  /** Whether words near say that it is of something else. */
  readonly other: boolean;
};

/** Domains of services of video alone: who has an address there is a meeting or a room, whatever the words around. */
const serviceDomain =
  /@(?:[\w-]+\.)*(?:zoomcrc\.com|bjn\.vc|plcm\.vc|rooms\.vconf\.dk|rooms\.vconf-stage\.dk|m\.webex\.com|lync\.webex\.com|pexip\.me|lifesizecloud\.com|call\.sl|onpexip\.com|meet\.chime\.in)(?:[;?:]|$)|^\d{6,}@[\w-]+\.webex\.com$/i;

/** Names that only rooms have. */
const roomName = /^(?:\d{3,}(?:[.*#]\d+)*|[\w.-]+\.(?:vmr|vr|space|cospace)|meet\.[\w.-]+)@|^[\w.-]+@vmr\./i;

/** Systems that any house may run at any domain. */
const houseProviders: ReadonlySet<string> = new Set(['sip', 'h323', 'pexip', 'cms']);

/** Whether what stands beside the one may be said of both: a node of the house is dialled and opened in a browser. */
const isOtherSystem = (one: string, other: string): boolean =>
  one !== other && !(houseProviders.has(one) && houseProviders.has(other));

/** Hosts that are named after what they do: a number there is no mailbox. */
const videoHost =
  /^\d{3,}@(?:(?:video|vid|videokonference|vc|vmr|vconf|meet|join|conf|conference|videoconf|pexip|sip|cvi)\.|(?:[\w-]+\.)+vc$)/i;

/** What a thing that looks like a mail address leads to, if anything near it says that it is called. */
function dialOf(piece: Piece, place: Place, line: number, rules: LinkRules): Candidate | null {
  const known = targetOf(piece.text, rules);
  if (serviceDomain.test(piece.text)) return known;
  if (known && !houseProviders.has(known.provider) && roomName.test(piece.text)) return known;
  const named = isNamedDial(place.lines, line, piece.at) || videoHost.test(piece.text);
  if (place.prose ? !named : !named && !roomName.test(piece.text)) return null;
  return known ?? targetOf(`sip:${piece.text}`, rules);
}

function foundIn(place: Place, rules: LinkRules, keyLines: ReadonlySet<number>): readonly Found[] {
  const found: Found[] = [];
  let looked = 0;
  for (const [line, { text }] of place.lines.entries()) {
    for (const piece of piecesIn(text)) {
      looked += 1;
      if (looked > pieceLimit || found.length >= foundLimit) return found;
      if (piece.form === 'mail' && keyLines.has(line)) continue;
      const byWords = piece.form === 'mail' && !serviceDomain.test(piece.text) && !roomName.test(piece.text);
      const candidate =
        piece.form === 'mail' ? dialOf(piece, place, line, rules) : targetOf(piece.text, rules);
      if (candidate === null) continue;
      const other = place.prose && isNamedOther(place.lines, line, piece.at);
      // Systems on the web have addresses of their own for recordings; a number for trial calls looks like any other.
      if (other && candidate.engine !== 'web') continue;
      found.push({ candidate, line, at: piece.at, end: piece.end, byWords, other });
    }
  }
  return found;
}

/** What blocks for video systems give; the provider is the meeting's, not that of the dial string. */
function dialled(devices: readonly DeviceDial[], rules: LinkRules): readonly Found[] {
  return devices.flatMap(({ provider, whole }) => {
    const candidate = whole && (targetOf(whole.dial, rules) ?? targetOf(`sip:${whole.dial}`, rules));
    if (!whole || !candidate) return [];
    return [
      {
        candidate: { ...candidate, provider },
        line: whole.line,
        at: 0,
        end: 0,
        byWords: false,
        other: false,
      },
    ];
  });
}

/** The ways in of one place, in the order in which they stand, with the secrets that stand near them. */
export function standingIn(place: Place, rules: LinkRules): readonly Standing[] {
  const devices = place.prose ? deviceDialsIn(place.lines) : [];
  const keyLines = new Set(devices.map(({ keyLine }) => keyLine));
  const found = [...foundIn(place, rules, keyLines), ...dialled(devices, rules)].toSorted(
    (one, other) => one.line - other.line || one.at - other.at,
  );
  return found.map(({ candidate, line, at, end, byWords, other: ofOther }) => {
    const others = new Set(
      found
        .filter((other) => isOtherSystem(other.candidate.provider, candidate.provider))
        .map((other) => other.line),
    );
    const { quoted = 0 } = place.lines[line] ?? {};
    const named = !place.prose || candidate.provider === 'rundbord' || isNamedJoin(place.lines, line, at);
    const confidence =
      sureness[place.source] -
      (named ? 0 : unnamed) -
      (byWords && place.prose ? onlyByWords : 0) -
      (ofOther ? namedOther : 0);
    return {
      candidate: withSecretNear(candidate, place.lines, { line, end }, others),
      source: place.source,
      quoted,
      confidence: quoted > 0 ? quotedSureness : Math.round(confidence * 100) / 100,
    };
  });
}
