import type { Problem } from '../../../main/contract/result.ts';
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
 * In which order devices are tried: the one chosen by hand, the one of the same product as `groupId`, the system's choice
 * (null), then every other one.
 */
export function orderToTry(
  devices: readonly ListedDevice[],
  chosen: string | null,
  groupId: string | null,
): readonly (string | null)[] {
  const byHand = devices.filter((device) => chosen !== null && device.label === chosen);
  const sameProduct = devices.filter((device) => groupId !== null && device.groupId === groupId);
  const first = [...byHand, ...sameProduct].map((device) => device.deviceId);
  const rest = devices.map((device) => device.deviceId);
  return [...new Set([...first, null, ...rest])];
}

/**
 * The speaker to use: the one chosen by hand, else the one of the same product as the microphone, since only that pair
 * cancels its own echo, else null, the system's choice.
 */
export function speakerFor(
  list: readonly ListedDevice[],
  chosen: string | null,
  microphone: ListedDevice | null,
): string | null {
  const speakers = devicesOf(list, 'audiooutput');
  const byHand = speakers.find((device) => chosen !== null && device.label === chosen);
  const sameProduct = speakers.find((device) => microphone !== null && device.groupId === microphone.groupId);
  return (byHand ?? sameProduct)?.deviceId ?? null;
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
