import type { NativeClock } from '../../clock.ts';
import type { LineAddress } from '../../line.ts';
import type { Lines } from '../../ports/line-port.ts';
import { type KeptLine, keepLine } from '../kept-line.ts';
import type { Answer, Talk, Wire } from './need.ts';

/** A display that speaks first does so within this, in ms. */
const greetingMs = 10_000;
/** No display pauses so long within one answer, in ms. */
const quietMs = 300;
/** A password that was refused may have been changed after this, in ms; some lock out who asks more often. */
const refusedMs = 30_000;

/** Speaks with the displays of one line of bytes, one need after another; `wires` has each display's protocol. */
export function talkOverLine(options: {
  readonly lines: Lines;
  readonly clock: NativeClock;
  readonly address: Exclude<LineAddress, { kind: 'cec' }>;
  readonly wires: readonly Wire[];
  /** Any of what it tells is another. */
  readonly changed: () => void;
}): Talk {
  const { clock, wires } = options;
  let over = false;
  let isOpen = false;
  let waiting: { readonly wire: Wire; readonly done: (answer: Answer) => void } | null = null;
  let cancelGreeting = (): void => {};
  let cancelRetry = (): void => {};
  let cancelQuiet = (): void => {};
  let line = openLine();

  const refusal = (): string | null => wires.find(({ refusal: why }) => why !== null)?.refusal ?? null;
  const isReady = (): boolean => isOpen && wires.every(({ door }) => door === 'open');

  function settle(answer: Answer): void {
    const one = waiting;
    waiting = null;
    cancelQuiet();
    one?.done(answer);
  }
  function heard(bytes: Uint8Array): void {
    const wasReady = isReady();
    const hearing = waiting ? [waiting.wire] : wires;
    for (const wire of hearing) {
      const answer = wire.hear(bytes);
      if (answer && waiting?.wire === wire) settle(answer);
    }
    cancelQuiet();
    const still = waiting?.wire;
    if (still)
      cancelQuiet = clock.after(quietMs, () => {
        const answer = waiting?.wire === still ? still.quiet() : null;
        if (answer) settle(answer);
      });
    if (wires.some(({ door }) => door === 'shut')) letGo();
    else if (isReady() !== wasReady) {
      cancelGreeting();
      options.changed();
    }
  }
  /** It does not let us in: the line is closed, and tried again later. */
  function letGo(): void {
    ended();
    cancelGreeting();
    void line.close();
    cancelRetry = clock.after(refusedMs, () => {
      line = openLine();
    });
    options.changed();
  }
  function ended(): void {
    isOpen = false;
    settle({ kind: 'silent' });
  }
  function openLine(): KeptLine {
    return keepLine({
      lines: options.lines,
      clock,
      address: options.address,
      opened() {
        isOpen = true;
        for (const wire of wires) wire.opened();
        cancelGreeting();
        if (!isReady()) cancelGreeting = clock.after(greetingMs, () => line.reopen());
        options.changed();
      },
      bytes: heard,
      closed() {
        cancelGreeting();
        ended();
      },
      changed: options.changed,
    });
  }

  return {
    get status() {
      if (refusal() !== null) return 'refused';
      return line.status === 'ready' && !isReady() ? 'connecting' : line.status;
    },
    get detail() {
      return refusal() ?? line.detail;
    },
    get open() {
      return isReady();
    },
    exchange(display, need) {
      const wire = wires[display];
      const bytes = wire?.say(need);
      if (!wire || !bytes)
        return Promise.resolve({ kind: 'refused', detail: `${need.what} cannot be said`, final: true });
      return new Promise((resolve) => {
        const cancel = clock.after(wire.patienceMs(need), () => settle({ kind: 'silent' }));
        const mine = {
          wire,
          done(answer: Answer) {
            cancel();
            resolve(answer);
          },
        };
        waiting = mine;
        void line.write(bytes).then((written) => {
          if (!written && waiting === mine) settle({ kind: 'silent' });
        });
      });
    },
    reopen() {
      if (!over) line.reopen();
    },
    async close() {
      over = true;
      cancelGreeting();
      cancelRetry();
      settle({ kind: 'silent' });
      await line.close();
    },
  };
}
