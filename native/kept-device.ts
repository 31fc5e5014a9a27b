import type { NativeClock } from './clock.ts';
import type { CallDevice, CallDeviceStatus, Lamps, Press } from './device.ts';
import { hex4 } from './device-ids.ts';
import type { KnownDevice } from './devices/known.ts';
import { type DrivenDevice, driveDevice, noLamps, type Tap } from './driven-device.ts';
import { pauses } from './pauses.ts';
import type { HidBus, HidEntry, HidPort } from './ports/hid-port.ts';
import type { ReportDescriptor } from './protocols/hid-report/report-descriptor.ts';

/** Where a device is plugged in, and what its reports mean: null where that cannot be known. */
export type Plugged = {
  readonly entry: HidEntry;
  readonly descriptor: ReportDescriptor | null;
  /** The descriptor as the system told it; null where it did not. */
  readonly bytes: Uint8Array | null;
};

/** One device with keys or lamps for calls, through every plug and unplug. */
export type KeptDevice = {
  readonly id: string;
  /** As it is now; null until it is known how it is: a node is there before it may be opened. */
  readonly facts: CallDevice | null;
  /** Where it is; null while it is unplugged. */
  readonly plugged: Plugged | null;
  show(lamps: Lamps): void;
  /** It is listed, here. Nothing happens when that is known. */
  listed(plugged: Plugged): void;
  /** It is not listed any more. */
  unlisted(): void;
  /** Calls with every report that goes over the wire, both ways; null stops it. */
  tap(heard: Tap | null): void;
  /** Closes it, with its lamps off where it takes a report soon. */
  close(): Promise<void>;
};

/** What a kept device works with. */
export type Surroundings = {
  readonly bus: HidBus;
  readonly clock: NativeClock;
  readonly alone: boolean;
  readonly pressed: (id: string, press: Press) => void;
  readonly changed: () => void;
  /** What is plugged in may be other than it was. */
  readonly look: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
};

/** How long opening may take, in ms. */
const openPatienceMs = 5000;
/** Tries until it is told that a device does not open: udev gives the right to it a moment after its node is there. */
const triesUntold = 4;
/** A device that was well so long begins with the shortest pause again, in ms. */
const wellMs = 30_000;
/** Of what the system says, in characters. */
const mostDetail = 500;
/** Calls of the system that never came back; each holds a thread of the addon, so there is an end. */
const mostStuck = 3;

type Trouble = {
  readonly status: CallDeviceStatus;
  readonly detail: string;
  /** What ends it: that it opens, or that it takes a report. */
  readonly until: 'open' | 'written';
};

/** Keeps one device open as long as it is plugged in, shows on it what is to be shown, and tells its presses. */
export function keepDevice(
  id: string,
  row: KnownDevice | null,
  first: Plugged,
  surroundings: Surroundings,
): KeptDevice {
  const { bus, clock, log } = surroundings;
  const { vendorId, productId, product } = first.entry;
  /** For the log: a name may be a person's, and a serial number tells one headset from all others. */
  const about = `${hex4(vendorId)}:${hex4(productId)}`;
  const name = row?.name || product || about;
  const pause = pauses(100, 200, 400, 1000, 2000, 5000, 10_000);
  const named = new Set<string>();
  let plugged: Plugged | null = first;
  let port: HidPort | null = null;
  let driven: DrivenDevice | null = null;
  let wanted = noLamps;
  let trouble: Trouble | null = null;
  let last: Pick<CallDevice, 'keys' | 'lamps'> = { keys: [], lamps: [] };
  let told = false;
  let tries = 0;
  /** Of where it is now. */
  let stuck = { calls: 0 };
  let lost = false;
  let heard: Tap | null = null;
  /** Each opening has its own; what comes late from one before is nobody's. */
  let turn = 0;
  let cancel = (): void => {};

  const say = (what: string): void => {
    if (named.has(what)) return;
    named.add(what);
    log('warn', `${about}: ${what}`);
  };
  const setTrouble = (next: Trouble | null): void => {
    const same = next?.status === trouble?.status && next?.detail === trouble?.detail;
    trouble = next;
    if (!same) surroundings.changed();
  };
  const drop = (): void => {
    turn += 1;
    cancel();
    if (driven) last = driven.facts;
    driven?.close();
    // One that does not answer may not close either: nobody waits for it.
    port?.close().catch(() => {});
    [port, driven] = [null, null];
  };
  const wait = (delayMs: number, run: () => void): void => {
    cancel();
    cancel = clock.after(delayMs, run);
  };
  const fail = (next: Trouble): void => {
    drop();
    say(next.detail);
    told = true;
    setTrouble(next);
    if (stuck.calls < mostStuck) wait(pause.next(), open);
  };
  const unstick = (calls: typeof stuck): void => {
    calls.calls -= 1;
    if (calls === stuck && plugged && !port && calls.calls === mostStuck - 1) wait(pause.next(), open);
  };
  const away = (detail: string): void => {
    drop();
    lost = true;
    setTrouble({ status: 'gone', detail: detail.slice(0, mostDetail), until: 'open' });
    // A driver that failed leaves it listed: then it is opened again.
    wait(pause.next(), surroundings.look);
  };

  function open(): void {
    if (!plugged) return;
    cancel();
    turn += 1;
    lost = false;
    if (!plugged.descriptor) {
      told = true;
      setTrouble({
        status: 'not-understood',
        detail: 'this system does not tell what its reports mean',
        until: 'open',
      });
      return;
    }
    const { entry, descriptor } = plugged;
    const [mine, calls] = [turn, stuck];
    let late = false;
    tries += 1;
    wait(openPatienceMs, () => {
      late = true;
      calls.calls += 1;
      fail({ status: 'not-answering', detail: 'it does not open in time', until: 'open' });
    });
    const events = {
      report: (bytes: Uint8Array) => {
        if (mine === turn) driven?.hear(bytes);
      },
      closed: (detail: string) => {
        if (mine !== turn) return;
        away(detail);
        surroundings.look();
      },
    };
    const opening = bus
      .open(entry, events)
      .catch((error: unknown) => ({ ok: false, reason: 'failed', detail: String(error) }) as const);
    opening
      .then((answer) => {
        if (late) unstick(calls);
        if (mine !== turn) {
          if (answer.ok) answer.port.close().catch(() => {});
        } else if (answer.ok) take(answer.port, descriptor);
        else if (answer.reason === 'gone') away(answer.detail);
        else if (tries < triesUntold) wait(pause.next(), open);
        else {
          const status = answer.reason === 'failed' ? 'not-answering' : answer.reason;
          fail({ status, detail: answer.detail.slice(0, mostDetail), until: 'open' });
        }
      })
      .catch((error: unknown) => log('warn', `${about}: ${String(error)}`));
  }

  function take(opened: HidPort, descriptor: ReportDescriptor): void {
    const [mine, calls] = [turn, stuck];
    port = opened;
    tries = 0;
    told = true;
    if (trouble?.until !== 'written') trouble = null;
    wait(wellMs, pause.reset);
    driven = driveDevice({
      port: opened,
      descriptor,
      row,
      lamps: wanted,
      alone: surroundings.alone,
      clock,
      pressed: (press) => surroundings.pressed(id, press),
      changed: surroundings.changed,
      tap: (direction, bytes) => heard?.(direction, bytes),
      wrote() {
        if (mine === turn && trouble) setTrouble(null);
      },
      stalled() {
        calls.calls += 1;
        const detail = 'it does not take a report in time';
        if (mine === turn) fail({ status: 'not-answering', detail, until: 'written' });
      },
      unstuck: () => unstick(calls),
      say,
      log: (level, text) => log(level, `${about}: ${text}`),
    });
    surroundings.changed();
  }

  open();

  return {
    id,
    get facts() {
      if (!told) return null;
      const now = driven?.facts;
      return {
        id,
        name,
        vendorId,
        productId,
        kind: row?.kind ?? 'unknown',
        status: trouble?.status ?? now?.status ?? 'gone',
        detail: trouble ? trouble.detail : (now?.detail ?? null),
        keys: (now ?? last).keys,
        lamps: (now ?? last).lamps,
        shows: now?.shows ?? noLamps,
      };
    },
    get plugged() {
      return plugged;
    },
    show(lamps) {
      wanted = lamps;
      driven?.show(lamps);
    },
    listed(next) {
      const moved = next.entry.paths[0] !== plugged?.entry.paths[0];
      const learnt = next.descriptor !== null && plugged?.descriptor === null;
      if (!moved && !lost && !learnt) return;
      if (moved) {
        // What hangs at the old place is not this one's any more.
        drop();
        pause.reset();
        tries = 0;
        stuck = { calls: 0 };
      }
      plugged = next;
      open();
    },
    unlisted() {
      if (!plugged) return;
      plugged = null;
      drop();
      setTrouble({ status: 'gone', detail: 'unplugged', until: 'open' });
    },
    tap(next) {
      heard = next;
    },
    async close() {
      await driven?.lampsOut();
      plugged = null;
      drop();
    },
  };
}
