import { driveDisplay, driveDisplays } from '../../../../native/devices/displays/display.ts';
import type { ConnectedDisplay, DisplayProtocol } from '../../../../native/display.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { type FakeLineDevice, makeFakeLines } from '../../../peers/lines/fake-lines.ts';
import { type NativeHandClock, nativeHandClock } from '../../native-clock.ts';

export const serial: LineAddress & { kind: 'serial' } = { kind: 'serial', port: 'usb-1', baudRate: 9600 };
export const tcp: LineAddress & { kind: 'tcp' } = { kind: 'tcp', host: '192.0.2.7', port: 4352 };

export const connected = (
  protocol: DisplayProtocol,
  more: Partial<ConnectedDisplay> = {},
): ConnectedDisplay => ({
  kind: 'display',
  id: 'd1',
  name: 'Front',
  protocol,
  line: protocol === 'pjlink' ? tcp : serial,
  set: 1,
  password: null,
  input: null,
  ...more,
});

/** A display in software at the end of a line in memory, driven, with a clock moved by hand. */
export async function room(
  make: (clock: NativeHandClock) => FakeLineDevice,
  ...given: readonly ConnectedDisplay[]
) {
  const clock = nativeHandClock();
  const lines = makeFakeLines();
  const [first = connected('samsung-mdc')] = given;
  const at = first.line as Exclude<LineAddress, { kind: 'cec' }>;
  lines.plug(at, make(clock));
  const with_ = { lines, clock, changed() {}, log() {} };
  const driven = given.length > 1 ? driveDisplays(given, with_) : null;
  const display = driven?.displays[0] ?? driveDisplay(first, with_);
  await clock.advance(0);
  return {
    clock,
    lines,
    at,
    display,
    displays: driven?.displays ?? [display],
    /** Until what is to be said at once has been said. */
    settle: () => clock.advance(0),
    close: () => (driven ?? display).close(),
  };
}
