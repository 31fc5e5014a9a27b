import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeptLine, keepLine } from '../../../native/devices/kept-line.ts';
import type { LineAddress } from '../../../native/line.ts';
import { type FakeLineDevice, type FakeLines, makeFakeLines } from '../../peers/lines/fake-lines.ts';
import { type NativeHandClock, nativeHandClock, settled } from '../native-clock.ts';

type Address = Exclude<LineAddress, { kind: 'cec' }>;

const serial = { kind: 'serial', port: 'usb-0403:6001-A1', baudRate: 9600 } as const;
const tcp = { kind: 'tcp', host: 'display', port: 4352 } as const;
const ssh = { kind: 'ssh', host: 'codec', port: 22, user: 'a', password: 'p', hostKey: null } as const;

type Kept = {
  readonly kept: KeptLine;
  readonly lines: FakeLines;
  readonly clock: NativeHandClock;
  /** What was called, in order: `opened`, `closed`, each byte. */
  readonly calls: (string | number)[];
  readonly statuses: string[];
};

/** Echoes; on 0 it hangs up. */
const echo: FakeLineDevice = {
  connected: (send, hangUp) => ({
    bytes: (bytes) => (bytes[0] === 0 ? hangUp() : send(bytes)),
    gone: () => {},
  }),
};

function keep(
  address: Address,
  lines = makeFakeLines(),
  on: { opened?: (kept: KeptLine) => void; closed?: (kept: KeptLine) => void } = {},
): Kept {
  const clock = nativeHandClock();
  const calls: (string | number)[] = [];
  const statuses: string[] = [];
  const kept: KeptLine = keepLine({
    ...{ lines, clock, address },
    opened() {
      calls.push('opened');
      on.opened?.(kept);
    },
    bytes: (bytes) => void calls.push(...bytes),
    closed() {
      calls.push('closed');
      on.closed?.(kept);
    },
    changed: () => void statuses.push(kept.status),
  });
  return { kept, lines, clock, calls, statuses };
}

const plugged = (address: Address): FakeLines => {
  const lines = makeFakeLines();
  lines.plug(address, echo);
  return lines;
};

test('it opens, writes, hears', async () => {
  const { kept, calls, statuses } = keep(serial, plugged(serial));
  expect(kept.status).toBe('connecting');
  expect(await kept.write(Uint8Array.of(1))).toBe(false);
  await settled();
  expect(await kept.write(Uint8Array.of(1, 2))).toBe(true);
  await settled();
  expect([calls, statuses, kept.detail]).toEqual([['opened', 1, 2], ['ready'], null]);
});

test('pulled out it is gone, and opens in the moment that it is back', async () => {
  const { kept, lines, clock, calls, statuses } = keep(serial, plugged(serial));
  await settled();
  lines.unplug(serial);
  await clock.advance(2_000);
  expect(statuses).toEqual(['ready', 'connecting', 'gone']);
  expect(kept.detail).toMatch(/No such file/);
  lines.plug(serial, echo);
  await settled();
  expect(kept.status).toBe('ready');
  expect(calls).toEqual(['opened', 'closed', 'opened']);
});

test('what is not there is tried after 0.5 s, then ever later, at last every 10 s', async () => {
  const { lines, clock } = keep(tcp);
  const seen: number[] = [];
  for (let half = 0; half < 80; half += 1) {
    const before = lines.opens;
    await clock.advance(500);
    if (lines.opens > before) seen.push((half + 1) / 2);
  }
  expect(seen).toEqual([0.5, 1.5, 3.5, 7.5, 15.5, 25.5, 35.5]);
});

test('a device that takes a connection and ends it at once is not pressed', async () => {
  const lines = makeFakeLines();
  lines.plug(tcp, {
    connected(_send, hangUp) {
      hangUp();
      return { bytes: () => {}, gone: () => {} };
    },
  });
  const { clock } = keep(tcp, lines);
  await clock.advance(40_000);
  expect(lines.opens).toBe(8);
});

test('one that has spoken is back within half a second', async () => {
  const { kept, clock, lines } = keep(tcp, plugged(tcp));
  for (let time = 1; time <= 5; time += 1) {
    await settled();
    await kept.write(Uint8Array.of(7));
    await settled();
    await kept.write(Uint8Array.of(0));
    await clock.advance(500);
    expect(lines.opens).toBe(1 + time);
  }
});

test('a refused password is not tried again for a minute', async () => {
  const lines = makeFakeLines();
  lines.plug({ ...ssh, password: 'another' }, echo);
  const { kept, clock } = keep(ssh, lines);
  await clock.advance(59_000);
  expect([kept.status, lines.opens]).toEqual(['refused', 1]);
  await clock.advance(1_000);
  expect(lines.opens).toBe(2);
});

test('opened anew it waits until its own port is free', async () => {
  const { kept, calls, statuses, clock } = keep(serial, plugged(serial));
  await settled();
  kept.reopen();
  expect(kept.status).toBe('connecting');
  await clock.advance(0);
  expect([calls, statuses]).toEqual([
    ['opened', 'closed', 'opened'],
    ['ready', 'connecting', 'ready'],
  ]);
});

test('hints while it opens do not make it open twice', async () => {
  const lines = plugged(serial);
  const release = lines.hold();
  const { kept } = keep(serial, lines);
  for (let plug = 0; plug < 3; plug += 1) lines.plug(`other-${plug}`, echo);
  await settled();
  release();
  await settled();
  expect([kept.status, lines.opens]).toEqual(['ready', 1]);
});

test('whoever hears that it is open may close it or want it anew', async () => {
  let times = 0;
  const anew = keep(serial, plugged(serial), {
    opened(kept) {
      times += 1;
      if (times < 3) kept.reopen();
    },
  });
  await settled();
  expect([anew.calls, anew.kept.status, anew.lines.openers(serial)]).toEqual([
    ['opened', 'closed', 'opened', 'closed', 'opened'],
    'ready',
    1,
  ]);
  const closing = keep(serial, plugged(serial), { opened: (kept) => void kept.close() });
  await settled();
  expect([closing.calls, closing.lines.openers(serial), closing.clock.waiting()]).toEqual([['opened'], 0, 0]);
});

test('closed while it opens, the port is free when that has resolved', async () => {
  const lines = plugged(serial);
  const release = lines.hold();
  const { kept, calls } = keep(serial, lines);
  let free = false;
  const closing = kept.close().then(() => {
    free = true;
  });
  await settled();
  expect(free).toBe(false);
  release();
  await closing;
  expect([lines.openers(serial), lines.watchers, calls]).toEqual([0, 0, []]);
});

const happenings = fc.array(
  fc.oneof(
    fc.constantFrom(
      'plug',
      'unplug',
      'reopen',
      'write',
      'hang up',
      'hold',
      'release',
      'lock',
      'free',
      'hint',
      'turn',
    ),
    fc.integer({ min: 1, max: 20_000 }),
  ),
  { maxLength: 60 },
);

test('whatever happens, it never has two ports, tells opened and closed in turn, and says nothing once it is closed', async () => {
  const runs = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 300);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Address>(serial, tcp),
      happenings,
      happenings,
      async (address, before, after) => {
        const lines = makeFakeLines();
        let open = 0;
        let most = 0;
        const device: FakeLineDevice = {
          connected(send, hangUp) {
            open += 1;
            most = Math.max(most, open);
            return {
              bytes: (bytes) => (bytes[0] === 0 ? hangUp() : send(bytes)),
              gone() {
                open -= 1;
              },
            };
          },
        };
        const { kept, clock, calls, statuses } = keep(address, lines);
        let there = false;
        let release = (): void => {};
        const happen = async (what: string | number): Promise<void> => {
          if (typeof what === 'number') return clock.advance(what);
          if (what === 'plug' && !there) lines.plug(address, device);
          if (what === 'unplug' && there) lines.unplug(address);
          if (what === 'plug' || what === 'unplug') there = what === 'plug';
          if (what === 'reopen') kept.reopen();
          if (what === 'write') void kept.write(Uint8Array.of(1));
          if (what === 'hang up') void kept.write(Uint8Array.of(0));
          if (what === 'hold' || what === 'release') release();
          if (what === 'hold') release = lines.hold();
          if (there && (what === 'lock' || what === 'free')) lines.lock(address, what === 'lock');
          if (what === 'hint') {
            lines.plug('another', device);
            lines.unplug('another');
          }
          if (what === 'turn') await null;
        };
        for (const what of before) await happen(what);
        const closing = kept.close();
        const told = [calls.length, statuses.length];
        for (const what of after) await happen(what);
        release();
        await closing;
        await clock.advance(100_000);
        expect(most).toBeLessThanOrEqual(1);
        // It never finds the port taken by itself.
        if (!before.includes('lock')) expect(statuses).not.toContain('busy');
        expect([open, lines.watchers, clock.waiting()]).toEqual([0, 0, 0]);
        expect([calls.length, statuses.length]).toEqual(told);
        const turns = calls.filter((call) => typeof call === 'string');
        expect(turns).toEqual(turns.map((_, at) => (at % 2 === 0 ? 'opened' : 'closed')));
      },
    ),
    { numRuns: runs },
  );
});

test('what came before the port was here is heard behind `opened`, an end too', async () => {
  const lines = makeFakeLines();
  const { kept, calls } = keep(tcp, {
    ...lines,
    async open(_address, events) {
      events.bytes(Uint8Array.of(1, 2));
      events.closed('the other end has closed it');
      return { ok: true, port: { write: async () => true, close: async () => {} } };
    },
  });
  await settled();
  expect(calls).toEqual(['opened', 1, 2, 'closed']);
  expect(kept.status).toBe('connecting');
  await kept.close();
});
