import type { NativeClock } from '../../clock.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';
import type { Answer, Known } from './known-camera.ts';

/** While it moves it is asked where it is, place and zoom in turn; where several of a line move, each as much more rarely. */
const movingMs = 220;
/** At rest it is asked rarely: that it is there, and whether somebody else moved it. */
const restMs = 10_000;
/** So many rounds at rest, and it is asked for what changes less. */
const slowRounds = 3;
/** A question without an answer is asked so often. */
const mostTries = 2;

/** What an unknown camera is asked, in this order. */
const probe: readonly InquiryId[] = [
  'version',
  'power',
  'pan-tilt-max-speed',
  'pan-tilt-position',
  'zoom-position',
  'focus-mode',
  'exposure-compensation-level',
  'exposure-compensation',
  'bright-level',
  'exposure-mode',
  'backlight',
];
const places: readonly InquiryId[] = ['pan-tilt-position', 'zoom-position'];
const settings: readonly InquiryId[] = [
  'focus-mode',
  'exposure-compensation',
  'exposure-compensation-level',
  'backlight',
  'tally',
];

export type Questions = {
  /** All that it was asked at first has an answer, or will have none. */
  readonly isProbed: boolean;
  /** Asks all from the beginning. */
  probe(hasTally: boolean): void;
  /** Asks again what it could not answer. */
  again(known: Known): void;
  /** The next question, or null when none is due. */
  next(known: Known): InquiryId | null;
  answered(id: InquiryId, answer: Answer): void;
  /** Asks for these as soon as there is time. */
  ask(ids: readonly InquiryId[]): void;
  /** It moves or rests: asks often or rarely. Before it rests it is asked once more. */
  moves(isMoving: boolean): void;
  close(): void;
};

/** What a camera is asked, and when. */
export function questions(options: {
  readonly clock: NativeClock;
  /** So many cameras of the line move. */
  readonly movers: () => number;
  /** A question is due. */
  readonly due: () => void;
}): Questions {
  const { clock } = options;
  let probing = new Set<InquiryId>();
  let waiting = new Set<InquiryId>();
  const tries = new Map<InquiryId, number>();
  let isMoving = false;
  let turn = 0;
  let stopTimer = (): void => {};

  function tick(): void {
    turn += 1;
    if (isMoving) waiting.add(places[turn % places.length] ?? 'zoom-position');
    else {
      for (const id of ['power', ...places] as const) waiting.add(id);
      if (turn % slowRounds === 0) for (const id of settings) waiting.add(id);
    }
    later();
    options.due();
  }
  function later(): void {
    stopTimer();
    stopTimer = clock.after(isMoving ? movingMs * Math.max(1, options.movers()) : restMs, tick);
  }

  return {
    get isProbed() {
      return probing.size === 0;
    },
    probe(hasTally) {
      tries.clear();
      waiting = new Set();
      probing = new Set(hasTally ? [...probe, 'tally'] : probe);
      later();
    },
    again(known) {
      for (const id of probe)
        if (known.answers[id] === 'later') {
          tries.delete(id);
          probing.add(id);
        }
    },
    next(known) {
      for (const id of probing) {
        const isSpare =
          (id === 'bright-level' || id === 'exposure-mode') && known.exposureBy === 'compensation';
        if (!isSpare) return id;
        probing.delete(id);
      }
      for (const id of waiting) {
        if (known.answers[id] === 'answered' || id === 'version') return id;
        waiting.delete(id);
      }
      return null;
    },
    answered(id, answer) {
      waiting.delete(id);
      const tried = (tries.get(id) ?? 0) + 1;
      tries.set(id, tried);
      if (answer !== 'silent' || tried >= mostTries) probing.delete(id);
    },
    ask(ids) {
      for (const id of ids) waiting.add(id);
    },
    moves(moving) {
      if (moving === isMoving) return;
      isMoving = moving;
      if (!moving) for (const id of places) waiting.add(id);
      later();
    },
    close() {
      stopTimer();
    },
  };
}
