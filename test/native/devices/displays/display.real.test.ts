import { afterEach, expect, test } from 'vitest';
import type { NativeClock } from '../../../../native/clock.ts';
import { driveDisplay } from '../../../../native/devices/displays/display.ts';
import type { ConnectedDisplay, DisplayProtocol } from '../../../../native/display.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { realLines } from '../../../../native/ports/lines.ts';
import { displayBody } from '../../../peers/displays/display-body.ts';
import { lgPeer } from '../../../peers/displays/lg-peer.ts';
import { necPeer } from '../../../peers/displays/nec-peer.ts';
import { pjlinkPeer } from '../../../peers/displays/pjlink-peer.ts';
import { samsungMdcPeer } from '../../../peers/displays/samsung-mdc-peer.ts';
import type { FakeLineDevice } from '../../../peers/lines/fake-lines.ts';
import { ptyEnd, tcpEnd } from '../../../peers/lines/real-ends.ts';

/** Displays take their time, and it is the same for both ends: ten times as fast here. */
const fastClock: NativeClock = {
  now: () => 10 * performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs / 10);
    return () => clearTimeout(timer);
  },
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function tcpLine(device: FakeLineDevice): Promise<LineAddress> {
  const end = await tcpEnd(device);
  closing.push(() => end.close());
  return end.address;
}
async function ptyLine(device: FakeLineDevice): Promise<LineAddress> {
  const end = await ptyEnd(device);
  closing.push(() => end.close());
  return { kind: 'serial', port: end.address, baudRate: 9600 };
}

const habits = { warmUpMs: 2000, coolMs: 2000, deafMs: 5000, dropsEvery: 9, lateMs: 100 };
const peers = {
  'samsung-mdc': () => {
    const body = displayBody(fastClock, habits);
    return { body, device: samsungMdcPeer({ 1: body }) };
  },
  lg: () => {
    const body = displayBody(fastClock, habits);
    body.input = 'hdmi-2-dtv';
    return { body, device: lgPeer({ 1: body }) };
  },
  nec: () => {
    const body = displayBody(fastClock, habits);
    body.input = 'hdmi';
    return { body, device: necPeer({ 1: body }) };
  },
  pjlink: () => {
    const body = displayBody(fastClock, habits);
    const options = { clock: fastClock, class: 2, password: 'secret', idleMs: 30_000 } as const;
    return { body, device: pjlinkPeer(body, options) };
  },
} as const;

const ends: readonly (readonly [protocol: keyof typeof peers, over: 'tcp' | 'pty'])[] = [
  ['samsung-mdc', 'tcp'],
  ['lg', 'tcp'],
  ['nec', 'tcp'],
  ['pjlink', 'tcp'],
  ['samsung-mdc', 'pty'],
];

// Every peer of its own, on real sockets and a real pseudo terminal.
test.each(ends)('%s over %s: on, input, muted, off', { timeout: 20_000 }, async (protocol, over) => {
  const { body, device } = peers[protocol]();
  const line = over === 'tcp' ? await tcpLine(device) : await ptyLine(device);
  const connected: ConnectedDisplay = {
    kind: 'display',
    id: 'd',
    name: 'Front',
    protocol: protocol satisfies DisplayProtocol,
    line,
    set: 1,
    password: 'secret',
    input: null,
  };
  const listeners = new Set<() => void>();
  const display = driveDisplay(connected, {
    lines: realLines(),
    clock: fastClock,
    changed() {
      for (const listener of [...listeners]) listener();
    },
    log() {},
  });
  closing.push(() => display.close());
  const becomes = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });

  await becomes(() => display.state.power.actual === 'off');
  expect(display.state.status).toBe('ready');
  display.command({ do: 'power', on: true });
  await becomes(() => display.state.power.actual === 'on' && display.state.can.mute);
  expect(body.power).toBe('on');
  const other = display.state.inputs.find((input) => input !== display.state.input) ?? '';
  display.command({ do: 'input', input: other });
  display.command({ do: 'mute', on: true });
  await becomes(() => display.state.input === other && display.state.muted === true);
  expect(body.muted).toBe(true);
  display.command({ do: 'power', on: false });
  await becomes(() => display.state.power.actual === 'off');
  expect(body.power).not.toBe('on');
});
