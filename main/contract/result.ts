import type { ProblemCode } from './problems.ts';

/**
 * What went wrong, as a value. `code` picks the words a person reads; `at` names the place (a settings path,
 * a file, a line); `detail` is for IT and is never shown to a patient, so it may be in English.
 */
export type Problem = { readonly code: ProblemCode; readonly at?: string; readonly detail?: string };

/** The answer of everything that can fail in a room. A `throw` is for bugs only. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Problem };

/** A good answer. */
export const good = <T>(value: T): Result<T> => ({ ok: true, value });

/** A bad answer: see {@link Problem} for `at` and `detail`. */
export const bad = (code: ProblemCode, where: { at?: string; detail?: string } = {}): Result<never> => ({
  ok: false,
  error: { code, ...where },
});
