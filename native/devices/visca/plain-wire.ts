import type { NativeClock } from '../../clock.ts';
import { readPackets } from '../../protocols/visca/packet.ts';
import type { Wire, WireEvents } from './wire.ts';

/** A start bit, 8 bits and a stop bit. */
const bitsOfByte = 10;
const nothing = new Uint8Array();

/**
 * Packets as they are: on a serial line, in a stream, or one in a datagram. A serial line is given no more than it carries,
 * so that nothing piles up in the system's buffers where no stop could overtake it.
 */
export function plainWire(options: {
  readonly clock: NativeClock;
  readonly write: (bytes: Uint8Array) => Promise<boolean>;
  readonly events: WireEvents;
  /** Of a serial line; null where the line is faster than any camera. */
  readonly baudRate: number | null;
  /** One packet a datagram. */
  readonly datagrams: boolean;
  /** What is left of a packet is dropped when nothing more came for so long, in ms. */
  readonly silenceMs: number;
}): Wire {
  const { clock, events, baudRate } = options;
  let held: Uint8Array = nothing;
  let heardAt = 0;
  let tickets = 0;
  let isOpen = false;
  let busy = 0;
  let opening = 0;

  /** Ends one wait, unless the line was opened anew in between. */
  const release = (mine: number): void => {
    if (mine !== opening) return;
    busy -= 1;
    if (busy === 0 && isOpen) events.free();
  };

  return {
    get isFree() {
      return isOpen && busy === 0;
    },
    send(packet) {
      const mine = opening;
      tickets += 1;
      busy += 1;
      void options.write(packet).then(() => release(mine));
      if (baudRate !== null) {
        busy += 1;
        clock.after((packet.length * bitsOfByte * 1000) / baudRate, () => release(mine));
      }
      return tickets;
    },
    forget() {},
    bytes(bytes) {
      const now = clock.now();
      if (options.datagrams || now - heardAt > options.silenceMs || now < heardAt) held = nothing;
      heardAt = now;
      const read = readPackets(held, bytes);
      held = read.held;
      for (const found of read.found) if (found.kind === 'packet') events.heard(found.packet, null);
    },
    opened() {
      held = nothing;
      isOpen = true;
      opening += 1;
      busy = 0;
      events.free();
    },
    closed() {
      isOpen = false;
    },
  };
}
