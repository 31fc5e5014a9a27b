import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import { type Kiosk, startKiosk } from '../../../main/index.ts';
import { makeLog } from '../../../main/log.ts';
import { guestFolder, windowFolder } from '../../../main/places.ts';
import { type ChromiumShell, makeChromiumShell } from '../../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../../main/shell/chromium/find-chromium.ts';
import type { Served } from '../../../main/shell/shell.ts';
import { openWindow } from '../../../main/window.ts';
import { mediaProbe } from '../../flows/media-probe.ts';
import { evaluateIn } from '../../peers/kiosk-here.ts';

/** The whole kiosk, with its window in a real Chromium that takes the camera and microphone that are plugged in. */
export type KioskInRoom = {
  readonly kiosk: Kiosk;
  readonly logged: readonly string[];
  evaluate<T>(expression: string): Promise<T>;
  /** What a person can read on the screen. */
  text(): Promise<string>;
  /** Presses the button with this name. */
  tap(name: RegExp): Promise<boolean>;
  stop(): Promise<void>;
};

/** As it is shipped. */
const builtNativeHost = join(import.meta.dirname, '..', '..', '..', 'dist', 'main', 'native-host.mjs');

const settings = `language: {default: en}
room: {name: Egeskov, site: Health house, address: egeskov, zone: Etc/GMT}
calls: {goodbyeSeconds: 2}
hub: {loopbackPort: 0}
`;

const agenda = (): string => {
  const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const now = Date.now();
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rundbord//room//EN',
    'BEGIN:VEVENT',
    'UID:room@rundbord.invalid',
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(now - 60_000)}`,
    `DTEND:${stamp(now + 1_800_000)}`,
    'SUMMARY:In the virtual room',
    'LOCATION:rundbord:egeskov-room',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
};

/**
 * Put into the page too: the virtual machine is some twenty times slower than a computer of today. What is drawn thirty times a
 * second is drawn four times, and the sound is not cleaned of echo. Which devices are opened, and what becomes of them, is as it is.
 */
const slowComputer = `(() => {
  const every = window.setInterval.bind(window);
  window.setInterval = (run, ms, ...rest) => every(run, Math.max(ms ?? 0, 250), ...rest);
  const capture = HTMLCanvasElement.prototype.captureStream;
  HTMLCanvasElement.prototype.captureStream = function () { return capture.call(this, 2); };
  const media = navigator.mediaDevices;
  const open = media.getUserMedia.bind(media);
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  media.getUserMedia = (wish) => open(wish.audio ? { ...wish, audio: { ...wish.audio, ...raw } } : wish);
})();`;

/** Main's patience with a window, made for a computer of today, in the time of this one. */
const slowClock: Clock = { ...systemClock, after: (ms, run) => systemClock.after(3 * ms, run) };

/** On Linux no page sees HID, since the system tells layouts; here it does, as on Windows. */
const seesHid = (served: Served): Served => {
  const policy = served.headers['permissions-policy'];
  if (policy === undefined) return served;
  return {
    ...served,
    headers: { ...served.headers, 'permissions-policy': policy.replace('hid=()', 'hid=(self)') },
  };
};

/** Starts it in a folder of its own. */
export async function openKioskInRoom(): Promise<KioskInRoom> {
  const program = findChromium();
  if (!program) throw new Error('Chromium is not here');
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-room-'));
  writeFileSync(join(folder, 'rundbord.yaml'), settings);
  writeFileSync(join(folder, 'agenda.ics'), agenda());
  const logged: string[] = [];
  const clock = slowClock;
  const log = makeLog({
    clock,
    file: null,
    level: () => 'debug',
    also: (line) => {
      logged.push(line);
      if (process.env.RUNDBORD_ROOM_LOG) console.log(line);
    },
  });
  let made: ChromiumShell | null = null;
  const window = await openWindow(
    {
      clock,
      log,
      dataFolder: folder,
      windowFolder: windowFolder(),
      windowed: false,
      headless: true,
      simulatedDevices: false,
      size: { width: 640, height: 400 },
      switches: ['--disable-gpu', '--force-prefers-reduced-motion'],
    },
    async (options) => {
      made = makeChromiumShell(program, {
        ...options,
        serve(path) {
          const served = seesHid(options.serve(path));
          if (!/^\/assets\/index-.*\.js$/.test(path)) return served;
          return {
            ...served,
            body: Buffer.concat([Buffer.from(`${mediaProbe}\n${slowComputer}\n`), served.body]),
          };
        },
      });
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
    nativeHost: builtNativeHost,
    demo: false,
    link: null,
    onTrouble: () => {},
    useLogLevel: () => {},
    onSelftestStep: () => {},
    onLeave: () => {},
  });
  const shell = made as ChromiumShell | null;
  if (!shell) throw new Error('no shell was made');
  const evaluate = <T>(expression: string): Promise<T> => evaluateIn(shell, expression) as Promise<T>;
  return {
    kiosk,
    logged,
    evaluate,
    text: () => evaluate<string>('document.body.innerText').catch(() => ''),
    tap: (name) =>
      evaluate<boolean>(`(() => {
        const nameOf = (e) => e.getAttribute('aria-label') ?? e.innerText ?? '';
        const found = [...document.querySelectorAll('button')].find((e) => !e.disabled && ${String(name)}.test(nameOf(e)));
        found?.click();
        return found !== undefined;
      })()`),
    stop: () => kiosk.stop(),
  };
}
