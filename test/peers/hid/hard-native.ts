import { fileURLToPath } from 'node:url';
import { forkWithNode } from '../../../main/devices/fork-with-node.ts';
import type { ForkNative, NativeChild } from '../../../main/devices/native-process.ts';
import type { Lamps } from '../../../native/device.ts';
import { type HardModel, type Hardship, isHardLamps } from './hardship.ts';

const dark: Lamps = { ringing: false, offHook: false, muted: false, held: false };

/** The real native process over devices in software, which stay plugged in when it dies. */
export function hardNative() {
  const plugged = new Set<HardModel>();
  const lamps = new Map<HardModel, Lamps>();
  let more = 0;
  let child: NativeChild | null = null;
  let changed = (): void => {};
  const suffer = (hardship: Hardship): void => child?.send(hardship);
  const plugAll = (): void => {
    for (const model of plugged) suffer({ hardship: true, kind: 'plug', model });
    if (more > 0) suffer({ hardship: true, kind: 'more', count: more });
  };
  const fork: ForkNative = (entry, tell) => {
    child = forkWithNode(entry, {
      ...tell,
      heard(message) {
        if (!isHardLamps(message)) {
          tell.heard(message);
          return;
        }
        lamps.set(message.model, message.lit);
        changed();
      },
    });
    lamps.clear();
    plugAll();
    return child;
  };
  return {
    entry: fileURLToPath(new URL('host-with-models.ts', import.meta.url)),
    fork,
    suffer,
    plug(model: HardModel) {
      plugged.add(model);
      suffer({ hardship: true, kind: 'plug', model });
    },
    unplug(model: HardModel) {
      plugged.delete(model);
      lamps.delete(model);
      suffer({ hardship: true, kind: 'unplug', model });
    },
    /** Idle devices more. */
    plugMore(count: number) {
      more = count;
      suffer({ hardship: true, kind: 'more', count });
    },
    /** What a person sees on it. */
    lit: (model: HardModel): Lamps => lamps.get(model) ?? dark,
    /** Calls at every change of a lamp. */
    onLit(listener: () => void) {
      changed = listener;
    },
  };
}
