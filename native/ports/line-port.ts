import type { LineAddress, LineStatus, SerialPortFacts } from '../line.ts';

/**
 * The wire to whatever is reached by bytes, as the native process sees it. Nothing here throws or rejects; what fails is a value.
 */

/** An open line. On UDP one write is one datagram, and so is what is read; all others are a stream without borders. */
export type LinePort = {
  /** Writes it whole, in the order of the calls, and resolves once it is out of our hands. False: it could not be written. */
  write(bytes: Uint8Array): Promise<boolean>;
  /**
   * Closes it once what was written before is out, or half a second later; neither `bytes` nor `closed` is called from the call on. May
   * be called again. When it has resolved, a serial port may be opened anew.
   */
  close(): Promise<void>;
};

/** What an open line says, none of it before `open` has answered. */
export type LineEvents = {
  /** What came. The bytes are the listener's. */
  readonly bytes: (bytes: Uint8Array) => void;
  /** It was pulled out, or the other end is gone. Once; the port is closed then. */
  readonly closed: (detail: string) => void;
};

export type LineFailure = {
  readonly ok: false;
  readonly reason: Exclude<LineStatus, 'connecting' | 'ready'>;
  /** What the system said, for IT. */
  readonly detail: string;
};

export type OpenedLine = { readonly ok: true; readonly port: LinePort } | LineFailure;

/** Every line of this computer. */
export type Lines = {
  /** Opens it, within 10 s or not at all. A serial port is ours alone while it is open. HDMI-CEC is no line of bytes and is not opened here. */
  open(address: Exclude<LineAddress, { kind: 'cec' }>, events: LineEvents): Promise<OpenedLine>;
  /** The serial ports that are plugged in; null when the system would not say. */
  serialPorts(): Promise<readonly SerialPortFacts[] | null>;
  /** Calls when a serial port may have been plugged or unplugged; may call too often, or never. The answer stops it. */
  watch(changed: () => void): () => void;
};
