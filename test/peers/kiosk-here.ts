import { join } from 'node:path';
import type { Clock } from '../../main/contract/clock.ts';
import { type Kiosk, startKiosk } from '../../main/index.ts';
import type { Log } from '../../main/log.ts';
import { guestFolder, windowFolder } from '../../main/places.ts';
import { type ChromiumShell, makeChromiumShell } from '../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { openWindow } from '../../main/window.ts';

/**
 * The real kiosk in this process, with its window in a real Chromium without a screen, outside any test runner. Settings,
 * agenda and all that it keeps are in `folder`: `rundbord.yaml`, `agenda.ics`.
 */
export async function openKioskHere(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly demo: boolean;
  readonly switches?: readonly string[];
}): Promise<{ readonly kiosk: Kiosk; readonly shell: ChromiumShell }> {
  const { folder, clock, log, demo } = options;
  const program = findChromium();
  if (!program) throw new Error('Chromium is needed: apt-get install chromium');
  let made: ChromiumShell | null = null;
  const window = await openWindow(
    {
      clock,
      log,
      dataFolder: folder,
      windowFolder: windowFolder(),
      windowed: false,
      headless: true,
      simulatedDevices: true,
      size: { width: 1280, height: 800 },
      ...(options.switches && { switches: options.switches }),
    },
    async (shellOptions) => {
      made = makeChromiumShell(program, shellOptions);
      return made;
    },
  );
  const kiosk = await startKiosk({
    clock,
    log,
    settingsFile: join(folder, 'rundbord.yaml'),
    dataFolder: folder,
    logFile: join(folder, 'rundbord.log'),
    guestFolder: guestFolder(),
    exampleAgenda: join(folder, 'agenda.ics'),
    window,
    demo,
    link: null,
    onTrouble: ({ kind }) => log.warn(`trouble: ${kind}`),
    useLogLevel: () => {},
    onSelftestStep: () => {},
    onLeave: () => {},
  });
  const shell = made as ChromiumShell | null;
  if (!shell) throw new Error('no shell was made');
  return { kiosk, shell };
}

/** Runs an expression in the window; the value to which it, or its promise, comes. Rejects with what it throws. */
export async function evaluateIn(shell: ChromiumShell, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await shell.devtools('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) {
    const { exception } = exceptionDetails as { exception?: { description?: string } };
    throw new Error(exception?.description ?? JSON.stringify(exceptionDetails));
  }
  return (result as { value?: unknown }).value ?? null;
}
