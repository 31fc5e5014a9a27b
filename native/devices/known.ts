import type { DeviceKind } from '../device.ts';

/** How a device departs from what its descriptor says. Behaviour only: layout comes from the descriptor. */
export type Quirks = {
  /** Phone Mute is how it is, not a press: 1 muted, 0 not. */
  readonly muteIsState?: boolean;
  /** Its mute lamp is lit through the Microphone LED. */
  readonly microphoneLedIsMute?: boolean;
  /** Hook is 1 only while its key is pressed, although it is declared as a switch: a press asks for the other of what is. */
  readonly hookIsPress?: boolean;
  /** Flash comes twice for one press. */
  readonly flashDoubled?: boolean;
  /** One press of a volume key sends many. */
  readonly volumeBurst?: boolean;
  /** One press of the hook key sends a second report as late as this. */
  readonly hookSecondReportMs?: number;
  /** A feature report that it wants again and again: the id first. */
  readonly keepAlive?: { readonly report: readonly number[]; readonly everyMs: number };
};

/** What a camera of a round-table cam shows, by a part of the camera's name in lower case. */
export type Stream = { readonly label: string; readonly shows: 'panorama' | 'active-speaker' };

/** A product, or all that a maker makes. Plain data: it may be sent to another process. */
export type KnownDevice = {
  readonly vendorId: number;
  readonly productIds: readonly number[] | 'any';
  /** Parts of the product's name in lower case, one of which it has: for products whose ids nobody has told us. */
  readonly products?: readonly string[];
  /** Empty for a maker's: then the device's own is better. */
  readonly name: string;
  readonly kind: DeviceKind;
  /** Its camera, microphone, speaker and keys are one thing on the table, also where they are several on the wire. */
  readonly oneProduct: boolean;
  readonly streams: readonly Stream[];
  readonly quirks: Quirks;
};

const row = (
  vendorId: number,
  productIds: KnownDevice['productIds'],
  name: string,
  kind: DeviceKind,
  more: Partial<Pick<KnownDevice, 'products' | 'oneProduct' | 'streams' | 'quirks'>> = {},
): KnownDevice => ({
  vendorId,
  productIds,
  name,
  kind,
  oneProduct: kind !== 'headset' && kind !== 'phone' && kind !== 'unknown',
  streams: [],
  quirks: {},
  ...more,
});

/** The two cameras of Microsoft's RoundTable and of its heirs, by their names under DirectShow (google's libjingle leaves one out by it). */
const roundTableStreams: readonly Stream[] = [
  { label: 'panoramic', shows: 'panorama' },
  { label: 'active speaker', shows: 'active-speaker' },
];

/** What X-Lite's maps of HID devices (`_resources/HID`) say of Logitech's. */
const logitechKeys: Quirks = { hookIsPress: true, flashDoubled: true, volumeBurst: true };

/**
 * The devices that we know something of beyond their descriptors: the first row that fits counts. Ids are those of the
 * sources named; a maker's whole family is at the end, by parts of its products' names.
 */
export const knownDevices: readonly KnownDevice[] = [
  // Ids and keys: X-Lite's maps `_resources/HID/*.cps`.
  row(0x046d, [0x084c], 'Logitech ConferenceCam Connect', 'conference-cam', { quirks: logitechKeys }),
  row(0x046d, [0x0857], 'Logitech Group', 'conference-cam', { quirks: logitechKeys }),
  row(0x046d, [0x0a46, 0x0a47], 'Logitech H650e', 'headset'),
  row(0x046d, [0x0a49, 0x0a4a], 'Logitech H820e', 'headset'),
  // Mute lamp: X-Lite's map of 0b0e:0410 lights Microphone.
  row(0x0b0e, [0x0410, 0x0412], 'Jabra Speak 410', 'speakerphone', { quirks: { microphoneLedIsMute: true } }),
  row(0x0b0e, [0x0420], 'Jabra Speak 510', 'speakerphone'),
  row(0x0b0e, [0xa346], 'Jabra Link 360', 'headset'),
  row(0x0b0e, [0x0910], 'Jabra Link 280', 'headset'),
  row(0x0b0e, [0x1041], 'Jabra PRO 9470', 'headset'),
  // gonicus/gonnect, tests/resources/hid.
  row(0x0b0e, [0x2453], 'Jabra BIZ 2400 II', 'headset'),
  row(0x047f, [0xc053], 'Plantronics Blackwire C5220', 'headset'),
  row(0x1395, [0x009c], 'EPOS IMPACT D1', 'headset'),
  // X-Lite's maps.
  row(0x047f, [0xae01, 0xae11], 'Plantronics Calisto P240', 'phone'),
  // sddcinfo/meeting-scribe.
  row(0x413c, [0x8223], 'Dell SP325', 'speakerphone'),
  // jerryfane/voice.
  row(0x291a, [0x3301], 'Anker PowerConf', 'speakerphone'),
  // Each press tells the new state, though it is declared as a button: skooter210/WebexMuteSync.
  row(0x291a, [0x3302], 'Anker PowerConf S3', 'speakerphone', { quirks: { muteIsState: true } }),
  row(0x291a, [0x3305], 'Anker PowerConf S500', 'speakerphone', { quirks: { muteIsState: true } }),
  // Linux hid-google-atrus.c; systemd pull request 23372.
  row(0x18d1, [0x8001], 'Google Meet speakermic', 'speakerphone', { quirks: { muteIsState: true } }),
  // SJM7/agent-phone, docs/cx300-hid-protocol.md: without it the phone shows its own sign-in screen. 0x0409 is English.
  row(0x095d, [0x9201], 'Polycom CX300', 'phone', {
    quirks: { keepAlive: { report: [0x17, 0x09, 0x04, 0x01, 0x02], everyMs: 30_000 } },
  }),
  // X-Lite's maps.
  row(0x095d, [0x0005], 'Polycom CX100', 'speakerphone'),
  // A thread on its camera controls under Windows.
  row(0x095d, [0x9298], 'Poly Studio P21', 'conference-cam'),
  // The index of Yealink's RC8 remote and UVC30 camera controls.
  row(0x6993, [0xb019], 'Yealink RC8', 'conference-cam'),
  // No product id of these is public: Wikipedia "Microsoft RoundTable"; the Lync documentation of their cameras.
  row(0x045e, 'any', 'Microsoft RoundTable', 'round-table', {
    products: ['roundtable'],
    streams: roundTableStreams,
  }),
  row(0x095d, 'any', 'Polycom CX5000', 'round-table', {
    products: ['cx5000', 'cx5100', 'cx5500'],
    streams: roundTableStreams,
  }),
  // One press, two reports up to 2.5 s apart: WICG/webhid issue 61.
  row(0x0b0e, 'any', '', 'headset', { products: ['engage'], quirks: { hookSecondReportMs: 2500 } }),
  row(0x0b0e, 'any', '', 'speakerphone', { products: ['speak'] }),
  row(0x0b0e, 'any', '', 'conference-cam', { products: ['panacast'] }),
  row(0x0b0e, 'any', '', 'headset'),
  row(0x047f, 'any', '', 'speakerphone', { products: ['calisto', 'sync'] }),
  row(0x047f, 'any', '', 'headset'),
  row(0x1395, 'any', '', 'speakerphone', { products: ['expand'] }),
  row(0x1395, 'any', '', 'headset'),
  row(0x6993, 'any', '', 'speakerphone', { products: ['cp', 'sp'] }),
  row(0x291a, 'any', '', 'speakerphone', { products: ['powerconf'] }),
];

/** The row of the table for what is plugged in; null for a device that it does not know. */
export function knownDevice(entry: {
  readonly vendorId: number;
  readonly productId: number;
  /** The product's name as the device tells it. */
  readonly product: string;
}): KnownDevice | null {
  const product = entry.product.toLowerCase();
  return (
    knownDevices.find(
      ({ vendorId, productIds, products }) =>
        vendorId === entry.vendorId &&
        (productIds === 'any' || productIds.includes(entry.productId)) &&
        (products?.some((part) => product.includes(part)) ?? true),
    ) ?? null
  );
}
