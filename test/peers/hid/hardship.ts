import type { Lamps } from '../../../native/device.ts';
import type { PersonPress } from './device-model.ts';
import type { Ailment } from './fake-bus.ts';

/** The models of the process in host-with-models.ts. */
export type HardModel = 'cam' | 'jabra';

/** What a test does to the process in host-with-models.ts; on the same line as main's messages. */
export type Hardship = { readonly hardship: true } & (
  | { readonly kind: 'plug' | 'unplug'; readonly model: HardModel }
  | { readonly kind: 'press'; readonly model: HardModel; readonly what: PersonPress }
  | { readonly kind: 'ail'; readonly model: HardModel; readonly ailment: Ailment | null }
  /** Reports without end, so many a second. */
  | { readonly kind: 'flood'; readonly model: HardModel; readonly perSecond: number }
  /** So many conference cams more are plugged in, and idle. */
  | { readonly kind: 'more'; readonly count: number }
  /** It says what is no message. */
  | { readonly kind: 'babble' }
  /** It never comes back to its loop. */
  | { readonly kind: 'hang' }
);

/** The lamps of a model are others now. */
export type HardLamps = { readonly hardLamps: true; readonly model: HardModel; readonly lit: Lamps };

const has = (value: unknown, mark: string): boolean =>
  typeof value === 'object' && value !== null && mark in value;
export const isHardship = (value: unknown): value is Hardship => has(value, 'hardship');
export const isHardLamps = (value: unknown): value is HardLamps => has(value, 'hardLamps');
