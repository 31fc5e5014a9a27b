import type { ConnectedDisplay, Display, DisplayCommand, DisplayProtocol } from '../../display.ts';
import { openCec } from '../../ports/cec.ts';
import type { Driven, Surroundings } from '../driven.ts';
import { talkOverCec } from './cec-talk.ts';
import { keepDisplay, silencesMeant } from './keep-display.ts';
import { lgWire } from './lg-wire.ts';
import { talkOverLine } from './line-talk.ts';
import { necWire } from './nec-wire.ts';
import type { Talk, Wire } from './need.ts';
import { pjlinkWire } from './pjlink-wire.ts';
import { samsungMdcWire } from './samsung-mdc-wire.ts';

/** To add a protocol over a line of bytes: a wire, and its row here. */
const wires: Readonly<Record<Exclude<DisplayProtocol, 'cec'>, (display: ConnectedDisplay) => Wire>> = {
  'samsung-mdc': ({ set }) => samsungMdcWire(set),
  lg: ({ set }) => lgWire(set),
  nec: ({ set }) => necWire(set),
  pjlink: ({ password }) => pjlinkWire(password),
};

/** The displays of one line, in the order in which they were given. */
export type DrivenDisplays = {
  readonly displays: readonly Driven<Display, DisplayCommand>[];
  /** Closes the line and all of them; closing one of them only stops speaking with that one. */
  close(): Promise<void>;
};

/** Drives the one display of a line. */
export function driveDisplay(
  connected: ConnectedDisplay,
  with_: Surroundings,
  cec: typeof openCec = openCec,
): Driven<Display, DisplayCommand> {
  const line = driveDisplays([connected], with_, cec);
  const [display] = line.displays;
  if (!display) throw new Error('one display was given');
  return {
    get state() {
      return display.state;
    },
    command: (command) => display.command(command),
    close: () => line.close(),
  };
}

/**
 * Drives all displays of one line: their `line` is the same, their `set` is not. One thing is said at a time, and power before
 * all else. There must be one caller for a line, since a serial port is open only once: group what is connected by `line`.
 */
export function driveDisplays(
  connected: readonly ConnectedDisplay[],
  { lines, clock, changed, log }: Surroundings,
  cec: typeof openCec = openCec,
): DrivenDisplays {
  const address = connected[0]?.line;
  if (!address) return { displays: [], close: async () => {} };
  const spoken = connected.map((one) => (one.protocol === 'cec' ? null : wires[one.protocol](one)));
  const talk: Talk =
    address.kind === 'cec'
      ? talkOverCec({ port: cec(address.adapter), clock, changed: wayChanged })
      : talkOverLine({
          lines,
          clock,
          address,
          wires: spoken.map((wire) => wire ?? mute),
          changed: wayChanged,
        });
  const kept = connected.map((one, at) =>
    keepDisplay({
      connected: one,
      asks: spoken[at]?.asks ?? ['power', 'volume'],
      inputs: spoken[at]?.inputs ?? [],
      // By CEC no input can be chosen but this computer's own, by saying that it is the source.
      wakeInput: one.protocol === 'cec' ? 'this computer' : one.input,
      clock,
      way: () => talk,
      changed,
      log,
    }),
  );
  const gone = new Set<number>();
  let over = false;
  let busy = false;
  let turn = 0;
  let silences = 0;
  let cancelWait = (): void => {};

  function wayChanged(): void {
    // While it is opened, nobody is here yet.
    queueMicrotask(() => {
      if (over) return;
      for (const one of kept) one.refresh();
      pump();
    });
  }

  /** Says what is next to whoever's turn it is, or waits until there may be something. */
  function pump(): void {
    if (busy || over) return;
    cancelWait();
    const waits: number[] = [];
    const wants = kept.map((one, at) => {
      const next = talk.open && !gone.has(at) ? one.next() : { at: clock.now() + lookMs };
      if ('at' in next) waits.push(next.at);
      return 'at' in next ? null : next;
    });
    const order = kept.map((_, at) => (turn + at) % kept.length);
    const mine = order.find((at) => wants[at]?.do === 'tell') ?? order.find((at) => wants[at] !== null);
    const need = mine === undefined ? null : wants[mine];
    if (mine === undefined || !need) {
      const wait = Math.max(0, Math.min(...waits) - clock.now());
      cancelWait = clock.after(wait, () => {
        for (const one of kept) one.refresh();
        pump();
      });
      return;
    }
    turn = mine + 1;
    busy = true;
    const at = clock.now();
    void talk.exchange(mine, need).then((answer) => {
      busy = false;
      if (over) return;
      kept[mine]?.heard(need, at, answer);
      silences = answer.kind === 'silent' ? silences + 1 : 0;
      if (silences >= (connected[mine]?.protocol === 'pjlink' ? 1 : silencesMeant)) {
        silences = 0;
        talk.reopen();
      }
      pump();
    });
  }
  pump();

  return {
    displays: kept.map((one, at) => ({
      get state() {
        return one.state;
      },
      command(command) {
        if (over || gone.has(at)) return;
        one.command(command);
        pump();
      },
      async close() {
        gone.add(at);
      },
    })),
    async close() {
      over = true;
      cancelWait();
      await talk.close();
    },
  };
}

/** How often the state is looked at while nothing can be said, in ms: what was excused may be so no longer. */
const lookMs = 5000;

/** Stands for a display that is not on a line of bytes. */
const mute: Wire = {
  asks: [],
  inputs: [],
  patienceMs: () => 0,
  door: 'open',
  refusal: null,
  opened() {},
  say: () => null,
  hear: () => null,
  quiet: () => null,
};
