import type { NativeClock } from '../../clock.ts';
import { readPackets } from '../../protocols/visca/packet.ts';
import {
  type Datagram,
  datagramType,
  decodeDatagram,
  encodeDatagram,
  lastSequence,
  sequenceReset,
} from '../../protocols/visca/sony-udp.ts';
import type { Wire, WireEvents } from './wire.ts';

/** A camera answers within two frames; a packet of which nothing was heard for so long is sent again. */
const againMs = 120;
/** With the first; what is lost so often is lost. At a loss of 20 % each way that is one packet in 450. */
const mostSends = 8;
/** The first wait before RESET is said again, and the longest. */
const resetAgainMs = 200;
const longestResetMs = 2000;

/** A packet that is not answered yet. */
type Waiting = { readonly datagram: Datagram; readonly bytes: Uint8Array; sends: number; stop: () => void };

/**
 * Packets with Sony's header and count (SRG-300H p. 31). A session begins with RESET. A packet that is not answered is sent
 * again with its number; a camera that had received it answers that with a sequence error, which is as good as its ACK as
 * long as nothing newer was sent. A sequence error to what was sent once begins a new session.
 */
export function sonyWire(options: {
  readonly clock: NativeClock;
  readonly write: (bytes: Uint8Array) => Promise<boolean>;
  readonly events: WireEvents;
}): Wire {
  const { clock, events } = options;
  const waiting = new Map<number, Waiting>();
  let isOpen = false;
  let inSession = false;
  let sequence = 0;
  let stopReset = (): void => {};

  const write = (bytes: Uint8Array): void => void options.write(bytes);
  const forget = (ticket: number): void => {
    waiting.get(ticket)?.stop();
    waiting.delete(ticket);
  };

  function reset(): void {
    inSession = false;
    const lost = [...waiting.keys()];
    for (const ticket of lost) forget(ticket);
    sequence = 0;
    sayReset(resetAgainMs);
    for (const ticket of lost) events.lost(ticket);
  }
  function sayReset(waitMs: number): void {
    stopReset();
    const bytes = encodeDatagram(sequenceReset);
    if (bytes instanceof Uint8Array) write(bytes);
    stopReset = clock.after(waitMs, () => sayReset(Math.min(2 * waitMs, longestResetMs)));
  }

  function sendAgainLater(ticket: number, one: Waiting): void {
    one.stop = clock.after(againMs, () => {
      if (one.sends >= mostSends) {
        forget(ticket);
        events.lost(ticket);
        return;
      }
      one.sends += 1;
      write(one.bytes);
      sendAgainLater(ticket, one);
    });
  }

  function sequenceError(ticket: number): void {
    const one = waiting.get(ticket);
    // It was answered before: this is for a repeat of it, ours or the network's.
    if (!one) return;
    const isNewest = ticket === sequence;
    // Overtaken by what was sent after it, on the network or because it was lost: nobody knows whether it was received.
    if (!isNewest) {
      forget(ticket);
      events.lost(ticket);
    } else if (one.sends > 1) {
      forget(ticket);
      events.received(ticket);
    } else reset();
  }

  function heard(datagram: Datagram): void {
    if (datagram.type === 'control-reply') {
      if (datagram.control === 'acknowledged') begin();
      else if (datagram.control === 'sequence-error') sequenceError(datagram.sequence);
      return;
    }
    if (datagram.type !== 'reply') return;
    waiting.get(datagram.sequence)?.stop();
    waiting.delete(datagram.sequence);
    for (const found of readPackets(new Uint8Array(), datagram.packet).found)
      if (found.kind === 'packet') events.heard(found.packet, datagram.sequence);
  }
  function begin(): void {
    if (inSession || !isOpen) return;
    stopReset();
    inSession = true;
    events.free();
  }

  return {
    get isFree() {
      return isOpen && inSession;
    },
    send(packet) {
      sequence += 1;
      const ticket = sequence;
      const datagram: Datagram = { sequence: ticket, type: datagramType(packet), packet };
      const bytes = encodeDatagram(datagram);
      // No packet of ours is too long.
      if (!(bytes instanceof Uint8Array)) return ticket;
      const one: Waiting = { datagram, bytes, sends: 1, stop: () => {} };
      waiting.set(ticket, one);
      write(bytes);
      sendAgainLater(ticket, one);
      if (ticket >= lastSequence) reset();
      return ticket;
    },
    forget,
    bytes(bytes) {
      const read = decodeDatagram(bytes);
      if (read.ok) heard(read.datagram);
    },
    opened() {
      isOpen = true;
      reset();
    },
    closed() {
      isOpen = false;
      inSession = false;
      stopReset();
      for (const ticket of [...waiting.keys()]) forget(ticket);
    },
  };
}
