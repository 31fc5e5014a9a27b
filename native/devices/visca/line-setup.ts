import type { NativeClock } from '../../clock.ts';
import { encodeMessage, type Message } from '../../protocols/visca/message.ts';
import { broadcast } from '../../protocols/visca/packet.ts';

/** A chain of seven answers within this: each camera passes the packet on. */
const addressMs = 400;
const mostAddressSets = 3;
/** Cameras are given so long to empty their buffers. */
const clearMs = 60;

/** What is said to a line before its cameras are spoken to. */
export type LineSetup = {
  /** It runs: nothing but a stop is said to a camera. */
  readonly isRunning: boolean;
  /** Begins anew, as at an opening. */
  begin(): void;
  /** Broadcasts of a chain, which come back to us. */
  heard(message: Message): void;
  /** The line ended. */
  end(): void;
};

/**
 * Gives the cameras of a chain their addresses (`88 30 01 FF`) and empties what is in their buffers (IF_Clear). Each is said again
 * while nobody answers, and then left: a single camera on RS-422 may keep its address.
 */
export function lineSetup(options: {
  readonly clock: NativeClock;
  /** Addresses are set. */
  readonly isChain: boolean;
  /** Those that want IF_Clear; on a chain all are told at once. */
  readonly clearOf: () => readonly number[];
  /** Sends it as soon as the line is free, before all else. */
  readonly say: (packet: Uint8Array) => void;
  /** The chain has so many cameras. */
  readonly counted: (cameras: number) => void;
  readonly done: () => void;
}): LineSetup {
  let step: 'rest' | 'addresses' | 'clear' = 'rest';
  let stopWait = (): void => {};

  const say = (message: Message, address: number): void => {
    const packet = encodeMessage(message, address);
    if (packet instanceof Uint8Array) options.say(packet);
  };
  function setAddresses(tries: number): void {
    step = 'addresses';
    say({ kind: 'address-set', next: 1 }, broadcast);
    stopWait = options.clock.after(addressMs, () => {
      if (tries < mostAddressSets) setAddresses(tries + 1);
      else clear();
    });
  }
  function clear(): void {
    stopWait();
    step = 'clear';
    for (const address of options.isChain ? [broadcast] : options.clearOf())
      say({ kind: 'command', id: 'if-clear', values: {} }, address);
    stopWait = options.clock.after(clearMs, () => {
      step = 'rest';
      options.done();
    });
  }

  return {
    get isRunning() {
      return step !== 'rest';
    },
    begin() {
      stopWait();
      if (options.isChain) setAddresses(1);
      else clear();
    },
    heard(message) {
      // A 1 is our own packet, which nobody took: there is no camera, or an adapter that gives back what it sends.
      if (step !== 'addresses' || message.kind !== 'address-set' || message.next < 2) return;
      options.counted(message.next - 1);
      clear();
    },
    end() {
      stopWait();
      step = 'rest';
    },
  };
}
