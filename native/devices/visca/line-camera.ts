import type { Camera, CameraCommand, ConnectedCamera } from '../../camera.ts';
import type { Dialect } from '../../protocols/visca/dialects.ts';
import type { Packet } from '../../protocols/visca/packet.ts';
import type { Driven } from '../driven.ts';

/** In this order the line asks its cameras for what is next: whatever is urgent of any of them goes first. */
export const turns = ['urgent', 'steer', 'task', 'ask'] as const;
export type Turn = (typeof turns)[number];

/** One camera of a line. */
export type LineCamera = Driven<Camera, CameraCommand> & {
  readonly connected: ConnectedCamera;
  readonly dialect: Dialect;
  readonly isLost: boolean;
  /** The line is open and set up. */
  opened(): void;
  closed(): void;
  /** The camera was told to forget what it had not done; what it did is stopped. */
  cleared(): void;
  heard(packet: Packet, ticket: number | null): void;
  received(ticket: number): void;
  lost(ticket: number): void;
  /** Sends what it has for this turn, one packet, if any. */
  offer(turn: Turn): boolean;
  /** The line's status is another. */
  restate(): void;
};
