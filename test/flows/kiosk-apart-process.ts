import { join } from 'node:path';
import { makeLog } from '../../main/log.ts';
import { evaluateIn, openKioskHere } from '../peers/kiosk-here.ts';
import type { FromKiosk, ToKiosk } from './kiosk-apart-messages.ts';
import { leapingClock } from './leaping-clock.ts';
import { memorySwitches, stringsInWindow } from './window-memory.ts';

// A process of its own: the kiosk in FOLDER, with a clock that is AHEAD by so many ms. See kiosk-apart.ts.
const [folder = '', ahead = '0'] = process.argv.slice(2);

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
