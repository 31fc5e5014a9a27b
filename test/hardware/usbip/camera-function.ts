import { bytes, type ControlAnswer, long, type UsbFunction, type Waiting, word } from './usb-function.ts';

/** Where a camera looks: pan and tilt in seconds of arc, zoom in steps of its own. */
export type View = { readonly pan: number; readonly tilt: number; readonly zoom: number };

/** A camera in software and what a test may ask of it. */
export type Camera = {
  readonly usb: UsbFunction;
  readonly view: View;
  /** How it moves by speed: −1, 0 or 1 each, and how often it was told. */
  readonly speeds: { readonly pan: number; readonly tilt: number; readonly told: number };
  /** Pictures that were sent to the end. */
  readonly pictures: number;
};

const width = 160;
const height = 120;
const pictureBytes = width * height * 2;
const picturesPerSecond = 5;
/** In units of 100 ns. */
const interval = 10_000_000 / picturesPerSecond;
/** What uvcvideo takes in one transfer at most. */
const payloadBytes = 16_384;

const [terminal, unit, output] = [1, 2, 3];
const [zoomAbsolute, panTiltAbsolute, panTiltRelative, brightness] = [0x0b, 0x0d, 0x0e, 0x02];

const ranges: Readonly<Record<keyof View, { min: number; max: number; step: number; bytes: 2 | 4 }>> = {
  pan: { min: -360_000, max: 360_000, step: 3600, bytes: 4 },
  tilt: { min: -108_000, max: 108_000, step: 3600, bytes: 4 },
  zoom: { min: 100, max: 400, step: 1, bytes: 2 },
};

const [setCur, getCur, getMin, getMax, getRes, getLen, getInfo, getDef] = [
  0x01, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87,
];

/**
 * A USB Video Class 1.0 camera with pan, tilt and zoom: 160 by 120 in YUY2, five pictures a second through a bulk endpoint, each
 * with another brightness. It pans and tilts to places, or by a speed alone, as some conference cameras do.
 */
export function makeCamera(name: string, by: 'places' | 'speed' = 'places'): Camera {
  const view = { pan: 0, tilt: 0, zoom: 100 };
  const speeds = { pan: 0, tilt: 0, told: 0 };
  let bright = 128;
  let pictures = 0;
  const stream = makeStream(() => {
    pictures += 1;
  });

  const probe = (): Uint8Array =>
    // Hint, format 1, frame 1, interval; then key frames and such that YUY2 has not; size, delay, transfer size.
    bytes(
      ...[word(1), 1, 1, long(interval), word(0), word(0), word(0), word(0), word(0)],
      ...[long(pictureBytes), long(payloadBytes)],
    );

  const ofStream = (request: number, selector: number): ControlAnswer => {
    if (request === setCur) {
      if (selector === 2) stream.begin();
      return bytes();
    }
    if (request === getLen) return bytes(word(26));
    return request === getInfo ? bytes(3) : probe();
  };

  const ofView = (names: readonly (keyof View)[], request: number, data: Uint8Array): ControlAnswer => {
    const size = names.reduce((sum, one) => sum + ranges[one].bytes, 0);
    const each = (value: (one: keyof View) => number): Uint8Array =>
      bytes(...names.map((one) => (ranges[one].bytes === 4 ? long(value(one)) : word(value(one)))));
    if (request === getLen) return bytes(word(size));
    if (request === getInfo) return bytes(3);
    if (request === getMin) return each((one) => ranges[one].min);
    if (request === getMax) return each((one) => ranges[one].max);
    if (request === getRes) return each((one) => ranges[one].step);
    if (request === getDef) return each((one) => (one === 'zoom' ? 100 : 0));
    if (request === getCur) return each((one) => view[one]);
    const numbers = new DataView(data.buffer, data.byteOffset, data.byteLength);
    let at = 0;
    for (const one of names) {
      view[one] = ranges[one].bytes === 4 ? numbers.getInt32(at, true) : numbers.getInt16(at, true);
      at += ranges[one].bytes;
    }
    return bytes();
  };

  /** Direction and speed of pan, then of tilt (UVC 1.5 §4.2.2.1.15). Its one speed is 1. */
  const ofSpeed = (request: number, data: Uint8Array): ControlAnswer => {
    if (request === setCur) {
      const [pan = 0, , tilt = 0] = new Int8Array(data);
      Object.assign(speeds, { pan, tilt, told: speeds.told + 1 });
      return bytes();
    }
    if (request === getLen) return bytes(word(4));
    if (request === getInfo) return bytes(3);
    if (request !== getCur) return bytes(0, 1, 0, 1);
    const byte = (value: number): number => value & 255;
    return bytes(byte(speeds.pan), 1, byte(speeds.tilt), 1);
  };

  const ofBrightness = (request: number, data: Uint8Array): ControlAnswer => {
    if (request === setCur) {
      bright = data[0] ?? bright;
      return bytes();
    }
    const answers = new Map([
      [getLen, word(2)],
      [getInfo, [3]],
      [getMin, word(0)],
      [getMax, word(255)],
      [getRes, word(1)],
      [getDef, word(128)],
      [getCur, word(bright)],
    ]);
    const answer = answers.get(request);
    return answer ? bytes(answer) : 'stall';
  };

  return {
    get view() {
      return { ...view };
    },
    get speeds() {
      return { ...speeds };
    },
    get pictures() {
      return pictures;
    },
    usb: {
      interfaces: 2,
      endpoints: 1,
      describe: ({ firstInterface, firstEndpoint, text }) =>
        describeCamera(firstInterface, firstEndpoint, text(name), by),
      control(part, { request, requestType, value, index }, data) {
        if ((requestType & 0x60) === 0) return bytes();
        const selector = value >> 8;
        if (part === 1) return ofStream(request, selector);
        const entity = index >> 8;
        if (entity === terminal && selector === zoomAbsolute) return ofView(['zoom'], request, data);
        if (entity === terminal && selector === panTiltAbsolute && by === 'places')
          return ofView(['pan', 'tilt'], request, data);
        if (entity === terminal && selector === panTiltRelative && by === 'speed')
          return ofSpeed(request, data);
        return entity === unit && selector === brightness ? ofBrightness(request, data) : 'stall';
      },
      transfer: (_endpoint, _isIn, waiting) => stream.take(waiting),
      unplugged: () => stream.stop(),
    },
  };
}

function describeCamera(first: number, endpoint: number, name: number, by: 'places' | 'speed'): Uint8Array {
  // Zoom to a place (bit 9), pan and tilt to a place (bit 11) or by speed (bit 12).
  const moves = (1 << 9) | (1 << (by === 'places' ? 11 : 12));
  const units = bytes(
    // Camera terminal, processing unit with brightness, the way out.
    ...[18, 0x24, 0x02, terminal, word(0x0201), 0, 0, word(0), word(0), word(0), 3, word(moves), 0x00],
    ...[11, 0x24, 0x05, unit, terminal, word(0), 2, 0x01, 0x00, 0],
    ...[9, 0x24, 0x03, output, word(0x0101), 0, unit, 0],
  );
  const formats = bytes(
    ...[27, 0x24, 0x04, 1, 1, [...Buffer.from('YUY2')], 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71],
    ...[16, 1, 0, 0, 0, 0],
    ...[30, 0x24, 0x05, 1, 0, word(width), word(height)],
    ...[long(pictureBytes * 8 * picturesPerSecond), long(pictureBytes * 8 * picturesPerSecond)],
    ...[long(pictureBytes), long(interval), 1, long(interval)],
  );
  return bytes(
    ...[8, 11, first, 2, 0x0e, 3, 0, name],
    ...[9, 4, first, 0, 0, 0x0e, 1, 0, name],
    ...[13, 0x24, 0x01, word(0x0100), word(13 + units.length), long(1_000_000), 1, first + 1],
    units,
    ...[9, 4, first + 1, 0, 1, 0x0e, 2, 0, 0],
    ...[14, 0x24, 0x01, 1, word(14 + formats.length), 0x80 | endpoint, 0, output, 0, 0, 0, 1, 0],
    formats,
    ...[7, 5, 0x80 | endpoint, 2, word(512), 0],
  );
}

/** Pictures into whatever transfers wait for them. One picture is many payloads, each with two bytes in front (UVC 1.0 §2.4.3.3). */
function makeStream(sent: () => void) {
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let left = 0;
  let toggle = 0;
  let count = 0;
  const picture = Buffer.alloc(pictureBytes, 128);

  const send = (): void => {
    while (left > 0) {
      const next = waiting.shift();
      if (!next) return;
      if (next.isGone()) continue;
      const size = Math.min(left, Math.min(payloadBytes, next.length) - 2);
      const payload = Buffer.allocUnsafe(size + 2);
      left -= size;
      payload[0] = 2;
      payload[1] = 0x80 | toggle | (left === 0 ? 2 : 0);
      picture.copy(payload, 2, pictureBytes - left - size, pictureBytes - left);
      next.end(payload);
      if (left > 0) continue;
      toggle ^= 1;
      sent();
    }
  };
  const tick = (): void => {
    if (left > 0) return;
    count += 1;
    // Luma and chroma alternate in YUY2; the chroma stays grey.
    picture.fill(Uint8Array.of(64 + ((count * 16) % 128), 128));
    left = pictureBytes;
    send();
  };
  return {
    /** The host has agreed to a format: the endpoint is fed from now on, as far as transfers wait. */
    begin() {
      left = 0;
      timer ??= setInterval(tick, 1000 / picturesPerSecond);
    },
    take(transfer: Waiting) {
      waiting.push(transfer);
      send();
    },
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
      waiting.length = 0;
    },
  };
}
