import type { CallDevice } from '../../main/contract/devices.ts';
import { readLabel, wordsOfName } from '../calls/media/device-label.ts';
import type { Device } from '../calls/media/local-media.ts';
import type { KioskState } from './state.ts';

type Facts = Pick<KioskState, 'devices' | 'callDevices' | 'deviceInUse' | 'chosen' | 'kiosk'>;

/** What stands in a room to stay. A headset goes home with whoever wears it. */
const ofTheRoom: readonly CallDevice['kind'][] = ['speakerphone', 'conference-cam', 'round-table', 'phone'];

/**
 * The names of the room's devices that are unplugged and missed: what was chosen for meetings, and the device with buttons
 * that the room had where no other is left. A laptop is carried about, so nothing is missed on it.
 */
export function missingThings({
  devices,
  callDevices,
  deviceInUse,
  chosen,
  kiosk,
}: Facts): readonly string[] {
  if (kiosk?.posture === 'laptop') return [];
  const gone = callDevices.devices.filter(({ status }) => status === 'gone');
  // While there is none of a kind at all, its own trouble says so.
  const absent = (wishes: readonly string[], there: readonly Device[]): readonly string[] => {
    const [wished] = wishes;
    const missed =
      wished !== undefined && there.length > 0 && !there.some(({ label }) => sameLabel(label, wished));
    return missed ? [wished] : [];
  };
  const labels = [
    ...absent(chosen.microphone, devices.microphones),
    ...absent(chosen.speaker, devices.speakers),
    ...absent(chosen.camera, devices.cameras),
  ];
  const wished = [chosen.microphone, chosen.speaker, chosen.camera].flatMap((labelsOfKind) =>
    labelsOfKind.slice(0, 1),
  );
  const missed = gone.filter(
    (device) =>
      wished.some((label) => isOf(label, device)) ||
      (deviceInUse === null && wished.length === 0 && ofTheRoom.includes(device.kind)),
  );
  const others = labels
    .filter((label) => !missed.some((device) => isOf(label, device)))
    .map((label) => readLabel(label).product);
  return [...new Set([...missed.map(({ name }) => name), ...others])];
}

const hex = (id: number): string => id.toString(16).padStart(4, '0');

/** Whether a browser's label is of this device's model: by its USB ids where the label has them, or by the words of its name. */
const isOf = (label: string, { name, vendorId, productId }: CallDevice): boolean => {
  const { model, words } = readLabel(label);
  if (model !== null) return model === `${hex(vendorId)}:${hex(productId)}`;
  return words.length > 0 && words.join(' ') === wordsOfName(name).join(' ');
};

const sameLabel = (one: string, other: string): boolean =>
  readLabel(one).identity === readLabel(other).identity;
