import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';
import { systemClock } from '../contract/clock.ts';
import { type Log, type LogLevel, makeLog } from '../log.ts';
import { guestFolder } from '../places.ts';
import { openSettings } from '../settings/settings.ts';
import { placesHere } from '../settings/settings-places.ts';
import { inUse, lockFolder } from '../store/folder-lock.ts';
import { openStore } from '../store/store.ts';
import { writeWholeFile } from '../store/whole-file.ts';
import { type Hub, startHub } from './hub.ts';
import type { HubSettings } from './hub-settings.ts';

const help = `rundbord hub: runs the hub alone, for several kiosks and their guests.

  --config FILE   another settings file than the usual one; its groups hub and calls are used
  --data FOLDER   another folder for what the hub keeps
  --json          print one line of JSON when the hub is up, and nothing else

Where the settings do not say hub.listen, it is reached from this computer only, and says so.
Each kiosk that uses it has a key in hub.kiosks here, and the same key in hub.remote of its own settings.
It stops at Ctrl+C.`;

/** `rundbord hub`. */
export const hubCommand: Command = {
  name: 'hub',
  summary: 'run the hub alone, for several kiosks',
  help,
  run,
};

/** What `--json` prints. */
type Report = {
  readonly loopback: string;
  readonly network: string | null;
  readonly fingerprint: string | null;
  readonly authorityFile: string | null;
  readonly kiosks: number;
  readonly problem: Hub['facts']['problem'];
};

/** A hub that runs alone is nobody's thin client. */
const settingsAlone = ({ remote: _, ...settings }: HubSettings): HubSettings => settings;

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  let given: { config?: string; data?: string; json: boolean };
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    given = values;
  } catch (error) {
    output.err(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return exitCodes.usage;
  }
  const places = placesHere();
  const dataFolder = given.data ?? places.dataFolder;
  const clock = systemClock;
  let level: LogLevel = 'info';
  const log = makeLog({
    clock,
    file: join(dataFolder, 'hub.log'),
    level: () => level,
    also: (line, lineLevel) => (lineLevel === 'error' || lineLevel === 'warn') && output.err(line),
  });
  const lock = lockFolder(dataFolder, log.part('store'));
  if ('heldBy' in lock) {
    output.err(inUse(dataFolder, lock.heldBy));
    return exitCodes.notHad;
  }
  const store = openStore(join(dataFolder, 'store'), log.part('store'));
  const settings = openSettings({
    file: given.config ?? places.settingsFile,
    clock,
    log: log.part('settings'),
    store,
  });
  const hub = startHub({ clock, log: log.part('hub'), store, guestFolder: guestFolder() });
  const use = (): Promise<void> => {
    level = settings.value.log.level;
    return hub.use(settingsAlone({ ...settings.value.hub, ...settings.value.calls }));
  };
  await use();
  settings.watch(() => {
    use().catch((error: unknown) => log.error(`the hub cannot take the settings: ${String(error)}`));
  });

  const authorityFile = hub.certificate?.authority ? join(dataFolder, 'hub-authority.pem') : null;
  if (authorityFile && hub.certificate?.authority)
    keepAuthority(authorityFile, hub.certificate.authority, log);
  const report: Report = {
    loopback: hub.brokerUrl.replace(/^ws(.*)\/mqtt$/, 'http$1'),
    network: hub.facts.guestBase,
    fingerprint: hub.certificate?.fingerprint ?? null,
    authorityFile,
    kiosks: settings.value.hub.kiosks.length,
    problem: hub.facts.problem,
  };
  // Whoever reads that it is up may tell it to stop in the same moment.
  const enough = untilTold();
  if (given.json) output.out(JSON.stringify(report));
  else for (const line of inWords(report, settings.file)) output.out(line);

  await enough;
  settings.stop();
  await hub.stop();
  lock.release();
  return exitCodes.good;
}

/** Writes the certificate to trust, for whoever sets up a kiosk. */
function keepAuthority(file: string, authority: string, log: Log): void {
  try {
    writeWholeFile(file, authority, { mode: 0o644 });
  } catch (error) {
    log.error(`cannot write ${file}: ${String(error)}`);
  }
}

/** The report as a person reads it, with the lines that each kiosk needs. */
function inWords(report: Report, settingsFile: string): string[] {
  const { network, fingerprint, authorityFile, loopback, kiosks, problem } = report;
  return [
    `Settings: ${settingsFile}`,
    `The hub listens on this computer: ${loopback}`,
    ...(network
      ? [`The hub listens on the network: ${network}`]
      : [
          `The hub does not listen on the network: ${problem?.detail ?? 'hub.listen is not set, as in hub: {listen: {host: 0.0.0.0, port: 8471}}'}.`,
        ]),
    ...(fingerprint ? [`Its certificate's fingerprint (SHA-256): ${fingerprint}`] : []),
    ...(problem && network
      ? [`Not as it should be: ${problem.at ?? ''} ${problem.detail ?? problem.code}`]
      : []),
    '',
    kiosks === 0
      ? 'No kiosk may use it yet. Give each one a name and a key of its own in hub.kiosks here, and write in the settings of that kiosk:'
      : `${kiosks === 1 ? 'One kiosk' : `${kiosks} kiosks`} may use it. In the settings of each one:`,
    '',
    'hub:',
    '  remote:',
    `    url: ${network ?? 'https://NAME-OF-THIS-COMPUTER:8471'}`,
    '    key: ITS-KEY',
    ...(authorityFile ? [`    ca: hub-authority.pem   # a copy of ${authorityFile}`] : []),
    '',
    'Stop it with Ctrl+C.',
  ];
}

/** Resolves when the person, or the system, says that it is enough. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}
