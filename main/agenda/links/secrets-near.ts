import type { JoinTarget } from '../../contract/meeting.ts';
import { type Label, labelsIn, secretIn } from './labels.ts';
import type { Candidate } from './target-of.ts';
import type { Line } from './text-lines.ts';

/** How far from a way in its PIN may stand, in lines. */
const linesBelow = 24;
const linesAbove = 16;

/** Systems that ask nobody for a secret, or have it in the address always. */
const withoutSecret = new Set(['rundbord', 'meet', 'whereby', 'facetime']);

type Secret = Pick<JoinTarget, 'pin' | 'role'>;

/** Whether an address carries what the system would ask for. */
export const hasSecret = ({ address, pin }: Pick<Candidate, 'address' | 'pin'>): boolean =>
  pin !== undefined ||
  /#pwd-|[?&#;](?:pwd|p|pin|password|passcode|pw|secret|roomkey|tk|pass)=[^&#]/i.test(address) ||
  /^(?:sips?:)?\d+\.\d+@(?:[\w-]+\.)*zoomcrc\.com/i.test(address);

/** A line that says nothing but the value of the label above it. */
const bareValue = (text: string): string =>
  /^\s*\S{3,32}\s*$|^\s*[\d -]{3,24}\s*$/.test(text) ? text.trim() : '';

/** What lines were read as: each stands near several ways in. */
const known = new WeakMap<Line, readonly Label[]>();

/** The labels of the line at `at`; a label without a value takes the next line that is not empty. */
function labelsAt(lines: readonly Line[], at: number): readonly Label[] {
  const line = lines[at];
  if (!line) return [];
  const before = known.get(line);
  if (before) return before;
  const ofOther = otherOwner.test(line.text) || otherOwner.test(lines[at - 1]?.text.slice(0, 200) ?? '');
  const labels = (ofOther ? [] : labelsIn(line.text)).map((label) => {
    if (label.value !== '' || label.kind === 'phone') return label;
    const next = lines.slice(at + 1, at + 4).find(({ text }) => text.trim() !== '');
    return { ...label, value: bareValue(next?.text ?? '') };
  });
  known.set(line, labels);
  return labels;
}

/** Words for what has a password of its own. */
const otherOwner = /wi-?fi|\bwlan\b|netv\u00e6rk|n\u00e4tverk|nettverk|\bssid\b/i;

/** Whether a PIN after a telephone number is the telephone's alone: so it is with the systems that have no other. */
const pinIsOfPhone = (candidate: Candidate): boolean =>
  candidate.engine === 'web' && ['teams', 'zoom', 'webex', 'skype-for-business'].includes(candidate.provider);

/** The video systems' form of a Webex password: digits in brackets behind the word. */
const forVideoSystems = (value: string): string | null =>
  /\((\d{4,16})\b[^)]{0,120}\)/.exec(value)?.[1] ?? null;

function secretOf(candidate: Candidate, { kind, value }: Label): Secret | null {
  const dialled =
    candidate.provider === 'webex' && candidate.engine !== 'web' ? forVideoSystems(value) : null;
  const pin = dialled ?? secretIn(value);
  if (pin === null) return null;
  if (kind === 'host-pin') return { pin, role: 'host' };
  if (kind === 'guest-pin') return { pin, role: 'guest' };
  // Words in other languages have no digits; a PIN always has, and so has nearly every passcode.
  return kind === 'pin' && !/^\d+$/.test(pin) ? null : { pin };
}

/** The best of the secrets: one for everybody, then that of the role that the address has, then a guest's, who may do less. */
function bestOf(secrets: readonly Secret[], role: JoinTarget['role']): Secret | null {
  const wanted = secrets.find((secret) => role !== undefined && secret.role === role);
  return (
    wanted ??
    secrets.find((secret) => secret.role === undefined) ??
    secrets.find((secret) => secret.role === 'guest') ??
    secrets[0] ??
    null
  );
}

function secretsAmong(
  candidate: Candidate,
  lines: readonly Line[],
  order: readonly number[],
): readonly Secret[] {
  const secrets: Secret[] = [];
  let phone = false;
  for (const at of order) {
    for (const label of labelsAt(lines, at)) {
      if (label.kind === 'phone') phone = true;
      if (label.kind === 'pin' && phone && pinIsOfPhone(candidate)) continue;
      if (!['pin', 'passcode', 'host-pin', 'guest-pin'].includes(label.kind)) continue;
      const secret = secretOf(candidate, label);
      if (secret) secrets.push(secret);
    }
  }
  return secrets;
}

/** The part of a text in front of a telephone number: a PIN behind one is the telephone's. */
const beforePhone = (text: string): string => text.split(/\+\d|\btel/i, 1)[0] ?? '';

/**
 * The candidate with the PIN, password and role that stand near it, where its address has none: in the rest of its
 * line, then below, then above, up to a way in of another system (`others` are the lines of those).
 */
export function withSecretNear(
  candidate: Candidate,
  lines: readonly Line[],
  at: { readonly line: number; readonly end: number },
  others: ReadonlySet<number>,
): Candidate {
  if (hasSecret(candidate) || withoutSecret.has(candidate.provider)) return candidate;
  // A Teams passcode belongs to the meeting's id; the id for video systems needs none.
  if (candidate.provider === 'teams' && candidate.engine !== 'web') return candidate;
  const rest = [{ text: beforePhone(lines[at.line]?.text.slice(at.end, at.end + 200) ?? ''), quoted: 0 }];
  const below: number[] = [];
  for (let line = at.line + 1; line <= at.line + linesBelow && line < lines.length; line += 1) {
    if (others.has(line) || lines[line]?.quoted !== lines[at.line]?.quoted) break;
    below.push(line);
  }
  const above: number[] = [];
  for (let line = at.line - 1; line >= at.line - linesAbove && line >= 0; line -= 1) {
    // What stands between a way in of another system and this one is the other's.
    if (others.has(line)) above.length = 0;
    if (others.has(line) || lines[line]?.quoted !== lines[at.line]?.quoted) break;
    above.push(line);
  }
  const secret =
    bestOf(secretsAmong(candidate, rest, [0]), candidate.role) ??
    bestOf(secretsAmong(candidate, lines, below), candidate.role) ??
    bestOf(secretsAmong(candidate, lines, above), candidate.role);
  return secret ? withSecret(candidate, secret) : candidate;
}

/** What the address says of the role holds. */
const withSecret = (candidate: Candidate, secret: Secret): Candidate => ({
  ...candidate,
  ...secret,
  ...(candidate.role === undefined ? {} : { role: candidate.role }),
});

/** How much of a text elsewhere in the invitation is read for a secret, in lines. */
const linesElsewhere = 80;

/** The candidate with the PIN, password and role that another part of its invitation gives, where its address has none. */
export function withSecretElsewhere(candidate: Candidate, lines: readonly Line[]): Candidate {
  if (hasSecret(candidate) || withoutSecret.has(candidate.provider) || candidate.provider === 'teams')
    return candidate;
  const order = [...lines.keys()].slice(0, linesElsewhere).filter((at) => lines[at]?.quoted === 0);
  const secret = bestOf(secretsAmong(candidate, lines, order), candidate.role);
  return secret ? withSecret(candidate, secret) : candidate;
}
