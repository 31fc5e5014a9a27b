import type { LineAddress, SerialPortFacts } from '../../../native/line.ts';
import type {
  LineEvents,
  LineFailure,
  LinePort,
  Lines,
  OpenedLine,
} from '../../../native/ports/line-port.ts';

type Address = Exclude<LineAddress, { kind: 'cec' }>;

/** A device in software at the end of a line. */
export type FakeLineDevice = {
  /**
   * Somebody opened the line to it (on UDP: plugged in). `send` is what it says, `hangUp` ends the line from its side; both do
   * nothing once it has ended. The answer hears what comes and, once, that the line has ended, whoever ended it.
   */
  connected(
    send: (bytes: Uint8Array) => void,
    hangUp: () => void,
  ): { bytes(bytes: Uint8Array): void; gone(): void };
};

/** Lines in memory, with the behaviour of the real ones. A serial port is named by its id, all else by its address. */
export type FakeLines = Lines & {
  /** Puts a device there; a serial port is listed from then on. With an ssh address: what its server wants to be told. */
  plug(at: Address | string, device: FakeLineDevice, facts?: Partial<SerialPortFacts>): void;
  /** Takes it away. Whoever had a serial port or a stream open is told; a UDP line hears nothing any more. */
  unplug(at: Address | string): void;
  /** Another program has it open: `busy`. */
  lock(at: Address | string, locked: boolean): void;
  /** The system does not let us open it: `not-allowed`. */
  forbid(at: Address | string, forbidden: boolean): void;
  /** Bytes from the line that the device never said: a wrong baud rate, another device. */
  inject(at: Address | string, bytes: Uint8Array): void;
  /** How many hold it open. */
  openers(at: Address | string): number;
  /** No opening ends until the answer is called. */
  hold(): () => void;
  /** How often anything was opened, with or without success. */
  readonly opens: number;
  /** How many listen for plugs. */
  readonly watchers: number;
  /** What the system does: what streams are cut into, whether it lists, hints at plugs, has lines at all. */
  system: { chunks: 'whole' | 'one by one'; lists: boolean; hints: boolean; supported: boolean };
};

type Opener = {
  readonly listens: LineEvents;
  closed: boolean;
  hears: ReturnType<FakeLineDevice['connected']> | null;
};
type Plugged = {
  readonly device: FakeLineDevice;
  readonly wanted: Address | null;
  readonly facts: SerialPortFacts | null;
  readonly open: Set<Opener>;
  locked: boolean;
  forbidden: boolean;
};

const keyOf = (at: Address | string): string => {
  if (typeof at === 'string') return at;
  return at.kind === 'serial' ? at.port : `${at.kind} ${at.host}:${at.port}`;
};
const failure = (reason: LineFailure['reason'], detail: string): LineFailure => ({
  ok: false,
  reason,
  detail,
});

/** Makes a computer without anything plugged in. All that it tells comes in a later microtask, in order, never within a call. */
export function makeFakeLines(): FakeLines {
  const plugged = new Map<string, Plugged>();
  /** UDP lines are open whether or not anything is there. */
  const datagrams = new Map<string, Set<Opener>>();
  const listeners = new Set<() => void>();
  const system: FakeLines['system'] = { chunks: 'whole', lists: true, hints: true, supported: true };
  let held: Promise<void> | null = null;
  let opens = 0;

  const find = (at: Address | string): Plugged => {
    const one = onePluggedAt(keyOf(at));
    if (!one) throw new Error(`nothing is plugged in at ${keyOf(at)}`);
    return one;
  };
  const onePluggedAt = (key: string): Plugged | undefined =>
    plugged.get(key) ?? [...plugged.values()].find(({ facts }) => facts?.path === key);
  const hint = (): void => {
    if (system.hints) for (const listener of [...listeners]) queueMicrotask(listener);
  };
  const isDatagram = (key: string): boolean => key.startsWith('udp ');

  const tell = (opener: Opener, bytes: Uint8Array, whole: boolean): void => {
    const cut =
      whole || system.chunks === 'whole' ? [bytes.slice()] : [...bytes].map((byte) => Uint8Array.of(byte));
    for (const chunk of cut) {
      queueMicrotask(() => {
        if (!opener.closed) opener.listens.bytes(chunk);
      });
    }
  };
  const hearsNoMore = (opener: Opener): void => {
    const { hears } = opener;
    opener.hears = null;
    hears?.gone();
  };
  const cut = (openers: Set<Opener>, opener: Opener, detail: string): void => {
    if (!openers.delete(opener)) return;
    hearsNoMore(opener);
    queueMicrotask(() => {
      if (opener.closed) return;
      opener.closed = true;
      opener.listens.closed(detail);
    });
  };
  const connect = (key: string, one: Plugged, opener: Opener): void => {
    const isOn = (): boolean => !opener.closed && one.open.has(opener);
    one.open.add(opener);
    // A device may speak at once, before it has answered what it hears with.
    opener.hears = one.device.connected(
      (bytes) => {
        if (isOn()) tell(opener, bytes, isDatagram(key));
      },
      () => {
        if (isOn() && !isDatagram(key)) cut(one.open, opener, 'the other end has closed it');
      },
    );
  };

  const portOf = (key: string, opener: Opener, ready: Promise<void>): LinePort => {
    let last: Promise<unknown> = ready;
    const end = (): void => {
      onePluggedAt(key)?.open.delete(opener);
      datagrams.get(key)?.delete(opener);
      hearsNoMore(opener);
    };
    return {
      write(bytes) {
        const mine = bytes.slice();
        if (opener.closed) return Promise.resolve(false);
        const sent = last.then(() => {
          // Nobody is told on UDP that nobody hears.
          if (!opener.hears) return isDatagram(key);
          opener.hears.bytes(mine);
          return true;
        });
        last = sent;
        return sent;
      },
      close() {
        opener.closed = true;
        // What was written before still goes out.
        return last.then(end);
      },
    };
  };

  const opened = (address: Address, events: LineEvents): OpenedLine => {
    const key = keyOf(address);
    const one = onePluggedAt(key);
    const opener: Opener = { listens: events, closed: false, hears: null };
    if (!system.supported) return failure('not-supported', 'the binding cannot be loaded');
    if (address.kind === 'udp') {
      const openers = datagrams.get(key) ?? new Set();
      datagrams.set(key, openers.add(opener));
    } else if (!one) {
      return address.kind === 'serial'
        ? failure('gone', `${key}: No such file or directory`)
        : failure('not-answering', `connect ECONNREFUSED ${address.host}:${address.port}`);
    } else if (one.forbidden) return failure('not-allowed', `${key}: Permission denied`);
    else if (one.locked || (address.kind === 'serial' && one.open.size > 0))
      return failure('busy', `${key}: Resource temporarily unavailable, cannot lock port`);
    else if (!letsIn(one.wanted, address)) return failure('refused', 'all authentication methods failed');
    one?.open.add(opener);
    const ready = answered().then(() => {
      if (one?.open.has(opener)) connect(key, one, opener);
    });
    return { ok: true, port: portOf(key, opener, ready) };
  };

  return {
    system,
    get opens() {
      return opens;
    },
    get watchers() {
      return listeners.size;
    },
    async open(address, events) {
      opens += 1;
      await held;
      return opened(address, events);
    },
    async serialPorts() {
      if (!system.lists) return null;
      return [...plugged.values()].flatMap(({ facts, forbidden }) =>
        facts ? [{ ...facts, allowed: !forbidden }] : [],
      );
    },
    watch(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    plug(at, device, facts = {}) {
      const key = keyOf(at);
      if (plugged.has(key)) throw new Error(`${key} is plugged in already`);
      const isSerial = typeof at === 'string' || at.kind === 'serial';
      const unknown = { vendorId: null, productId: null, serialNumber: null, allowed: true };
      const one: Plugged = {
        device,
        wanted: typeof at === 'string' ? null : at,
        facts: isSerial ? { ...unknown, id: key, path: key, name: key, ...facts } : null,
        open: new Set(),
        locked: false,
        forbidden: false,
      };
      plugged.set(key, one);
      for (const opener of datagrams.get(key) ?? []) connect(key, one, opener);
      if (isSerial) hint();
    },
    unplug(at) {
      const one = find(at);
      const key = [...plugged].find(([, other]) => other === one)?.[0] ?? '';
      plugged.delete(key);
      for (const opener of [...one.open]) {
        if (isDatagram(key)) {
          one.open.delete(opener);
          hearsNoMore(opener);
        } else cut(one.open, opener, one.facts ? 'bad file descriptor' : 'read ECONNRESET');
      }
      if (one.facts) hint();
    },
    lock(at, locked) {
      find(at).locked = locked;
    },
    forbid(at, forbidden) {
      find(at).forbidden = forbidden;
    },
    inject(at, bytes) {
      for (const opener of find(at).open) tell(opener, bytes, isDatagram(keyOf(at)));
    },
    openers: (at) => onePluggedAt(keyOf(at))?.open.size ?? 0,
    hold() {
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = null;
        release();
      };
    },
  };
}

/** Some microtasks later: who opened a line has its port before the first byte. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await null;
}

/** Whether a server of such an address takes who opens with this one. */
function letsIn(wanted: Address | null, given: Address): boolean {
  if (wanted?.kind !== 'ssh' || given.kind !== 'ssh') return true;
  const isHost = !wanted.hostKey || !given.hostKey || wanted.hostKey === given.hostKey;
  return isHost && wanted.user === given.user && wanted.password === given.password;
}
