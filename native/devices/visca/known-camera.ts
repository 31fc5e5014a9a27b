import type { CameraPlace } from '../../camera.ts';
import { type Dialect, dialectOf } from '../../protocols/visca/dialects.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';
import type { Message } from '../../protocols/visca/message.ts';
import type { Outcome } from './exchange.ts';

/** What became of a question. `later`: the camera cannot answer now, as in standby. */
export type Answer = 'answered' | 'refused' | 'later' | 'silent';

/** What a question's outcome says of it. */
export function answerOf(outcome: Outcome): Answer {
  if (outcome.kind === 'reply') return 'answered';
  if (outcome.kind === 'silent') return 'silent';
  return outcome.kind === 'refused' && outcome.error !== 'not-executable' ? 'refused' : 'later';
}

/** What a camera has told of itself. */
export type Known = {
  readonly answers: Readonly<Partial<Record<InquiryId, Answer>>>;
  /** By its version; null where it was not told. */
  readonly dialect: Dialect | null;
  readonly speeds: { readonly pan: number; readonly tilt: number } | null;
  /** Pan to the right and tilt upwards positive. */
  readonly place: CameraPlace;
  /** Its answer had a fifth nibble of pan. */
  readonly isWide: boolean;
  readonly power: 'on' | 'off' | null;
  readonly focus: 'auto' | 'manual' | null;
  readonly exposureBy: 'compensation' | 'bright' | null;
  readonly compensation: { readonly on: boolean | null; readonly level: number | null };
  readonly exposureMode: string | null;
  /** The brightness that the camera had found itself when it was asked first. */
  readonly bright: number;
  readonly brightNow: number | null;
  readonly backlight: boolean | null;
  readonly tally: boolean | null;
};

export const nothingKnown: Known = {
  answers: {},
  dialect: null,
  speeds: null,
  place: {},
  isWide: false,
  power: null,
  focus: null,
  exposureBy: null,
  compensation: { on: null, level: null },
  exposureMode: null,
  bright: 0,
  brightNow: null,
  backlight: null,
  tally: null,
};

/** With what a reply tells. `dialect` is how the camera's signs are read. */
export function learnt(known: Known, reply: Message & { readonly kind: 'reply' }, dialect: Dialect): Known {
  switch (reply.id) {
    case 'version':
      return { ...known, dialect: dialectOf(reply.values) };
    case 'power':
      return { ...known, power: reply.values.state === 'on' ? 'on' : 'off' };
    case 'pan-tilt-max-speed':
      return { ...known, speeds: { pan: reply.values.panSpeed, tilt: reply.values.tiltSpeed } };
    case 'pan-tilt-position':
    case 'pan-tilt-position-wide': {
      const { tilt } = reply.values;
      // Not −0, which is another value than 0 to whoever compares.
      const pan = dialect.panPositive === 'right' ? reply.values.pan : 0 - reply.values.pan;
      const isWide = reply.id === 'pan-tilt-position-wide';
      return { ...known, isWide, place: { ...known.place, pan, tilt } };
    }
    case 'zoom-position':
      return { ...known, place: { ...known.place, zoom: reply.values.position } };
    case 'focus-mode':
      return { ...known, focus: reply.values.mode === 'auto' ? 'auto' : 'manual' };
    case 'exposure-compensation':
      return { ...known, compensation: { ...known.compensation, on: reply.values.state === 'on' } };
    case 'exposure-compensation-level':
      return {
        ...known,
        exposureBy: 'compensation',
        compensation: { ...known.compensation, level: reply.values.level },
      };
    case 'exposure-mode':
      return { ...known, exposureMode: reply.values.mode };
    case 'bright-level': {
      const { level } = reply.values;
      const isFirst = known.brightNow === null;
      return {
        ...known,
        exposureBy: known.exposureBy ?? 'bright',
        bright: isFirst ? level : known.bright,
        brightNow: level,
      };
    }
    case 'backlight':
      return { ...known, backlight: reply.values.state === 'on' };
    case 'tally':
      return { ...known, tally: reply.values.state === 'on' };
    default:
      return known;
  }
}

/** How much brighter than the camera finds right; null: not known. */
export function exposureOf({
  exposureBy,
  compensation,
  exposureMode,
  bright,
  brightNow,
}: Known): number | null {
  if (exposureBy === 'bright')
    return exposureMode === 'bright' && brightNow !== null ? brightNow - bright : 0;
  if (exposureBy !== 'compensation' || compensation.level === null) return null;
  return compensation.on === false ? 0 : compensation.level - noCompensation;
}

/** Exposure compensation has 15 steps, of which this is none (EVI-D70 p. 40). */
export const noCompensation = 7;
/** Brightness by hand: 0 to this (EVI-D70 p. 40). */
export const brightest = 0x17;
