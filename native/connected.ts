import type { NativeClock } from './clock.ts';
import { type ConnectedGroup, groupsOf, serialLine } from './connected-groups.ts';
import type { ConnectedFromHost, ConnectedToHost, Probed } from './connected-messages.ts';
import type { ConnectedParts } from './connected-parts.ts';
import { tellConnected } from './connected-told.ts';
import type { Driven, Surroundings } from './devices/driven.ts';
import { type DrivenGroup, driverOf } from './driven-group.ts';
import { guardedSurroundings } from './guarded-surroundings.ts';
import { keepGroups } from './kept-groups.ts';
import { keepUvc } from './kept-uvc.ts';
import { loggedLines } from './logged-lines.ts';
import { tellPorts } from './told-ports.ts';

/** The connected devices of a room. */
export type KeptConnected = {
  hear(message: ConnectedToHost): void;
  /** Something may have been plugged or unplugged, or somebody looks at what is: cameras and serial ports are told. */
  look(): void;
  close(): Promise<void>;
};

/**
 * Drives the connected devices that main wants. Nothing is loaded, opened or listed before it is needed, and nothing that a driver
 * throws comes out of here.
 */
export function keepConnected(options: {
  readonly parts: ConnectedParts;
  readonly clock: NativeClock;
  readonly send: (message: ConnectedFromHost) => void;
  readonly log: Surroundings['log'];
}): KeptConnected {
  const { parts, clock, log, send } = options;
  let probes: Promise<void> = Promise.resolve();
  let logsBytes = false;

  const drive = async (group: ConnectedGroup, failed: (error: unknown) => void): Promise<DrivenGroup> => {
    const [all, begin] = await Promise.all([parts.lines(), driverOf(group, parts)]);
    const lines = loggedLines(all, group, () => logsBytes, log);
    return begin(guardedSurroundings({ lines, clock, changed: () => told.changed(), log }, failed));
  };
  const groups = keepGroups({ clock, drive, changed: () => told.changed(), log });
  const uvc = keepUvc({ load: parts.uvc, clock, changed: () => told.changed(), log });
  const ports = tellPorts({
    lines: parts.lines,
    tell: (list) => send({ kind: 'serial-ports', ports: list }),
    log,
  });

  /** A driver that cannot even say how it is is not told. */
  const statesOf = <S>(all: readonly Driven<S, never>[]): readonly S[] =>
    all.flatMap((one) => {
      try {
        return [one.state];
      } catch (error) {
        log('warn', `a driver cannot say how its device is: ${String(error)}`);
        return [];
      }
    });
  const cameras = () => [...groups.driven().flatMap((group) => group.cameras), ...uvc.cameras()];
  const displays = () => groups.driven().flatMap((group) => group.displays);
  const codecs = () => groups.driven().flatMap((group) => group.codecs);
  const told = tellConnected({
    clock,
    send,
    now: () => ({
      cameras: statesOf(cameras()),
      displays: statesOf(displays()),
      codecs: statesOf(codecs()),
    }),
  });

  const command = <C>(all: readonly Driven<{ readonly id: string }, C>[], id: string, given: C): void => {
    try {
      all.find(({ state }) => state.id === id)?.command(given);
    } catch (error) {
      log('warn', `a driver failed at a command: ${String(error)}`);
    }
  };

  const probe = async (port: string): Promise<void> => {
    let found: Probed | null = null;
    let release = (): void => {};
    try {
      const [lines, ask] = await Promise.all([parts.lines(), parts.probe()]);
      const listed = (await lines.serialPorts())?.find(({ id }) => id === port);
      // Whoever drives something there, under either of its names, lets go of it meanwhile.
      const taken = groups.take([port, ...(listed ? [listed.path] : [])].map(serialLine));
      release = taken.release;
      await taken.free;
      found = await ask(port, { lines, clock, log });
    } catch (error) {
      log('warn', `a serial port could not be asked: ${String(error)}`);
    }
    release();
    send({ kind: 'probed', port, found });
  };

  return {
    hear(message) {
      switch (message.kind) {
        case 'connect':
          groups.want(groupsOf(message.devices));
          uvc.look();
          break;
        case 'camera':
          command(cameras(), message.id, message.command);
          break;
        case 'display':
          command(displays(), message.id, message.command);
          break;
        case 'codec':
          command(codecs(), message.id, message.command);
          break;
        case 'log-bytes':
          logsBytes = message.on;
          break;
        case 'probe':
          probes = probes.then(() => probe(message.port));
          break;
      }
    },
    look() {
      uvc.look();
      ports.look();
    },
    async close() {
      told.close();
      ports.close();
      await Promise.all([groups.close(), uvc.close()]);
    },
  };
}
