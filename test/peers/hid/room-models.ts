import { fileURLToPath } from 'node:url';
import { type Lamps, noLamps } from '../../../main/contract/devices.ts';
import { forkWithNode } from '../../../main/devices/fork-with-node.ts';
import type { ForkNative, NativeChild } from '../../../main/devices/native-process.ts';
import type { PersonPress } from './device-model.ts';
import { type FromModels, isFromModels, type ModelName, type ToModels } from './room-models-messages.ts';

/** Devices in software for a kiosk in a test, under a real native process. They stay plugged in when that process dies. */
export type RoomModels = {
  /** What the kiosk is started with. */
  readonly nativeHost: string;
  readonly forkNative: ForkNative;
  plug(model: ModelName): void;
  unplug(model: ModelName): void;
  press(model: ModelName, what: PersonPress): void;
  /** Another program writes an output report to it, its id first. */
  otherProgram(model: ModelName, report: readonly number[]): void;
  /** What a person sees on it. */
  lit(model: ModelName): Lamps;
  /** Calls at every change of a lamp; the answer stops it. */
  onLit(listener: (change: FromModels) => void): () => void;
};

/** None is plugged in yet. */
export function roomModels(): RoomModels {
  const plugged = new Set<ModelName>();
  const lamps = new Map<ModelName, Lamps>();
  const listeners = new Set<(change: FromModels) => void>();
  let child: NativeChild | null = null;
  const say = (message: ToModels): void => child?.send(message);
  const lit = (model: ModelName): Lamps => lamps.get(model) ?? noLamps;

  return {
    nativeHost: fileURLToPath(new URL('room-models-host.ts', import.meta.url)),
    forkNative(entry, tell) {
      const mine = forkWithNode(entry, {
        ...tell,
        heard(message) {
          if (!isFromModels(message)) {
            tell.heard(message);
            return;
          }
          lamps.set(message.model, message.lit);
          for (const listener of [...listeners]) listener(message);
        },
      });
      child = mine;
      // These are others than before, and dark; what is plugged in is there before the process first looks.
      lamps.clear();
      for (const model of plugged) say({ toModels: true, kind: 'plug', model });
      return mine;
    },
    plug(model) {
      plugged.add(model);
      say({ toModels: true, kind: 'plug', model });
    },
    unplug(model) {
      plugged.delete(model);
      lamps.delete(model);
      say({ toModels: true, kind: 'unplug', model });
    },
    press: (model, what) => say({ toModels: true, kind: 'press', model, what }),
    otherProgram: (model, report) => say({ toModels: true, kind: 'other-program', model, report }),
    lit,
    onLit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
