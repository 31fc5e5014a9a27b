import type { Lamps } from '../../../native/device.ts';
import type { PersonPress } from './device-model.ts';

/** The models that can be plugged into a native process in a test. */
export type ModelName = 'jabra' | 'conference-cam';

/** What a test does to the models in the native process; beside what main says, on the same line. */
export type ToModels = { readonly toModels: true } & (
  | { readonly kind: 'plug' | 'unplug'; readonly model: ModelName }
  | { readonly kind: 'press'; readonly model: ModelName; readonly what: PersonPress }
  /** Another program writes to it, past us. */
  | { readonly kind: 'other-program'; readonly model: ModelName; readonly report: readonly number[] }
);

/** A lamp of a model went on or off, `afterPressMs` after the last press on any, in the process's own time. */
export type FromModels = {
  readonly fromModels: true;
  readonly model: ModelName;
  readonly lit: Lamps;
  readonly afterPressMs: number;
};

const has = (value: unknown, mark: string): boolean =>
  typeof value === 'object' && value !== null && mark in value;
export const isToModels = (value: unknown): value is ToModels => has(value, 'toModels');
export const isFromModels = (value: unknown): value is FromModels => has(value, 'fromModels');
