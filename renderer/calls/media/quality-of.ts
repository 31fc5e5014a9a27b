import type { MediaFlow } from './media-flow.ts';

/** How good a call is, and where it is bad what it lies at: our way to the network, or what the far side sends. */
export type CallQuality = {
  readonly is: 'good' | 'fair' | 'poor';
  readonly lies: 'here' | 'there' | null;
};

/** From where on a figure is no longer good, and from where on it is poor. */
type Limits = { readonly fair: number; readonly poor: number };

/**
 * - Loss in percent: speech bears 3 (ITU-T G.1010, table I.1); above 10 the browser itself sends less (draft-ietf-rmcat-gcc §6).
 * - Jitter: 30 ms is what networks for video are laid out for (Cisco, Enterprise QoS Solution Reference Network Design), and a busy computer
 *   alone makes as much. The browser keeps back what it measures; from twice that on it is heard as delay, at 150 ms people begin to
 *   speak at once.
 * - Round trip: twice the 150 ms one way that nobody notices, and the 400 ms that are the limit (ITU-T G.114 §4).
 * - Time between two pictures in ms: lips are out of step from 80 on (ITU-T G.1010, table I.1), and 200 is no movement any more.
 */
const limits = {
  loss: { fair: 3, poor: 10 },
  jitter: { fair: 60, poor: 150 },
  trip: { fair: 300, poor: 800 },
  picture: { fair: 80, poor: 200 },
} as const satisfies Record<string, Limits>;

/** What became worse is only good again when it is so much below its limit. */
const backAt = 0.7;
/** Below so many kbit/s a picture stands still since nothing moves in it, or since its camera is off. */
const movesFrom = 50;

const grades = ['good', 'fair', 'poor'] as const;
type Grade = 0 | 1 | 2;

/**
 * The quality of a call by its flows; `before` is what was said last, so that a figure at its limit does not flicker. The worst figure
 * counts. What goes out badly lies here, also when what comes in is no better: our way to the network is what both share. What only
 * comes in badly lies there. A long round trip alone lies nowhere.
 */
export function qualityOf(flows: readonly MediaFlow[], before: CallQuality | null): CallQuality {
  const last = before ? (grades.indexOf(before.is) as Grade) : 0;
  const graded = flows.map((flow) => ({ flow, grade: gradeOf(flow, last) }));
  const worstOf = (direction: MediaFlow['direction']): Grade =>
    highest(graded.filter(({ flow }) => flow.direction === direction).map(({ grade }) => grade));
  const [out, inward] = [worstOf('out'), worstOf('in')];
  const trip = highest(flows.map(({ roundTripMs }) => over(roundTripMs, limits.trip, last)));
  const worst = highest([out, inward, trip]);
  if (worst === 0) return { is: 'good', lies: null };
  return { is: grades[worst], lies: out + inward === 0 ? null : out >= inward ? 'here' : 'there' };
}

function gradeOf(flow: MediaFlow, last: Grade): Grade {
  const { kind, framesPerSecond, kilobitsPerSecond } = flow;
  const moves = kind === 'video' && (kilobitsPerSecond ?? 0) >= movesFrom;
  const pictureMs = moves && framesPerSecond !== null ? 1000 / Math.max(framesPerSecond, 0.1) : null;
  return highest([
    over(flow.lossPercent, limits.loss, last),
    over(flow.jitterMs, limits.jitter, last),
    over(pictureMs, limits.picture, last),
  ]);
}

function over(figure: number | null, { fair, poor }: Limits, last: Grade): Grade {
  if (figure === null) return 0;
  if (figure >= poor * (last === 2 ? backAt : 1)) return 2;
  return figure >= fair * (last >= 1 ? backAt : 1) ? 1 : 0;
}

const highest = (all: readonly Grade[]): Grade =>
  all.reduce<Grade>((one, other) => (other > one ? other : one), 0);
