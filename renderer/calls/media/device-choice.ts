import type { Problem } from '../../../main/contract/result.ts';
import { viewOf } from './camera-view.ts';
import { type DeviceLabel, readLabel, sameModel, withNumber } from './device-label.ts';
import type { Device } from './local-media.ts';

/** The part of MediaDeviceInfo that matters here. `groupId` is the same for the parts of one product (W3C mediacapture §9.2.1). */
export type ListedDevice = {
  readonly deviceId: string;
  readonly kind: MediaDeviceKind;
  readonly label: string;
  readonly groupId: string;
};

/** Entries of Chromium that stand for another entry. */
const standIns = ['default', 'communications'];

/** The real devices of a kind, in the browser's order. Before the person allowed anything, ids and labels are empty and none is named. */
export function devicesOf(list: readonly ListedDevice[], kind: MediaDeviceKind): readonly ListedDevice[] {
  return list.filter(
    (device) => device.kind === kind && device.deviceId !== '' && !standIns.includes(device.deviceId),
  );
}

/** As the screen wants it. */
export const named = ({ deviceId, label, groupId }: ListedDevice): Device => ({
  id: deviceId,
  label,
  group: groupId,
});

/**
 * Tells devices with the same label apart by a number, which each keeps while the window lives: the browser's ids change
 * from one start to the next, and its order with every plug. One that returns has its number again, and a twin that stayed
 * never gets another.
 */
export function makeNumbering(): (list: readonly ListedDevice[]) => readonly ListedDevice[] {
  const kept = new Map<string, number>();
  const keyOf = ({ kind, deviceId }: ListedDevice): string => `${kind} ${deviceId}`;
  return (list) => {
    const taken = new Map<string, Set<number>>();
    const takenOf = ({ kind, label }: ListedDevice): Set<number> => {
      const key = `${kind} ${label}`;
      const numbers = taken.get(key) ?? new Set();
      taken.set(key, numbers);
      return numbers;
    };
    const real = list.filter(({ deviceId, label }) => label !== '' && !standIns.includes(deviceId));
    for (const device of real) {
      const number = kept.get(keyOf(device));
      if (number !== undefined && !takenOf(device).has(number)) takenOf(device).add(number);
      else kept.delete(keyOf(device));
    }
    for (const device of real) {
      if (kept.has(keyOf(device))) continue;
      let number = 1;
      while (takenOf(device).has(number)) number += 1;
      takenOf(device).add(number);
      kept.set(keyOf(device), number);
    }
    return list.map(({ deviceId, kind, label, groupId }) => {
      const number = kept.get(`${kind} ${deviceId}`) ?? 1;
      return { deviceId, kind, groupId, label: real.length > 0 ? withNumber(label, number) : label };
    });
  };
}

/** The real device behind an id: Chromium says `default` for the system's choice. Null when it cannot be told. */
export function realDevice(
  list: readonly ListedDevice[],
  kind: MediaDeviceKind,
  id: string | undefined,
): ListedDevice | null {
  const devices = devicesOf(list, kind);
  const direct = devices.find((device) => device.deviceId === id);
  if (direct) return direct;
  const standIn = list.find((device) => device.kind === kind && device.deviceId === id);
  if (!standIn) return null;
  return (
    devices.find((device) => standIn.label.endsWith(device.label) && device.groupId === standIn.groupId) ??
    devices.find((device) => device.groupId === standIn.groupId) ??
    null
  );
}

/**
 * The wished devices that are there, the most wished first: each by its label, else by what of the label stays the same in
 * another socket; behind all of these, parts of the same model as a wished one. Among equals the one with the id `current`
 * comes first, so that nothing is swapped without need.
 */
export function wished(
  devices: readonly ListedDevice[],
  wishes: readonly string[],
  current: string | null,
): readonly ListedDevice[] {
  const sorted = [
    ...devices.filter(({ deviceId }) => deviceId === current),
    ...devices.filter(({ deviceId }) => deviceId !== current),
  ];
  const read = sorted.map((device) => ({ device, label: readLabel(device.label) }));
  const pick = (fits: (label: DeviceLabel) => boolean): readonly ListedDevice[] =>
    read.filter(({ label }) => fits(label)).map(({ device }) => device);
  const wanted = wishes.map((wish) => ({ wish, label: readLabel(wish) }));
  const named = wanted.flatMap(({ wish, label }) => [
    ...sorted.filter((device) => device.label === wish),
    ...pick(({ identity }) => identity === label.identity),
  ]);
  const alike = wanted.flatMap(({ label }) =>
    pick((other) => other.where === 'outside' && sameModel(label, other)),
  );
  return [...new Set([...named, ...alike])];
}

/** The parts of the same product as `partner`: by the browser's group, else by the name of the model, its own number first. */
export function partsOf(
  devices: readonly ListedDevice[],
  partner: ListedDevice | null,
): readonly ListedDevice[] {
  if (!partner) return [];
  const grouped = devices.filter(({ groupId }) => groupId !== '' && groupId === partner.groupId);
  const label = readLabel(partner.label);
  if (grouped.length > 0 || label.where !== 'outside') return grouped;
  const alike = devices.filter((device) => sameModel(readLabel(device.label), label));
  const number = (device: ListedDevice): number => (readLabel(device.label).number === label.number ? 0 : 1);
  return alike.toSorted((one, other) => number(one) - number(other));
}

/**
 * In which order devices are tried: the wished ones, those of the same product as `partner`, the system's choice (null),
 * then every other one.
 */
export function orderToTry(
  devices: readonly ListedDevice[],
  wishes: readonly string[],
  partner: ListedDevice | null,
  current: string | null,
): readonly (string | null)[] {
  const first = [...wished(devices, wishes, current), ...partsOf(devices, partner)];
  const id = ({ deviceId }: ListedDevice): string => deviceId;
  return [...new Set([...first.map(id), null, ...devices.map(id)])];
}

/**
 * The speaker to use: a wished one, else the one of the same product as the microphone, since only that pair cancels its
 * own echo, else null, the system's choice.
 */
export function speakerFor(
  list: readonly ListedDevice[],
  wishes: readonly string[],
  microphone: ListedDevice | null,
): ListedDevice | null {
  const speakers = devicesOf(list, 'audiooutput');
  return wished(speakers, wishes, null)[0] ?? partsOf(speakers, microphone)[0] ?? null;
}

/** Whether a microphone and a speaker are one product that stands on its own, so that it may take away its own echo. */
export function areOneProduct(microphone: ListedDevice | null, speaker: ListedDevice | null): boolean {
  if (!microphone || !speaker || readLabel(microphone.label).where !== 'outside') return false;
  return partsOf([speaker], microphone).length > 0;
}

/** The other camera of the same round-table cam, whose picture belongs with that of the one used; null when it has none. */
export function otherView(cameras: readonly ListedDevice[], used: ListedDevice | null): ListedDevice | null {
  const view = used ? viewOf(used.label) : 'single';
  if (view === 'single') return null;
  const other = view === 'panorama' ? 'active-speaker' : 'panorama';
  const others = cameras.filter(({ label }) => viewOf(label) === other);
  return partsOf(others, used)[0] ?? null;
}

/** What a failure of getUserMedia means (W3C mediacapture §10.2), in our codes. */
export function openingProblem(kind: 'camera' | 'microphone', error: unknown): Problem {
  const name = error instanceof Error ? error.name : '';
  return { code: `${kind}-${meanings[name] ?? 'failed'}`, detail: name || String(error) };
}

const meanings: Readonly<Record<string, 'missing' | 'busy' | 'not-allowed' | 'failed'>> = {
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  DevicesNotFoundError: 'missing',
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
};
