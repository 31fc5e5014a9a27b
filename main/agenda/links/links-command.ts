import { Buffer } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes, type Output } from '../../command.ts';
import { calendarText } from '../calendar-text.ts';
import { linesOf } from './input-lines.ts';
import { type LinkRules, noRules, type RankedTarget } from './invitation.ts';
import { targetsInContent } from './targets-in-content.ts';

const help = `rundbord links [--json|--jsonl] [--config FILE]

Reads an invitation on the standard input and prints the ways into its meeting, best first. It may be text, HTML or an
iCalendar file; which of them is told by what it is.

  --json         for a machine: one array [{engine, provider, address, pin?, role?, source, confidence}], empty when
                 there is no way in
  --jsonl        for many: each line of the input is one invitation as a JSON string, each line of the output the array
                 for it, as soon as it is found. A line that is no JSON string gives [] and is told on standard error;
                 an empty line gives [].
  --config FILE  a settings file, whose group "links" counts: the house's own hosts, rules and wishes;
                 its hub's addresses count too

engine is room, pexip, sip, web or codec; provider a lower-case word. source says where it stood: rule (of the settings),
conference (properties for it), url, location, text or html. confidence is how sure it is that this is the way into the
meeting, 1 to 0; it never rises with the rank. Without --json and --jsonl, PINs and passwords are not printed.

Exit codes: 0 also when there is no way in; 1 a line was no JSON string; 2 wrong usage; 3 a file cannot be had.`;

/** More than this is no invitation, in bytes of the input or of one line. */
const inputLimitBytes = 20_000_000;

/** What a settings file adds, or why it cannot be read. The settings' schema is only loaded when it is asked for. */
async function rulesIn(file: string | undefined): Promise<LinkRules | string> {
  if (file === undefined) return noRules;
  const [{ settingsFileContent }, { readSettings, settingsFormOf }] = await Promise.all([
    import('../../settings/settings-file.ts'),
    import('../../settings/read-settings.ts'),
  ]);
  const content = settingsFileContent(file);
  if (content.kind !== 'text') return `${file} cannot be read.`;
  const reading = readSettings(content.text, settingsFormOf(file), dirname(resolve(file)));
  if (!reading.ok) return `${file} is not right; rundbord config check ${file} tells what.`;
  const { links, hub } = reading.settings;
  const hubs = [hub.publicUrl, hub.remote?.url].filter((url) => url !== undefined).map((url) => new URL(url));
  return { ...links, ownHosts: hubs.flatMap(({ hostname, host }) => [hostname, host]) };
}

/** Exactly the fields that the help promises, in their order. */
const printed = ({ engine, provider, address, pin, role, source, confidence }: RankedTarget): object => ({
  engine,
  provider,
  address,
  ...(pin === undefined ? {} : { pin }),
  ...(role === undefined ? {} : { role }),
  source,
  confidence,
});

const jsonOf = (targets: readonly RankedTarget[]): string => JSON.stringify(targets.map(printed));

/** The address without what lets people in. */
const shownAddress = (address: string): string =>
  address.replaceAll(
    /([?&#;](?:pwd|p|pin|password|passcode|pw|secret|roomkey|tk)=)[^&#]+|(#pwd-).+/gi,
    (_, name: string | undefined, fragment: string | undefined) => `${name ?? fragment}…`,
  );

function lineOf(
  { engine, provider, address, pin, role, source, confidence }: RankedTarget,
  at: number,
): string {
  const more = [
    `from ${source}`,
    `confidence ${confidence.toFixed(2)}`,
    ...(role === undefined ? [] : [`as ${role}`]),
    ...(pin === undefined ? [] : ['PIN: yes']),
  ];
  return `${String(at + 1).padStart(2)}. ${provider} (${engine})  ${shownAddress(address)}\n    ${more.join(' · ')}`;
}

const listOf = (targets: readonly RankedTarget[]): string =>
  targets.length === 0 ? 'No way in found.' : targets.map(lineOf).join('\n');

async function wholeOf(input: AsyncIterable<Uint8Array>): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input) {
    size += piece.length;
    if (size > inputLimitBytes) return null;
    pieces.push(piece);
  }
  return calendarText(Buffer.concat(pieces));
}

/** The string that a line of JSON is, or null. */
function stringIn(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

async function runLines(
  input: AsyncIterable<Uint8Array>,
  rules: LinkRules,
  output: Output,
): Promise<ExitCode> {
  let number = 0;
  let allGood = true;
  for await (const line of linesOf(input, inputLimitBytes)) {
    number += 1;
    const content = line === null ? null : line.trim() === '' ? '' : stringIn(line);
    if (content === null) {
      allGood = false;
      output.err(`Line ${number} is no JSON string.`);
    }
    output.out(content === null ? '[]' : jsonOf(targetsInContent(content, rules)));
  }
  return allGood ? exitCodes.good : exitCodes.notSo;
}

type Given = { readonly json: boolean; readonly jsonl: boolean; readonly config: string | undefined };

function givenIn(args: readonly string[]): Given | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, jsonl: { type: 'boolean' }, config: { type: 'string' } },
    });
    if (values.json && values.jsonl) return 'Give either --json or --jsonl.';
    return { json: values.json ?? false, jsonl: values.jsonl ?? false, config: values.config };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The command, with where it reads. */
export function makeLinksCommand(input: () => AsyncIterable<Uint8Array>): Command {
  async function run(args: readonly string[], output: Output): Promise<ExitCode> {
    const given = givenIn(args);
    if (typeof given === 'string') {
      output.err(`${given}\nrundbord links --help tells the rest.`);
      return exitCodes.usage;
    }
    const rules = await rulesIn(given.config);
    if (typeof rules === 'string') {
      output.err(rules);
      return exitCodes.notHad;
    }
    if (given.jsonl) return runLines(input(), rules, output);
    const content = await wholeOf(input());
    if (content === null) {
      output.err('This is larger than 20 MB, and no invitation.');
      return exitCodes.notHad;
    }
    const targets = targetsInContent(content, rules);
    output.out(given.json ? jsonOf(targets) : listOf(targets));
    return exitCodes.good;
  }
  return { name: 'links', summary: 'print the ways into a meeting that an invitation holds', help, run };
}

/** `rundbord links`. */
export const linksCommand: Command = makeLinksCommand(() => process.stdin);
