import type { DeviceKind } from '../device.ts';

/** How a device departs from what its descriptor says. Behaviour only: layout comes from the descriptor. */
export type Quirks = {
  /** Phone Mute is how it is, not a press: 1 muted, 0 not. */
  readonly muteIsState?: boolean;
  /** Its mute lamp is lit through the Microphone LED. */
  readonly microphoneLedIsMute?: boolean;
  /** Hook is 1 only while its key is pressed; each press asks for the other of what is. */
  readonly hookIsMomentary?: boolean;
  /** Flash comes twice for one press. */
  readonly flashDoubled?: boolean;
  /** One press of a volume key sends many. */
  readonly volumeBurst?: boolean;
  /** One press of the hook key sends a second report as late as this. */
  readonly hookSecondReportMs?: number;
  /** A feature report that it wants again and again: the id first. */
  readonly keepAlive?: { readonly report: readonly number[]; readonly everyMs: number };
};

/** A product, or a maker's whole family. Plain data: it may be sent to another process. */
export type KnownDevice = {
  readonly vendorId: number;
  readonly productIds: readonly number[] | 'any';
  readonly name: string;
  readonly kind: DeviceKind;
  /** Its camera, microphone, speaker and keys are one thing on the table, also where they are several on the wire. */
  readonly oneProduct: boolean;
  /** What each of its cameras shows, by a part of the camera's name in lower case. */
  readonly streams: readonly { readonly label: string; readonly shows: 'panorama' | 'active-speaker' }[];
  readonly quirks: Quirks;
};

export const knownDevices: readonly KnownDevice[] = [];

/** The row of the table for what is plugged in; null for a device that we have never seen. */
export function knownDevice(entry: {
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string;
}): KnownDevice | null {
  return (
    knownDevices.find(
      ({ vendorId, productIds }) =>
        vendorId === entry.vendorId && (productIds === 'any' || productIds.includes(entry.productId)),
    ) ?? null
  );
}
