import assert from 'node:assert/strict';
import type { LineAddress } from '../../../native/line.ts';
import type { LinePort, Lines } from '../../../native/ports/line-port.ts';
import type { FakeLineDevice } from '../../peers/lines/fake-lines.ts';

type Address = Exclude<LineAddress, { kind: 'cec' }>;

/** One kind of line, with a device of the case's at its other end. */
export type LineUnderTest = {
  readonly lines: Lines;
  /** Puts the device there and answers where; what is opened there may be told `secret` and `hostKey` on ssh. */
  plug(device: FakeLineDevice): Promise<Address>;
  /** Takes the way to it away: pulls the adapter, ends the server. */
  unplug(): Promise<void>;
  /** Each write arrives as it was written, and nobody is told that the other end is gone. */
  readonly datagrams: boolean;
  /** One at a time may have it. */
  readonly exclusive: boolean;
  /** What is said of an address at which nothing is. */
  readonly absent: { readonly address: Address; readonly reason: string } | null;
};

const patienceMs = 10_000;

/** Waits for what should come. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const from = Date.now();
  while (!holds()) {
    if (Date.now() - from > patienceMs) throw new Error(`not within ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A device that keeps what it hears, and does as the case says. */
export type HeardDevice = FakeLineDevice & {
  readonly heard: number[];
  /** What came at a time. */
  readonly pieces: (readonly number[])[];
  readonly ends: { count: number };
  say(bytes: Uint8Array): void;
  hangUp(): void;
  connections(): number;
};

export function heardDevice(): HeardDevice {
  const heard: number[] = [];
  const pieces: (readonly number[])[] = [];
  const ends = { count: 0 };
  let connections = 0;
  let say = (_bytes: Uint8Array): void => {};
  let hangUp = (): void => {};
  return {
    heard,
    pieces,
    ends,
    say: (bytes) => say(bytes),
    hangUp: () => hangUp(),
    connections: () => connections,
    connected(send, end) {
      connections += 1;
      say = send;
      hangUp = end;
      return {
        bytes(bytes) {
          for (const byte of bytes) heard.push(byte);
          pieces.push([...bytes]);
        },
        gone() {
          ends.count += 1;
        },
      };
    },
  };
}

export type OpenLine = {
  readonly port: LinePort;
  readonly got: number[];
  readonly pieces: (readonly number[])[];
  readonly ends: string[];
};

/** Opens it, or fails. */
export async function openLine(lines: Lines, address: Address): Promise<OpenLine> {
  const got: number[] = [];
  const pieces: (readonly number[])[] = [];
  const ends: string[] = [];
  const answer = await lines.open(address, {
    bytes(bytes) {
      for (const byte of bytes) got.push(byte);
      pieces.push([...bytes]);
    },
    closed: (detail) => void ends.push(detail),
  });
  assert.ok(answer.ok, answer.ok ? '' : `${answer.reason}: ${answer.detail}`);
  return { port: answer.port, got, pieces, ends };
}

/** What became of an opening, closed at once where it succeeded. */
export async function outcomeOf(lines: Lines, address: Address): Promise<string> {
  const answer = await lines.open(address, { bytes: () => {}, closed: () => {} });
  if (answer.ok) await answer.port.close();
  return answer.ok ? 'open' : answer.reason;
}

const withOpen =
  (run: (device: HeardDevice, open: OpenLine, under: LineUnderTest, address: Address) => Promise<void>) =>
  async (under: LineUnderTest): Promise<void> => {
    const device = heardDevice();
    const address = await under.plug(device);
    const open = await openLine(under.lines, address);
    // So that a device on UDP knows whom to answer.
    assert.ok(await open.port.write(Uint8Array.of(0xff)));
    await until('the first byte arrived', () => device.heard.length === 1);
    device.heard.length = 0;
    device.pieces.length = 0;
    try {
      await run(device, open, under, address);
    } finally {
      await open.port.close();
    }
  };

/** Every byte there is, no two writes alike. */
const numbered = (count: number, length: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, one) => Uint8Array.from({ length }, (_, at) => (one * 31 + at) % 256));

/** What must hold for every kind of line, real or fake. */
export const lineSuite: readonly { readonly name: string; run(under: LineUnderTest): Promise<void> }[] = [
  {
    name: 'what is written arrives whole, in the order of the calls, whatever the bytes',
    run: withOpen(async (device, { port }, under) => {
      const writes = numbered(40, 17);
      const answers = await Promise.all(writes.map((bytes) => port.write(bytes)));
      assert.ok(answers.every((answer) => answer));
      await until('all arrived', () => device.heard.length >= 40 * 17);
      assert.deepEqual(
        device.heard,
        writes.flatMap((bytes) => [...bytes]),
      );
      if (under.datagrams) assert.equal(device.pieces.length, 40);
    }),
  },
  {
    name: 'the bytes of a write are ours again at once',
    run: withOpen(async (device, { port }) => {
      const bytes = Uint8Array.of(1, 2, 3);
      const sent = port.write(bytes);
      bytes.fill(9);
      await sent;
      await until('they arrived', () => device.heard.length === 3);
      assert.deepEqual(device.heard, [1, 2, 3]);
    }),
  },
  {
    name: 'a large write arrives whole',
    run: withOpen(async (device, { port }, under) => {
      const [bytes = new Uint8Array()] = numbered(1, under.datagrams ? 8_000 : 200_000);
      assert.ok(await port.write(bytes));
      await until('all arrived', () => device.heard.length >= bytes.length);
      assert.deepEqual(device.heard, [...bytes]);
    }),
  },
  {
    name: 'what the device says arrives, in order',
    run: withOpen(async (device, { got, pieces }, under) => {
      const said = numbered(40, 17);
      for (const bytes of said) device.say(bytes);
      await until('all arrived', () => got.length >= 40 * 17);
      assert.deepEqual(
        got,
        said.flatMap((bytes) => [...bytes]),
      );
      if (under.datagrams) assert.equal(pieces.length, 40);
    }),
  },
  {
    name: 'what was written right before a close still goes out',
    run: withOpen(async (device, { port }) => {
      const last = port.write(Uint8Array.of(7, 8));
      await port.close();
      assert.ok(await last);
      await until('it arrived', () => device.heard.length === 2);
    }),
  },
  {
    name: 'a closed port says nothing more, takes nothing, may be closed again, and its line can be opened anew',
    run: withOpen(async (device, open, under, address) => {
      await open.port.close();
      await open.port.close();
      assert.equal(await open.port.write(Uint8Array.of(1)), false);
      const again = await openLine(under.lines, address);
      assert.ok(await again.port.write(Uint8Array.of(5)));
      await until('the other is heard', () => device.heard.includes(5));
      device.say(Uint8Array.of(6));
      await until('the other hears', () => again.got.length === 1);
      assert.deepEqual([open.got, open.ends], [[], []]);
      await again.port.close();
    }),
  },
  {
    name: 'a close in the middle of what the device says is silent',
    run: withOpen(async (device, { port, got, ends }) => {
      for (const bytes of numbered(20, 50)) device.say(bytes);
      const closing = port.close();
      const before = got.length;
      await closing;
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual([got.length, ends], [before, []]);
    }),
  },
  {
    name: 'when the other end is gone it says so once and takes nothing more',
    async run(under) {
      if (under.datagrams) return;
      await withOpen(async (_device, { port, ends }) => {
        await under.unplug();
        await until('it said so', () => ends.length > 0);
        assert.equal(await port.write(Uint8Array.of(1)), false);
        await port.close();
        await new Promise((resolve) => setImmediate(resolve));
        assert.equal(ends.length, 1);
      })(under);
    },
  },
  {
    name: 'where one has it, another does not',
    run: withOpen(async (_device, _open, under, address) => {
      const second = await outcomeOf(under.lines, address);
      assert.equal(second, under.exclusive ? 'busy' : 'open');
    }),
  },
  {
    name: 'what is not there is a value',
    async run({ lines, absent }) {
      if (absent) assert.equal(await outcomeOf(lines, absent.address), absent.reason);
    },
  },
];
