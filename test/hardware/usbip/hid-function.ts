import type { DeviceModel } from '../../peers/hid/device-model.ts';
import { bytes, type UsbDevice, type UsbFunction, type Waiting, word } from './usb-function.ts';

const setReport = 0x09;
const getReport = 0x01;
const getDescriptor = 0x06;
const featureType = 3;
/** More reports than that wait for no host. */
const mostWaiting = 512;

/** A device model as a HID interface: one interrupt endpoint for its input reports, the rest by control requests (HID 1.11 §7). */
export function hidFunction(model: DeviceModel): UsbFunction {
  const hid = bytes(9, 0x21, word(0x0111), 0, 1, 0x22, word(model.descriptor.length));
  const waiting: Waiting[] = [];
  const reports: Uint8Array[] = [];
  const disconnect = model.connect((report) => {
    if (reports.length < mostWaiting) reports.push(report.slice());
    deliver();
  });

  const deliver = (): void => {
    while (waiting.length > 0 && reports.length > 0) {
      const next = waiting.shift();
      if (!next || next.isGone()) continue;
      next.end(reports.shift());
    }
  };

  return {
    interfaces: 1,
    endpoints: 1,
    describe: ({ firstInterface, firstEndpoint, text }) =>
      bytes(
        ...[9, 4, firstInterface, 0, 1, 3, 0, 0, text(`${model.product} Control`)],
        hid,
        // Every millisecond at high speed.
        ...[7, 5, 0x80 | firstEndpoint, 3, word(64), 4],
      ),
    control(_part, { request, requestType, value }, data) {
      const isStandard = (requestType & 0x60) === 0;
      if (isStandard && request === getDescriptor) {
        if (value >> 8 === 0x22) return model.descriptor;
        return value >> 8 === 0x21 ? hid : 'stall';
      }
      if (isStandard) return bytes();
      if (request === setReport) {
        model.written(value >> 8 === featureType ? 'feature' : 'output', data);
        return bytes();
      }
      // What it is now is only told as it changes. Idle and protocol are taken as they come.
      return request === getReport ? 'stall' : bytes();
    },
    transfer(_endpoint, _isIn, transfer) {
      waiting.push(transfer);
      deliver();
    },
    unplugged() {
      disconnect();
      waiting.length = 0;
      reports.length = 0;
    },
  };
}

/** A device with its keys and lamps alone. */
export const hidDevice = (model: DeviceModel): UsbDevice => ({
  vendorId: model.vendorId,
  productId: model.productId,
  serialNumber: model.serialNumber,
  product: model.product,
  manufacturer: model.manufacturer,
  firstInterface: Math.max(0, model.interfaceNumber),
  functions: [hidFunction(model)],
});
