import type { CallState, Question } from '../../../renderer/calls/call.ts';
import type { Conference } from '../../../renderer/calls/conference.ts';
import type { Abilities, CallEngine, OwnSide } from '../../../renderer/calls/engine.ts';

/** A party without its stream. */
export type ToldParty = {
  readonly id: string;
  readonly name: string;
  readonly muted: boolean;
  readonly camera: boolean;
  readonly link: string;
  readonly hasStream: boolean;
};

/** What an engine tells, as plain values that go from one realm to another. */
export type Told = {
  readonly abilities: Abilities;
  readonly kind: CallState['kind'];
  /** The address that is dialled, or that calls; empty when idle. */
  readonly address: string;
  /** Why the call ended; null in any other state. */
  readonly reason: string | null;
  readonly met: boolean;
  /** Who calls; empty unless it rings. */
  readonly from: string;
  readonly question: Question | null;
  readonly parties: readonly ToldParty[];
  /** There is one picture of all. */
  readonly mixed: boolean;
  readonly own: OwnSide;
  readonly conference: Conference | null;
  /** Who calls while a call is on; null when nobody does. */
  readonly second: string | null;
};

/** What an engine tells now. */
export function toldBy(engine: CallEngine): Told {
  const { state, own, abilities, conference = null, second = null } = engine;
  const inCall = state.kind === 'connected' || state.kind === 'reconnecting';
  return {
    abilities,
    kind: state.kind,
    address: state.kind === 'idle' ? '' : state.target.address,
    reason: state.kind === 'ended' ? state.reason : null,
    met: state.kind === 'ended' || state.kind === 'lobby' ? state.met : inCall,
    from: state.kind === 'ringing' ? state.from.name : '',
    question: state.kind === 'asking' ? state.question : null,
    parties: inCall
      ? state.parties.map(({ id, name, muted, camera, link, stream }) => ({
          id,
          name,
          muted,
          camera,
          link,
          hasStream: stream !== null,
        }))
      : [],
    mixed: inCall && (state.mixed ?? null) !== null,
    own,
    conference,
    second: second?.from.name ?? null,
  };
}
