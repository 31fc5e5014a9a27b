import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { refreshExampleAgenda } from './agenda/example-agenda.ts';
import { type Command, type ExitCode, exitCodes, type Output } from './command.ts';
import { systemClock } from './contract/clock.ts';
import type { Kiosk } from './index.ts';
import { type LogLevel, makeLog } from './log.ts';
import { guestFolder, nativeHost, windowFolder } from './places.ts';
import { defaultSettings } from './settings/schema.ts';
import { keyPlacesHere, lockReady } from './settings/seal-key.ts';
import { readSettingsFile } from './settings/settings-file.ts';
import { placesHere } from './settings/settings-places.ts';
import { leaveSealed, unsealHere } from './settings/unseal.ts';
import { chooseFork } from './shell/choose-fork.ts';
import { isMeetingLink } from './shell/meeting-link.ts';
import type { ShellTrouble } from './shell/shell.ts';
import { hasDisplay, startVirtualDisplay } from './shell/virtual-display.ts';
import { inUse, lockFolder } from './store/folder-lock.ts';
import { removeWholeFile } from './store/whole-file.ts';
import { endOnFailure } from './watch/main-failure.ts';
import { keepTelling, openSupervisor } from './watch/supervisor.ts';
import { openWindow } from './window.ts';

/** Milliseconds between two pictures of a screen that nobody can see. */
const pictureEveryMs = 2000;
/** Milliseconds between two looks at whether it is enough. */
const lookEveryMs = 100;

const help = `rundbord start [LINK]: starts the kiosk on this computer. With LINK its join screen (rundbord:ROOM) or its
dial screen (sip:, sips:, h323:, pexip:, tel:) is filled in.

  --demo              a simulated colleague (picture and sound, shown as a demo) joins every meeting in our own rooms
  --demo pexip        that, and a simulated conferencing node of Pexip with meetings to dial (npm start only)
  --node ADDRESS      a conferencing node that is asked before those of the settings, for aliases alone and those
                      of the domain rundbord.invalid
  --simulated         camera, microphone and speaker are simulated by the browser
  --config FILE       another settings file than the usual one
  --data FOLDER       another folder for what the kiosk keeps
  --size WxH          size of the virtual screen or of a laptop's window (1920x1080)
  --headless          no window at all; pictures are taken all the same
  --shell=NAME        electron or chromium (npm start only; chosen by itself otherwise)

Where this computer has no display, a virtual one is used and a picture of it is kept in a file.
It stops at Ctrl+C.`;

/** `rundbord start`. */
export const startCommand: Command = { name: 'start', summary: 'start the kiosk', help, run };

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments(args);
  } catch (error) {
    output.err(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return exitCodes.usage;
  }
  const places = placesHere();
  const settingsFile = given.config ?? places.settingsFile;
  const dataFolder = given.data ?? places.dataFolder;
  const logFile = join(dataFolder, 'rundbord.log');
  const opened = readSettingsFile(settingsFile, unsealHere(keyPlacesHere(dataFolder)));
  // Before a shell is there its key may not be had, and no secret is needed yet.
  const first = opened.ok ? opened : readSettingsFile(settingsFile, leaveSealed);
  const settings = 'settings' in first ? first.settings : defaultSettings();
  let level: LogLevel = settings.log.level;
  const log = makeLog({
    clock: systemClock,
    file: logFile,
    level: () => level,
    also: (line, lineLevel) => (lineLevel === 'error' || lineLevel === 'warn') && output.err(line),
  });
  // Before any program is started from here: none of them may speak to the supervisor in the kiosk's name.
  const supervisor = openSupervisor(process.env, log.part('supervisor'));

  const lock = lockFolder(dataFolder, log.part('store'));
  if ('heldBy' in lock) {
    output.err(inUse(dataFolder, lock.heldBy));
    return exitCodes.notHad;
  }
  const screenFile = join(dataFolder, 'screen.png');
  removePicture(screenFile);
  const exampleAgenda = join(dataFolder, 'agenda.ics');
  const isNew = !existsSync(exampleAgenda);
  refreshExampleAgenda(exampleAgenda, {
    now: systemClock.now(),
    zone: settings.room.zone,
    room: settings.room.address,
    language: settings.language.default,
    node: given.demo && given.node !== null,
  });
  output.err(
    existsSync(settingsFile)
      ? `Settings: ${settingsFile}`
      : `Settings: none yet, so the kiosk begins with its own. They go into ${settingsFile}`,
  );
  if (settings.agenda.sources.length === 0) {
    output.err(`Agenda: ${exampleAgenda}${isNew ? ' (made now, with examples; edit it as you like)' : ''}`);
  }

  const needsDisplay = !given.headless && !hasDisplay(process.env, process.platform);
  const display = needsDisplay ? await startVirtualDisplay(given.size.width, given.size.height) : null;
  if (display) {
    process.env.DISPLAY = display.name;
    output.err(`This computer has no display: the kiosk runs on a virtual one (${display.name}).`);
  } else if (needsDisplay) {
    output.err(
      'This computer has no display and no Xvfb for a virtual one: the kiosk runs without a window.',
    );
  }
  const headless = given.headless || (needsDisplay && !display);

  return new Promise<ExitCode>((resolve) => {
    let stopped = false;
    let stopTelling = (): void => {};
    let pictures: Promise<void> = Promise.resolve();
    const pictureFile = needsDisplay || given.headless ? screenFile : null;
    const stop = async (code: ExitCode): Promise<void> => {
      if (stopped) return;
      stopped = true;
      stopTelling();
      supervisor.stopping();
      // Told to stop while it starts: it is up within seconds, and then it can be taken down whole.
      await starting.then(
        (kiosk) => kiosk.stop(),
        () => {},
      );
      display?.stop();
      await pictures;
      if (pictureFile) removePicture(pictureFile);
      lock.release();
      resolve(code);
    };
    const stopSoon = (code: ExitCode) => (): void => {
      stop(code).catch((error: unknown) => {
        output.err(`While stopping: ${String(error)}`);
        resolve(exitCodes.notHad);
      });
    };
    // A terminal tells the whole group, and who started us tells us again: the second time must not cut the first short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, stopSoon(exitCodes.good));
    }
    endOnFailure({ log, end: stopSoon(exitCodes.again), abort: () => process.exit(exitCodes.again) });

    const start = async (): Promise<Kiosk> => {
      const window = await openWindow({
        clock: systemClock,
        log,
        dataFolder,
        windowFolder: windowFolder(),
        windowed: settings.room.posture === 'laptop',
        headless,
        simulatedDevices: given.simulated,
        size: given.size,
      });
      // Read while the browser starts: broker, calendars and certificates are most of our code.
      const { startKiosk } = await import('./index.ts');
      const forkNative = await chooseFork();
      // From here on what is sealed in the settings is opened.
      await lockReady(dataFolder);
      return startKiosk({ ...kioskOptions, window, nativeHost: nativeHost(), forkNative });
    };
    const kioskOptions = {
      clock: systemClock,
      log,
      settingsFile,
      dataFolder,
      logFile,
      guestFolder: guestFolder(),
      exampleAgenda,
      demo: given.demo,
      node: given.node,
      link: given.link,
      onTrouble(trouble: ShellTrouble) {
        if (trouble.kind === 'closed') stopSoon(exitCodes.good)();
        // With something that starts us again all is begun anew; without it the shell goes on trying.
        if (trouble.kind === 'stuck' && supervisor.isThere) stopSoon(exitCodes.again)();
        if (trouble.kind === 'display-gone') {
          output.err(`The display is gone. The log says more: ${logFile}`);
          stopSoon(exitCodes.again)();
        }
      },
      onLeave: stopSoon(exitCodes.left),
      useLogLevel: (wanted: LogLevel) => {
        level = wanted;
      },
      onSelftestStep: () => {},
      ...(supervisor.isThere && { endForFreshStart: stopSoon(exitCodes.again) }),
    };
    const starting = start();
    starting.then(
      (started) => {
        if (stopped) return;
        stopTelling = keepTelling(supervisor, started, systemClock, log);
        output.err(`The kiosk is up (${started.shell.describe()}). Stop it with Ctrl+C.`);
        if (pictureFile) {
          output.err(`What its screen shows now: ${pictureFile}`);
          pictures = keepPicture(started, pictureFile, () => stopped);
        }
      },
      (error: unknown) => {
        output.err(`The kiosk could not start: ${error instanceof Error ? error.message : String(error)}`);
        stopSoon(exitCodes.notHad)();
      },
    );
  });
}

/** Writes the screen's picture to `file` again and again until it is stopped; one that fails is tried again at the next turn. */
async function keepPicture(kiosk: Kiosk, file: string, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const picture = await kiosk.shell.picture().catch(() => null);
    // Whoever looks sees a whole picture, the one before or this one.
    const written = picture && !stopped() ? writeFile(`${file}.new`, picture) : null;
    await written?.then(() => rename(`${file}.new`, file)).catch(() => {});
    for (let waited = 0; waited < pictureEveryMs && !stopped(); waited += lookEveryMs) {
      await new Promise<void>((resolve) => {
        systemClock.after(lookEveryMs, resolve);
      });
    }
  }
}

/** Takes the picture away; one that was killed leaves its last, and somebody may be in it. */
function removePicture(file: string): void {
  try {
    removeWholeFile(file);
  } catch {
    // A disk that takes nothing away takes no new one either.
  }
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      demo: { type: 'boolean', default: false },
      node: { type: 'string' },
      simulated: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      config: { type: 'string' },
      data: { type: 'string' },
      size: { type: 'string', default: '1920x1080' },
    },
  });
  const match = /^(\d{3,5})x(\d{3,5})$/.exec(values.size);
  if (!match) throw new Error(`--size is a width and a height like 1920x1080, not "${values.size}".`);
  if (values.demo && positionals.includes('pexip')) {
    throw new Error(
      'The simulated conferencing node comes with the source of Rundbord, not with what is installed: npm start -- --demo pexip',
    );
  }
  const node = values.node === undefined ? null : URL.parse(values.node);
  if (values.node !== undefined && !node?.protocol.startsWith('http'))
    throw new Error(`"${values.node}" is no address of a node like https://video.example.org.`);
  const [link = null, ...more] = positionals;
  if (more.length > 0 || (link !== null && !isMeetingLink(link)))
    throw new Error(`"${positionals.join(' ')}" is no link like rundbord:ROOM or sip:ROOM@example.org.`);
  return {
    ...values,
    node: node?.origin ?? null,
    link,
    size: { width: Number(match[1]), height: Number(match[2]) },
  };
}
