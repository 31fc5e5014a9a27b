/**
 * The words for what is reached over a line of bytes: a serial port, a network address, a remote shell, HDMI-CEC. Shared by the
 * native process, main and the window. Types only.
 */

/** Where such a device is. */
export type LineAddress =
  /** `port` is the `id` of a {@link SerialPortFacts}, or a path of the system. 8 data bits, no parity, 1 stop bit, no flow control. */
  | { readonly kind: 'serial'; readonly port: string; readonly baudRate: number }
  | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      /** SHA-256 of the host's key in base64, as `ssh-keygen -l` prints it after `SHA256:`; null takes the first that is seen in this run. */
      readonly hostKey: string | null;
    }
  /** An HDMI-CEC adapter of the kernel, as `/dev/cec0`. */
  | { readonly kind: 'cec'; readonly adapter: string };

/** How the way to a device is now. */
export type LineStatus =
  | 'connecting'
  | 'ready'
  /** The line is open, or nobody takes it at the other end, and there is no answer. */
  | 'not-answering'
  /** The operating system does not let us open it. */
  | 'not-allowed'
  /** Another program has it. */
  | 'busy'
  /** The password, or the host's key, is not the one that it wants. */
  | 'refused'
  /** The serial port or the adapter is not plugged in. */
  | 'gone'
  /** This computer cannot open lines of this kind: what it takes is not installed. */
  | 'not-supported';

/** A serial port of this computer. */
export type SerialPortFacts = {
  /** Stays the same over plugs and starts: by USB ids and serial number, or by the socket where there is none. */
  readonly id: string;
  /** Where it is now, as `/dev/ttyUSB0` or `COM3`. */
  readonly path: string;
  /** As a person may know it: the maker and product of the adapter, else the path. */
  readonly name: string;
  readonly vendorId: number | null;
  readonly productId: number | null;
  readonly serialNumber: string | null;
  /** False: this user may not open it. */
  readonly allowed: boolean;
};
