import type { LineAddress, SerialPortFacts } from '../line.ts';
import { answerWithin, lineFailure, wordsOf } from './answer-within.ts';
import type { LineEvents, LineFailure, OpenedLine } from './line-port.ts';
import { type FoundPort, factsOf, pathFor, portsOfList } from './serial-listing.ts';
import { streamLine } from './stream-line.ts';
import { systemPorts } from './system-ports.ts';

type SerialPort = typeof import('serialport').SerialPort;

/**
 * An adapter of FTDI's otherwise keeps short answers back for 16 ms, as long as a command and its answers take at 9600 baud (ftdi_sio,
 * ASYNC_LOW_LATENCY; it needs no rights). The types do not tell of it. Both lines are as they are after an opening.
 */
const quick: { readonly dtr: true; readonly rts: true } = Object.assign({ dtr: true, rts: true } as const, {
  lowLatency: true,
});

let loading: Promise<SerialPort> | null = null;

/** The addon; rejects where it is not installed or not for this computer. */
function load(): Promise<SerialPort> {
  loading ??= import('serialport').then(
    (loaded: {
      readonly default?: { readonly SerialPort: SerialPort };
      readonly SerialPort?: SerialPort;
    }) => {
      const found = loaded.SerialPort ?? loaded.default?.SerialPort;
      if (!found) throw new Error('it has no SerialPort');
      return found;
    },
  );
  return loading;
}

/** The ports that are plugged in; null when the system would not say. */
function found(): Promise<readonly FoundPort[] | null> {
  if (process.platform === 'linux') return systemPorts();
  return load()
    .then((serial) => serial.list())
    .then(portsOfList, () => null);
}

/** The serial ports of this computer; null when the system would not say. On Linux the addon is not needed for it. */
export const serialPorts = async (): Promise<readonly SerialPortFacts[] | null> => {
  const ports = await found();
  return ports && factsOf(ports);
};

/** Opens a serial port for us alone. */
export async function openSerial(
  { port: wanted, baudRate }: Extract<LineAddress, { kind: 'serial' }>,
  events: LineEvents,
): Promise<OpenedLine> {
  let serial: SerialPort;
  try {
    serial = await load();
  } catch (error) {
    return lineFailure('not-supported', `the addon for serial ports cannot be loaded: ${wordsOf(error)}`);
  }
  if (!Number.isInteger(baudRate) || baudRate <= 0)
    return lineFailure('not-supported', `${baudRate} is no baud rate`);
  const path = pathFor((await found()) ?? [], wanted);
  if (path === null) return lineFailure('gone', `${wanted} is not plugged in`);
  return answerWithin((answer) => {
    let givenUp = false;
    const stream = new serial({
      path,
      baudRate,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
      rtscts: false,
      lock: true,
      autoOpen: false,
    });
    const end = (): Promise<void> =>
      new Promise((resolve) => {
        if (stream.isOpen) stream.close(() => resolve());
        else resolve();
      });
    stream.open((error) => {
      if (error) answer(failureOf(wordsOf(error), path));
      else if (givenUp) void end();
      // Whether it may be quicker or not (a pseudo terminal may not), it is open.
      else stream.set(quick, () => answer({ ok: true, port: streamLine(stream, events, end) }));
    });
    return () => {
      givenUp = true;
    };
  });
}

/** The binding's words: of errno on Linux and macOS, its own on Windows, where a port that another program has is denied. */
export function failureOf(detail: string, path: string): LineFailure {
  if (/Cannot lock port|busy|Access denied/i.test(detail)) return lineFailure('busy', detail);
  if (/Permission denied|Operation not permitted/.test(detail))
    return lineFailure(
      'not-allowed',
      `${detail}. The kiosk's user must be in the group that ${path} belongs to, as a rule dialout ` +
        '(sudo adduser USER dialout, then log in anew); the .deb sees to it',
    );
  if (/No such (file|device)|File not found|Not a directory/i.test(detail))
    return lineFailure('gone', detail);
  if (/Inappropriate ioctl|Is a directory|Invalid argument|baud rate/i.test(detail))
    return lineFailure('not-supported', detail);
  return lineFailure('not-answering', detail);
}
