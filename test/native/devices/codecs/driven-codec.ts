import type { Codec, CodecProtocol, ConnectedCodec } from '../../../../native/codec.ts';
import { type DrivenCodec, driveCodec } from '../../../../native/devices/codecs/codec.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { type FakeLineDevice, type FakeLines, makeFakeLines } from '../../../peers/lines/fake-lines.ts';
import { type NativeHandClock, nativeHandClock, settled } from '../../native-clock.ts';

type Bench = {
  readonly driven: DrivenCodec;
  readonly state: Codec;
  readonly lines: FakeLines;
  readonly clock: NativeHandClock;
  readonly log: readonly string[];
  readonly changes: () => number;
};

export const telnet = { kind: 'tcp', host: 'codec.room', port: 24 } as const;
export const serial = { kind: 'serial', port: 'adapter', baudRate: 9600 } as const;

/** A codec in software at the end of a line in memory, driven; what is due at once has happened. */
export async function drivenCodec(
  protocol: CodecProtocol,
  codec: FakeLineDevice,
  options: { readonly line?: LineAddress; readonly password?: string | null; readonly cut?: boolean } = {},
): Promise<Bench> {
  const line = options.line ?? telnet;
  const lines = makeFakeLines();
  if (options.cut) lines.system.chunks = 'one by one';
  if (line.kind !== 'cec') lines.plug(line, codec);
  const clock = nativeHandClock();
  const log: string[] = [];
  let changes = 0;
  const connected: ConnectedCodec = {
    kind: 'codec',
    id: 'codec-1',
    name: 'Ward 3',
    protocol,
    line,
    password: options.password ?? null,
  };
  const driven = driveCodec(connected, {
    lines,
    clock,
    changed: () => {
      changes += 1;
    },
    log: (level, text) => {
      log.push(`${level} ${text}`);
    },
  });
  await settled();
  await settled();
  return {
    driven,
    get state() {
      return driven.state;
    },
    lines,
    clock,
    log,
    changes: () => changes,
  };
}
