import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Clock } from '../../main/contract/clock.ts';
import { systemClock } from '../../main/contract/clock.ts';
import type { SelftestStep } from '../../main/contract/kiosk.ts';
import { type Kiosk, startKiosk } from '../../main/index.ts';
import { makeLog } from '../../main/log.ts';
import { guestFolder, windowFolder } from '../../main/places.ts';
import { type ChromiumShell, makeChromiumShell } from '../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import type { ShellOptions } from '../../main/shell/shell.ts';
import type { Computer } from '../../main/watch/computer-watch.ts';
import { openWindow } from '../../main/window.ts';
import type { RoomModels } from '../peers/hid/room-models.ts';
import { mediaProbe, type Received, readReceived, receivedIn } from './media-probe.ts';

/** The real kiosk, in this process, with its window in a real Chromium that the test can touch and see. */
export type KioskInTest = {
  readonly kiosk: Kiosk;
  readonly folder: string;
  /** Everything that was logged, for a look when a flow fails and for what must not be in it. */
  readonly logged: string[];
  readonly steps: SelftestStep[];
  /** How often it was left with the PIN. */
  readonly left: string[];
  evaluate<T>(expression: string): Promise<T>;
  devtools: ChromiumShell['devtools'];
  /** Process id of the browser; 0 while there is none. */
  browser(): number;
  /** What a person can read on the screen now. */
  text(): Promise<string>;
  /** Waits until the screen shows `what`. */
  sees(what: RegExp | string, withinMs?: number): Promise<void>;
  seesNot(what: RegExp | string, withinMs?: number): Promise<void>;
  /** Presses the button whose name matches, with a real pointer. */
  tap(name: RegExp): Promise<void>;
  type(text: string): Promise<void>;
  received(ms: number): Promise<Received>;
  /** Kills the page's process, and resolves when it is gone. */
  killWindow(): Promise<void>;
  /** Keeps the page busy for ever, and resolves when the shell has ended it. */
  hangWindow(): Promise<void>;
  /** Kills the browser, and resolves when it is gone. */
  killBrowser(): Promise<void>;
  settings(text: string): void;
  agenda(text: string): void;
  picture(name: string): Promise<void>;
  stop(): Promise<void>;
};

const program = findChromium();

const matches = (text: string, what: RegExp | string): boolean =>
  typeof what === 'string' ? text.includes(what) : what.test(text);

/** Starts a kiosk with these settings (YAML) and this agenda (iCalendar) in a folder of its own. */
export async function openKiosk(options: {
  readonly settings?: string;
  readonly agenda?: string;
  readonly demo?: boolean;
  /** A link handed over at the start. */
  readonly link?: string;
  readonly simulatedDevices?: boolean;
  readonly switches?: readonly string[];
  readonly size?: { width: number; height: number };
  readonly clock?: Clock;
  /** In place of this one. */
  readonly computer?: Computer;
  readonly folder?: string;
  /** With a real window on the display of the environment. */
  readonly headed?: boolean;
  /** A window among others. */
  readonly windowed?: boolean;
  /** Devices with keys and lamps; none when absent. */
  readonly models?: Pick<RoomModels, 'nativeHost' | 'forkNative'>;
}): Promise<KioskInTest> {
  if (!program) throw new Error('Chromium is needed for these tests: apt-get install chromium');
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'rundbord-flow-'));
  const settingsFile = join(folder, 'rundbord.yaml');
  const agendaFile = join(folder, 'agenda.ics');
  const logged: string[] = [];
  const steps: SelftestStep[] = [];
  const left: string[] = [];
  const clock = options.clock ?? systemClock;
  if (options.settings !== undefined) writeFileSync(settingsFile, options.settings);
  if (options.agenda !== undefined) writeFileSync(agendaFile, options.agenda);
  let shell: ChromiumShell | null = null;
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => void logged.push(line) });
  const opening = await openWindow(
    {
      clock,
      log,
      dataFolder: folder,
      windowFolder: windowFolder(),
      windowed: options.windowed ?? false,
      headless: !options.headed,
      simulatedDevices: options.simulatedDevices ?? true,
      size: options.size ?? { width: 1920, height: 1080 },
      ...(options.switches && { switches: options.switches }),
    },
    async (shellOptions) => {
      shell = makeChromiumShell(program, { ...shellOptions, serve: withProbe(shellOptions.serve) });
      return shell;
    },
  );
  const kiosk = await startKiosk({
    clock,
    log,
    ...(options.computer && { computer: options.computer }),
    ...(options.models && { nativeHost: options.models.nativeHost, forkNative: options.models.forkNative }),
    settingsFile,
    dataFolder: folder,
    logFile: join(folder, 'rundbord.log'),
    guestFolder: guestFolder(),
    exampleAgenda: agendaFile,
    window: opening,
    demo: options.demo ?? false,
    link: options.link ?? null,
    onTrouble: () => {},
    onLeave: () => void left.push('left'),
    useLogLevel: () => {},
    onSelftestStep: (step) => void steps.push(step),
  });
  const window = shell as ChromiumShell | null;
  if (!window) throw new Error('no shell was made');

  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await window.devtools('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  };
  // What is only said aloud stays in its live region after it is over, so it is no sign of what is so now.
  const text = (): Promise<string> =>
    evaluate<string>(`(() => {
      const texts = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent && !parent.closest('.aloud[aria-live]') && parent.checkVisibility()) texts.push(node.data.trim());
      }
      return texts.filter(Boolean).join('\\n');
    })()`).catch(() => '');
  const shows = (what: RegExp | string, there: boolean, withinMs: number): Promise<void> =>
    vi.waitFor(
      async () => {
        const now = await text();
        if (matches(now, what) !== there) {
          expect.fail(
            `the screen ${there ? 'does not show' : 'still shows'} ${String(what)}; it shows:\n${now}`,
          );
        }
      },
      { timeout: withinMs, interval: 50 },
    );
  const press = async (x: number, y: number): Promise<void> => {
    const at = { x, y, button: 'left', clickCount: 1 };
    await window.devtools('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await window.devtools('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await window.devtools('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  };

  /** Does something of which the shell then says this in the log. */
  const until = async (said: string, cause: () => void): Promise<void> => {
    const times = (): number => logged.filter((line) => line.includes(said)).length;
    const before = times();
    cause();
    await vi.waitFor(() => expect(times()).toBeGreaterThan(before), { timeout: 60_000, interval: 10 });
  };

  return {
    kiosk,
    folder,
    logged,
    steps,
    left,
    evaluate,
    devtools: window.devtools,
    browser: window.pid,
    text,
    sees: (what, withinMs = 15_000) => shows(what, true, withinMs),
    seesNot: (what, withinMs = 15_000) => shows(what, false, withinMs),
    async tap(name) {
      // Controls that had faded come back at a first move; a person then looks where they are.
      for (const x of [5, 9])
        await window.devtools('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y: 5 });
      await new Promise((resolve) => setTimeout(resolve, 250));
      const place = await vi.waitFor(
        async () => {
          const found = await evaluate<[number, number] | null>(`(() => {
            const nameOf = (e) => e.getAttribute('aria-label') ?? e.innerText ?? '';
            const e = [...document.querySelectorAll('button, a, [role=button], [role=menuitem], [role=option], [role=radio], label')]
              .find((e) => e.checkVisibility({ opacityProperty: false }) && !e.disabled && ${String(name)}.test(nameOf(e)));
            if (!e) return null;
            e.scrollIntoView({ block: 'nearest' });
            const box = e.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
          })()`);
          if (!found) expect.fail(`there is no button ${String(name)}; the screen shows:\n${await text()}`);
          return found;
        },
        { timeout: 10_000, interval: 50 },
      );
      await press(...place);
    },
    async type(words) {
      await window.devtools('Input.insertText', { text: words });
    },
    received: (ms) => receivedIn(() => evaluate<Received>(readReceived), ms),
    // Never answered: the process is gone before it could.
    killWindow: () => until('the window died', () => void window.devtools('Page.crash').catch(() => {})),
    hangWindow: () =>
      until('the window does not answer', () => void evaluate('(() => { for (;;); })()').catch(() => {})),
    killBrowser: () => until('the browser is gone', () => process.kill(window.pid(), 'SIGKILL')),
    settings: (words) => writeFileSync(settingsFile, words),
    agenda: (words) => writeFileSync(agendaFile, words),
    async picture(name) {
      const to = process.env.RUNDBORD_FLOW_PICTURES;
      if (to) writeFileSync(join(to, `${name}.png`), await window.picture());
    },
    async stop() {
      await kiosk.stop();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The window's files, with the probe at the beginning of its script, so that it is also in the page of a new browser. */
const withProbe =
  (serve: ShellOptions['serve']): ShellOptions['serve'] =>
  (path) => {
    const served = serve(path);
    if (!/^\/assets\/index-.*\.js$/.test(path)) return served;
    return { ...served, body: Buffer.concat([Buffer.from(`${mediaProbe}\n`), served.body]) };
  };

/** A calendar with one meeting that began a minute ago, in a room of ours. */
export function agendaWith(
  events: readonly {
    title: string;
    startMs: number;
    minutes?: number;
    location?: string;
    more?: readonly string[];
  }[],
): string {
  const stamp = (ms: number): string => `${new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rundbord//flows//EN',
    ...events.flatMap(({ title, startMs, minutes = 30, location, more = [] }, index) => [
      'BEGIN:VEVENT',
      `UID:flow-${index}@rundbord.invalid`,
      `DTSTAMP:${stamp(startMs)}`,
      `DTSTART:${stamp(startMs)}`,
      `DTEND:${stamp(startMs + minutes * 60_000)}`,
      `SUMMARY:${title}`,
      ...(location ? [`LOCATION:${location}`] : []),
      ...more,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
