/** Whether a value is of a form. Never throws. */
export type Guard = (value: unknown) => boolean;
/** The guard of each key of an object. */
export type Shape = Readonly<Record<string, Guard>>;

export const flag: Guard = (value) => typeof value === 'boolean';
export const number: Guard = (value) => typeof value === 'number' && Number.isFinite(value);
export const integer: Guard = (value) => Number.isSafeInteger(value);

/** A text of at most so many UTF-16 units. */
export const text =
  (most: number): Guard =>
  (value) =>
    typeof value === 'string' && value.length <= most;

export const bytesUpTo =
  (most: number): Guard =>
  (value) =>
    value instanceof Uint8Array && value.length <= most;

export const nullOr =
  (guard: Guard): Guard =>
  (value) =>
    value === null || guard(value);

/** One of these words, or of one of these forms. */
export const oneOf =
  (...wanted: readonly (string | Guard)[]): Guard =>
  (value) =>
    wanted.some((one) => (typeof one === 'string' ? one === value : one(value)));

export const listOf =
  (guard: Guard, most: number): Guard =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(guard);

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;

export const recordOf =
  (key: Guard, guard: Guard, most: number): Guard =>
  (value) => {
    const entries = entriesOf(value);
    return (
      entries !== null && entries.length <= most && entries.every(([name, one]) => key(name) && guard(one))
    );
  };

/** An object with these keys and no others. */
export const shapeOf =
  (shape: Shape): Guard =>
  (value) => {
    const entries = entriesOf(value);
    return (
      entries !== null &&
      entries.length === Object.keys(shape).length &&
      entries.every(([name, one]) => Object.hasOwn(shape, name) && shape[name]?.(one) === true)
    );
  };
