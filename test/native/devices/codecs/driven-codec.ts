import type { Codec, CodecCommand, CodecProtocol, ConnectedCodec } from '../../../../native/codec.ts';
import { type DrivenCodec, driveCodec } from '../../../../native/devices/codecs/codec.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { ciscoCodec } from '../../../peers/codecs/cisco-codec.ts';
import { polycomCodec } from '../../../peers/codecs/polycom-codec.ts';
import type { FarEnd } from '../../../peers/codecs/simulated-room.ts';
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

type Options = { readonly farEnd?: FarEnd; readonly password?: string };
/** The same for both makers; a Cisco in its two ways to write. */
export const makers: readonly (readonly [
  string,
  CodecProtocol,
  (options?: Options) => ReturnType<typeof polycomCodec>,
])[] = [
  ['Polycom', 'polycom', (options) => polycomCodec(options)],
  ['Polycom that echoes', 'polycom', (options) => polycomCodec({ ...options, echo: 'always', sign: '-> ' })],
  ['Cisco', 'cisco', (options) => ciscoCodec(options)],
  ['Cisco without tags', 'cisco', (options) => ciscoCodec({ ...options, tags: false })],
  ['Cisco in JSON, echoing', 'cisco', (options) => ciscoCodec({ ...options, json: true, echo: true })],
];

/** A call that is made. */
export const dial: CodecCommand = { do: 'dial', address: 'ward@example.com', protocol: 'sip' };

/** One of these makers' codecs, driven over telnet. */
export const madeWith =
  ([, protocol, make]: (typeof makers)[number]) =>
  async (options: Options & { readonly cut?: boolean } = {}) => {
    const codec = make(options);
    return { codec, bench: await drivenCodec(protocol, codec, options.cut ? { cut: true } : {}) };
  };
