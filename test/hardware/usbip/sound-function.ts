import { bytes, type ControlAnswer, type UsbFunction, type Waiting, word } from './usb-function.ts';

/** A microphone and speaker in software and what a test may ask of them. */
export type Sound = {
  readonly usb: UsbFunction;
  /** Bytes of sound that were sent from the microphone, and that came to the speaker. */
  readonly sent: number;
  readonly heard: number;
  /** The loudest sample that came to the speaker since the last look; 0 to 32767. */
  loudest(): number;
};

const rate = 16_000;
const bytesPerMs = (rate / 1000) * 2;
const [speakerIn, speakerVolume, speakerOut, micIn, micVolume, micOut] = [1, 2, 3, 4, 5, 6];
const [muteControl, volumeControl] = [1, 2];
const [setCur, getCur, getMin, getMax, getRes] = [0x01, 0x81, 0x82, 0x83, 0x84];

/**
 * A USB Audio Class 1.0 speaker and microphone, mono at 16 kHz, each with volume and mute. The microphone hears a tone of 500 Hz.
 */
export function makeSound(name: string): Sound {
  let sent = 0;
  let heard = 0;
  let loudest = 0;
  const volumes = new Map<number, number>();
  const mutes = new Map<number, number>();

  const speaker = makePacer(({ data, end }) => {
    heard += data.length;
    const samples = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (let at = 0; at + 1 < data.length; at += 2)
      loudest = Math.max(loudest, Math.abs(samples.getInt16(at, true)));
    end();
  });
  let phase = 0;
  const microphone = makePacer(({ packets, end }) => {
    const data = Buffer.alloc(packets.length * bytesPerMs);
    for (let at = 0; at < data.length; at += 2) {
      data.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 500 * phase) / rate)), at);
      phase = (phase + 1) % rate;
    }
    sent += data.length;
    end(
      data,
      packets.map(() => bytesPerMs),
    );
  });

  const ofVolume = (entity: number, selector: number, request: number, data: Uint8Array): ControlAnswer => {
    if (selector === muteControl) {
      if (request === setCur) mutes.set(entity, data[0] ?? 0);
      return request === setCur ? bytes() : bytes(mutes.get(entity) ?? 0);
    }
    if (selector !== volumeControl) return 'stall';
    // In 256ths of a decibel: -40 dB to 0 in steps of 1.
    if (request === setCur) volumes.set(entity, (data[0] ?? 0) | ((data[1] ?? 0) << 8));
    const answers = new Map([
      [setCur, bytes()],
      [getCur, bytes(word(volumes.get(entity) ?? 0xf600))],
      [getMin, bytes(word(0xd800))],
      [getMax, bytes(word(0))],
      [getRes, bytes(word(0x0100))],
    ]);
    return answers.get(request) ?? 'stall';
  };

  return {
    get sent() {
      return sent;
    },
    get heard() {
      return heard;
    },
    loudest() {
      const was = loudest;
      loudest = 0;
      return was;
    },
    usb: {
      interfaces: 3,
      endpoints: 2,
      describe: ({ firstInterface, firstEndpoint, text }) =>
        describeSound(firstInterface, firstEndpoint, text(name)),
      control(part, { request, requestType, value, index }, data) {
        if ((requestType & 0x60) === 0) return bytes();
        return part === 0 ? ofVolume(index >> 8, value >> 8, request, data) : 'stall';
      },
      transfer: (endpoint, _isIn, waiting) => (endpoint === 0 ? speaker : microphone).take(waiting),
      unplugged() {
        speaker.stop();
        microphone.stop();
      },
    },
  };
}

function describeSound(first: number, endpoint: number, name: number): Uint8Array {
  const units = bytes(
    // From the host to a speaker, and from a microphone to the host, each through mute (bit 0) and volume (bit 1).
    ...[12, 0x24, 2, speakerIn, word(0x0101), 0, 1, word(0x0004), 0, 0],
    ...[9, 0x24, 6, speakerVolume, speakerIn, 1, 0x03, 0x00, 0],
    ...[9, 0x24, 3, speakerOut, word(0x0301), 0, speakerVolume, 0],
    ...[12, 0x24, 2, micIn, word(0x0201), 0, 1, word(0x0004), 0, 0],
    ...[9, 0x24, 6, micVolume, micIn, 1, 0x03, 0x00, 0],
    ...[9, 0x24, 3, micOut, word(0x0101), 0, micVolume, 0],
  );
  const stream = (number: number, link: number, address: number): Uint8Array =>
    bytes(
      ...[9, 4, number, 0, 0, 1, 2, 0, 0],
      ...[9, 4, number, 1, 1, 1, 2, 0, 0],
      ...[7, 0x24, 1, link, 1, word(1)],
      ...[11, 0x24, 2, 1, 1, 2, 16, 1, word(rate), rate >> 16],
      // Isochronous, in step with the frames of the bus; one packet each millisecond at high speed.
      ...[9, 5, address, 0x0d, word(bytesPerMs), 4, 0, 0],
      ...[7, 0x25, 1, 0, 0, word(0)],
    );
  return bytes(
    ...[8, 11, first, 3, 1, 0, 0, name],
    ...[9, 4, first, 0, 0, 1, 1, 0, name],
    ...[10, 0x24, 1, word(0x0100), word(10 + units.length), 2, first + 1, first + 2],
    units,
    stream(first + 1, speakerIn, endpoint),
    stream(first + 2, micOut, 0x80 | (endpoint + 1)),
  );
}

/** Ends isochronous transfers as a bus would: a packet each millisecond. Sound runs as fast as that, and no faster. */
function makePacer(end: (transfer: Waiting) => void) {
  const queue: { transfer: Waiting; dueMs: number }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let lastDueMs = 0;

  const next = (): void => {
    timer = null;
    const now = performance.now();
    for (;;) {
      const [first] = queue;
      if (!first) return;
      if (first.dueMs > now) {
        timer = setTimeout(next, first.dueMs - now);
        return;
      }
      queue.shift();
      if (!first.transfer.isGone()) end(first.transfer);
    }
  };
  return {
    take(transfer: Waiting) {
      lastDueMs = Math.max(lastDueMs, performance.now()) + transfer.packets.length;
      queue.push({ transfer, dueMs: lastDueMs });
      timer ??= setTimeout(next, 1);
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
      queue.length = 0;
    },
  };
}
