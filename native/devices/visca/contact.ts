import type { NativeClock } from '../../clock.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';

/** So many questions and commands in a row without an answer, and the camera is lost; more while it is not known what it answers. */
const mostSilent = 3;
const mostSilentProbing = 6;
/** A line on which nothing can be said for so long is as good as silent. */
const firstAnswerMs = 4000;
const firstRoundMs = 1000;
const longestRoundMs = 10_000;
/** What a lost camera is asked, one a round. Whichever it answers, it is there. */
const signsOfLife: readonly InquiryId[] = ['version', 'power', 'zoom-position'];

/** Whether a camera answers, and what is done when it does not. */
export type Contact = {
  readonly state: 'away' | 'asking' | 'here' | 'lost';
  /** Nothing was heard since it was lost, over however many openings. */
  readonly isSilent: boolean;
  opened(): void;
  closed(): void;
  heard(): void;
  silent(): void;
  /** The question that a lost camera is asked now, once a round. */
  takeSign(): InquiryId | null;
  close(): void;
};

export function contact(options: {
  readonly clock: NativeClock;
  readonly isProbed: () => boolean;
  /** The camera was away or lost, and answers. */
  readonly found: () => void;
  readonly lost: () => void;
  /** A round of recovery, counted from 1. */
  readonly recover: (round: number) => void;
}): Contact {
  const { clock } = options;
  let state: Contact['state'] = 'away';
  let isSilent = false;
  let silences = 0;
  let rounds = 0;
  let sign: InquiryId | null = null;
  let stopTimer = (): void => {};

  function lose(): void {
    if (state === 'lost' || state === 'away') return;
    state = 'lost';
    isSilent = true;
    options.lost();
    later();
  }
  function later(): void {
    stopTimer();
    stopTimer = clock.after(Math.min(firstRoundMs * 2 ** Math.min(rounds, 4), longestRoundMs), () => {
      sign = signsOfLife[rounds % signsOfLife.length] ?? 'version';
      rounds += 1;
      later();
      options.recover(rounds);
    });
  }

  return {
    get state() {
      return state;
    },
    get isSilent() {
      return isSilent;
    },
    opened() {
      state = 'asking';
      silences = 0;
      stopTimer();
      stopTimer = clock.after(firstAnswerMs, lose);
    },
    closed() {
      state = 'away';
      stopTimer();
    },
    heard() {
      silences = 0;
      if (state === 'here' || state === 'away') return;
      stopTimer();
      state = 'here';
      isSilent = false;
      rounds = 0;
      sign = null;
      options.found();
    },
    silent() {
      silences += 1;
      if (silences >= (options.isProbed() ? mostSilent : mostSilentProbing)) lose();
    },
    takeSign() {
      const taken = sign;
      sign = null;
      return taken;
    },
    close() {
      state = 'away';
      stopTimer();
    },
  };
}
