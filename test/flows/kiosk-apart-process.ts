import { join } from 'node:path';
import type { Clock } from '../../main/contract/clock.ts';
import { makeLog } from '../../main/log.ts';
import { evaluateIn, openKioskHere } from '../peers/kiosk-here.ts';
import type { FromKiosk, ToKiosk } from './kiosk-apart-messages.ts';
import { memorySwitches, stringsInWindow } from './window-memory.ts';

// A process of its own: the kiosk in FOLDER, with a clock that is AHEAD by so many ms. See kiosk-apart.ts.
const [folder = '', ahead = '0'] = process.argv.slice(2);

/** The computer's clock, moved on by leaps; what is due by then runs at once. */
function leapingClock(start: number): Clock & { leap(ms: number): void } {
  let offset = start;
  const waiting = new Set<{ readonly at: number; readonly run: () => void; timer: NodeJS.Timeout }>();
  const now = (): number => Date.now() + offset;
  const arm = (at: number, run: () => void): (() => void) => {
    const entry = {
      at,
      run,
      timer: setTimeout(
        () => {
          waiting.delete(entry);
          run();
        },
        Math.max(0, at - now()),
      ),
    };
    waiting.add(entry);
    return () => {
      clearTimeout(entry.timer);
      waiting.delete(entry);
    };
  };
  return {
    now,
    after(delayMs, run) {
      let cancelled = false;
      let cancel = (): void => {};
      cancel = arm(now() + delayMs, () => cancelled || run());
      return () => {
        cancelled = true;
        cancel();
      };
    },
    leap(ms) {
      offset += ms;
      for (const entry of [...waiting]) {
        clearTimeout(entry.timer);
        waiting.delete(entry);
        arm(entry.at, entry.run);
      }
    },
  };
}

const clock = leapingClock(Number(ahead));
const log = makeLog({ clock, file: join(folder, 'rundbord.log'), level: () => 'debug', also: () => {} });
const { kiosk, shell } = await openKioskHere({ folder, clock, log, demo: false, switches: memorySwitches });

const answers: { readonly [W in ToKiosk['what']]: (argument: unknown) => Promise<unknown> } = {
  evaluate: (expression) => evaluateIn(shell, String(expression)),
  async type(text) {
    await shell.devtools('Input.insertText', { text: String(text) });
    return null;
  },
  async advance(ms) {
    clock.leap(Number(ms));
    return null;
  },
  async remembers(words) {
    const strings = await stringsInWindow(join(folder, 'profile'));
    return strings.filter((text) => (words as string[]).some((word) => text.includes(word)));
  },
  async stop() {
    await kiosk.stop();
    return null;
  },
};
process.on('message', ({ id, what, argument }: ToKiosk) => {
  const tell = (rest: { value?: unknown; problem?: string }): void => {
    process.send?.({ kind: 'done', id, ...rest } satisfies FromKiosk, () => {
      if (what === 'stop') process.disconnect();
    });
  };
  answers[what](argument).then(
    (value) => tell({ value }),
    (error: unknown) => tell({ problem: String(error) }),
  );
});
process.send?.({ kind: 'up', browser: shell.pid() } satisfies FromKiosk);
