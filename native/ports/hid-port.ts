/**
 * The wire to HID devices, as the native process sees it: one real (node-hid) and whatever a test plugs in. Nothing here
 * throws or rejects; what fails is a value.
 */

/** One HID interface that is plugged in. */
export type HidEntry = {
  /** Where it is now; another after each plugging in. Where the system has a path for each collection (Windows), all of them. */
  readonly paths: readonly [string, ...string[]];
  readonly vendorId: number;
  readonly productId: number;
  /** Empty where the device has none. */
  readonly serialNumber: string;
  /** The product's name as the device tells it; may be empty. */
  readonly product: string;
  readonly manufacturer: string;
  /** USB interface number; -1 where it is not known. */
  readonly interfaceNumber: number;
};

export type OpenFailure = {
  readonly ok: false;
  /** `gone`: it was pulled out meanwhile. */
  readonly reason: 'not-allowed' | 'gone' | 'failed';
  /** What the system said, for IT. */
  readonly detail: string;
};

/** An open device. */
export type HidPort = {
  /**
   * Writes an output report: the id first, 0 where the device uses none, at its full length. In the order of the calls. False when
   * it could not be written; the device may be on its way out.
   */
  write(report: Uint8Array): Promise<boolean>;
  /** Sends a feature report, in the same form. */
  sendFeature(report: Uint8Array): Promise<boolean>;
  /** Closes it; neither `report` nor `closed` is called from then on. May be called again. */
  close(): Promise<void>;
};

export type HidEvents = {
  /** An input report as the system hands it over: with its id first where the device uses ids. The bytes are the listener's. */
  readonly report: (bytes: Uint8Array) => void;
  /** It was pulled out, or its driver failed. Once; the port is closed then. */
  readonly closed: (detail: string) => void;
};

/** Everything HID on this computer. */
export type HidBus = {
  /** What is plugged in now; null when the system would not say. */
  list(): Promise<readonly HidEntry[] | null>;
  /** The report descriptor, or null where this system gives none (Windows). */
  descriptorOf(entry: HidEntry): Promise<Uint8Array | null>;
  open(
    entry: HidEntry,
    events: HidEvents,
  ): Promise<{ readonly ok: true; readonly port: HidPort } | OpenFailure>;
  /** Calls when something may have been plugged or unplugged; may call too often, or never. The answer stops it. */
  watch(changed: () => void): () => void;
};
