import {
  bytes,
  type ControlAnswer,
  type Setup,
  type UsbDevice,
  type UsbFunction,
  type Waiting,
  word,
} from './usb-function.ts';

/** What the kernel may ask of a device, with the requests that concern the whole device answered (USB 2.0 §9.4). */
export type DeviceHere = {
  control(setup: Setup, data: Uint8Array): ControlAnswer;
  transfer(endpoint: number, isIn: boolean, waiting: Waiting): void;
  unplugged(): void;
};

const getDescriptor = 0x06;
const setInterface = 0x0b;

/** Puts a device together from its functions. */
export function assembleDevice(device: UsbDevice): DeviceHere {
  const texts: string[] = [];
  const text = (words: string): number => {
    if (words === '') return 0;
    const known = texts.indexOf(words);
    return known >= 0 ? known + 1 : texts.push(words);
  };
  const placed: { part: UsbFunction; firstInterface: number; firstEndpoint: number }[] = [];
  const parts: Uint8Array[] = [];
  let nextInterface = device.firstInterface ?? 0;
  let nextEndpoint = 1;
  for (const part of device.functions) {
    const place = { firstInterface: nextInterface, firstEndpoint: nextEndpoint };
    placed.push({ part, ...place });
    parts.push(part.describe({ ...place, text }));
    nextInterface += part.interfaces;
    nextEndpoint += part.endpoints;
  }
  const interfaces = nextInterface - (device.firstInterface ?? 0);
  const body = bytes(...parts);
  const configuration = bytes(9, 2, word(9 + body.length), interfaces, 1, 0, 0x80, 250, body);
  // Its class is told by each function, joined by interface association (EF 02 01).
  const whole = bytes(
    ...[18, 1, word(0x0200), 0xef, 2, 1, 64, word(device.vendorId), word(device.productId), word(0x0100)],
    ...[text(device.manufacturer), text(device.product), text(device.serialNumber), 1],
  );

  const descriptor = (type: number, index: number): ControlAnswer => {
    if (type === 1) return whole;
    if (type === 2) return configuration;
    if (type === 3 && index === 0) return bytes(4, 3, word(0x0409));
    const words = type === 3 ? texts[index - 1] : undefined;
    if (words === undefined) return 'stall';
    const encoded = Buffer.from(words, 'utf16le');
    return bytes(2 + encoded.length, 3, encoded);
  };
  const ofInterface = (number: number) =>
    placed.find(
      ({ part, firstInterface }) => number >= firstInterface && number < firstInterface + part.interfaces,
    );
  const ofEndpoint = (number: number) =>
    placed.find(
      ({ part, firstEndpoint }) => number >= firstEndpoint && number < firstEndpoint + part.endpoints,
    );

  return {
    control(setup, data) {
      const isStandard = (setup.requestType & 0x60) === 0;
      const recipient = setup.requestType & 0x1f;
      if (isStandard && recipient === 0) {
        if (setup.request === getDescriptor) return descriptor(setup.value >> 8, setup.value & 255);
        // Status: self-powered and remote wake-up are both off. Configuration and features are taken as they come.
        return setup.request === 0 ? bytes(0, 0) : bytes();
      }
      if (recipient === 2) {
        const found = ofEndpoint(setup.index & 15);
        if (isStandard) return setup.request === 0 ? bytes(0, 0) : bytes();
        return found ? found.part.control(-1, setup, data) : 'stall';
      }
      const found = ofInterface(setup.index & 255);
      if (!found) return 'stall';
      const own = (setup.index & 255) - found.firstInterface;
      if (isStandard && setup.request === setInterface) {
        found.part.setting?.(own, setup.value);
        return bytes();
      }
      return found.part.control(own, setup, data);
    },
    transfer(endpoint, isIn, waiting) {
      const found = ofEndpoint(endpoint);
      found?.part.transfer(endpoint - found.firstEndpoint, isIn, waiting);
    },
    unplugged() {
      for (const { part } of placed) part.unplugged();
    },
  };
}
