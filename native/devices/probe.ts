import type { NativeClock } from '../clock.ts';
import type { Probed } from '../connected-messages.ts';
import type { LinePort, Lines } from '../ports/line-port.ts';
import { type ProbeQuestion, probeQuestions } from './probe-questions.ts';

/** The speeds that such devices are delivered with, the most frequent first. */
const baudRates = [9600, 38_400, 19_200, 115_200] as const;
/** How long a question waits for its answer, in ms. */
const answerMs = 400;
/** More than that is no answer but noise. */
const mostHeard = 4096;

/**
 * Finds out what is at a serial port, by its id, in at most some 13 s: asks in every protocol at every speed, and changes nothing
 * at any device. Null when nothing answers, or the port cannot be opened. Only on a person's wish: a device of another kind may
 * take the bytes for something.
 */
export async function probePort(
  port: string,
  with_: {
    readonly lines: Lines;
    readonly clock: NativeClock;
    readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
  },
): Promise<Probed | null> {
  const { lines, clock, log } = with_;
  for (const baudRate of baudRates) {
    const hearing = makeHearing(clock);
    const opened = await lines.open(
      { kind: 'serial', port, baudRate },
      { bytes: hearing.heard, closed: hearing.closed },
    );
    if (!opened.ok) {
      log('info', `a serial port cannot be asked what is there: ${opened.reason}, ${opened.detail}`);
      return null;
    }
    const found = await askAll(opened.port, hearing);
    await opened.port.close();
    if (found) return { ...found, baudRate };
    if (hearing.isOver()) return null;
  }
  return null;
}

type Hearing = ReturnType<typeof makeHearing>;

async function askAll(port: LinePort, hearing: Hearing): Promise<Pick<Probed, 'protocol' | 'name'> | null> {
  let chain: ProbeQuestion['protocol'] | null = null;
  for (const question of probeQuestions) {
    // What answered already is only asked for its name.
    if (chain !== null && question.protocol !== chain) return { protocol: chain, name: 'VISCA' };
    const name = await hearing.answerTo(question, () => port.write(question.bytes));
    if (hearing.isOver()) return null;
    if (name === null) continue;
    if (question.protocol !== 'visca' || chain !== null || name !== 'VISCA')
      return { protocol: question.protocol, name };
    chain = 'visca';
  }
  return null;
}

/** What is heard since the last question. */
function makeHearing(clock: NativeClock) {
  let all = new Uint8Array();
  let over = false;
  let look = (): void => {};
  return {
    heard(bytes: Uint8Array): void {
      if (all.length + bytes.length > mostHeard) return;
      const both = new Uint8Array(all.length + bytes.length);
      both.set(all);
      both.set(bytes, all.length);
      all = both;
      look();
    },
    closed(): void {
      over = true;
      look();
    },
    isOver: () => over,
    /** Who answers a question; null when nobody does in time. */
    answerTo: (question: ProbeQuestion, ask: () => Promise<boolean>): Promise<string | null> =>
      new Promise((resolve) => {
        all = new Uint8Array();
        const end = (name: string | null): void => {
          cancel();
          look = () => {};
          resolve(name);
        };
        const cancel = clock.after(answerMs, () => end(null));
        look = () => {
          const name = over ? null : question.answered(all);
          if (name !== null || over) end(name);
        };
        void ask().then((isWritten) => {
          if (!isWritten) over = true;
          if (over) end(null);
        });
      }),
  };
}
