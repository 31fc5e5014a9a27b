import type { HidBus, HidEntry, HidEvents, HidPort } from '../../../native/ports/hid-port.ts';
import { parseReportDescriptor } from '../../../native/protocols/hid-report/parse-report-descriptor.ts';
import type { DeviceModel } from './device-model.ts';

/** What goes wrong with a plugged device. */
export type Ailment =
  /** The system does not let us open it. */
  | 'not-allowed'
  /** A write never comes back. */
  | 'stalls'
  /** A write fails. */
  | 'refuses'
  /** It cannot be opened, for no reason that anybody knows. */
  | 'does-not-open';

/** A bus over models of devices, with the behaviour that the real one has on Linux. */
export type FakeBus = HidBus & {
  /** Plugs it in, at a path that nothing had before. */
  plug(model: DeviceModel): void;
  unplug(model: DeviceModel): void;
  ail(model: DeviceModel, ailment: Ailment | null): void;
  /** An input report from the device, whatever the model thinks. */
  inject(model: DeviceModel, report: Uint8Array): void;
  /** Its driver fails; the device stays plugged in. */
  failDriver(model: DeviceModel): void;
  /** How many hold it open. */
  openers(model: DeviceModel): number;
  /** How often the bus was listed. */
  readonly lists: number;
  /** What the system does: whether it lists (`hangs`: the answer never comes), tells descriptors, hints at plugs. */
  system: { lists: boolean | 'hangs'; descriptors: boolean; hints: boolean };
};

type Plugged = {
  readonly model: DeviceModel;
  readonly entry: HidEntry;
  readonly usesIds: boolean;
  readonly open: Set<{ readonly events: HidEvents; closed: boolean }>;
  readonly disconnect: () => void;
};

/** Makes an empty bus. Everything that the real one says later is said in a microtask, never within a call. */
export function fakeBus(): FakeBus {
  const plugged = new Map<DeviceModel, Plugged>();
  const ailments = new Map<DeviceModel, Ailment>();
  const listeners = new Set<() => void>();
  const system: FakeBus['system'] = { lists: true, descriptors: true, hints: true };
  let next = 0;
  let lists = 0;

  const hint = (): void => {
    if (system.hints) for (const listener of listeners) listener();
  };
  const at = (path: string): Plugged | undefined =>
    [...plugged.values()].find(({ entry }) => entry.paths[0] === path);
  const tell = (one: Plugged, report: Uint8Array): void => {
    for (const opener of one.open) {
      const bytes = report.slice();
      queueMicrotask(() => {
        if (!opener.closed) opener.events.report(bytes);
      });
    }
  };
  const cut = (one: Plugged, detail: string): void => {
    const openers = [...one.open];
    one.open.clear();
    for (const opener of openers) {
      queueMicrotask(() => {
        if (opener.closed) return;
        opener.closed = true;
        opener.events.closed(detail);
      });
    }
  };
  const find = (model: DeviceModel): Plugged => {
    const one = plugged.get(model);
    if (!one) throw new Error(`${model.product} is not plugged in`);
    return one;
  };

  const portOf = (one: Plugged, opener: { readonly events: HidEvents; closed: boolean }): HidPort => {
    let last: Promise<unknown> = Promise.resolve();
    const send = async (kind: 'output' | 'feature', report: Uint8Array): Promise<boolean> => {
      const ailment = ailments.get(one.model);
      if (ailment === 'stalls') return new Promise<boolean>(() => {});
      if (opener.closed || plugged.get(one.model) !== one || ailment === 'refuses') return false;
      // The kernel takes the 0 away that stands for "no id".
      one.model.written(kind, one.usesIds ? report.slice() : report.slice(1));
      return true;
    };
    const inTurn = (kind: 'output' | 'feature', report: Uint8Array): Promise<boolean> => {
      const sent = last.then(() => send(kind, report));
      last = sent;
      return sent;
    };
    return {
      write: (report) => inTurn('output', report.slice()),
      sendFeature: (report) => inTurn('feature', report.slice()),
      async close() {
        opener.closed = true;
        one.open.delete(opener);
      },
    };
  };

  return {
    system,
    get lists() {
      return lists;
    },
    async list() {
      lists += 1;
      if (system.lists === 'hangs') return new Promise<null>(() => {});
      return system.lists ? [...plugged.values()].map(({ entry }) => entry) : null;
    },
    async descriptorOf({ paths }) {
      return (system.descriptors && at(paths[0])?.model.descriptor) || null;
    },
    async open({ paths }, events) {
      const one = at(paths[0]);
      if (!one) return { ok: false, reason: 'gone', detail: `${paths[0]}: No such file or directory` };
      const ailment = ailments.get(one.model);
      if (ailment === 'not-allowed')
        return { ok: false, reason: 'not-allowed', detail: `${paths[0]}: Permission denied` };
      if (ailment === 'does-not-open') return { ok: false, reason: 'failed', detail: `${paths[0]}: no` };
      const opener = { events, closed: false };
      one.open.add(opener);
      return { ok: true, port: portOf(one, opener) };
    },
    watch(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    plug(model) {
      if (plugged.has(model)) throw new Error(`${model.product} is plugged in already`);
      const parsed = parseReportDescriptor(model.descriptor);
      const { vendorId, productId, serialNumber, product, manufacturer, interfaceNumber } = model;
      const one: Plugged = {
        model,
        usesIds: parsed.ok && parsed.descriptor.usesReportIds,
        open: new Set(),
        entry: {
          paths: [`/dev/hidraw${next}`],
          ...{ vendorId, productId, serialNumber, product, manufacturer, interfaceNumber },
        },
        disconnect: model.connect((report) => tell(one, report)),
      };
      next += 1;
      plugged.set(model, one);
      hint();
    },
    unplug(model) {
      const one = find(model);
      plugged.delete(model);
      one.disconnect();
      cut(one, 'could not read from HID device: (device disconnected)');
      hint();
    },
    ail(model, ailment) {
      if (ailment) ailments.set(model, ailment);
      else ailments.delete(model);
    },
    inject: (model, report) => tell(find(model), report),
    failDriver: (model) => cut(find(model), 'could not read from HID device: Input/output error'),
    openers: (model) => plugged.get(model)?.open.size ?? 0,
  };
}
