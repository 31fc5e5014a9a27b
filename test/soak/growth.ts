/** What is measured, in the order of the table. `heap`: bytes that vary by themselves; `count`: things, one more is one more. */
export const measures = {
  'main: heap': 'heap',
  'main: buffers': 'heap',
  'main: handles': 'count',
  'main: open files': 'count',
  'main: event emitters': 'count',
  'main: listeners of the process': 'count',
  'window: heap': 'heap',
  'window: listeners': 'count',
  'window: nodes': 'count',
  'window: documents': 'count',
  'window: peer connections': 'count',
  'window: media tracks': 'count',
  'window: audio contexts': 'count',
  'window: sockets': 'count',
  'browser: processes': 'count',
  'browser: open files': 'count',
  'data: files': 'count',
  'data: bytes': 'heap',
} as const;
export type Measure = keyof typeof measures;

/** All measures at one moment, with nothing going on and all garbage collected. */
export type Sample = { readonly calls: number } & { readonly [M in Measure]: number };

/** How one measure grew over the calls after the warm-up. */
export type Growth = {
  readonly measure: Measure;
  /** By the line through all samples for a heap, by the samples at both ends for a count. */
  readonly from: number;
  readonly to: number;
  readonly percent: number;
  readonly most: number;
  readonly isKept: boolean;
};

/** The most samples at each end that stand together for a count, so that one taken a moment early decides nothing. */
const mostTogether = 3;

/**
 * The growth of every measure. A heap breathes, so its growth is the slope of a line through all samples (Theil–Sen: the
 * middle of the slopes of all pairs, which a few odd samples do not move). A count may grow by `mostPercent` rounded down, so
 * that of forty handles not one more is let through.
 */
export function growthOf(samples: readonly Sample[], mostPercent: number): readonly Growth[] {
  return (Object.keys(measures) as Measure[]).map((measure) => {
    const points = samples.map((sample) => ({ at: sample.calls, value: sample[measure] }));
    const [from, to] = measures[measure] === 'heap' ? lineThrough(points) : ends(points);
    const grown = to - from;
    const allowed = (from * mostPercent) / 100;
    return {
      measure,
      from,
      to,
      percent: from === 0 ? (grown === 0 ? 0 : Number.POSITIVE_INFINITY) : (grown / from) * 100,
      most: mostPercent,
      isKept: grown <= (measures[measure] === 'heap' ? allowed : Math.floor(allowed)),
    };
  });
}

type Point = { readonly at: number; readonly value: number };

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

function lineThrough(points: readonly Point[]): readonly [number, number] {
  const slopes = points.flatMap((one, index) =>
    points.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at)),
  );
  const slope = middle(slopes);
  const base = middle(points.map(({ at, value }) => value - slope * at));
  return [base + slope * (points[0]?.at ?? 0), base + slope * (points.at(-1)?.at ?? 0)];
}

function ends(points: readonly Point[]): readonly [number, number] {
  const together = Math.max(1, Math.min(mostTogether, Math.floor(points.length / 2)));
  const values = points.map(({ value }) => value);
  return [middle(values.slice(0, together)), middle(values.slice(-together))];
}
