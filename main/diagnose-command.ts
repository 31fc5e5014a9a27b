import { existsSync, readdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import {
  arch,
  availableParallelism,
  freemem,
  homedir,
  loadavg,
  networkInterfaces,
  release,
  totalmem,
  type,
  uptime,
} from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes, type Output } from './command.ts';
import { systemClock } from './contract/clock.ts';
import { keyPlacesHere, lockReady } from './settings/seal-key.ts';
import { readSettingsFile } from './settings/settings-file.ts';
import { placesHere } from './settings/settings-places.ts';
import { unsealHere } from './settings/unseal.ts';
import { browserHere } from './shell/choose-shell.ts';
import { version } from './version.ts';
import { logLineWithoutPersons, outlineOf, withoutPersons } from './without-persons.ts';

const help = `rundbord diagnose: writes what somebody who helps needs to know into one text file, to be read before it is sent.

  --out FILE          the file (rundbord-diagnose-DATE.txt in this folder)
  --json              prints the same as JSON and writes no file
  --config FILE       another settings file than the usual one
  --data FOLDER       another data folder than the usual one

Inside: versions, the computer, disk and memory, which settings are set (no text that somebody wrote), what the kiosk keeps
(names and sizes), and the log. No person, no address, no meeting, no secret. The kiosk may be running or not.`;

/** `rundbord diagnose`. */
export const diagnoseCommand: Command = {
  name: 'diagnose',
  summary: 'write a file about this kiosk for whoever helps; no person in it',
  help,
  run,
};

/** Characters of the log that are taken, from its end. */
const logLimit = 500_000;

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  let given: { out?: string; json: boolean; config?: string; data?: string };
  try {
    given = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    output.err(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return exitCodes.usage;
  }
  const places = placesHere();
  const found = await look(given.config ?? places.settingsFile, given.data ?? places.dataFolder);
  if (given.json) {
    output.out(JSON.stringify(found, null, 2));
    return exitCodes.good;
  }
  const day = found.when.slice(0, 10);
  const file = resolve(given.out ?? `rundbord-diagnose-${day}.txt`);
  try {
    writeFileSync(file, asText(found), { mode: 0o600 });
  } catch (error) {
    output.err(`${file} cannot be written: ${String(error)}. Name another place with --out.`);
    return exitCodes.notHad;
  }
  output.out(file);
  output.err('Read it before you send it. It should name nobody; say so if it does.');
  return exitCodes.good;
}

type Findings = Awaited<ReturnType<typeof look>>;

/** Looks at everything; what cannot be seen is said in its place. */
async function look(settingsFile: string, dataFolder: string) {
  const home = homedir();
  await lockReady(dataFolder);
  const reading = readSettingsFile(settingsFile, unsealHere(keyPlacesHere(dataFolder)));
  const mebibytes = (bytes: number): number => Math.round(bytes / 1_048_576);
  return {
    when: new Date(systemClock.now()).toISOString(),
    version,
    node: process.version,
    browser: await browserHere(),
    system: { type: type(), release: release(), arch: arch(), upSeconds: Math.round(uptime()) },
    processors: { count: availableParallelism(), load: loadavg() },
    memoryMiB: { all: mebibytes(totalmem()), free: mebibytes(freemem()) },
    diskFreeMiB: orWords(() => {
      const { bavail, bsize } = statfsSync(dataFolder);
      return mebibytes(bavail * bsize);
    }),
    display: process.env.DISPLAY ? 'X11' : process.env.WAYLAND_DISPLAY ? 'Wayland' : 'none named',
    network: Object.entries(networkInterfaces()).map(
      ([name, all]) => `${name}: ${(all ?? []).map(({ family }) => family).join(', ')}`,
    ),
    settings: {
      file: withoutPersons(settingsFile, home),
      there: existsSync(settingsFile),
      ...(reading.ok ? { outline: outlineOf(reading.settings) } : { wrong: reading.issues }),
    },
    kept: orWords(() => filesBelow(dataFolder)),
    log: orWords(() => logOf(dataFolder, home)),
  };
}

const orWords = <T>(see: () => T): T | string => {
  try {
    return see();
  } catch (error) {
    return `cannot be seen (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`;
  }
};

/** Names and sizes, not contents; the browser's profile as one line. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    if (entry.name === 'store') return filesBelow(place).map((line) => `store/${line}`);
    if (entry.isDirectory()) return [`${entry.name}/`];
    const { size, mtime } = statSync(place);
    return [`${entry.name}  ${size} bytes, ${mtime.toISOString()}`];
  });
}

function logOf(dataFolder: string, home: string): readonly string[] {
  const read = (name: string): string => {
    try {
      return readFileSync(join(dataFolder, name), 'utf8');
    } catch {
      return '';
    }
  };
  const text = (read('rundbord.log.1') + read('rundbord.log')).slice(-logLimit);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => logLineWithoutPersons(line, home));
}

function asText({ log, kept, ...rest }: Findings): string {
  const lines = (given: readonly string[] | string): string =>
    typeof given === 'string' ? given : given.join('\n');
  return `Rundbord, for whoever helps. Please read it before you send it.

${JSON.stringify(rest, null, 2)}

What the kiosk keeps
${lines(kept)}

The log
${lines(log)}
`;
}
