import type { Camera } from './camera.ts';
import type { NativeClock } from './clock.ts';
import type { Codec } from './codec.ts';
import { type ConnectedFromHost, mostConnected } from './connected-messages.ts';
import type { Display } from './display.ts';

/** Changes that come together are told together: how long the first waits, in ms. */
const togetherMs = 5;

/** What is told of connected devices, all of a kind at once and only what is another than before. */
export type ConnectedTold = { changed(): void; close(): void };

/** Tells main what the drivers say. `now` is asked when there is something to tell. */
export function tellConnected(options: {
  readonly clock: NativeClock;
  readonly send: (message: ConnectedFromHost) => void;
  readonly now: () => {
    readonly cameras: readonly Camera[];
    readonly displays: readonly Display[];
    readonly codecs: readonly Codec[];
  };
}): ConnectedTold {
  let cancel: (() => void) | null = null;
  let over = false;
  const last = new Map<string, string>([
    ['cameras', '[]'],
    ['displays', '[]'],
    ['codecs', '[]'],
  ]);
  const isAnother = (kind: string, value: unknown): boolean => {
    const text = JSON.stringify(value);
    if (last.get(kind) === text) return false;
    last.set(kind, text);
    return true;
  };
  const tell = (): void => {
    cancel = null;
    const now = options.now();
    const cameras = now.cameras.slice(0, 2 * mostConnected).map(short);
    const displays = now.displays.slice(0, mostConnected).map(short);
    const codecs = now.codecs.slice(0, mostConnected).map(short);
    if (isAnother('cameras', cameras)) options.send({ kind: 'cameras', cameras });
    if (isAnother('displays', displays)) options.send({ kind: 'displays', displays });
    if (isAnother('codecs', codecs)) options.send({ kind: 'codecs', codecs });
  };
  return {
    changed() {
      if (!over) cancel ??= options.clock.after(togetherMs, tell);
    },
    close() {
      over = true;
      cancel?.();
    },
  };
}

/** As long as a message may be: one that is not would be refused whole. */
const short = <T extends { readonly name: string; readonly detail: string | null }>(told: T): T => ({
  ...told,
  name: told.name.slice(0, 200),
  detail: told.detail?.slice(0, 1000) ?? null,
});
