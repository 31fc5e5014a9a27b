import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';
import { nothingConnected } from '../contract/connected.ts';
import type { DialKind, DialRoute } from '../contract/dialling.ts';
import type { Result } from '../contract/result.ts';
import { keyPlacesHere, lockReady } from '../settings/seal-key.ts';
import { readSettingsFile } from '../settings/settings-file.ts';
import { placesHere } from '../settings/settings-places.ts';
import { unsealHere } from '../settings/unseal.ts';
import { readDial } from './dial-plan.ts';
import { type DialTold, handToKiosk } from './dial-socket.ts';
import { siteOf } from './site.ts';

const help = `rundbord dial TEXT

Says what TEXT means at this kiosk and by what it would go, and hands it to the kiosk that runs here: its dial screen is
filled in. Nobody is called before a person presses Call there. TEXT is anything that the dial field takes: a room, an
invitation's code, an alias, a SIP address, a number, a link.

  --show          only say it
  --json          for a machine: {kind, shown, route: {engine, at} or null, handed}
  --config FILE   another settings file than the usual one
  --data FOLDER   the data folder of the kiosk that is meant

kind is code, room, alias, sip, h323, number, ip or link; shown is what would be dialled, without a PIN. route is null when
nothing here can take it. Where no kiosk runs, only the settings count, and no device is known.

Exit codes: 0 understood; 1 not understood, or nothing here can call it; 2 wrong usage; 3 the settings cannot be had.`;

/** `rundbord dial`. */
export const dialCommand: Command = {
  name: 'dial',
  summary: 'say what a text to dial means, and fill in the dial screen',
  help,
  run,
};

type Given = {
  readonly text: string;
  readonly show: boolean;
  readonly json: boolean;
  readonly config?: string;
  readonly data?: string;
};

function givenIn(args: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        show: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        data: { type: 'string' },
      },
    });
    // A number with spaces need not stand in quotes.
    const text = positionals.join(' ').trim();
    if (text === '' || text.length > 4000) return 'Give the text to dial.';
    const { config, data, ...rest } = values;
    return { ...rest, text, ...(config !== undefined && { config }), ...(data !== undefined && { data }) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const kinds: Readonly<Record<DialKind, string>> = {
  code: 'the code of an invitation',
  room: 'a room of our own',
  alias: 'a Pexip meeting',
  sip: 'a SIP address',
  h323: 'an H.323 address',
  number: 'a number',
  ip: 'the address of a device',
  link: 'a link',
};

function routeInWords(route: DialRoute | null): string {
  if (!route) return 'Nothing here can call it.';
  const at = route.at === '' ? '' : ` at ${route.at}`;
  switch (route.engine) {
    case 'room':
      return 'It goes by our own hub.';
    case 'pexip':
      return `It goes by Pexip${at}.`;
    case 'sip':
      return `It goes by SIP${at}.`;
    case 'codec':
      return `It goes by the room's codec${route.at === '' ? '' : `, ${route.at}`}.`;
    case 'web':
    case 'fake':
      return `It goes by ${route.engine}${at}.`;
  }
}

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  const given = givenIn(args);
  if (typeof given === 'string') {
    output.err(`${given}\nrundbord dial --help tells the rest.`);
    return exitCodes.usage;
  }
  const places = placesHere();
  const dataFolder = given.data ?? places.dataFolder;
  const settingsFile = given.config ?? places.settingsFile;
  const fromKiosk = await handToKiosk(dataFolder, given.text, given.show);
  const told = fromKiosk ?? (await readHere(given.text, settingsFile, dataFolder));
  if (told === null) {
    output.err(`${settingsFile} is not right; rundbord config check ${settingsFile} tells what.`);
    return exitCodes.notHad;
  }
  tell(told, given, fromKiosk !== null, output);
  return told.ok && told.value.route ? exitCodes.good : exitCodes.notSo;
}

function tell(told: Result<DialTold>, { json, show }: Given, runs: boolean, output: Output): void {
  const handed = runs && !show;
  if (json) {
    output.out(
      JSON.stringify(told.ok ? { ...told.value, handed } : { error: told.error.code, handed: false }),
    );
    return;
  }
  if (!told.ok) {
    output.err('This was not understood: it is no room, code, alias, address, number or link to a meeting.');
    return;
  }
  const { kind, shown, route } = told.value;
  output.out(`${shown}: ${kinds[kind]}. ${routeInWords(route)}`);
  if (handed) output.err('It stands in the dial field of the kiosk; press Call there.');
  else if (!runs) output.err('No kiosk runs here, so this is by the settings alone.');
}

/** By the settings alone; null when they are not right. */
async function readHere(
  text: string,
  settingsFile: string,
  dataFolder: string,
): Promise<Result<DialTold> | null> {
  await lockReady(dataFolder);
  const read = readSettingsFile(settingsFile, unsealHere(keyPlacesHere(dataFolder)));
  if (!read.ok) return null;
  const { settings } = read;
  const { hub } = settings;
  const hubs = [hub.publicUrl, hub.remote?.url].filter((url) => url !== undefined).map((url) => new URL(url));
  const site = siteOf(
    settings,
    hubs.flatMap(({ hostname, host }) => [hostname, host]),
    nothingConnected,
  );
  const reading = readDial(text, site);
  if (!reading.ok) return reading;
  const { kind, shown, route } = reading.value;
  return { ok: true, value: { kind, shown, route } };
}
