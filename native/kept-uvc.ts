import type { Camera, CameraCommand } from './camera.ts';
import type { NativeClock } from './clock.ts';
import type { ConnectedParts } from './connected-parts.ts';
import type { Driven, Surroundings } from './devices/driven.ts';

/** The cameras that the system itself moves. */
export type KeptUvc = {
  cameras(): readonly Driven<Camera, CameraCommand>[];
  look(): void;
  close(): Promise<void>;
};

/** Keeps the system's own cameras, whose driver is loaded at the first look that finds one. One that fails is left alone. */
export function keepUvc(options: {
  readonly load: ConnectedParts['uvc'];
  readonly clock: NativeClock;
  readonly changed: () => void;
  readonly log: Surroundings['log'];
}): KeptUvc {
  const { clock, changed, log } = options;
  let watch: Awaited<ReturnType<NonNullable<Awaited<ReturnType<ConnectedParts['uvc']>>>>> | null = null;
  let loads = false;
  let over = false;

  const guard = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      log('warn', `the system's cameras failed: ${String(error)}`);
    }
  };
  const load = async (): Promise<void> => {
    const begin = await options.load();
    if (!begin || over) return;
    watch = begin({
      clock: { now: () => clock.now(), after: (delayMs, run) => clock.after(delayMs, () => guard(run)) },
      changed,
      log,
    });
    watch.look();
    changed();
  };
  return {
    cameras: () => watch?.cameras ?? [],
    look() {
      if (over) return;
      if (watch) guard(() => watch?.look());
      if (watch || loads) return;
      loads = true;
      load()
        .catch((error: unknown) => log('warn', `the system's cameras cannot be driven: ${String(error)}`))
        .finally(() => {
          loads = false;
        });
    },
    async close() {
      over = true;
      await watch?.close().catch(() => {});
    },
  };
}
