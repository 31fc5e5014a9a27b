import type { Camera, CameraCommand, ConnectedCamera } from '../../camera.ts';
import { encodeMessage, type Message } from '../../protocols/visca/message.ts';
import type { Packet } from '../../protocols/visca/packet.ts';
import type { Driven, Surroundings } from '../driven.ts';
import { type KeptLine, keepLine } from '../kept-line.ts';
import type { Timing } from './exchange.ts';
import { type LineCamera, turns } from './line-camera.ts';
import { lineSetup } from './line-setup.ts';
import { plainWire } from './plain-wire.ts';
import { sonyWire } from './sony-wire.ts';
import { viscaCamera } from './visca-camera.ts';
import type { Wire, WireEvents } from './wire.ts';

/** A stream is kept whole by the network, all else loses packets. Sony's are sent again by the wire, with their number. */
const lossy: Timing = { answerMs: 300, stopMs: 150, losesPackets: true };
const stream: Timing = { answerMs: 1000, stopMs: 300, losesPackets: false };
const counted: Timing = { answerMs: 900, stopMs: 900, losesPackets: false };
/** What is left of a packet is noise after so long: 15 bytes take 16 ms at 9600 baud, a network may stop in between. */
const serialSilenceMs = 60;
const networkSilenceMs = 500;
/** Every so many rounds of recovery the line is opened anew. */
const reopenRounds = 3;
/** A line that says all the time that its cameras are others is asked no more often than this. */
const setupRestMs = 1000;

/**
 * Drives all cameras of one line: a chain of up to seven at a serial port, or what is at a network address. `cameras` is in the order
 * given. One packet is on the line at a time, and what is next is chosen when the line is free: first whatever stops a camera, then
 * what steers one, so that what was overtaken is never sent.
 */
export function driveViscaLine(
  connected: readonly ConnectedCamera[],
  with_: Surroundings,
): { readonly cameras: readonly Driven<Camera, CameraCommand>[]; close(): Promise<void> } {
  const [first] = connected;
  if (!first) return { cameras: [], close: async () => {} };
  const { clock, lines, log } = with_;
  const address = first.line;
  const isSony = first.sonyHeader && address.kind === 'udp';
  const isSerial = address.kind === 'serial';
  const isChain = isSerial || (!isSony && connected.some((one) => one.address > 1));
  const urgent: Uint8Array[] = [];
  let isOpen = false;
  let isPumping = false;
  let pumpAgain = false;
  let setupAt = Number.NEGATIVE_INFINITY;
  let stopLater = (): void => {};

  const events: WireEvents = {
    heard,
    free: pump,
    received(ticket) {
      for (const one of cameras) one.received(ticket);
    },
    lost(ticket) {
      for (const one of cameras) one.lost(ticket);
    },
  };
  const write = (bytes: Uint8Array): Promise<boolean> => kept.write(bytes);
  const wire: Wire = isSony
    ? sonyWire({ clock, write, events })
    : plainWire({
        clock,
        write,
        events,
        baudRate: isSerial ? address.baudRate : null,
        datagrams: address.kind === 'udp',
        silenceMs: isSerial ? serialSilenceMs : networkSilenceMs,
      });
  const setup = lineSetup({
    clock,
    isChain,
    clearOf: () =>
      cameras.filter(({ dialect }) => dialect.needsIfClear).map((one) => addressOf(one.connected)),
    say(packet) {
      urgent.push(packet);
      pump();
    },
    counted(count) {
      if (connected.some((one) => one.address > count))
        log('warn', `the chain has ${count} VISCA cameras, fewer than are wanted`);
    },
    done() {
      for (const one of cameras) {
        one.cleared();
        if (!isOpen) one.opened();
      }
      isOpen = true;
      pump();
    },
  });
  const addressOf = (one: ConnectedCamera): number => (isSony ? 1 : one.address);

  let kept: KeptLine = { status: 'connecting', detail: null, ...closedLine };
  const cameras: LineCamera[] = connected.map((one) =>
    viscaCamera(one, {
      clock,
      timing: isSony ? counted : isSerial || address.kind === 'udp' ? lossy : stream,
      status: () => ({ status: kept.status, detail: kept.detail }),
      send: (message) => send(message, addressOf(one)),
      forget: (ticket) => wire.forget(ticket),
      pump,
      movers: () => cameras.filter(({ state }) => state.moving).length,
      recover,
      changed: with_.changed,
      log,
    }),
  );
  kept =
    address.kind === 'cec'
      ? { status: 'not-supported', detail: 'VISCA does not travel over HDMI-CEC', ...closedLine }
      : keepLine({
          lines,
          clock,
          address,
          opened() {
            urgent.length = 0;
            wire.opened();
            begin();
          },
          bytes: wire.bytes,
          closed() {
            stopLater();
            isOpen = false;
            setup.end();
            wire.closed();
            for (const one of cameras) one.closed();
          },
          changed() {
            for (const one of cameras) one.restate();
          },
        });
  for (const one of cameras) one.restate();

  function begin(): void {
    stopLater();
    setupAt = clock.now();
    setup.begin();
  }
  /** Sets the line up again, soon. */
  function beginSoon(): void {
    if (setup.isRunning) return;
    const since = Math.abs(clock.now() - setupAt);
    if (since >= setupRestMs) begin();
    else {
      stopLater();
      stopLater = clock.after(setupRestMs - since, begin);
    }
  }

  function send(message: Message, to: number): number {
    const packet = encodeMessage(message, to);
    // What cannot be said is a bug: all values are brought into their ranges before.
    if (typeof packet === 'string') throw new Error(`a VISCA message cannot be: ${packet}`);
    return wire.send(packet);
  }

  function heard(packet: Packet, ticket: number | null): void {
    if (packet.direction === 'to-camera') {
      if (packet.body[0] === 0x30 && packet.body.length === 2)
        setup.heard({ kind: 'address-set', next: (packet.body[1] ?? 0) & 15 });
      return;
    }
    if (isChain && packet.body.length === 1 && packet.body[0] === 0x38) beginSoon();
    // On the network a camera that is alone there has the address that it likes.
    const isAlone = !isChain && cameras.length === 1;
    for (const one of cameras)
      if (isAlone || one.connected.address === packet.camera) one.heard(packet, ticket);
  }

  /** Sends what is next while the line takes it. */
  function pump(): void {
    pumpAgain = true;
    if (isPumping) return;
    isPumping = true;
    while (pumpAgain) {
      pumpAgain = false;
      while (wire.isFree && sendNext());
    }
    isPumping = false;
  }
  function sendNext(): boolean {
    if (offered('urgent')) return true;
    const packet = urgent.shift();
    if (packet) wire.send(packet);
    if (packet || setup.isRunning) return packet !== undefined;
    return turns.some((turn) => turn !== 'urgent' && offered(turn));
  }
  function offered(turn: (typeof turns)[number]): boolean {
    const at = cameras.findIndex((one) => one.offer(turn));
    if (at < 0) return false;
    // Whoever had a turn is last the next time.
    cameras.push(...cameras.splice(at, 1));
    return true;
  }

  function recover(round: number): void {
    const others = cameras.filter(({ isLost }) => !isLost);
    const isLong = round % reopenRounds === 0;
    if (others.length === 0 && isLong) kept.reopen();
    // The others of a chain are not held up for one that may be switched off.
    else if (others.length === 0 || (isLong && isChain && !others.some(({ state }) => state.moving)))
      beginSoon();
  }

  const inOrder = [...cameras];
  return {
    cameras: inOrder,
    async close() {
      stopLater();
      setup.end();
      wire.closed();
      await Promise.all(inOrder.map((one) => one.close()));
      await kept.close();
    },
  };
}

const closedLine = {
  write: async () => false,
  reopen() {},
  async close() {},
} as const;
