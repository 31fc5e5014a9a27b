import type { Clock } from '../../../main/contract/clock.ts';
import type { Room } from './conference.ts';
import type { DialOutcome, Received, TurnServer } from './pexip-script.ts';
import type { Ticket } from './request-token.ts';
import type { Tokens } from './tokens.ts';

/** What the endpoints of a node stand on. */
export type NodeParts = {
  readonly clock: Clock;
  /** Speaks as a node of about version 25. */
  readonly isOld: boolean;
  readonly version: { readonly version_id: string; readonly pseudo_version: string };
  readonly statisticsEveryMs: number;
  readonly iceServers: {
    readonly stun?: readonly string[];
    readonly turn?: readonly TurnServer[];
  };
  readonly tokens: Tokens;
  readonly rooms: {
    find(alias: string): Room | undefined;
    /** Calls an alias that is no meeting, where the node's call routing rules know it. */
    gateway(alias: string): Room | undefined;
  };
  /** One-time tokens of transfers and calls. */
  readonly tickets: { issue(ticket: Ticket): string; take(token: unknown): Ticket | null };
  readonly signIns: { begin(): string; redeem(token: string): boolean };
  readonly received: Received;
  dialOutcome(): DialOutcome;
  /** TURN servers that come with the answer to an offer; null for none. */
  answerTurn(): readonly TurnServer[] | null;
  /** Milliseconds from dialling out until the other answers or refuses. */
  readonly dialMs: number;
};
