import type { Clock } from '../../../main/contract/clock.ts';
import { isOfKind } from '../../../main/contract/room.ts';
import type { Party } from '../call.ts';
import type { Measured } from '../media/flow-meter.ts';
import type { LinkSupervisor } from './link-supervisor.ts';
import { isAhead, type Presence } from './presence.ts';

/** Somebody else in the room, and the link to them. */
export type OtherParty = {
  readonly id: string;
  presence: Presence;
  links: LinkSupervisor;
  /**
   * Whether the hub says that they are there; `unsure` while it was away and they may not be back yet. Those who are not
   * there stay as long as their sound and picture flow.
   */
  present: 'yes' | 'unsure' | 'no';
  cancelProbe: () => void;
};

/** Between two looks at whether anything still flows. */
const probeMs = 500;

/** Looks whether anything flows from somebody whom the hub does not know, until it is sure about them or nothing does. */
export function probe(clock: Clock, other: OtherParty, nothingFlows: () => void): void {
  other.cancelProbe();
  const { links } = other;
  const isMoot = (): boolean => other.present !== 'no' || other.links !== links;
  const look = async (earlier: number | null): Promise<void> => {
    const now = await links.receivedBytes();
    if (isMoot()) return;
    if (earlier !== null && now <= earlier) nothingFlows();
    else other.cancelProbe = clock.after(probeMs, () => void look(now));
  };
  void look(null);
}

/** What carries the calls with others, to be measured; `shares`: this side sends its screen. */
export const measuredOf = (others: Iterable<OtherParty>, shares: boolean): readonly Measured[] =>
  [...others].flatMap(({ links: { connection }, presence: { sharing } }) =>
    connection
      ? [{ connection, slides: sharing && shares ? true : sharing ? 'in' : shares ? 'out' : false }]
      : [],
  );

/** Others in the order of the room, as the call shows them. `mayMove`: this side is one that may move cameras of others. */
export function asParties(others: Iterable<OtherParty>, mayMove: boolean): readonly Party[] {
  const place = ({ id, presence }: OtherParty) => ({ id, joinedAt: presence.joinedAt });
  return [...others]
    .sort((one, other) => (isAhead(place(one), place(other)) ? -1 : 1))
    .map((other) => asParty(other, mayMove));
}

/** Only a room's camera is moved, whatever somebody says of theirs. */
export const letsMove = (id: string, { farCamera }: Presence): boolean => farCamera && isOfKind(id, 'kiosk');

const asParty = ({ id, presence, links }: OtherParty, mayMove: boolean): Party => ({
  id,
  name: presence.name,
  role: presence.role,
  kind: presence.kind,
  muted: presence.muted,
  camera: presence.camera,
  sharing: presence.sharing,
  farCamera: mayMove && letsMove(id, presence),
  link: links.link,
  stream: links.stream,
});
