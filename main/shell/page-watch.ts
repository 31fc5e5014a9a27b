import type { Clock } from '../contract/clock.ts';

/** How long a window may be silent. Patient, since a busy computer is slow and a restart in a call is dear. */
export const watchPolicy = {
  /** A page that was loaded must speak within this; else the screen is taken to be empty. */
  speakWithinMs: 20_000,
  /** Between an answer and the next question. */
  askEveryMs: 5000,
  /** A page or a browser that does not answer for so long hangs. */
  answerWithinMs: 10_000,
  /** The watch looks at itself so often … */
  tickMs: 1000,
  /** … and a tick that comes later than this does not count: then it was this process or the computer that stood still. */
  lateMs: 500,
} as const;

/** What the watch found; it is told once, and the watch is off until the next loading. */
export type Silence = 'window-silent' | 'window-hung' | 'browser-hung';

/** The watch over one page. It begins switched off. */
export type PageWatch = {
  /** The page is being loaded, by the shell or by itself: it has the patience of a new page. */
  loading(): void;
  /** The page spoke: from now on it is asked. */
  spoke(): void;
  /** There is no page to watch. */
  off(): void;
};

/**
 * Watches whether a page answers. `askPage` and `askBrowser` resolve at any answer, a refusal included; one that never
 * settles is what is looked for. Time in which this process slept or was held up is not counted against the page.
 */
export function watchPage(options: {
  readonly clock: Clock;
  readonly askPage: () => Promise<unknown>;
  readonly askBrowser: () => Promise<unknown>;
  readonly found: (silence: Silence) => void;
}): PageWatch {
  const { clock } = options;
  const { speakWithinMs, askEveryMs, answerWithinMs, tickMs, lateMs } = watchPolicy;
  let phase: 'off' | 'loading' | 'alive' = 'off';
  let cancelTick = (): void => {};
  /** Counted time since the loading, the last answer, or the question. */
  let countedMs = 0;
  let question: { page: boolean; browser: boolean } | null = null;

  const off = (): void => {
    phase = 'off';
    question = null;
    cancelTick();
  };

  const ask = (): void => {
    const asked = { page: false, browser: false };
    const hear = (who: 'page' | 'browser') => (): void => {
      asked[who] = true;
      if (question !== asked || !asked.page || !asked.browser) return;
      question = null;
      countedMs = 0;
    };
    question = asked;
    countedMs = 0;
    options.askPage().then(hear('page'), hear('page'));
    options.askBrowser().then(hear('browser'), hear('browser'));
  };

  const look = (): void => {
    if (phase === 'loading') {
      if (countedMs >= speakWithinMs) find('window-silent');
    } else if (!question) {
      if (countedMs >= askEveryMs) ask();
    } else if (countedMs >= answerWithinMs) find(question.browser ? 'window-hung' : 'browser-hung');
  };

  const find = (silence: Silence): void => {
    off();
    options.found(silence);
  };

  const tick = (): void => {
    const dueAt = clock.now() + tickMs;
    cancelTick = clock.after(tickMs, () => {
      // Late when the process was held up or the computer slept; early when its clock was set back.
      if (Math.abs(clock.now() - dueAt) <= lateMs) countedMs += tickMs;
      tick();
      look();
    });
  };

  const begin = (next: 'loading' | 'alive'): void => {
    off();
    phase = next;
    countedMs = 0;
    tick();
  };

  return {
    loading: () => begin('loading'),
    spoke() {
      if (phase === 'loading') begin('alive');
    },
    off,
  };
}
