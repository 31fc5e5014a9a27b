import type { NativeClock } from './clock.ts';
import type { CallDevice, Lamps, Press } from './device.ts';
import { deviceIds, hex4 } from './device-ids.ts';
import { type KnownDevice, knownDevice } from './devices/known.ts';
import { hasCalls } from './devices/telephony/call-device.ts';
import { noLamps, type Tap } from './driven-device.ts';
import { type KeptDevice, keepDevice, type Plugged } from './kept-device.ts';
import type { HidBus, HidEntry } from './ports/hid-port.ts';
import { parseReportDescriptor } from './protocols/hid-report/parse-report-descriptor.ts';
import type { ReportDescriptor } from './protocols/hid-report/report-descriptor.ts';

/** Plugging in makes many hints in a row: how long to wait for the last, in ms. */
const settleMs = 75;
/** Between two looks without a hint, in ms. */
const pollMs = 10_000;
/** A list that does not come in so long never comes, in ms. */
const listPatienceMs = 15_000;
/** Unplugged devices that are remembered. */
const mostGone = 16;
/** Devices with calls that are kept; no room has so many. */
const mostKept = 48;
/** How often the system is asked for a descriptor that it does not tell. */
const mostAsks = 3;
/** Layouts learnt from elsewhere. */
const mostLayouts = 64;

/** The devices with keys or lamps for calls of a bus, plugged in or gone. */
export type Watch = {
  devices(): readonly CallDevice[];
  /** Where each is plugged in: ids by path. */
  places(): ReadonlyMap<string, string>;
  /** What each is to show, by id; one that is not named shows no call. */
  show(shown: Readonly<Record<string, Lamps>>): void;
  /** Something may have been plugged or unplugged. */
  look(): void;
  /** What the reports of a product mean, where the system does not tell: learnt from elsewhere. */
  layout(vendorId: number, productId: number, descriptor: ReportDescriptor): void;
  /** Where a device is plugged in; null when it is not, or is unknown. */
  find(id: string): Plugged | null;
  /** Calls with every report of one device, both ways; null stops it. False when it is not known. */
  tap(id: string, heard: Tap | null): boolean;
  /** Puts the lamps out and closes all. */
  close(): Promise<void>;
};

/** Watches a bus: finds devices with calls on it, keeps them open, and knows them again when they come back. */
export function watchDevices(options: {
  readonly bus: HidBus;
  readonly clock: NativeClock;
  /** No other program of this computer has calls. */
  readonly alone: boolean;
  /** Ids by path as they were before; see `places`. */
  readonly before: ReadonlyMap<string, string>;
  readonly pressed: (id: string, press: Press) => void;
  /** `devices` answers something else now, or for the first time what is so. */
  readonly changed: () => void;
  /** The system does not list devices any more, and never will: this process is of no use. */
  readonly hung: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): Watch {
  const { bus, clock, log } = options;
  const kept = new Map<string, KeptDevice>();
  const layouts = new Map<string, ReportDescriptor>();
  /** By path: what is plugged in there and has nothing for calls, or how often it was asked. */
  const passedOver = new Map<string, { readonly product: string; asks: number }>();
  let places = options.before;
  let shown: Readonly<Record<string, Lamps>> = {};
  let looking = false;
  let again = false;
  let closed = false;
  let cancelLook = (): void => {};
  let cancelPoll = (): void => {};
  let listFailed = false;
  let sorted = false;

  const productOf = ({ vendorId, productId }: Pick<HidEntry, 'vendorId' | 'productId'>): string =>
    `${hex4(vendorId)}:${hex4(productId)}`;

  const look = (): void => {
    if (closed) return;
    cancelLook();
    cancelLook = clock.after(settleMs, lookNow);
  };

  function lookNow(): void {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    again = false;
    cancelPoll();
    const late = clock.after(listPatienceMs, options.hung);
    const looked = bus.list().then(async (entries) => {
      late();
      if (closed) return;
      if (entries) await sort(entries);
      if (!entries && !listFailed) log('warn', 'the system does not list its HID devices');
      listFailed = !entries;
    });
    looked
      .catch((error: unknown) => log('warn', `a look at the devices failed: ${String(error)}`))
      .finally(() => {
        looking = false;
        if (closed) return;
        if (again) lookNow();
        else cancelPoll = clock.after(pollMs, lookNow);
      });
  }

  async function sort(entries: readonly HidEntry[]): Promise<void> {
    const ids = deviceIds(entries, places);
    places = new Map([...ids].map(([id, { paths }]) => [paths[0], id]));
    for (const [id, one] of kept) if (!ids.has(id)) one.unlisted();
    for (const path of passedOver.keys()) if (!places.has(path)) passedOver.delete(path);
    for (const [id, entry] of ids) {
      const device = kept.get(id);
      const path = entry.paths[0];
      if (device?.plugged?.entry.paths[0] === path && device.plugged.descriptor)
        device.listed(device.plugged);
      else await meet(id, entry);
      if (closed) return;
    }
    forget();
    if (!sorted) options.changed();
    sorted = true;
  }

  /** Takes in what is new, or has come back, if it is for calls. */
  async function meet(id: string, entry: HidEntry): Promise<void> {
    const path = entry.paths[0];
    const device = kept.get(id);
    const seen = passedOver.get(path);
    if (seen?.product === productOf(entry) && seen.asks >= mostAsks && !layouts.has(productOf(entry))) {
      device?.listed({ entry, descriptor: null, bytes: null });
      return;
    }
    const bytes = await bus.descriptorOf(entry);
    if (closed) return;
    const row = knownDevice(entry);
    const read = bytes && parseReportDescriptor(bytes);
    if (read && !read.ok) log('warn', `${productOf(entry)}: its descriptor cannot be read: ${read.reason}`);
    const descriptor = read?.ok ? read.descriptor : (layouts.get(productOf(entry)) ?? null);
    const known = read?.ok !== true && row !== null;
    if (descriptor ? !isForCalls(descriptor, row) : !known && !device) {
      pass(entry, bytes !== null);
      return;
    }
    if (!descriptor) pass(entry, bytes !== null);
    const plugged: Plugged = { entry, descriptor, bytes };
    if (device) device.listed(plugged);
    else if (kept.size < mostKept + mostGone) {
      const { alone, pressed, changed } = options;
      const surroundings = { bus, clock, alone, pressed, changed, look, log };
      const made = keepDevice(id, row, plugged, surroundings);
      kept.set(id, made);
      made.show(shown[id] ?? noLamps);
    }
  }

  /** A descriptor that was told is what it is; one that was not may come a moment after the node. */
  function pass(entry: HidEntry, told: boolean): void {
    const product = productOf(entry);
    const before = passedOver.get(entry.paths[0]);
    const asks = told ? mostAsks : (before?.product === product ? before.asks : 0) + 1;
    passedOver.set(entry.paths[0], { product, asks });
  }

  function forget(): void {
    const gone = [...kept.values()].filter(({ plugged }) => !plugged);
    const before = kept.size;
    for (const { id, facts } of gone) if (!facts) kept.delete(id);
    for (const { id } of gone.slice(0, Math.max(0, gone.length - mostGone))) kept.delete(id);
    if (kept.size !== before) options.changed();
  }

  const stopHints = bus.watch(look);
  lookNow();

  return {
    devices: () => [...kept.values()].flatMap(({ facts }) => facts ?? []),
    places: () => places,
    look,
    show(next) {
      shown = next;
      for (const [id, one] of kept) one.show(next[id] ?? noLamps);
    },
    layout(vendorId, productId, descriptor) {
      const product = productOf({ vendorId, productId });
      if (layouts.size >= mostLayouts && !layouts.has(product)) return;
      layouts.set(product, descriptor);
      for (const [path, seen] of passedOver) if (seen.product === product) passedOver.delete(path);
      look();
    },
    find: (id) => kept.get(id)?.plugged ?? null,
    tap(id, heard) {
      const one = kept.get(id);
      one?.tap(heard);
      return one !== undefined;
    },
    async close() {
      closed = true;
      stopHints();
      cancelLook();
      cancelPoll();
      await Promise.all([...kept.values()].map((one) => one.close()));
    },
  };
}

/**
 * Whether a device is one for calls: it has a key or lamp for them, and is no keyboard or mouse that has one besides, unless it is
 * known by its number. What is typed elsewhere is nobody's business here, and udev's rule gives no more.
 */
function isForCalls(descriptor: ReportDescriptor, row: KnownDevice | null): boolean {
  const usages = descriptor.collections.map(({ usage }) => usage ?? '');
  const isDesk = usages.some((usage) => ['01:01', '01:02', '01:06', '01:07'].includes(usage));
  return hasCalls(descriptor) && (!isDesk || (row !== null && row.productIds !== 'any'));
}
