import assert from 'node:assert/strict';
import type { HidBus, HidEntry, HidPort } from '../../../native/ports/hid-port.ts';
import type { DeviceModel } from '../../peers/hid/device-model.ts';
import { makeButtonSpeakerphone } from '../../peers/hid/models/button-speakerphone.ts';
import { makeConferenceCam } from '../../peers/hid/models/conference-cam.ts';

/** A bus into which a case may plug models; a plug may take its time to be seen. */
export type BusUnderTest = {
  readonly bus: HidBus;
  plug(model: DeviceModel): Promise<void>;
  unplug(model: DeviceModel): Promise<void>;
  /** Whether this system tells a device's report descriptor. */
  readonly descriptors: boolean;
  /** Whether it hints at plugs. */
  readonly hints: boolean;
};

type Sent = { readonly kind: 'output' | 'feature'; readonly report: readonly number[] };

/** A model whose traffic the case sees and adds to. */
type Seen = DeviceModel & {
  readonly sent: (readonly number[])[];
  readonly written: DeviceModel['written'];
  readonly got: Sent[];
  inject(report: Uint8Array): void;
};

function seen(model: DeviceModel): Seen {
  const sent: (readonly number[])[] = [];
  const got: Sent[] = [];
  let out = (_report: Uint8Array): void => {};
  // Not spread: its lamps are read afresh each time.
  return Object.assign(Object.create(model) as DeviceModel, {
    sent,
    got,
    written(kind: 'output' | 'feature', report: Uint8Array) {
      got.push({ kind, report: [...report] });
      model.written(kind, report);
    },
    connect(send: (report: Uint8Array) => void) {
      out = (report) => {
        sent.push([...report]);
        send(report);
      };
      return model.connect((report) => out(report));
    },
    inject: (report: Uint8Array) => out(report),
  });
}

const patienceMs = 10_000;

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const from = Date.now();
  while (!(await holds())) {
    if (Date.now() - from > patienceMs) throw new Error(`not within ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

type Opened = {
  readonly port: HidPort;
  readonly reports: (readonly number[])[];
  readonly ends: string[];
};

async function entryOf({ bus }: BusUnderTest, model: DeviceModel): Promise<HidEntry | null> {
  const entries = await bus.list();
  return (
    entries?.find(
      ({ vendorId, productId, serialNumber }) =>
        vendorId === model.vendorId && productId === model.productId && serialNumber === model.serialNumber,
    ) ?? null
  );
}

async function plugged(under: BusUnderTest, model: DeviceModel): Promise<HidEntry> {
  await under.plug(model);
  let entry: HidEntry | null = null;
  await until(`${model.product} is listed`, async () => {
    entry = await entryOf(under, model);
    return entry !== null;
  });
  return entry as unknown as HidEntry;
}

async function opened({ bus }: BusUnderTest, entry: HidEntry): Promise<Opened> {
  const reports: (readonly number[])[] = [];
  const ends: string[] = [];
  const answer = await bus.open(entry, {
    report: (bytes) => void reports.push([...bytes]),
    closed: (detail) => void ends.push(detail),
  });
  assert.ok(answer.ok, answer.ok ? '' : answer.detail);
  return { port: answer.port, reports, ends };
}

/** A case with a conference cam plugged in and open; all is closed and pulled out after it. */
const withCam =
  (run: (cam: Seen, opened: Opened, under: BusUnderTest, entry: HidEntry) => Promise<void>) =>
  (under: BusUnderTest): Promise<void> =>
    withModel(seen(makeConferenceCam()), run)(under);

const withModel =
  <M extends DeviceModel>(
    model: M,
    run: (model: M, opened: Opened, under: BusUnderTest, entry: HidEntry) => Promise<void>,
  ) =>
  async (under: BusUnderTest): Promise<void> => {
    const entry = await plugged(under, model);
    const open = await opened(under, entry);
    try {
      await run(model, open, under, entry);
    } finally {
      await open.port.close();
      if (await entryOf(under, model)) await under.unplug(model);
      await until('it is gone', async () => (await entryOf(under, model)) === null);
    }
  };

/**
 * What must hold for every `HidBus`, real or fake. Plain checks, so that it also runs where there is no test runner: inside
 * a virtual machine.
 */
export const hidBusSuite: readonly { readonly name: string; run(under: BusUnderTest): Promise<void> }[] = [
  {
    name: 'a device is listed with who it is, and no longer when it is pulled out',
    run: withCam(async (cam, _open, under, entry) => {
      assert.equal(entry.product, cam.product);
      assert.equal(entry.manufacturer, cam.manufacturer);
      assert.ok(entry.interfaceNumber === cam.interfaceNumber || entry.interfaceNumber === -1);
      await under.unplug(cam);
      await until('not listed', async () => (await entryOf(under, cam)) === null);
    }),
  },
  {
    name: 'its report descriptor is told byte by byte, or not at all',
    run: withCam(async (cam, _open, under, entry) => {
      const told = await under.bus.descriptorOf(entry);
      assert.deepEqual(told && [...told], under.descriptors ? [...cam.descriptor] : null);
    }),
  },
  {
    name: 'what a person presses arrives whole, in order, with the id first',
    run: withCam(async (cam, { reports }) => {
      cam.press('hook');
      cam.press('mute');
      cam.press({ key: '5' });
      cam.press('volume-up');
      await until('all arrived', () => reports.length >= cam.sent.length);
      assert.ok(cam.sent.length >= 7);
      assert.deepEqual(reports, cam.sent);
    }),
  },
  {
    name: 'a burst of 200 reports is complete and in order',
    run: withCam(async (cam, { reports }) => {
      for (let count = 0; count < 200; count += 1) cam.inject(Uint8Array.of(2, count, 0xf0));
      await until('all arrived', () => reports.length >= 200);
      assert.deepEqual(reports, cam.sent);
    }),
  },
  {
    name: 'what is written arrives whole and in the order of the calls, and lights the lamps',
    run: withCam(async (cam, { port }) => {
      const reports = Array.from({ length: 16 }, (_, value) => Uint8Array.of(2, value));
      const answers = await Promise.all(reports.map((report) => port.write(report)));
      assert.ok(answers.every((answer) => answer));
      await until('all arrived', () => cam.got.length >= reports.length);
      assert.deepEqual(
        cam.got,
        reports.map((report) => ({ kind: 'output', report: [...report] })),
      );
      assert.deepEqual(cam.lit, { ringing: true, offHook: true, muted: true, held: true });
    }),
  },
  {
    name: 'a device without report ids is written with a 0 in front, and sends none',
    run: withModel(seen(makeButtonSpeakerphone()), async (model, { port, reports }) => {
      assert.ok(await port.write(Uint8Array.of(0, 0b0011)));
      await until('it arrived', () => model.got.length > 0);
      assert.deepEqual(model.got[0], { kind: 'output', report: [0b0011] });
      model.press('mute');
      await until('the press arrived', () => reports.length >= 2);
      assert.deepEqual(reports, model.sent);
    }),
  },
  {
    name: 'two who open it both hear it',
    run: withCam(async (cam, first, under, entry) => {
      const second = await opened(under, entry);
      cam.press('mute');
      await until('both heard', () => first.reports.length >= 2 && second.reports.length >= 2);
      await second.port.close();
      cam.press('mute');
      await until('one heard', () => first.reports.length >= 4);
      assert.equal(second.reports.length, 2);
    }),
  },
  {
    name: 'a closed port says nothing more, takes nothing, and may be closed again',
    run: withCam(async (cam, open, under, entry) => {
      await open.port.close();
      await open.port.close();
      assert.equal(await open.port.write(Uint8Array.of(2, 1)), false);
      const again = await opened(under, entry);
      cam.press('mute');
      await until('the other heard', () => again.reports.length >= 2);
      assert.deepEqual([open.reports, open.ends], [[], []]);
      await again.port.close();
    }),
  },
  {
    name: 'pulled out it says so once, takes nothing more, and cannot be opened',
    run: withCam(async (cam, { port, ends }, under, entry) => {
      await under.unplug(cam);
      await until('it said so', () => ends.length > 0);
      assert.equal(await port.write(Uint8Array.of(2, 1)), false);
      await until('not listed', async () => (await entryOf(under, cam)) === null);
      const answer = await under.bus.open(entry, { report: () => {}, closed: () => {} });
      assert.equal(answer.ok ? 'open' : answer.reason, 'gone');
      assert.equal(ends.length, 1);
    }),
  },
  {
    name: 'plugged in again it is the same by its ids, and works at its new path',
    run: withCam(async (cam, _open, under, entry) => {
      await under.unplug(cam);
      await until('not listed', async () => (await entryOf(under, cam)) === null);
      const back = await plugged(under, cam);
      assert.deepEqual({ ...back, paths: [] }, { ...entry, paths: [] });
      const again = await opened(under, back);
      assert.ok(await again.port.write(Uint8Array.of(2, 1)));
      cam.press('mute');
      await until('it is heard', () => again.reports.length >= 2);
      await again.port.close();
    }),
  },
  {
    name: 'a plug is hinted at',
    async run(under) {
      if (!under.hints) return;
      let hints = 0;
      const stop = under.bus.watch(() => {
        hints += 1;
      });
      const cam = makeConferenceCam();
      await plugged(under, cam);
      await until('a hint', () => hints > 0);
      const before = hints;
      await under.unplug(cam);
      await until('another', () => hints > before);
      stop();
    },
  },
];
