import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fromWebHid } from '../../../native/protocols/hid-report/from-web-hid.ts';
import { parseReportDescriptor } from '../../../native/protocols/hid-report/parse-report-descriptor.ts';
import { telephonyIn } from '../../../native/protocols/hid-report/telephony.ts';
import { writeReports } from '../../../native/protocols/hid-report/write-reports.ts';
import { type BrowserHid, tellLayouts } from '../../../renderer/kiosk/web-hid-layouts.ts';
import { allModels } from '../../peers/hid/models/all-models.ts';
import { hidDevice } from '../usbip/hid-function.ts';
import type { Sockets } from '../usbip/sockets.ts';
import { type Check, until } from './checks.ts';
import type { KioskInRoom } from './kiosk-in-room.ts';

type BrowserDevice = Awaited<ReturnType<BrowserHid['getDevices']>>[number];

const policies = '/etc/chromium/policies/managed';

/** Lets every page see every HID device without asking, as a kiosk on Windows would; in the virtual machine's own layer. */
export function allowWebHid(): void {
  mkdirSync(policies, { recursive: true });
  const policy = { WebHidAllowAllDevicesForUrls: ['https://kiosk.localhost'] };
  writeFileSync(`${policies}/room.json`, JSON.stringify(policy));
}

/** What Chromium tells of a device's reports means the same as the device's own descriptor. */
export function webHidChecks(sockets: Sockets, room: KioskInRoom): Check[] {
  return allModels.map((make) => {
    const model = make();
    return {
      name: `${model.product} means the same as by its descriptor`,
      async run() {
        await sockets.plug(model, hidDevice(model));
        let found: BrowserDevice | undefined;
        await until('the browser has it', async () => {
          const all = await room.evaluate<readonly BrowserDevice[]>(`navigator.hid.getDevices().then((all) =>
            all.map(({ vendorId, productId, collections }) => ({ vendorId, productId, collections })))`);
          found = all.find(
            ({ vendorId, productId }) => vendorId === model.vendorId && productId === model.productId,
          );
          return found !== undefined;
        });
        await sockets.unplug(model);
        assert.ok(found);
        const layout = await layoutOf(found);
        const read = fromWebHid(layout.collections);
        const own = parseReportDescriptor(model.descriptor);
        assert.ok(read.ok && own.ok);
        assert.deepEqual(telephonyIn(read.descriptor), telephonyIn(own.descriptor));
        const lit = new Map([
          ['08:17', 1],
          ['08:09', 1],
        ]);
        assert.deepEqual(written(read.descriptor, lit), written(own.descriptor, lit));
      },
    };
  });
}

/** In the order of their ids: a browser tells reports in another order than the descriptor. */
const written = (...of: Parameters<typeof writeReports>): string[] =>
  writeReports(...of)
    .map((report) => Buffer.from(report).toString('hex'))
    .sort();

/** What the window would tell main of it. */
const layoutOf = (device: BrowserDevice) =>
  new Promise<Parameters<Parameters<typeof tellLayouts>[1]>[0]>((resolve) => {
    tellLayouts({ getDevices: async () => [device], addEventListener: () => {} }, resolve);
  });
