import type { NativeClock } from '../../../native/clock.ts';
import { readPackets } from '../../../native/protocols/visca/packet.ts';
import { type Datagram, decodeDatagram, encodeDatagram } from '../../../native/protocols/visca/sony-udp.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { ViscaCameraModel } from './visca-camera-model.ts';

/** What a network does to datagrams, each way; shares of 0 to 1. */
export type Network = {
  loss: number;
  repeats: number;
  /** A datagram is held back by up to so long, so that others overtake it. */
  lateMs: number;
  /** 0 to below 1, as Math.random. */
  readonly random: () => number;
};

export const goodNetwork = (): Network => ({ loss: 0, repeats: 0, lateMs: 0, random: Math.random });

/** A network between: gives each datagram on, or not, or twice, or late. */
export function through(
  clock: NativeClock,
  network: Network,
  deliver: (bytes: Uint8Array) => void,
): (bytes: Uint8Array) => void {
  return (bytes) => {
    const times = network.random() < network.repeats ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      if (network.random() < network.loss) continue;
      const late = Math.floor(network.random() * network.lateMs);
      if (late > 0) clock.after(late, () => deliver(bytes));
      else deliver(bytes);
    }
  };
}

/** A camera behind Sony's header: it counts, and answers what it had before with a sequence error. */
export function sonyCamera(
  clock: NativeClock,
  camera: ViscaCameraModel,
  network: Network = goodNetwork(),
): FakeLineDevice & { resets: number; sequenceErrors: number; forgetCount(): void } {
  let last = 0;
  /** It has been told where to begin. */
  let counts = false;
  const device = {
    resets: 0,
    sequenceErrors: 0,
    /** As after a start: whatever comes now is out of its count until RESET. */
    forgetCount() {
      counts = false;
    },
    connected(send: (bytes: Uint8Array) => void) {
      const out = through(clock, network, send);
      const say = (datagram: Datagram): void => {
        const bytes = encodeDatagram(datagram);
        if (typeof bytes === 'string') throw new Error(bytes);
        out(bytes);
      };
      const hear = (bytes: Uint8Array): void => {
        const read = decodeDatagram(bytes);
        if (!read.ok || camera.habits.isDead) return;
        const { datagram } = read;
        const { sequence } = datagram;
        if (datagram.type === 'control') {
          device.resets += 1;
          last = 0;
          counts = true;
          say({ type: 'control-reply', control: 'acknowledged', sequence, payload: Uint8Array.of(1) });
          return;
        }
        if (!('packet' in datagram)) return;
        if (!counts || sequence <= last) {
          device.sequenceErrors += 1;
          say({
            type: 'control-reply',
            control: 'sequence-error',
            sequence,
            payload: Uint8Array.of(0x0f, 1),
          });
          return;
        }
        last = sequence;
        for (const found of readPackets(new Uint8Array(), datagram.packet).found)
          if (found.kind === 'packet')
            camera.hear(found.packet.body, (body) =>
              say({ type: 'reply', sequence, packet: Uint8Array.of(0x90, ...body, 0xff) }),
            );
      };
      return { bytes: through(clock, network, hear), gone() {} };
    },
  };
  return device;
}
