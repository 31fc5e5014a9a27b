import type { Packet } from '../../protocols/visca/packet.ts';

/** What a wire tells of what it carries. `ticket` is the number that {@link Wire.send} gave. */
export type WireEvents = {
  /** A packet came; on lines that count, with the ticket of what it answers. */
  readonly heard: (packet: Packet, ticket: number | null) => void;
  /** It can take the next packet. */
  readonly free: () => void;
  /** It was received, but what was answered to it is lost. */
  readonly received: (ticket: number) => void;
  /** It was not received, and is not sent again. */
  readonly lost: (ticket: number) => void;
};

/** How packets travel over an open line. One packet is on its way at a time, so that what is urgent waits for one at most. */
export type Wire = {
  /** Whether it takes a packet now. */
  readonly isFree: boolean;
  /** Sends a packet; only while it is free. */
  send(packet: Uint8Array): number;
  /** Nobody waits for the answer any longer: it is not sent again. */
  forget(ticket: number): void;
  /** What came from the line. */
  bytes(bytes: Uint8Array): void;
  /** The line is open anew. */
  opened(): void;
  /** The line is open no longer. */
  closed(): void;
};
