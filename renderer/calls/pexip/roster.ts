import type { Party } from '../call.ts';

/** Somebody in a meeting as the client tells of them. */
export type FarParty = {
  readonly id: string;
  readonly name: string;
  readonly host: boolean;
  /** By the node: nothing of theirs is heard. */
  readonly muted: boolean;
  /** By their own side, as they say. */
  readonly selfMuted: boolean;
  readonly video: boolean;
  readonly cameraMuted: boolean;
  readonly sharing: boolean;
  readonly farCamera: boolean;
  readonly handRaised: boolean;
  readonly waiting: boolean;
  readonly connecting: boolean;
  /** A recording or a stream, which is nobody. */
  readonly streaming: boolean;
};

/** The others of a meeting, in the order in which they came; `own` is this side, which is left out. */
export function rosterOf(all: readonly FarParty[], own: string): readonly Party[] {
  return all
    .filter(({ id, streaming }) => id !== own && !streaming)
    .map((one) => ({
      id: one.id,
      name: one.name,
      role: '',
      kind: 'kiosk',
      muted: one.muted || one.selfMuted,
      camera: one.video && !one.cameraMuted,
      sharing: one.sharing,
      farCamera: one.farCamera,
      link: one.connecting ? 'connecting' : 'connected',
      stream: null,
      host: one.host,
      handRaised: one.handRaised,
      waiting: one.waiting,
    }));
}

const keys = [
  'id',
  'name',
  'muted',
  'camera',
  'sharing',
  'farCamera',
  'link',
  'host',
  'handRaised',
  'waiting',
] as const satisfies readonly (keyof Party)[];

/** Whether two rosters say the same, so that nothing need be drawn. */
export const sameRoster = (one: readonly Party[], other: readonly Party[]): boolean =>
  one.length === other.length &&
  one.every((party, index) => keys.every((key) => party[key] === other[index]?.[key]));
