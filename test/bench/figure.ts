/** One row of the bench: a value beside its floor, both measured in the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  /** What it is compared with; for an absolute budget the budget itself. */
  readonly floor: number;
  readonly ratio: number;
  /** The most that `ratio` may be. */
  readonly budget: number;
  readonly unit: string;
};

/** A row from many measurements of both, by their medians. */
export const figure = (
  name: string,
  unit: string,
  budget: number,
  values: readonly number[],
  floors: readonly number[],
): Figure => {
  const value = median(values);
  const floor = median(floors);
  return { name, value, floor, ratio: value / floor, budget, unit };
};

/** A row whose budget is a number, not a comparison: its ratio is value to limit. */
export const limit = (name: string, unit: string, value: number, most: number): Figure => ({
  name,
  value,
  floor: most,
  ratio: value / most,
  budget: 1,
  unit,
});

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `part` of the values lies; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
