import type { CallDevice } from '../../main/contract/devices.ts';

/** Devices of a room before what one person wears or holds. */
const kinds: readonly CallDevice['kind'][] = [
  'speakerphone',
  'conference-cam',
  'round-table',
  'phone',
  'headset',
  'unknown',
];

/**
 * Whether a device has a part in our calls: its presses count, and it shows the call. One that takes no report still does,
 * since whoever presses mute wants to be muted, whatever the lamp can do.
 */
export const takesPart = ({ status }: CallDevice): boolean =>
  status === 'ready' || status === 'not-answering';

/**
 * Which device is used, so that it alone is off the hook and its hook ends the call: the one whose hook was last lifted in this
 * call; else the one that belongs to the sound in use; else the one that the call began with; else the likeliest of those that are there.
 * One that is gone, or in another program's call, is not; as soon as it is back the same rule names it again. Null when
 * there is none.
 */
export function deviceInUse(facts: {
  readonly devices: readonly CallDevice[];
  readonly lifted: string | null;
  /** The keys of the product whose microphone is used, or else its speaker; see `controlOf`. */
  readonly control: string | null;
  /** The first that was used in this call, so that one which is plugged in later does not take its place. */
  readonly begun: string | null;
}): string | null {
  const there = facts.devices.filter(takesPart);
  const named = [facts.lifted, facts.control, facts.begun].find((wanted) =>
    there.some(({ id }) => id === wanted),
  );
  return named ?? [...there].sort(likelier)[0]?.id ?? null;
}

/** An order that depends on nothing but what the devices are, so that it is the same after each start and each plugging in. */
function likelier(one: CallDevice, other: CallDevice): number {
  const rank = ({ status, keys, kind }: CallDevice): readonly number[] => [
    status === 'ready' ? 0 : 1,
    keys.includes('hook') ? 0 : 1,
    kinds.indexOf(kind),
  ];
  const [ofOne, ofOther] = [rank(one), rank(other)];
  const differs = ofOne.findIndex((value, index) => value !== ofOther[index]);
  if (differs >= 0) return (ofOne[differs] ?? 0) - (ofOther[differs] ?? 0);
  return one.id < other.id ? -1 : 1;
}
